package dev.teal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import dev.teal.core.desired.Manifest;
import dev.teal.core.desired.Reading;
import dev.teal.core.desired.Release;
import dev.teal.core.desired.RoutedService;
import dev.teal.core.live.Aim;
import dev.teal.core.live.Drift;
import dev.teal.core.live.Leads;
import dev.teal.core.live.Live;
import dev.teal.core.live.LiveDeployment;
import dev.teal.core.live.LiveService;
import dev.teal.core.live.Pod;
import dev.teal.core.live.Scope;
import dev.teal.core.mark.Marks;
import dev.teal.core.mark.Move;
import dev.teal.core.mark.PastMoves;
import dev.teal.core.mark.Trials;
import dev.teal.core.port.Announcement;
import dev.teal.core.port.Cluster;
import dev.teal.core.port.Folder;
import dev.teal.core.port.PortException;
import dev.teal.core.port.TransientException;
import dev.teal.core.value.Color;
import dev.teal.core.value.Commit;
import dev.teal.core.value.Hold;
import dev.teal.core.value.ObjectRef;
import dev.teal.core.value.Reason;
import dev.teal.core.value.Selector;
import dev.teal.core.value.Tree;
import dev.teal.manifest.FolderFormat;
import dev.teal.manifest.FormatSettings;

/** What the core relies on, whichever {@link Cluster} it is. Each test has a cluster without objects of its own. */
public abstract class ClusterContract {

    protected static final String COMMIT = "c0ffee0123456789c0ffee0123456789c0ffee01";

    private static final Instant SWITCHED = Instant.parse("2026-11-24T12:00:00Z");
    private static final Instant PROVEN = Instant.parse("2026-11-24T12:00:01Z");

    protected final Map<String, String> files = new TreeMap<>();

    /** The cluster under test. */
    protected abstract Cluster cluster();

    /** A namespace that exists and is empty. */
    protected abstract String namespace();

    /** The live object as the API server has it; empty where there is none. */
    protected abstract Optional<Tree> object(ObjectRef ref);

    /** Somebody else writes an annotation on the object. */
    protected abstract void annotate(ObjectRef ref, String key, String value) throws Exception;

    /** The messages of the Events about the object. */
    protected abstract List<String> events(ObjectRef ref);

    @Test
    void anObjectThatDoesNotExistIsMissing() throws PortException {
        Release release = shop();

        Live seen = look(release);

        assertThat(drift(deployment(release, Color.GREEN))).isEqualTo(new Drift.Missing());
        assertThat(drift(service(release).manifest())).isEqualTo(new Drift.Missing());
        assertThat(seen.service(service(release))).isEmpty();
        assertThat(seen.deployments()).isEmpty();
    }

    @Test
    void anObjectThatWasAppliedIsAsGitWantsIt() throws PortException {
        Release release = shop();

        apply(deployment(release, Color.GREEN));

        Live seen = look(release);
        assertThat(drift(deployment(release, Color.GREEN))).isEqualTo(new Drift.None());
        assertThat(drift(deployment(release, Color.BLUE))).isEqualTo(new Drift.Missing());
    }

    @Test
    void aLookWritesNothing() throws PortException {
        look(shop());
        drift(deployment(shop(), Color.GREEN));

        assertThat(object(ref("apps/v1", "Deployment", "shop-v1"))).isEmpty();
        assertThat(object(ref("v1", "Service", "shop"))).isEmpty();
    }

    @Test
    void aFieldThatChangedInGitIsNamed() throws PortException {
        apply(deployment(shop(), Color.GREEN));
        edit("green.yaml", "replicas: 1", "replicas: 2");

        assertThat(fields(drift(deployment(release(), Color.GREEN)))).containsExactly("spec.replicas");
    }

