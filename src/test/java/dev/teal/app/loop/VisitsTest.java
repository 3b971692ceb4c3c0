package dev.teal.app.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.teal.Policies;
import dev.teal.SetClock;
import dev.teal.app.known.Known;
import dev.teal.app.tell.Announcer;
import dev.teal.app.tell.ApplicationJson;
import dev.teal.core.desired.Manifest;
import dev.teal.core.desired.Reading;
import dev.teal.core.desired.Release;
import dev.teal.core.live.Aim;
import dev.teal.core.live.Drift;
import dev.teal.core.live.Live;
import dev.teal.core.live.Scope;
import dev.teal.core.port.Announcement;
import dev.teal.core.port.Cluster;
import dev.teal.core.port.Folder;
import dev.teal.core.port.Leadership;
import dev.teal.core.port.PortException;
import dev.teal.core.port.Snapshot;
import dev.teal.core.port.TransientException;
import dev.teal.core.status.Reconciler;
import dev.teal.core.status.Status;
import dev.teal.core.value.Commit;
import dev.teal.core.value.ObjectRef;
import dev.teal.core.value.Phase;
import dev.teal.core.value.Reason;
import dev.teal.core.value.Selector;
import dev.teal.embedded.EmbeddedCluster;
import dev.teal.manifest.FolderFormat;
import dev.teal.manifest.FormatSettings;

/** Two applications, {@code shop} and {@code blog}, on one cluster in memory and a clock that is set by hand. */
class VisitsTest {

    private final SetClock clock = new SetClock(Instant.parse("2026-11-24T12:00:00Z"));
    private final EmbeddedCluster memory = new EmbeddedCluster(clock);
    private final Faulty cluster = new Faulty();
    private final Known known = new Known();
    private final List<String> looks = new CopyOnWriteArrayList<>();
    private final List<Integer> ended = new CopyOnWriteArrayList<>();
    private final Emergency emergency = new Emergency(ended::add);
    private final Looks threads = new Looks(emergency, clock, 2);
    private final Visits visits = new Visits(
            new Reconciler(
                    cluster, memory, memory, (reading, applied) -> true, Policies.CARE, Policies.PERMISSIONS, clock),
            known,
            clock,
            List.of((before, after, tick) -> looks.add(after.reading().application())),
            List.of(new Announcer(cluster)));
    private final Pulse pulse = new Pulse(
            visits,
            threads,
            cluster,
            Leadership.ALONE,
            known,
            emergency,
            new Standstill(clock),
            clock,
            Polling.every("1s"));

    @AfterEach
    void close() {
        pulse.stop(null);
        memory.close();
    }

    @Test
    void oneApplicationsFaultStopsNoOther() {
        cluster.broken.add("blog");
        git("c1", folder("blog", "v1"), folder("shop", "v1"));

        settle();

        assertThat(phase("shop")).isEqualTo(Phase.SYNCED);
        assertThat(known.status("blog")).isEmpty();
    }

    @Test
    void whatIsInOrderRests() {
        git("c1", folder("shop", "v1"));
        settle();
        turn();
        looks.clear();

        clock.pass(Duration.ofMillis(900));
        turn();
        assertThat(looks).isEmpty();
        clock.pass(Duration.ofMillis(100));
        turn();
        assertThat(looks).containsExactly("shop");
    }

    @Test
    void whatIsOnItsWayIsLookedAtInBetween() {
        git("c1", folder("shop", "v1"));
        turn();
        looks.clear();

        turn();
        assertThat(looks).as("not at every moment").isEmpty();
        clock.pass(Duration.ofMillis(500));
        turn();

        assertThat(looks).containsExactly("shop");
    }

    @Test
    void whatThePodsAnswerOrTheClusterTellsWakesALookAtOnce() {
        git("c1", folder("shop", "v1"), folder("blog", "v1"));
        pulse.start(null);
        settle();
        turn();
        looks.clear();
        clock.pass(Duration.ofMillis(100));

        cluster.changed.accept("shop");
        cluster.changed.accept("nobody");
        turn();

        assertThat(looks).containsExactly("shop");
    }

    @Test
    void whatFailedRestsUntilGitWantsSomethingElse() {
        cluster.away = true;
        git("c1", folder("shop", "v1"));
        turn();
        looks.clear();

        turn();
        assertThat(looks).as("it rests").isEmpty();
        cluster.away = false;
        git("c2", folder("shop", "v2"));
        turn();
        assertThat(looks).as("a newer commit may be the way out").containsExactly("shop");
    }

    @Test
    void aReasonThatComesAndGoesIsAnnouncedOnce() {
        git("c1", folder("shop", "v1"));
        settle();
        git("c2", folder("shop", "crash"));

        for (int second = 0; second < 120; second++) {
            clock.pass(Duration.ofSeconds(1));
            turn();
        }

        assertThat(phase("shop")).isNotEqualTo(Phase.SYNCED);
        assertThat(memory.announcements())
                .filteredOn(it -> it.reason().equals("Held") && it.message().contains(Reason.POD_FAILING.name()))
                .hasSize(1);
    }

