package dev.teal.core;

import static dev.teal.core.Rehearsal.SECOND;
import static dev.teal.core.Rehearsal.deployment;
import static dev.teal.core.Rehearsal.selector;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.teal.core.plan.Stage;
import dev.teal.core.status.Tick;
import dev.teal.core.value.Hold;
import dev.teal.core.value.Phase;
import dev.teal.core.value.Reason;
import dev.teal.core.value.Selector;

/** What a folder itself says against a switch, from commit to commit. It is Tuesday, 12:00 UTC, in November. */
class AuthorsGatesTest {

    private static final Selector GREEN = selector("green");
    private static final Selector BLUE = selector("blue");
    private static final String ASKING = "switch: confirm\n";
    private static final String FROZEN =
            "freeze: [{from: \"09:00\", to: \"13:02\", zone: Europe/Berlin, reason: lunch}]\n";

    @Test
    void aSwitchWaitsUntilTheLineOfTheHoldIsPasted() {
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            shop.write("teal.yaml", ASKING).active("blue").commit();

            Tick held = shop.until(Reason.UNCONFIRMED);

            assertThat(held.plan().stage()).isEqualTo(Stage.GATED);
            assertThat(held.hold().orElseThrow().message())
                    .isEqualTo("blue (" + shop.content() + ") is ready, and teal.yaml wants a switch to be confirmed");
            assertThat(shop.status().phase()).isEqualTo(Phase.STALLED);
            assertThat(shop.during(Duration.ofMinutes(2))).isEmpty();
            assertThat(shop.live()).contains(GREEN);

            String line = held.hold().orElseThrow().advice().replaceFirst(".*`(.*)`.*", "$1");
            shop.write("teal.yaml", ASKING + line + "\n").commit().untilSynced();

            assertThat(shop.live()).contains(BLUE);
        }
    }

    @Test
    void anAgreementToOtherContentIsNone() {
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            String seen = shop.active("blue").commit().content();
            shop.write("teal.yaml", ASKING + "before: {confirm: " + seen + "}\n")
                    .write("blue.yaml", deployment("blue", "v3"))
                    .commit();

            Hold hold = shop.until(Reason.UNCONFIRMED).hold().orElseThrow();

            assertThat(shop.content()).isNotEqualTo(seen);
            assertThat(hold.message()).isEqualTo("teal.yaml confirms " + seen + ", and blue is now " + shop.content());
            assertThat(hold.advice()).contains("`confirm: " + shop.content() + "`");
        }
    }

    @Test
    void whereTheFileSaysMoreOfBeforeTheLineIsOneMoreKey() {
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            shop.write("teal.yaml", ASKING + "before: {checks: [{http: /}]}\n")
                    .active("blue")
                    .commit();

            assertThat(shop.until(Reason.UNCONFIRMED).hold().orElseThrow().advice())
                    .isEqualTo("write into teal.yaml, as one more key of `before`: `confirm: " + shop.content() + "`");
        }
    }

    @Test
    void nobodyIsAskedWhereNothingServes() {
        try (Rehearsal shop = Rehearsal.of("v1", "v2")) {
            shop.write("teal.yaml", ASKING + FROZEN).commit().untilSynced();

            assertThat(shop.live()).contains(GREEN);
        }
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            shop.write("teal.yaml", ASKING + FROZEN)
                    .write("green.yaml", deployment("green", "crash"))
                    .commit()
                    .until(Reason.NOT_SERVING);

            shop.active("blue").commit().untilSynced();

            assertThat(shop.live()).contains(BLUE);
        }
    }

    @Test
    void aServiceThatAHandEmptiesIsPutBackAndNotSwitchedWithoutAnAgreement() {
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            shop.write("teal.yaml", ASKING)
                    .write("blue.yaml", deployment("blue", "v3"))
                    .active("blue")
                    .commit()
                    .until(Reason.UNCONFIRMED);

            shop.handEmpties().during(SECOND.multipliedBy(3));
            assertThat(shop.live()).contains(GREEN);

            shop.handDeletes(Rehearsal.SERVICE).during(SECOND.multipliedBy(3));
            assertThat(shop.live()).contains(GREEN);

            shop.restarted().handDeletes(Rehearsal.SERVICE).during(SECOND.multipliedBy(3));
            assertThat(shop.live()).contains(GREEN);
        }
    }

    @Test
    void aSwitchWaitsUntilTheFreezeIsOverAndThenGoesByItself() {
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            shop.write("teal.yaml", FROZEN).active("blue").commit();

            Hold hold = shop.until(Reason.FROZEN).hold().orElseThrow();

            assertThat(hold.message())
                    .isEqualTo("blue is ready, and teal.yaml freezes switches until Tue 2026-11-24 13:02 Europe/Berlin"
                            + " (lunch)");
            assertThat(hold.advice()).contains("take the freeze out of teal.yaml");
            assertThat(shop.status().phase()).isEqualTo(Phase.PROGRESSING);
            assertThat(shop.status().waits()).as("it may rest").isEmpty();
            shop.until(tick -> shop.live().equals(Optional.of(BLUE)));
            assertThat(shop.now()).isEqualTo("2026-11-24T12:02:00Z");
        }
    }

    @Test
    void aFreezeDoesNotKeepAMoveFromBeingTakenBack() {
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            shop.active("blue").commit().until(tick -> shop.live().equals(Optional.of(BLUE)));
            shop.write("teal.yaml", FROZEN).active("green").commit();

            shop.untilSynced();

            assertThat(shop.live()).contains(GREEN);
        }
    }

    @Test
    void aPausedFolderIsLeftAsItIsAndSaysWhatWaits() {
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            shop.write("teal.yaml", "paused: true\n")
                    .write("blue.yaml", deployment("blue", "v3"))
                    .active("blue")
                    .commit();

            assertThat(shop.during(Duration.ofMinutes(2))).isEmpty();

            Hold hold = shop.status().hold().orElseThrow();
            assertThat(hold.reason()).isEqualTo(Reason.FOLDER_PAUSED);
            assertThat(hold.message())
                    .startsWith("teal.yaml pauses this folder, as of commit " + shop.commitNow()
                            + ": nothing is written." + " Held back: applied Deployment shop/shop-blue (");
            assertThat(hold.advice()).isEqualTo("remove `paused: true` from teal.yaml");
            assertThat(shop.status().phase()).isEqualTo(Phase.STALLED);

            shop.without("teal.yaml").commit().untilSynced();
            assertThat(shop.live()).contains(BLUE);
        }
    }

    @Test
    void aServiceThatAHandBreaksWhileTheFolderIsPausedIsNamedWithTheLine() {
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            shop.write("teal.yaml", "paused: true\n").commit().look();
            assertThat(shop.status().hold().orElseThrow().message()).endsWith("Held back: nothing");

            assertThat(shop.handEmpties().during(SECOND.multipliedBy(3))).isEmpty();

            Hold hold = shop.status().hold().orElseThrow();
            assertThat(shop.live()).isEmpty();
            assertThat(hold.message())
                    .contains("and traffic is lost meanwhile: to put back Service shop/shop to green (");
            assertThat(hold.advice())
                    .startsWith("remove `paused: true` from teal.yaml; now: kubectl patch service shop -n shop");
        }
    }
}