    @Test
    void aFieldThatLeavesGitLeavesTheCluster() throws PortException {
        shop();
        edit("green.yaml", "metadata: {name", "metadata: {annotations: {example.com/team: a}, name");
        apply(deployment(release(), Color.GREEN));
        assertThat(annotations(ref("apps/v1", "Deployment", "shop-v1"))).containsKey("example.com/team");
        edit("green.yaml", "annotations: {example.com/team: a}, ", "");

        Manifest wanted = deployment(release(), Color.GREEN);
        assertThat(drift(wanted)).isInstanceOf(Drift.Differs.class);
        apply(wanted);

        assertThat(annotations(ref("apps/v1", "Deployment", "shop-v1"))).doesNotContainKey("example.com/team");
        assertThat(drift(wanted)).isEqualTo(new Drift.None());
    }

    @Test
    void aChangeThatTheServerForbidsIsRefusedWithTheFieldsName() throws PortException {
        apply(deployment(shop(), Color.GREEN));
        edit("green.yaml", "version: v1", "version: v9");

        Drift drift = drift(deployment(release(), Color.GREEN));

        assertThat(drift).isInstanceOfSatisfying(Drift.Refused.class, refused -> {
            assertThat(refused.hold().reason()).isEqualTo(Reason.REJECTED);
            assertThat(refused.hold().message())
                    .startsWith("green.yaml, document 1")
                    .contains("immutable");
            assertThat(refused.hold().advice()).isNotEmpty();
        });
    }

    @Test
    void aCreatedServiceIsSeenWithItsSelectorAndMarks() throws PortException {
        Release release = shop();

        create(release, Color.GREEN);

        LiveService live = live(release);
        assertThat(live.selector()).contains(selector("v1"));
        assertThat(live.marks()).isEqualTo(marks(Color.GREEN, Optional.empty()));
        assertThat(live.resourceVersion()).isNotEmpty();
        assertThat(drift(release)).isEqualTo(new Drift.None());
    }

    @Test
    void aServiceThatExistsIsNotCreatedOver() throws PortException {
        Release release = shop();
        create(release, Color.GREEN);
        Optional<Tree> before = object(service(release).ref());

        TransientException e = catchThrowableOfType(TransientException.class, () -> create(release, Color.BLUE));

        assertThat(e).isNotNull().extracting(PortException::reason).isEqualTo(Reason.MODIFIED);
        assertThat(object(service(release).ref())).isEqualTo(before);
    }

    @Test
    void aSwitchMovesTheWholeSelectorAndWritesTheMarks() throws PortException {
        Release release = shop();
        create(release, Color.GREEN);

        move(release, Color.BLUE, live(release).resourceVersion());

        assertThat(live(release).selector()).contains(selector("v2"));
        assertThat(live(release).marks()).isEqualTo(marks(Color.BLUE, Optional.of(selector("v1"))));
    }

    @Test
    void aSwitchLeavesNoKeyOfASelectorThatAHandMade() throws PortException {
        shop();
        Release handMade = release();
        Manifest odd = service(handMade)
                .selecting(
                        new Selector(Map.of("app", "shop", "version", "v1", "tier", "front")),
                        marks(Color.GREEN, Optional.empty()));
        cluster().create(odd);

        move(handMade, Color.BLUE, live(handMade).resourceVersion());

        assertThat(live(handMade).selector()).contains(selector("v2"));
    }

    @Test
    void aSwitchOfAServiceThatChangedMeanwhileChangesNothing() throws Exception {
        Release release = shop();
        create(release, Color.GREEN);
        String stale = live(release).resourceVersion();
        annotate(service(release).ref(), "example.com/by", "somebody");
        Optional<Tree> before = object(service(release).ref());

        TransientException e = catchThrowableOfType(TransientException.class, () -> move(release, Color.BLUE, stale));

        assertThat(e).isNotNull().extracting(PortException::reason).isEqualTo(Reason.MODIFIED);
        assertThat(object(service(release).ref())).isEqualTo(before);
    }

