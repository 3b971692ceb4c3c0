package dev.teal.app.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.teal.Policies;
import dev.teal.SetClock;
import dev.teal.app.known.Known;
import dev.teal.core.desired.Reading;
import dev.teal.core.port.Folder;
import dev.teal.core.port.Leadership;
import dev.teal.core.port.Snapshot;
import dev.teal.core.port.TransientException;
import dev.teal.core.status.Reconciler;
import dev.teal.core.value.Commit;
import dev.teal.core.value.ObjectRef;
import dev.teal.core.value.Reason;
import dev.teal.embedded.EmbeddedCluster;
import dev.teal.manifest.FolderFormat;
import dev.teal.manifest.FormatSettings;

/** Two processes on one repository and one cluster, of which one has seen an older commit. */
class LineageTest {

    private static final ObjectRef CONFIG = new ObjectRef("v1", "ConfigMap", "shop", "shop");
    private static final ObjectRef NOTES = new ObjectRef("v1", "ConfigMap", "shop", "notes");

    private final SetClock clock = new SetClock(Instant.parse("2026-11-24T12:00:00Z"));
    private final EmbeddedCluster cluster = new EmbeddedCluster(clock);
    private final Teal one = new Teal();
    private final Teal other = new Teal();
    private Snapshot git = commit("c1");
    private boolean gitIsAway;

    /** One process; it polls when it is told to. */
    private final class Teal {

        private final Known known = new Known();
        private final AtomicInteger asked = new AtomicInteger();
        private final Emergency emergency = new Emergency(status -> {});
        private final Looks looks = new Looks(emergency, clock, 2);
        private final Pulse pulse;
        private final Poll poll;
        private final Standstill standstill = new Standstill(clock);
        private final Lineage lineage = new Lineage(known, (Supplier<Poll>) () -> pollOf(this), standstill);
        private final Queue<Runnable> betweenLookAndWrite = new ConcurrentLinkedQueue<>();

        Teal() {
            Reconciler reconciler =
                    new Reconciler(cluster, cluster, cluster, lineage, Policies.CARE, Policies.PERMISSIONS, clock);
            pulse = new Pulse(
                    new Visits(reconciler, known, clock, List.of(), List.of()),
                    looks,
                    cluster,
                    Leadership.ALONE,
                    known,
                    emergency,
                    standstill,
                    clock,
                    Polling.every("1s"));
            poll = new Poll(
                    () -> {
                        asked.incrementAndGet();
                        if (gitIsAway) {
                            throw new TransientException(Reason.GIT_UNREACHABLE, "no answer", null);
                        }
                        return git;
                    },
                    new Holders(cluster, Policies.PERMISSIONS),
                    pulse,
                    new LeftBehind(cluster, Policies.PERMISSIONS, known),
                    emergency,
                    known,
                    clock,
                    Polling.every("1s"),
                    new SimpleMeterRegistry());
        }

        void polls() {
            poll.poll();
            quiet();
        }

        /** All that is due at this moment, and a second later. */
        void looks() {
            clock.pass(Duration.ofSeconds(1));
            pulse.polled();
            quiet();
        }

        private void quiet() {
            await().until(() -> !pulse.isDue() && looks.goingOn().isEmpty());
        }
    }

    /** Asked for right before each write. */
    private static Poll pollOf(Teal teal) {
        Optional.ofNullable(teal.betweenLookAndWrite.poll()).ifPresent(Runnable::run);
        return teal.poll;
    }

    @AfterEach
    void close() {
        one.pulse.stop(null);
        other.pulse.stop(null);
        cluster.close();
    }

    @Test
    void anOlderCommitIsNotAppliedOverANewerOne() {
        one.polls();
        other.polls();
        assertThat(title()).isEqualTo("c1");
        git = commit("c2");
        other.polls();
        assertThat(title()).isEqualTo("c2");

        int asked = one.asked.get();
        one.looks();
        one.looks();

        assertThat(title()).as("one has polled c1 only, and sees a difference").isEqualTo("c2");
        assertThat(one.asked).as("so it asked Git").hasValueGreaterThan(asked);
        assertThat(one.known.git().reading("shop").orElseThrow().commit().id()).isEqualTo("c2");
    }

