package dev.teal.core;

import static dev.teal.core.Rehearsal.SECOND;
import static dev.teal.core.Rehearsal.deployment;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.teal.core.live.Aim;
import dev.teal.core.live.Drift;
import dev.teal.core.plan.Action;
import dev.teal.core.port.PortException;
import dev.teal.core.value.Hold;
import dev.teal.core.value.ObjectRef;
import dev.teal.core.value.Phase;
import dev.teal.core.value.Reason;

/** Something in the cluster changes an object each time it was applied. */
class BrakeTest {

    private static final List<ObjectRef> BOTH = List.of(deployment("green"), deployment("blue"));

    @Test
    void whatAPolicyStampsIsWrittenTwiceAndThenHeldWithTheField() {
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            stamping(shop, "spec.template.metadata.annotations.example.com/stamp", Set.of("teal"));

            List<Action> done = shop.pass(SECOND).during(Duration.ofMinutes(3));

            assertThat(done).hasSize(4).allMatch(Action.Apply.class::isInstance);
            Hold hold = shop.status().hold().orElseThrow();
            assertThat(hold.reason()).isEqualTo(Reason.UNSTABLE);
            assertThat(hold.message()).contains("example.com/stamp");
            assertThat(hold.advice()).contains("a policy or webhook");
            assertThat(shop.status().phase()).isEqualTo(Phase.STALLED);
        }
    }

    @Test
    void bothColorsAreNeverWrittenInOneLookWithoutANewCommit() {
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            stamping(shop, "spec.template.metadata.annotations.example.com/stamp", Set.of("teal"));

            for (int i = 0; i < 10; i++) {
                assertThat(shop.pass(SECOND).look().done()).hasSizeLessThanOrEqualTo(1);
            }
        }
    }

    @Test
    void theTrafficStillMovesWhereOnlyAnnotationsAreStamped() {
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            stamping(shop, "spec.template.metadata.annotations.example.com/stamp", Set.of("teal"));
            shop.pass(SECOND).during(Duration.ofSeconds(10));

            shop.active("blue").commit().during(Duration.ofSeconds(20));

            assertThat(shop.live()).contains(Rehearsal.selector("blue"));
        }
    }

    @Test
    void theTrafficStaysWhereTheImageDoesNotStayAsGitHasIt() {
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            shop.active("blue").commit();
            stamping(shop, "spec.template.spec.containers[0].image", Set.of("image-updater"));

            shop.during(Duration.ofMinutes(1));

            assertThat(shop.live()).contains(Rehearsal.selector("green"));
            Hold hold = shop.status().hold().orElseThrow();
            assertThat(hold.message()).contains("which image-updater wrote");
            assertThat(hold.advice()).startsWith("let only one of Teal and image-updater");
        }
    }

    @Test
    void aHandIsPutBackAsOftenAsItWrites() {
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            stamping(shop, "spec.replicas", Set.of("kubectl-edit"));

            assertThat(shop.pass(SECOND).during(Duration.ofSeconds(10))).hasSize(10);
        }
    }

    @Test
    void aNewCommitIsTriedAnew() {
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            stamping(shop, "spec.replicas", Set.of("scaler"));
            shop.pass(SECOND).during(Duration.ofSeconds(10));

            shop.write("blue.yaml", deployment("blue", "v3")).commit();

            assertThat(shop.look().done()).isNotEmpty();
        }
    }

    @Test
    void aCommitThatChangesTheOtherColorIsNoReasonToTryThisOneAgain() {
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            stamping(shop, "spec.template.metadata.annotations.example.com/stamp", Set.of("teal"));
            shop.pass(SECOND).during(Duration.ofSeconds(20));

            List<Action> done =
                    shop.write("blue.yaml", deployment("blue", "v3")).commit().during(Duration.ofSeconds(20));

            assertThat(done).isNotEmpty().allMatch(action -> action.summary().contains("shop-blue"));
        }
    }

    /** Each Deployment differs in that field at every look, whatever was applied. */
    private static void stamping(Rehearsal shop, String field, Set<String> owners) {
        shop.through(cluster -> new Between(cluster) {
            @Override
            public Drift compare(Aim aim) throws PortException {
                Drift drift = super.compare(aim);
                return BOTH.contains(aim.wanted().ref()) && drift instanceof Drift.None
                        ? new Drift.Differs(List.of(field), owners)
                        : drift;
            }
        });
    }
}
