package dev.teal.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import dev.teal.Policies;
import dev.teal.SetClock;
import dev.teal.core.Measuring.Finding;
import dev.teal.core.desired.Complaint;
import dev.teal.core.desired.Origin;
import dev.teal.core.desired.Reading;
import dev.teal.core.desired.Refusal;
import dev.teal.core.desired.Release;
import dev.teal.core.evidence.Question;
import dev.teal.core.mark.Marks;
import dev.teal.core.plan.Action;
import dev.teal.core.port.Cluster;
import dev.teal.core.port.Folder;
import dev.teal.core.port.Inquiry;
import dev.teal.core.situation.Memory;
import dev.teal.core.status.Reconciler;
import dev.teal.core.status.Status;
import dev.teal.core.status.Tick;
import dev.teal.core.value.Commit;
import dev.teal.core.value.Hold;
import dev.teal.core.value.ObjectRef;
import dev.teal.core.value.Phase;
import dev.teal.core.value.Reason;
import dev.teal.core.value.Selector;
import dev.teal.core.value.Url;
import dev.teal.embedded.EmbeddedCluster;
import dev.teal.manifest.FolderFormat;
import dev.teal.manifest.FormatSettings;
import dev.teal.manifest.outside.AllowedUrls;
import dev.teal.manifest.yaml.YamlLimits;

/**
 * Many looks at one folder and one cluster in memory, at a time that only the test moves on.
 *
 * <pre>
 *   write(…) … commit()      the folder, as Git would hold it
 *   look(), pass(…), until   the looks, and the seconds between them
 *   routes(), status()       what came of it; routes() has each selector that the Service ever had
 * </pre>
 */
final class Rehearsal implements AutoCloseable {

    static final ObjectRef SERVICE = new ObjectRef("v1", "Service", "shop", "shop");
    static final Duration SECOND = Duration.ofSeconds(1);
    private static final int PATIENCE = 300;

    private final SetClock time = new SetClock(Instant.parse("2026-11-24T12:00:00Z"));
    private final EmbeddedCluster cluster = new EmbeddedCluster(time);
    private final FolderFormat format = new FolderFormat(new FormatSettings(
            "default",
            Set.of(),
            new AllowedUrls(Stream.of("http://prometheus.monitoring:9090", "https://shop.example.com")
                    .flatMap(url -> Url.parse(url).stream())
                    .toList()),
            YamlLimits.DEFAULT));
    private final Map<String, String> files = new TreeMap<>();
    private final List<Selector> routes = new ArrayList<>();
    private UnaryOperator<Cluster> between = it -> it;
    private Inquiry inquiry = cluster;
    private Reading reading = new Refusal("", "", new Commit("none", Instant.EPOCH), "", List.of(), List.of());
    private Optional<Status> status = Optional.empty();
    private int commits;

    /** {@code green} and {@code blue} are images' tags; their Deployments are named after the colors. Green is active. */
    static Rehearsal of(String green, String blue) {
        return new Rehearsal()
                .write("green.yaml", deployment("green", green))
                .write("blue.yaml", deployment("blue", blue))
                .write("service.yaml", service("green"))
                .active("green")
                .commit();
    }

    /** As above, and everything is in place: green serves. */
    static Rehearsal serving(String green, String blue) {
        return of(green, blue).untilSynced();
    }

    /** Two pods {@code app=shop, version=VERSION} without a readiness probe. */
    static String deployment(String version, String tag) {
        return """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: shop-%1$s, namespace: shop}
                spec:
                  replicas: 2
                  selector: {matchLabels: {app: shop, version: %1$s}}
                  template:
                    metadata: {labels: {app: shop, version: %1$s}}
                    spec:
                      containers:
                        - {name: shop, image: "example/shop:%2$s", ports: [{containerPort: 80}]}
                """.formatted(version, tag);
    }

    /** The same with a readiness probe of this page each second, of which one that fails is enough. */
    static String probed(String version, String tag, String path) {
        return deployment(version, tag)
                .replace(
                        "ports: [{containerPort: 80}]",
                        "ports: [{containerPort: 80}], readinessProbe: {periodSeconds: 1, failureThreshold: 1,"
                                + " httpGet: {path: " + path + ", port: 80}}");
    }

    static String service(String version) {
        return """
                apiVersion: v1
                kind: Service
                metadata: {name: shop, namespace: shop}
                spec:
                  ports: [{port: 80}]
                  selector: {app: shop, version: %s}
                """.formatted(version);
    }

    static Selector selector(String version) {
        return new Selector(Map.of("app", "shop", "version", version));
    }

    static ObjectRef deployment(String version) {
        return new ObjectRef("apps/v1", "Deployment", "shop", "shop-" + version);
    }

    Rehearsal write(String file, String text) {
        files.put(file, text);
        return this;
    }

    Rehearsal without(String file) {
        files.remove(file);
        return this;
    }

    Rehearsal active(String color) {
        return write("active-color", color + "\n");
    }

