package dev.teal.app.tell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.teal.core.evidence.Counted;
import dev.teal.core.evidence.Ledger;
import dev.teal.core.evidence.Score;
import dev.teal.core.evidence.Trickle;
import dev.teal.core.policy.Requests;
import dev.teal.core.value.ObjectRef;

class CountLineTest {

    private static final Instant MOVED = Instant.parse("2026-11-24T12:00:00Z");
    private static final Requests REQUESTS = Requests.of("/");

    @Test
    void saysTheRateAndWhoAnsweredAndWhenTheNewColorFirstDid() {
        Ledger ledger = new Ledger(MOVED.minusSeconds(1));
        enter(ledger, -500, "v1");
        enter(ledger, 100, "v1");
        for (int at = 412; at <= 6000; at += 100) {
            enter(ledger, at, "v2");
        }

        assertThat(CountLine.of(ledger.counted(trickle(), MOVED.plusSeconds(6))))
                .isEqualTo("57 requests to / through Service shop/shop in 5.9 s, one every 103 ms: 0 failed;"
                        + " v1 answered 1, v2 answered 56, first v2 412 ms after the move");
    }

    @Test
    void saysWhatIsMissingAfterARestartAndByWhatTheLastOneFailed() {
        Ledger ledger = new Ledger(MOVED.plusSeconds(4));
        ledger.counted(trickle(), MOVED.plusSeconds(4));
        ledger.enter(new Score.Request(MOVED.plusSeconds(5), Optional.empty(), Optional.of("status 500")));

        assertThat(CountLine.of(ledger.counted(trickle(), MOVED.plusSeconds(5))))
                .isEqualTo(
                        "1 requests to / through Service shop/shop in 1.0 s, one every 1000 ms: 1 failed (the last:"
                                + " status 500); counted since 2026-11-24T12:00:04Z, the first 4.0 s after the move are missing");
    }

    @Test
    void anotherTrialWithoutAMoveAheadIsCountedFromWhenItIsHeardOf() {
        Ledger ledger = new Ledger(MOVED);
        ledger.counted(trickle(), MOVED);
        enter(ledger, 5000, "v1");
        Trickle other = new Trickle(trickle().service(), "10.96.0.10", 80, REQUESTS, Optional.of(MOVED.plusSeconds(4)));

        Counted counted = ledger.counted(other, MOVED.plusSeconds(6));

        assertThat(counted.after().orElseThrow().sent()).isZero();
        assertThat(counted.missing()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void theEleventhValueIsOneOfTheOthers() {
        Ledger ledger = new Ledger(MOVED);
        for (int i = 0; i < 12; i++) {
            enter(ledger, i + 1, "v" + i);
        }

        Counted counted = ledger.counted(trickle(), MOVED.plus(Duration.ofSeconds(1)));

        assertThat(counted.after().orElseThrow().said()).hasSize(11).containsKey("v9");
        assertThat(counted.after().orElseThrow().said().get(Score.OTHERS).times())
                .isEqualTo(2);
    }

    private static void enter(Ledger ledger, long millis, String version) {
        ledger.enter(new Score.Request(MOVED.plusMillis(millis), Optional.of(version), Optional.empty()));
    }

    private static Trickle trickle() {
        return new Trickle(
                new ObjectRef("v1", "Service", "shop", "shop"), "10.96.0.10", 80, REQUESTS, Optional.of(MOVED));
    }
}
