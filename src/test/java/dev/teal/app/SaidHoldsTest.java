package dev.teal.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.teal.core.Commit;
import dev.teal.core.Hold;
import dev.teal.core.Memory;
import dev.teal.core.Reason;
import dev.teal.core.Refusal;
import dev.teal.core.Status;
import dev.teal.core.Tick;

class SaidHoldsTest {

    private static final Instant NOW = Clock.systemUTC().instant();

    private final SaidHolds holds = new SaidHolds();
    private final List<String> said = new ArrayList<>();
    private Optional<Status> before = Optional.empty();

    @Test
    void whatIsWaitedForIsSaidAgainWhenItChanges() {
        held(
                "c1",
                Reason.UNPROVEN,
                "pod shop-v2-845c5cc646-hrsbk has no readiness probe and has not run for 3.0 s yet");
        held(
                "c1",
                Reason.UNPROVEN,
                "pod shop-v2-845c5cc646-zzpqt has no readiness probe and accepts no connection on 10.0.0.7:80");

        assertThat(said).hasSize(2);
    }

    @Test
    void aNumberThatCountsUpOrAnotherPodIsNoChange() {
        held("c1", Reason.NOT_READY, "Deployment shop/shop-v2: 0 of 3 pods are available");
        held("c1", Reason.NOT_READY, "Deployment shop/shop-v2: 2 of 3 pods are available");
        held("c1", Reason.POD_FAILING, "pod shop-v2-845c5cc646-hrsbk of blue: CrashLoopBackOff, restarts: 1");
        held("c1", Reason.POD_FAILING, "pod shop-v2-845c5cc646-abcde of blue: CrashLoopBackOff, restarts: 12");

        assertThat(said).hasSize(2);
    }

    @Test
    void whatComesAndGoesIsSaidOnce() {
        for (int i = 0; i < 5; i++) {
            held("c1", Reason.POD_FAILING, "it crashes");
            held("c1", Reason.UNPROVEN, "it has just started");
        }

        assertThat(said).hasSize(2);
    }

    @Test
    void anotherContentOrOrderInBetweenBeginsAnew() {
        held("c1", Reason.POD_FAILING, "it crashes");
        held("c2", Reason.POD_FAILING, "it crashes");
        holds.forget("shop");
        held("c2", Reason.POD_FAILING, "it crashes");

        assertThat(said).hasSize(3);
    }

    private void held(String content, Reason reason, String message) {
        Hold hold = Hold.waiting(reason, message);
        Refusal reading = new Refusal("shop", "shop", new Commit("c", NOW), content, List.of(), List.of());
        Tick tick = Tick.stuck(reading, hold, Memory.NONE, NOW);
        Status after = before.map(it -> it.after(tick)).orElseGet(() -> Status.first(tick));
        if (holds.isNew(before, after, hold)) {
            said.add(message);
        }
        before = Optional.of(after);
    }
}
