package dev.teal.kube;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.teal.core.desired.Manifest;
import dev.teal.core.desired.Origin;
import dev.teal.core.live.Aim;
import dev.teal.core.live.Drift;
import dev.teal.core.value.Hold;
import dev.teal.core.value.ObjectRef;
import dev.teal.core.value.Reason;
import dev.teal.core.value.Tree;

/** What need not be asked again. */
class ComparisonsTest {

    private static final Manifest WANTED = new Manifest(
            new ObjectRef("v1", "ConfigMap", "shop", "shop"),
            Tree.of(Map.of(
                    "metadata",
                    Map.of("name", "shop"),
                    "data",
                    Map.of("title", "Shop"),
                    "list",
                    List.of(Map.of("name", "a")))),
            Origin.of("config.yaml"));
    private static final Tree LIVE = WANTED.content()
            .with("7", "metadata", "resourceVersion")
            .with("u1", "metadata", "uid")
            .with("more", "data", "of-others");

    private final Comparisons comparisons = new Comparisons();

    @Test
    void whatADryRunHasSaidIsKnownForTheSameAndNothingElse() {
        comparisons.note(new Aim(WANTED, LIVE), new Drift.None());

        assertThat(comparisons.known(new Aim(WANTED, LIVE.with("8", "metadata", "resourceVersion"))))
                .contains(new Drift.None());
        assertThat(comparisons.known(new Aim(WANTED, LIVE.with("other", "data", "title"))))
                .isEmpty();
        assertThat(comparisons.known(new Aim(WANTED.with(Tree.EMPTY), LIVE))).isEmpty();
    }

    @Test
    void whatWasRefusedIsAskedAgain() {
        Hold hold = Hold.waiting(Reason.REJECTED, "a policy");
        comparisons.note(new Aim(WANTED, LIVE), new Drift.Refused(hold));

        assertThat(comparisons.known(new Aim(WANTED, LIVE))).isEmpty();
    }

    @Test
    void whatWasJustAppliedIsInOrder() {
        comparisons.applied(WANTED.guardedBy("6"), LIVE);

        assertThat(comparisons.known(new Aim(WANTED, LIVE))).contains(new Drift.None());
    }

    @Test
    void unlessSomebodyOnTheWayHasMadeSomethingElseOfIt() {
        for (Tree other : List.of(
                LIVE.with("of a webhook", "data", "title"),
                LIVE.with(List.of(), "list"),
                LIVE.with(List.of(Map.of("name", "b")), "list"),
                LIVE.without("data"))) {
            comparisons.applied(WANTED, other);

            assertThat(comparisons.known(new Aim(WANTED, other))).isEmpty();
        }
    }
}
