package dev.teal.core;

import static dev.teal.core.Rehearsal.deployment;
import static dev.teal.core.Rehearsal.selector;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.teal.core.value.Hold;
import dev.teal.core.value.Phase;
import dev.teal.core.value.Reason;

/** How long a color may take to be able to serve. */
class DeadlineTest {

    private static final String DEADLINE = "deadline: 30s\n";

    @Test
    void aColorThatCantServeIsLateAlsoAfterARestart() {
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            Instant applied = shop.now();
            shop.write("teal.yaml", DEADLINE)
                    .write("blue.yaml", Rehearsal.probed("blue", "broken", "/"))
                    .active("blue")
                    .commit();
            shop.during(Duration.ofSeconds(25));
            assertThat(shop.status().phase()).isEqualTo(Phase.PROGRESSING);

            Hold late = shop.restarted().until(Reason.DEADLINE_EXCEEDED).hold().orElseThrow();

            assertThat(Duration.between(applied, shop.now())).isLessThan(Duration.ofSeconds(35));
            assertThat(late.message()).contains("old pods are still there", "does not pass");
            assertThat(shop.status().phase()).isEqualTo(Phase.DEGRADED);
            assertThat(shop.live()).contains(selector("green"));
        }
    }

    @Test
    void readinessThatComesAndGoesDoesNotBeginItAgain() {
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            shop.write("teal.yaml", DEADLINE)
                    .write("blue.yaml", Rehearsal.probed("blue", "flap", "/healthz"))
                    .active("blue")
                    .commit();

            Hold late = shop.until(Reason.DEADLINE_EXCEEDED).hold().orElseThrow();

            assertThat(late.message()).startsWith("blue could not serve within 30 s of ");
            assertThat(late.advice())
                    .isEqualTo("mend the program in blue.yaml, or write a longer `deadline` into teal.yaml");
        }
    }

    @Test
    void whoeverWaitsForSomebodyElseIsNotLate() {
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            shop.write("teal.yaml", DEADLINE + "switch: confirm\n")
                    .active("blue")
                    .commit();
            shop.until(Reason.UNCONFIRMED);

            shop.during(Duration.ofMinutes(2));

            assertThat(shop.status().hold().map(Hold::reason)).contains(Reason.UNCONFIRMED);
        }
    }

    @Test
    void itBeginsAnewForPodsThatAreMadeLater() {
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            shop.write("teal.yaml", DEADLINE + "drain: 3s\nidle: {then: stop, after: 5s}\n")
                    .write("blue.yaml", deployment("blue", "slow"))
                    .commit();
            shop.during(Duration.ofMinutes(2));
            shop.active("blue").commit();

            Set<Reason> reasons = new HashSet<>();
            shop.until(tick -> {
                tick.hold().map(Hold::reason).ifPresent(reasons::add);
                return tick.plan().moves();
            });

            assertThat(reasons).contains(Reason.UNPROVEN).doesNotContain(Reason.DEADLINE_EXCEEDED);
        }
    }
}
