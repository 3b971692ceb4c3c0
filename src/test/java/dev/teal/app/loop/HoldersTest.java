package dev.teal.app.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.teal.Policies;
import dev.teal.SetClock;
import dev.teal.app.known.Known;
import dev.teal.app.setting.TealConfig;
import dev.teal.app.tell.Announcer;
import dev.teal.core.desired.Reading;
import dev.teal.core.desired.Refusal;
import dev.teal.core.desired.Release;
import dev.teal.core.port.Cluster;
import dev.teal.core.port.Folder;
import dev.teal.core.port.Leadership;
import dev.teal.core.port.Snapshot;
import dev.teal.core.port.TransientException;
import dev.teal.core.situation.Permissions;
import dev.teal.core.situation.Tenants;
import dev.teal.core.status.Reconciler;
import dev.teal.core.status.Status;
import dev.teal.core.value.Commit;
import dev.teal.core.value.ObjectRef;
import dev.teal.core.value.Phase;
import dev.teal.core.value.Reason;
import dev.teal.embedded.EmbeddedCluster;
import dev.teal.manifest.FolderFormat;
import dev.teal.manifest.FormatSettings;

/** Folders that name the same objects, on a cluster in memory: what a person sees who copies one. */
class HoldersTest {

    private static final ObjectRef WEB = new ObjectRef("apps/v1", "Deployment", "shop", "web-v1");
    private static final ObjectRef SERVICE = new ObjectRef("v1", "Service", "shop", "web");

    private final SetClock clock = new SetClock(Instant.parse("2026-11-24T12:00:00Z"));
    private final EmbeddedCluster cluster = new EmbeddedCluster(clock);
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicBoolean away = new AtomicBoolean();
    private Teal teal = new Teal(Policies.PERMISSIONS);

    /** One process. */
    private final class Teal {

        private final Known known = new Known();
        private final Holders holders;
        private final Looks looks = new Looks(new Emergency(status -> {}), clock, 2);
        private final Pulse pulse;

        Teal(Permissions permissions) {
            this.holders = new Holders(cluster, permissions);
            Visits visits = new Visits(
                    new Reconciler(
                            cluster, cluster, cluster, (reading, applied) -> true, Policies.CARE, permissions, clock),
                    known,
                    clock,
                    List.of(),
                    List.of(new Announcer(cluster)));
            this.pulse = new Pulse(
                    visits,
                    looks,
                    cluster,
                    Leadership.ALONE,
                    known,
                    new Emergency(status -> {}),
                    new Standstill(clock),
                    clock,
                    Polling.every("1s"));
        }

        /** Polls, and goes on until all that can be in order is. */
        void follows(Reading... readings) {
            Snapshot read = new Snapshot(new Commit("c" + clock.instant(), clock.instant()), List.of(readings));
            for (int second = 0; second < 15; second++) {
                known.git(known.git().found(holders.settled(read), clock.instant()));
                pulse.polled();
                await().until(() -> !pulse.isDue() && looks.goingOn().isEmpty());
                clock.pass(Duration.ofSeconds(1));
            }
        }

        Phase phase(String application) {
            return known.status(application).map(Status::phase).orElseThrow();
        }

        String complaint(String application) {
            Reading reading = known.git().reading(application).orElseThrow();
            assertThat(reading).isInstanceOf(Refusal.class);
            return ((Refusal) reading).complaints().get(0).toString();
        }
    }

    @AfterEach
    void close() {
        cluster.close();
    }

    @Test
    void aFolderGoesOnWhereACopyOfItComesWithItsOwnChange() {
        teal.follows(folder("web", "v1"));
        assertThat(teal.phase("web")).isEqualTo(Phase.SYNCED);

        teal.follows(folder("a-copy", "v2"), folder("web", "v2"));

        assertThat(teal.phase("web")).isEqualTo(Phase.SYNCED);
        assertThat(cluster.holder(SERVICE)).contains("web");
        assertThat(cluster.get(SERVICE).orElseThrow().texts("spec", "selector")).containsEntry("version", "v2");
        assertThat(teal.complaint("a-copy"))
                .contains("metadata.name: ", " shop/web", " was applied for the folder apps/web, which names it, too")
                .contains("take it out of apps/web");
    }

    @Test
    void anotherProcessComesToTheSame() {
        teal.follows(folder("web", "v1"));
        teal = new Teal(Policies.PERMISSIONS);
        teal.follows(folder("a-copy", "v1"), folder("web", "v1"));

        assertThat(teal.phase("web")).isEqualTo(Phase.SYNCED);
        assertThat(teal.complaint("a-copy")).contains("apps/web");
    }

    @Test
    void theOtherMayTakeItOnceTheFolderThatHasItHasLeftGit() {
        teal.follows(folder("web", "v1"));
        teal.follows(folder("web", "v1"), folder("z-copy", "v1"));
        assertThat(cluster.holder(WEB)).contains("web");

        teal.follows(folder("z-copy", "v1"));

        assertThat(teal.phase("z-copy")).isEqualTo(Phase.SYNCED);
        assertThat(cluster.holder(WEB)).contains("z-copy");
        teal.follows(folder("web", "v1"), folder("z-copy", "v1"));
        assertThat(teal.complaint("web")).as("who comes back comes last").contains("apps/z-copy");
    }

    @Test
    void aFolderWithAMistakeLosesNothingToItsCopy() {
        teal.follows(folder("web", "v1"));
        teal.follows(mistaken("web"), folder("z-copy", "v1"));

        assertThat(teal.complaint("z-copy")).contains("was applied for the folder apps/web, which can't be read now");
        assertThat(cluster.holder(WEB)).contains("web");
        teal = new Teal(Policies.PERMISSIONS);
        teal.follows(mistaken("web"), folder("z-copy", "v1"));
        assertThat(cluster.holder(WEB)).as("for another process, too").contains("web");

        teal.follows(folder("web", "v1"), folder("z-copy", "v1"));
        assertThat(teal.phase("web")).isEqualTo(Phase.SYNCED);
    }