    /** Makes the files what Git holds from now on. */
    Rehearsal commit() {
        commits++;
        Commit commit = new Commit("%040x".formatted(commits), now());
        List<Folder.Entry> entries = files.entrySet().stream()
                .<Folder.Entry>map(
                        file -> new Folder.Text(file.getKey(), file.getValue().getBytes(StandardCharsets.UTF_8)))
                .toList();
        String content = Integer.toHexString(files.hashCode());
        reading = format.read(new Folder("shop", "", content, commit, entries));
        assertThat(reading).isInstanceOf(Release.class);
        return this;
    }

    /** The name of the content that Git has for the active color. */
    String content() {
        Release release = (Release) reading;
        return release.content(release.active()).text();
    }

    /** What Git holds from now on can't be read. */
    Rehearsal broken() {
        Complaint complaint =
                new Complaint(Origin.of("active-color"), "", "holds \"purple\"", "write `green` or `blue`");
        reading = new Refusal("shop", "", new Commit("broken", now()), "broken", List.of(complaint), List.of());
        return this;
    }

    /** Puts something between the reconciler and the cluster. */
    Rehearsal through(UnaryOperator<Cluster> wrapper) {
        between = wrapper;
        return this;
    }

    /** What somebody else than a pod answers to what is asked from now on. */
    Rehearsal measuring(Function<Question.Measure, Finding> prometheus) {
        inquiry = new Measuring(cluster, prometheus, time);
        return this;
    }

    /** A new process: all that the last one remembered is lost. */
    Rehearsal restarted() {
        status = Optional.empty();
        return this;
    }

    /** One look. */
    Tick look() {
        Tick tick = new Reconciler(
                        between.apply(cluster),
                        inquiry,
                        cluster,
                        (reading, applied) -> true,
                        Shop.CARE,
                        Policies.PERMISSIONS,
                        time)
                .tick(reading, status.map(Status::memory).orElse(Memory.NONE));
        status = Optional.of(status.map(it -> it.after(tick)).orElseGet(() -> Status.first(tick)));
        live().filter(it -> routes.isEmpty() || !routes.get(routes.size() - 1).equals(it))
                .ifPresent(routes::add);
        return tick;
    }

    Rehearsal pass(Duration duration) {
        time.pass(duration);
        return this;
    }

    /** Looks each second until a look is like that, and returns it. */
    Tick until(Predicate<Tick> wanted) {
        for (int i = 0; i < PATIENCE; i++) {
            Tick tick = look();
            if (wanted.test(tick)) {
                return tick;
            }
            pass(SECOND);
        }
        throw new AssertionError("not within " + PATIENCE + " s; at last " + status().phase() + ", "
                + status().hold().map(Hold::toString).orElse("not held"));
    }

    Rehearsal untilSynced() {
        until(tick -> status().phase() == Phase.SYNCED);
        return this;
    }

    Tick until(Reason reason) {
        return until(tick -> tick.hold().filter(it -> it.reason() == reason).isPresent());
    }

    /** Looks each second for so long, and returns all that was done. */
    List<Action> during(Duration duration) {
        List<Action> done = new ArrayList<>();
        for (Duration left = duration; !left.isZero(); left = left.minus(SECOND)) {
            done.addAll(look().done());
            pass(SECOND);
        }
        return done;
    }

    Instant now() {
        return time.instant();
    }

    EmbeddedCluster cluster() {
        return cluster;
    }

    Reading reading() {
        return reading;
    }

    Status status() {
        return status.orElseThrow();
    }

    Commit commitNow() {
        return reading.commit();
    }

    /** The live Service's selector. */
    Optional<Selector> live() {
        return cluster.get(SERVICE)
                .map(it -> it.texts("spec", "selector"))
                .filter(labels -> !labels.isEmpty())
                .map(Selector::new);
    }

    /** What stands on the live Service. */
    Marks marks() {
        return Marks.of(cluster.get(SERVICE).orElseThrow().texts("metadata", "annotations"));
    }

    /** Each selector that a look left behind, in order, without repetitions. */
    List<Selector> routes() {
        return routes;
    }

    /** A hand deletes an object. */
    Rehearsal handDeletes(ObjectRef ref) {
        cluster.delete(ref);
        return this;
    }

    /** A hand takes the Service's selector away. */
    Rehearsal handEmpties() {
        cluster.put(SERVICE, cluster.get(SERVICE).orElseThrow().without("spec", "selector"));
        return this;
    }

    /** A hand moves the Service. */
    Rehearsal handOn(Selector selector) {
        cluster.put(SERVICE, cluster.get(SERVICE).orElseThrow().with(selector.labels(), "spec", "selector"));
        return this;
    }

    String liveImage(String version) {
        return cluster.get(deployment(version)).orElseThrow().trees("spec", "template", "spec", "containers").stream()
                .map(it -> it.text("image"))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        cluster.close();
    }
}
