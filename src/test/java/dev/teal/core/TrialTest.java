package dev.teal.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.teal.core.mark.ContentId;
import dev.teal.core.plan.Action;
import dev.teal.core.plan.Prospect;
import dev.teal.core.plan.Stage;
import dev.teal.core.plan.WriteService;
import dev.teal.core.plan.WriteService.Intent;
import dev.teal.core.status.Tick;
import dev.teal.core.value.Color;
import dev.teal.core.value.Hold;
import dev.teal.core.value.Reason;
import dev.teal.core.value.Selector;

/** A color is tested before users come, on trial once they have, and gone back to without waiting if it did well. */
class TrialTest {

    private static final Selector GREEN = Rehearsal.selector("green");
    private static final Selector BLUE = Rehearsal.selector("blue");
    private static final Duration SECOND = Rehearsal.SECOND;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void trafficGoesBackWithinFourSecondsOfTheFirstFailedCheck() {
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            shop.write("teal.yaml", "after: {watch: 2m, checks: [{http: {path: /, failures: 2}}]}\n")
                    .write("blue.yaml", Rehearsal.deployment("blue", "late"))
                    .active("blue")
                    .commit();
            Instant born = shop.now();
            shop.until(tick -> shop.live().equals(Optional.of(BLUE)));

            Tick back = shop.until(tick -> shop.live().equals(Optional.of(GREEN)));

            // A container starts a second after its pod, and is good for 20 s.
            assertThat(Duration.between(born.plusSeconds(21), shop.now())).isLessThanOrEqualTo(Duration.ofSeconds(4));
            assertThat(back.plan().stage()).isEqualTo(Stage.RETURNING);
            Hold hold = back.hold().orElseThrow();
            assertThat(hold.reason()).isEqualTo(Reason.WENT_BACK);
            assertThat(hold.message()).contains("GET /", "status 500", "2 times in a row");
            assertThat(shop.pass(SECOND).during(MINUTE))
                    .as("it is not tried again")
                    .allMatch(it -> !it.movesTraffic());
            assertThat(shop.routes()).containsExactly(GREEN, BLUE, GREEN);
        }
    }

    @Test
    void trafficGoesBackFromPodsThatStopBeingReady() {
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            shop.write("teal.yaml", "after: {watch: 2m}\n")
                    .write("blue.yaml", Rehearsal.probed("blue", "late", "/"))
                    .active("blue")
                    .commit();

            shop.until(tick -> shop.live().equals(Optional.of(BLUE)));
            Tick back = shop.until(tick -> shop.live().equals(Optional.of(GREEN)));

            assertThat(back.hold().orElseThrow().message()).contains("0 ready pods of 2", "no longer ready");
        }
    }

    @Test
    void readinessThatComesAndGoesGetsNoTraffic() {
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            shop.write("blue.yaml", Rehearsal.probed("blue", "flap", "/healthz"))
                    .active("blue")
                    .commit();

            assertThat(shop.during(MINUTE)).noneMatch(Action::movesTraffic);
            assertThat(shop.routes()).containsExactly(GREEN);
        }
    }

    @Test
    void aColorThatFailsItsChecksGetsNoTrafficAndIsNamedBeforeItIsWanted() {
        try (Rehearsal shop = Rehearsal.serving("v1", "broken")) {
            shop.write("teal.yaml", "before: {checks: [http: /]}\n").commit();
            shop.untilSynced().pass(SECOND).during(Duration.ofSeconds(20));

            Prospect prospect = shop.look().plan().prospect().orElseThrow();
            assertThat(prospect.against().orElseThrow().toString()).contains("CHECK_FAILED", "status 500");

            Tick wanted = shop.active("blue").commit().until(Reason.CHECK_FAILED);
            assertThat(wanted.hold().orElseThrow().message()).contains("blue fails a check", "GET /", "status 500");
            assertThat(shop.pass(SECOND).during(MINUTE)).noneMatch(Action::movesTraffic);
        }
    }

    @Test
    void aColorThatWasCheckedBeforeItIsWantedIsMovedToAtOnce() {
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            shop.write("teal.yaml", "before: {checks: [http: {path: /, times: 5}]}\n")
                    .commit();
            shop.untilSynced().pass(SECOND).during(Duration.ofSeconds(20));
            assertThat(shop.look().plan().prospect().orElseThrow().against()).isEmpty();

            assertThat(shop.pass(SECOND).active("blue").commit().look().plan().moves())
                    .isTrue();
        }
    }

    @Test
    void whatServedToTheEndOfItsTrialIsGoneBackToWithoutBeingChecked() {
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            shop.active("blue").commit().untilSynced().pass(SECOND).during(MINUTE);
            assertThat(shop.marks().trials().passed().values()).hasSize(2);

            // A new process has asked nobody anything.
            shop.restarted()
                    .write("teal.yaml", "before: {checks: [http: {path: /, times: 100}]}\n")
                    .active("green")
                    .commit();

            assertThat(shop.look().plan().moves()).isTrue();
            assertThat(shop.marks().trials().watch())
                    .as("it is on trial no second time")
                    .isEmpty();
        }
    }

    @Test
    void whatWentBackHasNotServedWell() {
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            shop.write("teal.yaml", "after: {watch: 2m, checks: [{http: {path: /, failures: 2}}]}\n")
                    .write("blue.yaml", Rehearsal.deployment("blue", "late"))
                    .active("blue")
                    .commit();
            shop.until(tick -> shop.live().equals(Optional.of(BLUE)));
            shop.until(tick -> shop.live().equals(Optional.of(GREEN)));

            assertThat(shop.marks().trials().passed()).containsOnlyKeys(dev.teal.core.value.Color.GREEN);
        }
    }

    @Test
    void whatFailsItsChecksAtTheEndOfItsTrialHasNotServedWellAndIsSaid() {
        try (Rehearsal shop = Rehearsal.serving("v1", "late")) {
            // Green fails the same check, so that there is nothing better to go back to.
            shop.write("green.yaml", Rehearsal.deployment("green", "broken"))
                    .write("teal.yaml", "after: {watch: 40s, checks: [http: /]}\n")
                    .commit()
                    .pass(SECOND)
                    .during(Duration.ofSeconds(10));
            shop.active("blue").commit();
            shop.until(tick -> shop.live().equals(Optional.of(BLUE)));

            shop.during(Duration.ofMinutes(3));

            assertThat(shop.live()).contains(BLUE);
            assertThat(shop.marks().trials().passed()).doesNotContainKey(Color.BLUE);
            assertThat(shop.status().hold().map(Hold::reason)).contains(Reason.CHECK_FAILED);
        }
    }

    @Test
    void theTrialGoesOnAfterARestartAndASecondOneIsNotBegun() {
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            shop.active("blue").commit().untilSynced();
            Optional<Instant> until = shop.marks().trials().watch().map(it -> it.until());

            List<Action> done = shop.pass(SECOND).restarted().during(MINUTE);

            assertThat(until).isPresent();
            assertThat(done).singleElement().isInstanceOfSatisfying(WriteService.class, write -> {
                assertThat(write.intent()).isEqualTo(Intent.PASS);
                assertThat(write.marks().trials().watch()).isEmpty();
            });
        }
    }

    @Test
    void aShorterWatchEndsTheTrialAndFreesTheColorBefore() {
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            shop.write("teal.yaml", "after: {watch: 1h}\n")
                    .active("blue")
                    .commit()
                    .untilSynced();
            shop.write("green.yaml", Rehearsal.deployment("green", "v3"))
                    .commit()
                    .pass(MINUTE);

            Tick held = shop.until(Reason.WATCHING);
            shop.write("teal.yaml", "after: {watch: 1m}\n")
                    .commit()
                    .pass(SECOND)
                    .untilSynced();

            assertThat(held.hold().orElseThrow().message()).contains("blue is on trial until");
            assertThat(shop.liveImage("green")).isEqualTo("example/shop:v3");
        }
    }

    @Test
    void aCommitThatChangesTheColorThatServesBeginsANewTrial() {
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            shop.active("blue").commit().untilSynced().pass(SECOND).during(MINUTE);
            ContentId before = shop.marks().trials().passed().get(Color.BLUE);
            shop.write("blue.yaml", Rehearsal.deployment("blue", "v3")).commit().look();

            assertThat(shop.marks().trials().watch().orElseThrow().content()).isNotEqualTo(before);
            assertThat(shop.pass(SECOND).untilSynced().status().stage()).isEqualTo(Stage.WATCHING);
        }
    }
}