    @Test
    void keepingAServiceMovesNothing() throws PortException {
        Release release = shop();
        create(release, Color.GREEN);
        move(release, Color.BLUE, live(release).resourceVersion());
        edit("service.yaml", "name: http", "name: web");
        assertThat(fields(drift(release()))).containsExactly("spec.ports[0].name");

        keep(release(), live(release()));

        assertThat(live(release()).selector()).contains(selector("v2"));
        assertThat(live(release()).marks().move().flatMap(Move::provenAt)).contains(PROVEN);
        assertThat(drift(release())).isEqualTo(new Drift.None());
    }

    @Test
    void aSelectorThatAHandEmptiedIsPutBackAndNothingElseIsWritten() throws Exception {
        Release release = shop();
        create(release, Color.GREEN);
        edit("service.yaml", "name: http", "name: web");

        cluster().reselect(service(release).ref(), selector("v1"), live(release).resourceVersion());

        assertThat(live(release).selector()).contains(selector("v1"));
        assertThat(live(release).marks()).isEqualTo(marks(Color.GREEN, Optional.empty()));
        assertThat(fields(drift(release()))).containsExactly("spec.ports[0].name");
    }

    @Test
    void aSelectorIsPutBackOnlyOnTheServiceThatWasLookedAt() throws Exception {
        Release release = shop();
        create(release, Color.GREEN);
        String stale = live(release).resourceVersion();
        annotate(service(release).ref(), "example.com/by", "somebody");

        TransientException e = catchThrowableOfType(
                TransientException.class,
                () -> cluster().reselect(service(release).ref(), selector("v2"), stale));

        assertThat(e).isNotNull().extracting(PortException::reason).isEqualTo(Reason.MODIFIED);
        assertThat(live(release).selector()).contains(selector("v1"));
    }

    @Test
    void aNumberOfPodsThatNobodyHasSetIsNotTeals() throws PortException {
        shop();
        edit("blue.yaml", "replicas: 1", "minReadySeconds: 0");
        Release release = release();

        apply(deployment(release, Color.BLUE));

        assertThat(look(release).deployments().get(Color.BLUE).scaledBy()).isEqualTo(LiveDeployment.ScaledBy.OTHERS);
        assertThat(drift(deployment(release, Color.BLUE))).isEqualTo(new Drift.None());
    }

    @Test
    void aDeploymentIsScaledAndNothingElseOfItChanges() throws PortException {
        Release release = shop();
        apply(deployment(release, Color.BLUE));
        Tree before = object(deployment(release, Color.BLUE).ref()).orElseThrow();

        eventually("it is scaled as it was looked at", () -> {
            cluster().scale(deployment(release, Color.BLUE).ref(), 0, version(release, Color.BLUE));
            return true;
        });

        Tree after = object(deployment(release, Color.BLUE).ref()).orElseThrow();
        assertThat(after.tree("spec")).isEqualTo(before.tree("spec").with(0, "replicas"));
        eventually("the next apply owns the number", () -> {
            Manifest stopped = deployment(release, Color.BLUE);
            Manifest asItIs = stopped.with(stopped.content().with(0, "spec", "replicas"));
            apply(asItIs);
            return drift(asItIs).equals(new Drift.None());
        });
    }

    @Test
    void aDeploymentIsScaledAndDeletedOnlyAsItWasLookedAt() throws Exception {
        Release release = shop();
        apply(deployment(release, Color.BLUE));
        ObjectRef ref = deployment(release, Color.BLUE).ref();
        String stale = version(release, Color.BLUE);
        annotate(ref, "example.com/by", "somebody");

        TransientException scaled =
                catchThrowableOfType(TransientException.class, () -> cluster().scale(ref, 0, stale));
        TransientException deleted =
                catchThrowableOfType(TransientException.class, () -> cluster().delete(ref, stale));

        assertThat(List.of(scaled, deleted)).extracting(PortException::reason).containsOnly(Reason.MODIFIED);
        assertThat(object(ref)).isPresent();
    }