    @Test
    void whatAHandHasDoneIsUndoneWithoutAskingGit() {
        one.polls();
        git = commit("c2");
        one.polls();
        int asked = one.asked.get();

        cluster.put(CONFIG, cluster.get(CONFIG).orElseThrow().with("by hand", "data", "title"));
        one.looks();

        assertThat(title()).isEqualTo("c2");
        assertThat(one.asked).hasValue(asked);
    }

    @Test
    void aCommitThatGitItselfHasGoneBackFromIsAppliedOver() {
        git = commit("c2");
        one.polls();
        assertThat(title()).isEqualTo("c2");
        git = commit("c1");

        other.polls();

        assertThat(title()).isEqualTo("c1");
    }

    @Test
    void whoStoodStillAsksGitAlthoughTheNewerCommitHasLeftNoTrace() {
        one.polls();
        other.polls();
        String before = version(CONFIG);
        one.betweenLookAndWrite.add(this::standStillWhileGitGoesBack);

        git = commit("c2");
        one.polls();

        assertThat(one.known.git().reading("shop").orElseThrow().commit().id()).isEqualTo("c3");
        assertThat(version(CONFIG)).as("c2 was never written").isEqualTo(before);
    }

    @Test
    void whoStoodStillBetweenTwoWritesDoesNotDoTheSecond() {
        one.polls();
        other.polls();
        String config = version(CONFIG);
        String notes = version(NOTES);
        one.betweenLookAndWrite.add(() -> {});
        one.betweenLookAndWrite.add(this::standStillWhileGitGoesBack);

        git = commit("c2");
        one.polls();

        assertThat(one.betweenLookAndWrite).as("it came to the second").isEmpty();
        assertThat(List.of(version(CONFIG).equals(config), version(NOTES).equals(notes)))
                .as("the one was written, and put right, the other never")
                .containsExactlyInAnyOrder(false, true);
    }

    /** So long that the other process does what the commit after it wants, which is what was there before. */
    private void standStillWhileGitGoesBack() {
        clock.pass(Duration.ofSeconds(4));
        git = commit("c3", "c1");
        other.polls();
    }

    @Test
    void whereGitCannotBeAskedNothingIsDone() {
        one.polls();
        git = commit("c2");
        other.polls();
        gitIsAway = true;

        one.looks();

        assertThat(title()).isEqualTo("c2");
        assertThat(one.known.status("shop").orElseThrow().hold().orElseThrow().reason())
                .isEqualTo(Reason.GIT_UNREACHABLE);
    }

    private String title() {
        return cluster.get(CONFIG).map(it -> it.text("data", "title")).orElse("");
    }

    private String version(ObjectRef object) {
        return cluster.get(object).orElseThrow().text("metadata", "resourceVersion");
    }

    private Snapshot commit(String id) {
        return commit(id, id);
    }

    private Snapshot commit(String id, String title) {
        Commit commit = new Commit(id, clock.instant());
        String green = """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: shop-v1, namespace: shop}
                spec:
                  selector: {matchLabels: {app: shop, version: v1}}
                  template:
                    metadata: {labels: {app: shop, version: v1}}
                    spec: {containers: [{name: web, image: "example/web:v1", ports: [{containerPort: 80}]}]}
                """;
        String rest = """
                apiVersion: v1
                kind: Service
                metadata: {name: shop, namespace: shop}
                spec: {ports: [{port: 80}], selector: {app: shop, version: v1}}
                ---
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: shop, namespace: shop}
                data: {title: %1$s}
                ---
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: notes, namespace: shop}
                data: {title: %1$s}
                """.formatted(title);
        Reading reading = new FolderFormat(FormatSettings.DEFAULT)
                .read(new Folder(
                        "shop",
                        "shop",
                        title,
                        commit,
                        List.of(text("active-color", "green"), text("green.yaml", green), text("rest.yaml", rest))));
        return new Snapshot(commit, List.of(reading));
    }

    private static Folder.Text text(String name, String content) {
        return new Folder.Text(name, content.getBytes(StandardCharsets.UTF_8));
    }
}