    @Test
    void aRefusedFolderIsAnnouncedOnItsService() {
        git("c1", folder("shop", "v1"));
        settle();
        git("c2", read("shop", "", "green", "c2"));
        turn();

        assertThat(phase("shop")).isEqualTo(Phase.STALLED);
        assertThat(memory.announcements())
                .last()
                .satisfies(it -> assertThat(it.about().name()).isEqualTo("shop"))
                .extracting(Announcement::reason)
                .isEqualTo("Held");
    }

    @Test
    void aRefusedFolderGoesOnShowingWhatServes() {
        git("c1", folder("shop", "v1"));
        settle();
        Release release = (Release) known.status("shop").orElseThrow().reading();
        git("c2", read("shop", "", "green", "c2"));
        turn();
        assertThat(shown("shop").getString("live")).isEqualTo("green");

        clock.pass(Duration.ofMinutes(1));
        ObjectRef service = release.services().get(0).ref();
        memory.put(service, memory.get(service).orElseThrow().with(Map.of("app", "other"), "spec", "selector"));
        turn();

        JsonObject shown = shown("shop");
        assertThat(shown.getString("phase")).isEqualTo("STALLED");
        assertThat(shown.containsKey("live")).as("a hand has moved the traffic").isFalse();
        assertThat(shown.getJsonArray("services").getJsonObject(0).getJsonObject("selector"))
                .isEqualTo(new JsonObject().put("app", "other"));
        assertThat(shown.getJsonArray("colors").getJsonObject(0).getInteger("ready"))
                .isEqualTo(2);
        assertThat(shown.getString("understoodAt")).isEqualTo("c-v1");
        assertThat(shown.getInstant("seenAt")).isEqualTo(clock.instant());
    }

    @Test
    void anApplicationThatLeftGitIsForgottenAndItsObjectsStay() {
        git("c1", folder("shop", "v1"));
        settle();
        Release release = (Release) known.status("shop").orElseThrow().reading();

        git("c2");
        turn();

        assertThat(known.statuses()).isEmpty();
        assertThat(memory.get(release.services().get(0).ref())).isPresent();
    }

    @Test
    void whereOneLookHangsTheOthersGoOn() throws Exception {
        CountDownLatch answer = cluster.hang("blog");
        git("c1", folder("blog", "v1"), folder("shop", "v1"));

        settle();

        assertThat(phase("shop")).isEqualTo(Phase.SYNCED);
        assertThat(cluster.hanging)
                .as("no second look begins beside the one that hangs")
                .hasValue(1);
        answer.countDown();
        await().untilAsserted(() -> assertThat(cluster.hanging).hasValue(0));
        settle();
        assertThat(phase("blog")).isEqualTo(Phase.SYNCED);
    }

    @Test
    void anEventThatIsNotAnsweredKeepsNoOtherApplicationWaiting() {
        git("c1", folder("blog", "v1"), folder("shop", "v1"));
        settle();
        CountDownLatch answer = cluster.hangEvents("blog");

        git("c2", read("blog", "", "green", "c2"), folder("shop", "v2"));
        settle();

        assertThat(cluster.hanging)
                .as("the Event of the folder that is refused")
                .hasValue(1);
        assertThat(phase("blog")).as("is known already").isEqualTo(Phase.STALLED);
        assertThat(phase("shop")).isEqualTo(Phase.SYNCED);
        assertThat(shown("shop").getString("commit")).isEqualTo("c-v2");
        answer.countDown();
    }

    @Test
    void aLookThatHangsIsToldAndLeftAndInTheEndInterrupted() {
        cluster.hang("blog");
        git("c1", folder("blog", "v1"));
        turn();
        assertThat(known.status("blog")).isEmpty();

        clock.pass(Duration.ofSeconds(31));
        turn();
        turn();

        assertThat(looks).as("told once").containsExactly("blog");
        assertThat(known.status("blog").orElseThrow().hold().orElseThrow().message())
                .contains("has not ended since 2026-11-24T12:00:00Z");
        clock.pass(Duration.ofMinutes(2));
        turn();
        await().untilAsserted(() -> assertThat(cluster.hanging).hasValue(0));
    }

    @Test
    void anErrorOfTheVirtualMachineEndsTheProcess() {
        cluster.beforeEach = () -> {
            throw new OutOfMemoryError("a heap of the test's own");
        };
        git("c1", folder("shop", "v1"));

        turn();

        await().untilAsserted(() -> assertThat(ended).containsExactly(Emergency.STATUS));
    }

    @Test
    void noLookBeginsAfterTheEnd() {
        git("c1", folder("shop", "v1"));

        pulse.stop(null);
        pulse.polled();

        assertThat(looks).isEmpty();
    }

    /** All that is due at this moment, and of which nobody hangs. */
    private void turn() {
        pulse.polled();
        await().until(() -> !pulse.isDue() && threads.goingOn().size() == cluster.hanging.get());
    }