    @Test
    void whatIsDeletedIsGoneWithItsPodsAndMayBeDeletedAgain() throws PortException {
        Release release = shop();
        create(release, Color.BLUE);
        apply(deployment(release, Color.BLUE));
        ObjectRef ref = deployment(release, Color.BLUE).ref();
        eventually(
                "a pod is there",
                () -> !look(release).pods(service(release), selector("v2")).isEmpty());

        eventually("it is deleted as it was looked at", () -> {
            cluster().delete(ref, version(release, Color.BLUE));
            return true;
        });
        eventually(
                "its pods are gone",
                () -> look(release).pods(service(release), selector("v2")).isEmpty());
        cluster().delete(ref, "1");

        assertThat(object(ref)).isEmpty();
    }

    @Test
    void whatWasAppliedIsFoundByTheNameOfItsApplication() throws PortException {
        Release release = shop();
        apply(deployment(release, Color.BLUE));

        assertThat(cluster().applied(namespace()))
                .isEqualTo(Map.of(deployment(release, Color.BLUE).ref(), "shop"));
    }

    @Test
    void whatAnObjectWasAppliedForIsKnown() throws Exception {
        Release release = shop();
        Manifest green = deployment(release, Color.GREEN);
        assertThat(cluster().holder(green.ref())).as("it does not exist").isEmpty();

        cluster().apply(green.with(green.content().without("metadata", "labels", Scope.APPLICATION)));
        assertThat(cluster().holder(green.ref())).as("a hand made it").isEmpty();

        apply(green);
        assertThat(cluster().holder(green.ref())).contains("shop");
    }

    @Test
    void whatLeadsToPodsIsSeenWhereAColorMayBePutAway() throws PortException {
        shop();
        files.put("teal.yaml", "idle: stop\n");
        files.put("legacy.yaml", """
                apiVersion: v1
                kind: Service
                metadata: {name: legacy, namespace: %1$s, annotations: {teal.dev/role: pinned}}
                spec:
                  ports: [{port: 80}]
                  selector: {app: shop, version: v2}
                ---
                apiVersion: networking.k8s.io/v1
                kind: Ingress
                metadata: {name: shop, namespace: %1$s}
                spec:
                  rules:
                    - http:
                        paths: [{path: /, pathType: Prefix, backend: {service: {name: legacy, port: {number: 80}}}}]
                """.formatted(namespace()));
        Release release = release();
        for (Manifest manifest : release.shared()) {
            apply(manifest);
        }

        Leads leads = look(release).leads();

        assertThat(leads.services()).contains(new Leads.Lead("legacy", Map.of("app", "shop", "version", "v2")));
        assertThat(leads.ingressed()).containsExactly("legacy");
        files.remove("teal.yaml");
        assertThat(look(release()).leads()).isEqualTo(Leads.NONE);
    }

    private String version(Release release, Color color) throws PortException {
        return look(release).object(deployment(release, color).ref()).text("metadata", "resourceVersion");
    }

    @Test
    void aServicesAddressStaysThroughEveryWrite() throws PortException {
        Release release = shop();
        create(release, Color.GREEN);
        Map<String, Object> before = address(release);

        keep(release, live(release));
        move(release, Color.BLUE, live(release).resourceVersion());

        assertThat(address(release)).isEqualTo(before);
    }

    @Test
    void theEndpointsBecomeTheReadyPodsAndFollowTheSelector() throws PortException {
        Release release = shop();
        apply(deployment(release, Color.GREEN));
        apply(deployment(release, Color.BLUE));
        create(release, Color.GREEN);

        eventually("v1 serves", () -> serves(release, "v1"));
        move(release, Color.BLUE, live(release).resourceVersion());
        eventually("v2 serves", () -> serves(release, "v2"));
    }

