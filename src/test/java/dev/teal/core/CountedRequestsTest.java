package dev.teal.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.teal.core.evidence.Counted;
import dev.teal.core.evidence.Score;
import dev.teal.core.plan.Action;
import dev.teal.core.plan.Stage;
import dev.teal.core.situation.Situation;
import dev.teal.core.status.Seen;
import dev.teal.core.status.Tick;
import dev.teal.core.value.Color;
import dev.teal.core.value.Hold;
import dev.teal.core.value.Reason;
import dev.teal.core.value.Selector;

/** Requests through the Service are counted around a switch, and send traffic back only where the file says so. */
class CountedRequestsTest {

    private static final Selector GREEN = Rehearsal.selector("green");
    private static final Selector BLUE = Rehearsal.selector("blue");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void aSwitchIsCountedFromBeforeItToTheEndOfItsTrial() {
        try (Rehearsal shop = switching("v3", "{path: /, every: 100ms, by: X-Version}")) {
            Instant moved = moved(shop);
            shop.during(MINUTE);

            Counted counted = counted(shop);
            Score after = counted.after().orElseThrow();
            assertThat(counted.before().sent()).isPositive();
            assertThat(counted.before().said()).containsOnlyKeys("v1");
            assertThat(after.sent()).as("30 s of trial").isBetween(290L, 310L);
            assertThat(after.failed()).isZero();
            assertThat(after.since()).isEqualTo(moved);
            assertThat(counted.missing()).isZero();
            assertThat(counted.newcomer().orElseThrow().getKey()).isEqualTo("v3");
            assertThat(shop.look().situation().map(Situation::counted))
                    .as("nothing is counted at rest")
                    .contains(Map.of());
        }
    }

    @Test
    void trafficGoesBackOnceMoreHaveFailedThanTheFileBears() {
        try (Rehearsal shop = switching("late", "{path: /, every: 100ms, failed: 5%}")) {
            moved(shop);

            Tick back = shop.until(tick -> shop.live().equals(Optional.of(GREEN)));

            assertThat(back.plan().stage()).isEqualTo(Stage.RETURNING);
            assertThat(back.hold().orElseThrow().message())
                    .contains("requests to / through Service shop/shop", "more than 5%", "the last: status 500");
            assertThat(shop.pass(Rehearsal.SECOND).during(MINUTE)).noneMatch(Action::movesTraffic);
        }
    }

    @Test
    void withoutAShareRequestsAreOnlyCounted() {
        try (Rehearsal shop = switching("late", "/")) {
            moved(shop);
            shop.during(MINUTE);

            assertThat(shop.live()).contains(BLUE);
            assertThat(counted(shop).after().orElseThrow().failed()).isPositive();
        }
    }

    @Test
    void whatFailsToTheEndWithNothingBetterThereHasNotServedWell() {
        try (Rehearsal shop = switching("late", "{path: /, every: 1s, failed: 1%}")) {
            shop.until(tick -> tick.plan().moves());
            shop.write("green.yaml", Rehearsal.deployment("green", "crash")).commit();
            shop.handDeletes(Rehearsal.deployment("green"));

            shop.until(Reason.REQUESTS_FAILED);
            shop.during(Duration.ofMinutes(1));

            assertThat(shop.live()).contains(Rehearsal.selector("blue"));
            assertThat(shop.status().hold().map(Hold::reason)).contains(Reason.REQUESTS_FAILED);
            assertThat(shop.marks().trials().passed()).doesNotContainKey(Color.BLUE);
        }
    }

    @Test
    void throughAFrontDoorGoesOneStreamThatSendsTrafficBackLikeAnyOther() {
        try (Rehearsal shop = switching("late", "{url: https://shop.example.com/, every: 100ms, failed: 5%}")) {
            moved(shop);

            Tick back = shop.until(tick -> shop.live().equals(Optional.of(GREEN)));

            assertThat(back.plan().stage()).isEqualTo(Stage.RETURNING);
            assertThat(back.hold().orElseThrow().message())
                    .contains("requests to https://shop.example.com/ have failed since the move to blue");
            assertThat(counted(shop).trickle())
                    .satisfies(trickle -> assertThat(trickle.address()).isEqualTo("shop.example.com"))
                    .satisfies(trickle -> assertThat(trickle.port()).isEqualTo(443));
        }
    }

    @Test
    void beforeSeveralServicesThereIsOneFrontDoor() {
        try (Rehearsal shop = switching("v2", "{url: https://shop.example.com/}")) {
            shop.write("service-b.yaml", Rehearsal.service("green").replace("name: shop,", "name: shop-b,"))
                    .active("green")
                    .commit()
                    .untilSynced();
            shop.active("blue").commit();
            moved(shop);
            shop.look();

            assertThat(shop.status().seen().map(Seen::counted).orElseThrow()).hasSize(1);
        }
    }

    @Test
    void afterARestartItIsSaidWhatIsMissing() {
        try (Rehearsal shop = switching("v2", "/")) {
            moved(shop);
            shop.restarted().pass(Duration.ofSeconds(9)).look();
            shop.pass(Rehearsal.SECOND).look();

            Counted counted = counted(shop);
            assertThat(counted.missing()).isEqualTo(Duration.ofSeconds(10));
            assertThat(counted.newcomer()).isEmpty();
        }
    }

    @Test
    void whatWaitsForAPersonOrAFreezeIsNotCounted() {
        try (Rehearsal shop = switching("v2", "/").write("teal.yaml", "switch: confirm\nafter: {requests: /}\n")) {
            shop.commit().pass(MINUTE).during(MINUTE);

            assertThat(shop.live()).contains(GREEN);
            assertThat(shop.look().situation().map(Situation::counted)).contains(Map.of());
        }
    }

    private static Rehearsal switching(String image, String requests) {
        Rehearsal shop = Rehearsal.serving("v1", "v2");
        return shop.write("teal.yaml", "after: {watch: 30s, requests: " + requests + "}\n")
                .write("blue.yaml", Rehearsal.deployment("blue", image))
                .active("blue")
                .commit();
    }

    private static Instant moved(Rehearsal shop) {
        shop.until(tick -> shop.live().equals(Optional.of(BLUE)));
        Instant at = shop.now();
        shop.pass(Rehearsal.SECOND);
        return at;
    }

    private static Counted counted(Rehearsal shop) {
        return shop.status().seen().map(Seen::counted).orElseThrow().get(Rehearsal.SERVICE);
    }
}