    private void settle() {
        for (int second = 0; second < 10; second++) {
            turn();
            clock.pass(Duration.ofSeconds(1));
        }
    }

    private JsonObject shown(String application) {
        return ApplicationJson.of(known.status(application).orElseThrow());
    }

    private Phase phase(String application) {
        return known.status(application).map(Status::phase).orElseThrow();
    }

    private void git(String commit, Reading... readings) {
        known.git(Known.Git.NEVER.found(
                new Snapshot(new Commit(commit, clock.instant()), List.of(readings)), clock.instant()));
    }

    private Reading folder(String application, String tag) {
        return read(application, tag, "green", tag);
    }

    private Reading read(String application, String tag, String color, String content) {
        String green = """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: %1$s-%2$s, namespace: shop}
                spec:
                  replicas: 2
                  selector: {matchLabels: {app: %1$s, version: "%2$s"}}
                  template:
                    metadata: {labels: {app: %1$s, version: "%2$s"}}
                    spec: {containers: [{name: web, image: "example/web:%2$s", ports: [{containerPort: 80}]}]}
                """.formatted(application, tag);
        String service = """
                apiVersion: v1
                kind: Service
                metadata: {name: %1$s, namespace: shop}
                spec: {ports: [{port: 80}], selector: {app: %1$s, version: "%2$s"}}
                """.formatted(application, tag);
        List<Folder.Entry> files = tag.isEmpty()
                ? List.of(text("active-color", color))
                : List.of(text("active-color", color), text("green.yaml", green), text("service.yaml", service));
        return new FolderFormat(FormatSettings.DEFAULT)
                .read(new Folder(
                        application, application, content, new Commit("c-" + content, clock.instant()), files));
    }

    private static Folder.Text text(String name, String content) {
        return new Folder.Text(name, content.getBytes(StandardCharsets.UTF_8));
    }

    /** The cluster in memory, which can be away, or throw what no port may throw. */
    private final class Faulty implements Cluster {

        private final Set<String> broken = new HashSet<>();
        private boolean away;
        private Runnable beforeEach = () -> {};
        private final Map<String, CountDownLatch> silent = new ConcurrentHashMap<>();
        private final Map<String, CountDownLatch> silentEvents = new ConcurrentHashMap<>();
        private final AtomicInteger hanging = new AtomicInteger();
        private Consumer<String> changed = application -> {};

        @Override
        public void onChange(Consumer<String> concerned) {
            changed = concerned;
        }

        /** From now on looks at the application wait until the latch is opened. */
        CountDownLatch hang(String application) {
            return silent.computeIfAbsent(application, it -> new CountDownLatch(1));
        }

        /** From now on Events on the Service of the application wait until the latch is opened. */
        CountDownLatch hangEvents(String application) {
            return silentEvents.computeIfAbsent(application, it -> new CountDownLatch(1));
        }

        private void waitFor(Optional<CountDownLatch> latch) throws PortException {
            if (latch.isPresent()) {
                hanging.incrementAndGet();
                try {
                    latch.get().await();
                } catch (InterruptedException e) {
                    throw new TransientException(Reason.API_UNREACHABLE, "nobody waits any more", e);
                } finally {
                    hanging.decrementAndGet();
                }
            }
        }

        @Override
        public Live look(Scope scope) throws PortException {
            beforeEach.run();
            waitFor(Optional.ofNullable(silent.get(scope.release().application())));
            if (broken.contains(scope.release().application())) {
                throw new IllegalStateException("a fault");
            }
            if (away) {
                throw new TransientException(Reason.API_UNREACHABLE, "no answer", null);
            }
            return memory.look(scope);
        }

        @Override
        public Map<ObjectRef, String> applied(String namespace) {
            return Map.of();
        }

        @Override
        public Optional<String> holder(ObjectRef object) {
            return memory.holder(object);
        }

        @Override
        public Drift compare(Aim aim) {
            return memory.compare(aim);
        }

        @Override
        public void createNamespace(String name) {
            memory.createNamespace(name);
        }

        @Override
        public void apply(Manifest manifest) throws PortException {
            memory.apply(manifest);
        }

        @Override
        public void create(Manifest manifest) throws PortException {
            memory.create(manifest);
        }

        @Override
        public void reselect(ObjectRef service, Selector selector, String resourceVersion) throws PortException {
            memory.reselect(service, selector, resourceVersion);
        }

        @Override
        public void scale(ObjectRef deployment, int replicas, String resourceVersion) {
            throw new UnsupportedOperationException("nothing is put away here");
        }

        @Override
        public void delete(ObjectRef object, String resourceVersion) {
            throw new UnsupportedOperationException("nothing is put away here");
        }

        @Override
        public void announce(Announcement announcement) throws PortException {
            waitFor(Optional.ofNullable(silentEvents.get(announcement.about().name())));
            memory.announce(announcement);
        }
    }
}