    @Test
    void aCompleteDeploymentIsSeenWithItsPods() throws PortException {
        Release release = shop();
        apply(deployment(release, Color.GREEN));

        eventually(
                "complete",
                () -> Optional.ofNullable(look(release).deployments().get(Color.GREEN))
                        .filter(it -> it.counts().available() == 1)
                        .isPresent());

        Live seen = look(release);
        LiveDeployment live = seen.deployments().get(Color.GREEN);
        assertThat(dev.teal.core.live.Health.of(live).grade()).isEqualTo(dev.teal.core.live.Health.Grade.COMPLETE);
        assertThat(live.counts()).isEqualTo(new LiveDeployment.Counts(1, 1, 1, 1, 1));
        assertThat(live.podLabels()).isEqualTo(Map.of("app", "shop", "version", "v1"));
        assertThat(seen.pods(service(release), selector("v1"))).singleElement().satisfies(pod -> {
            assertThat(pod.owner()).isEqualTo("Deployment shop-v1");
            assertThat(pod.newest()).isTrue();
            assertThat(pod.ready()).isTrue();
            assertThat(pod.state().runningSince()).isPresent();
            assertThat(pod.address()).isNotEmpty();
            assertThat(pod.ports()).containsEntry("web", 80);
            assertThat(pod.probed()).isEmpty();
            assertThat(pod.state().trouble()).isEmpty();
        });
    }

    @Test
    void anAnnouncementIsAnEventOnTheObject() throws PortException {
        Release release = shop();
        create(release, Color.GREEN);

        cluster()
                .announce(new Announcement(
                        service(release).ref(), Announcement.Weight.NORMAL, "Switched", "switched to green"));

        assertThat(events(service(release).ref())).containsExactly("switched to green");
    }

    /** v1 in green and active, v2 in blue, one pod each. */
    protected final Release shop() {
        files.put("green.yaml", deployment("v1"));
        files.put("blue.yaml", deployment("v2"));
        files.put("active-color", "green\n");
        files.put("service.yaml", """
                apiVersion: v1
                kind: Service
                metadata: {name: shop, namespace: %s}
                spec:
                  type: NodePort
                  ports: [{name: http, port: 80, targetPort: web}]
                  selector: {app: shop, version: v1}
                """.formatted(namespace()));
        return release();
    }

    private String deployment(String version) {
        return """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: shop-%1$s, namespace: %2$s}
                spec:
                  replicas: 1
                  selector: {matchLabels: {app: shop, version: %1$s}}
                  template:
                    metadata: {labels: {app: shop, version: %1$s}}
                    spec:
                      terminationGracePeriodSeconds: 1
                      containers:
                        - name: shop
                          image: janakiramm/myapp:%1$s
                          imagePullPolicy: IfNotPresent
                          ports: [{name: web, containerPort: 80}]
                """.formatted(version, namespace());
    }

    /** The files as they are now. */
    protected final Release release() {
        List<Folder.Entry> entries = files.entrySet().stream()
                .<Folder.Entry>map(
                        file -> new Folder.Text(file.getKey(), file.getValue().getBytes(StandardCharsets.UTF_8)))
                .toList();
        Folder folder = new Folder("shop", "", "content-" + files.hashCode(), new Commit(COMMIT, SWITCHED), entries);
        Reading reading = new FolderFormat(FormatSettings.DEFAULT).read(folder);
        assertThat(reading).isInstanceOf(Release.class);
        return (Release) reading;
    }

    /** Replaces every {@code what} in a file. */
    protected final void edit(String file, String what, String by) {
        assertThat(files.get(file)).contains(what);
        files.put(file, files.get(file).replace(what, by));
    }

    protected final void apply(Manifest manifest) throws PortException {
        cluster().apply(manifest);
    }

    protected final void create(Release release, Color to) throws PortException {
        Manifest manifest = service(release).selecting(service(release).selectorFor(to), marks(to, Optional.empty()));
        cluster().create(manifest);
    }

