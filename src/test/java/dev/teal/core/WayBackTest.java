package dev.teal.core;

import static dev.teal.core.Rehearsal.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.teal.core.plan.Action;
import dev.teal.core.value.Phase;
import dev.teal.core.value.Reason;
import dev.teal.core.value.Selector;

/** What people who used other tools found missing when they went back, or tried again. */
class WayBackTest {

    private static final Selector GREEN = Rehearsal.selector("green");
    private static final Selector BLUE = Rehearsal.selector("blue");
    private static final String BAD_AFTER_20_S = "after: {watch: 2m, checks: [http: /]}\n";

    @Test
    void aRevertInTheMiddleOfATrialWaitsForNoApprovalNoCheckAndNoFreeze() {
        String careful = """
                switch: confirm
                before: {checks: [http: {path: /, times: 50}], confirm: %s}
                freeze: [{from: "00:00", to: "00:00", zone: UTC}]
                """;
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            shop.active("blue").commit().untilSynced();
            shop.write("teal.yaml", careful.formatted("c-0000000").replace("to: \"00:00\"", "to: \"23:59\""))
                    .active("green")
                    .commit();

            assertThat(shop.pass(SECOND).look().plan().moves()).isTrue();
            assertThat(shop.live()).contains(GREEN);
        }
    }

    @Test
    void whatWentBackMayBeTriedAgainOnceGitHasWantedTheOtherColor() {
        try (Rehearsal shop = Rehearsal.serving("v1", "late")) {
            shop.write("teal.yaml", BAD_AFTER_20_S).active("blue").commit().until(Reason.WENT_BACK);
            shop.active("green").commit().untilSynced();
            // What was wrong with it was elsewhere, and is mended.
            shop.handDeletes(Rehearsal.deployment("blue")).pass(SECOND).look();

            shop.active("blue").commit();
            shop.until(tick -> shop.live().equals(Optional.of(BLUE)));

            assertThat(shop.routes()).containsExactly(GREEN, BLUE, GREEN, BLUE);
        }
    }

    @Test
    void aCommitThatMendsWhatWentBackIsTriedByItself() {
        try (Rehearsal shop = Rehearsal.serving("v1", "late")) {
            shop.write("teal.yaml", BAD_AFTER_20_S).active("blue").commit().until(Reason.WENT_BACK);

            shop.write("blue.yaml", Rehearsal.deployment("blue", "v3")).commit().untilSynced();

            assertThat(shop.live()).contains(BLUE);
            assertThat(shop.pass(SECOND).during(Duration.ofMinutes(3))).noneMatch(Action::movesTraffic);
        }
    }

    @Test
    void theColorThatWasActiveUntilARevertIsPutAwayToo() {
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            shop.write("teal.yaml", "idle: {then: stop, after: 1m}\n")
                    .active("blue")
                    .commit()
                    .untilSynced();
            shop.active("green").commit().untilSynced().pass(SECOND).during(Duration.ofMinutes(3));

            assertThat(shop.cluster()
                            .get(Rehearsal.deployment("blue"))
                            .orElseThrow()
                            .number(1, "spec", "replicas"))
                    .isZero();
        }
    }

    @Test
    void aHandThatScalesTheNewColorWhileItIsCheckedHoldsNothingUp() {
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            shop.write("teal.yaml", "before: {checks: [http: {path: /, times: 10}]}\n")
                    .write("blue.yaml", Rehearsal.deployment("blue", "v3"))
                    .active("blue")
                    .commit();
            shop.until(Reason.CHECKING);
            shop.cluster()
                    .put(
                            Rehearsal.deployment("blue"),
                            shop.cluster()
                                    .get(Rehearsal.deployment("blue"))
                                    .orElseThrow()
                                    .with(5, "spec", "replicas"));

            shop.untilSynced();

            assertThat(shop.live()).contains(BLUE);
        }
    }

    @Test
    void aColorThatCrashesWhileItIsCheckedIsNotTakenForChecked() {
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            shop.write("teal.yaml", "before: {checks: [http: {path: /, times: 5}]}\n")
                    .write("blue.yaml", Rehearsal.deployment("blue", "crash"))
                    .active("blue")
                    .commit();

            assertThat(shop.during(Duration.ofMinutes(2))).noneMatch(Action::movesTraffic);
            assertThat(shop.status().phase()).isNotEqualTo(Phase.SYNCED);
        }
    }
}
