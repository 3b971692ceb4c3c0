package dev.teal.kube.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.teal.core.value.Tree;

/** What an apply depends on, and what not. */
class EditionTest {

    private static final Tree LIVE = Tree.of(Map.of(
            "metadata",
            Map.of(
                    "name",
                    "shop-v1",
                    "uid",
                    "u1",
                    "generation",
                    1,
                    "resourceVersion",
                    "7",
                    "labels",
                    Map.of("app", "shop"),
                    "managedFields",
                    List.of(Map.of("manager", "teal", "operation", "Apply", "time", "2026-11-28T12:00:00Z"))),
            "spec",
            Map.of("replicas", 3)));

    @Test
    void statusAndWhoWroteItAreNoPartOfIt() {
        Tree rolling = LIVE.with("8", "metadata", "resourceVersion")
                .with(Map.of("readyReplicas", 2), "status")
                .with("1", "metadata", "annotations", "deployment.kubernetes.io/revision")
                .with(
                        List.of(
                                Map.of("manager", "teal", "operation", "Apply", "time", "2026-11-28T12:00:05Z"),
                                Map.of("manager", "kube-controller-manager", "operation", "Update"),
                                Map.of("manager", "kubelet", "operation", "Update", "subresource", "status")),
                        "metadata",
                        "managedFields");

        assertThat(Edition.of(rolling)).isEqualTo(Edition.of(LIVE));
    }

    @Test
    void everythingElseIs() {
        List<Tree> others = List.of(
                LIVE.with(4, "spec", "replicas"),
                LIVE.with("other", "metadata", "labels", "app"),
                LIVE.with("x", "metadata", "annotations", "by"),
                LIVE.with("u2", "metadata", "uid"),
                LIVE.with(
                        List.of(Map.of("manager", "kubectl-edit", "operation", "Update")), "metadata", "managedFields"),
                Tree.EMPTY);

        assertThat(others)
                .extracting(Edition::of)
                .doesNotContain(Edition.of(LIVE))
                .doesNotHaveDuplicates();
    }

    @Test
    void whatIsKeptOfAnObjectHasTheEditionOfTheWhole() {
        Tree kept = Outline.of("deployments", LIVE);

        assertThat(Edition.of(kept)).isEqualTo(Edition.of(LIVE));
        assertThat(Edition.isKept(kept)).isTrue();
        assertThat(Edition.isKept(LIVE)).isFalse();
        assertThat(Edition.of(Tree.EMPTY)).isEmpty();
    }
}
