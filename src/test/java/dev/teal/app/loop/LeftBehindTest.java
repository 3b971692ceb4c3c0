package dev.teal.app.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.teal.SetClock;
import dev.teal.app.known.Known;
import dev.teal.core.desired.Reading;
import dev.teal.core.desired.Refusal;
import dev.teal.core.port.Snapshot;
import dev.teal.core.situation.Permissions;
import dev.teal.core.value.Commit;
import dev.teal.core.value.ObjectRef;
import dev.teal.core.value.Tree;
import dev.teal.embedded.EmbeddedCluster;

/** What runs on without a folder. */
class LeftBehindTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Commit COMMIT = new Commit("c0ffee0123456789c0ffee0123456789c0ffee01", NOW);

    private final EmbeddedCluster cluster = new EmbeddedCluster(new SetClock(NOW));
    private final Known known = new Known();
    private final LeftBehind leftBehind =
            new LeftBehind(cluster, new Permissions(Set.of("shop", "accounts"), Permissions.Creation.HOLD), known);

    @Test
    void whatHasNoFolderIsListedUntilItHasOneOrIsGone() {
        ObjectRef old = deployment("shop", "old-v1", "old");
        deployment("shop", "shop-v1", "shop");
        deployment("elsewhere", "other-v1", "other");
        ObjectRef second = deployment("accounts", "old-v2", "old");
        cluster.put(new ObjectRef("apps/v1", "Deployment", "shop", "unlabelled"), Tree.EMPTY);

        found("shop");
        leftBehind.look();
        assertThat(known.leftBehind().keySet()).containsExactly("old");
        assertThat(known.leftBehind().get("old")).containsExactlyInAnyOrder(old, second);

        found("shop", "old");
        leftBehind.look();
        assertThat(known.leftBehind()).isEmpty();

        found("shop");
        cluster.delete(old);
        leftBehind.look();
        assertThat(known.leftBehind()).isEqualTo(Map.of("old", List.of(second)));
    }

    @Test
    void beforeGitHasAnsweredNothingIsLeftBehind() {
        deployment("shop", "shop-v1", "shop");

        leftBehind.look();

        assertThat(known.leftBehind()).isEmpty();
    }

    private void found(String... applications) {
        List<Reading> readings = Stream.of(applications)
                .<Reading>map(it -> new Refusal(it, it, COMMIT, it, List.of(), List.of()))
                .toList();
        known.git(Known.Git.NEVER.found(new Snapshot(COMMIT, readings), NOW));
    }

    private ObjectRef deployment(String namespace, String name, String application) {
        ObjectRef ref = new ObjectRef("apps/v1", "Deployment", namespace, name);
        cluster.put(ref, Tree.EMPTY.with(application, "metadata", "labels", "teal.dev/application"));
        return ref;
    }
}