    private void move(Release release, Color to, String resourceVersion) throws PortException {
        Selector selector = service(release).selectorFor(to);
        Manifest manifest = service(release)
                .selecting(selector, marks(to, Optional.of(service(release).selectorFor(to.other()))));
        cluster().apply(manifest.guardedBy(resourceVersion));
    }

    private void keep(Release release, LiveService live) throws PortException {
        Manifest manifest = service(release)
                .selecting(
                        live.selector().orElseThrow(),
                        marks(live.marks().color().orElseThrow(), live.marks().from(), Optional.of(PROVEN)));
        cluster().apply(manifest.guardedBy(live.resourceVersion()));
    }

    protected final LiveService live(Release release) throws PortException {
        return look(release).service(service(release)).orElseThrow();
    }

    protected final Live look(Release release) throws PortException {
        return cluster().look(new Scope(release));
    }

    /** How an object differs; a routed Service with its live selector and marks in place. */
    protected final Drift drift(Manifest wanted) throws PortException {
        return cluster().compare(new Aim(wanted, object(wanted.ref()).orElse(Tree.EMPTY)));
    }

    /** How the routed Service differs, where it is. */
    private Drift drift(Release release) throws PortException {
        LiveService live = live(release);
        return drift(service(release).selecting(live.selector().orElseThrow(), live.marks()));
    }

    protected static RoutedService service(Release release) {
        return release.services().get(0);
    }

    protected static Manifest deployment(Release release, Color color) {
        return release.versions().get(color).deployment();
    }

    protected final ObjectRef ref(String apiVersion, String kind, String name) {
        return new ObjectRef(apiVersion, kind, namespace(), name);
    }

    protected static Selector selector(String version) {
        return new Selector(Map.of("app", "shop", "version", version));
    }

    private static Marks marks(Color color, Optional<Selector> from) {
        return marks(color, from, Optional.empty());
    }

    private static Marks marks(Color color, Optional<Selector> from, Optional<Instant> provenAt) {
        return new Marks(
                Optional.of(color),
                Optional.of(COMMIT),
                Optional.empty(),
                Optional.of(new Move(SWITCHED, from, provenAt)),
                Optional.empty(),
                Trials.NONE,
                Optional.empty(),
                PastMoves.NONE);
    }

    private boolean serves(Release release, String version) throws PortException {
        Live seen = look(release);
        Set<String> ready = seen.pods(service(release), selector(version)).stream()
                .filter(Pod::ready)
                .map(Pod::name)
                .collect(Collectors.toSet());
        return ready.size() == 1
                && seen.service(service(release))
                        .orElseThrow()
                        .endpoints()
                        .ready()
                        .equals(ready);
    }

    protected final Map<String, String> annotations(ObjectRef ref) {
        return object(ref).orElseThrow().texts("metadata", "annotations");
    }

    private Map<String, Object> address(Release release) {
        Tree live = object(service(release).ref()).orElseThrow();
        return Map.of(
                "uid", live.text("metadata", "uid"),
                "clusterIP", live.text("spec", "clusterIP"),
                "nodePort",
                        live.trees("spec", "ports").stream()
                                .map(port -> port.number(0, "nodePort"))
                                .toList());
    }

    protected static void eventually(String what, Callable<Boolean> condition) {
        Awaitility.await(what)
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptionsInstanceOf(TransientException.class)
                .until(condition);
    }

    /** The fields in which something differs. */
    protected static List<String> fields(Drift drift) {
        assertThat(drift).isInstanceOf(Drift.Differs.class);
        return ((Drift.Differs) drift).fields();
    }

    /** What a refused drift says. */
    protected static Hold refusal(Drift drift) {
        assertThat(drift).isInstanceOf(Drift.Refused.class);
        return ((Drift.Refused) drift).hold();
    }
}