    @Test
    void twoNewFoldersAreBothRefusedUntilOneGivesWay() {
        teal.follows(folder("web", "v1"), folder("z-copy", "v1"));

        assertThat(teal.complaint("web")).contains("is in several folders: web, z-copy");
        assertThat(teal.complaint("z-copy")).contains("is in several folders: web, z-copy");
        assertThat(cluster.get(WEB)).isEmpty();

        teal.follows(folder("z-copy", "v1"));
        assertThat(teal.phase("z-copy")).isEqualTo(Phase.SYNCED);
    }

    @Test
    void aClusterThatDoesNotAnswerTakesNothingAway() {
        teal.follows(folder("web", "v1"));
        Holders holders = new Holders(faulty(), Policies.PERMISSIONS);

        assertThat(goingOn(holders, "c1")).containsExactly("web");
        assertThat(goingOn(holders, "c1")).containsExactly("web");
        assertThat(asked)
                .as("the Deployment and the Service, once for a commit")
                .hasValue(2);

        away.set(true);
        assertThat(goingOn(holders, "c2")).containsExactly("web");
        assertThat(asked).as("one silence is enough").hasValue(3);
        assertThat(goingOn(new Holders(faulty(), Policies.PERMISSIONS), "c2"))
                .as("a process that knows nothing yet")
                .isEmpty();
    }

    private List<String> goingOn(Holders holders, String commit) {
        Snapshot read =
                new Snapshot(new Commit(commit, clock.instant()), List.of(folder("web", "v1"), folder("z-copy", "v1")));
        return holders.settled(read).applications().stream()
                .filter(Release.class::isInstance)
                .map(Reading::application)
                .toList();
    }

    private Cluster faulty() {
        return (Cluster) Proxy.newProxyInstance(
                Cluster.class.getClassLoader(), new Class<?>[] {Cluster.class}, (proxy, method, arguments) -> {
                    asked.incrementAndGet();
                    if (away.get()) {
                        throw new TransientException(Reason.API_UNREACHABLE, "no answer", null);
                    }
                    return method.invoke(cluster, arguments);
                });
    }

    /** It would come first by its name, and before anything is live. */
    @Test
    void whoMayNotWriteToTheNamespaceTakesNothingAndWritesNoEvent() {
        Tenants tenants = new Tenants("apps", Map.of("web", Set.of("shop"), "a-copy", Set.of("accounts")));
        teal = new Teal(new Permissions(Set.of("shop", "accounts"), Permissions.Creation.HOLD, tenants));

        teal.follows(folder("a-copy", "v1"), folder("web", "v1"));

        assertThat(teal.phase("web")).isEqualTo(Phase.SYNCED);
        assertThat(cluster.holder(WEB)).contains("web");
        assertThat(teal.known
                        .status("a-copy")
                        .flatMap(Status::hold)
                        .orElseThrow()
                        .toString())
                .startsWith(
                        "NAMESPACE_NOT_ALLOWED: green.yaml, document 1, metadata.namespace: Deployment shop/web-v1 is in"
                                + " a namespace that a-copy/ may not write to");
        assertThat(cluster.announcements()).noneMatch(it -> it.message().contains("NAMESPACE_NOT_ALLOWED"));
    }

    @Test
    void eachPollSeesToIt() {
        TealConfig config = Polling.every("15s");
        Snapshot read =
                new Snapshot(new Commit("c", clock.instant()), List.of(folder("web", "v1"), folder("z-copy", "v1")));
        new Poll(
                        () -> read,
                        teal.holders,
                        teal.pulse,
                        new LeftBehind(cluster, Policies.PERMISSIONS, teal.known),
                        new Emergency(status -> {}),
                        teal.known,
                        clock,
                        config,
                        new SimpleMeterRegistry())
                .poll();
        teal.pulse.stop(null);

        assertThat(teal.complaint("web")).contains("is in several folders");
    }

    private Reading mistaken(String application) {
        return read(application, List.of(text("active-color", "purple"), text("green.yaml", "")));
    }

    /** A folder {@code apps/…} with one Deployment {@code web-…} and the Service {@code web}. */
    private Reading folder(String application, String version) {
        String green = """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web-%1$s, namespace: shop}
                spec:
                  replicas: 2
                  selector: {matchLabels: {app: web, version: "%1$s"}}
                  template:
                    metadata: {labels: {app: web, version: "%1$s"}}
                    spec: {containers: [{name: web, image: "example/web:%1$s", ports: [{containerPort: 80}]}]}
                """.formatted(version);
        String service = """
                apiVersion: v1
                kind: Service
                metadata: {name: web, namespace: shop}
                spec: {ports: [{port: 80}], selector: {app: web, version: "%s"}}
                """.formatted(version);
        return read(
                application,
                List.of(text("active-color", "green"), text("green.yaml", green), text("service.yaml", service)));
    }

    private Reading read(String application, List<Folder.Entry> files) {
        return new FolderFormat(FormatSettings.DEFAULT)
                .read(new Folder(
                        application,
                        "apps/" + application,
                        Integer.toString(files.hashCode()),
                        new Commit("c-" + application, clock.instant()),
                        files));
    }

    private static Folder.Entry text(String name, String content) {
        return new Folder.Text(name, content.getBytes(StandardCharsets.UTF_8));
    }
}
