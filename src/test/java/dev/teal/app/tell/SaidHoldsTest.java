package dev.teal.app.tell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.teal.core.desired.Refusal;
import dev.teal.core.value.Commit;
import dev.teal.core.value.Hold;
import dev.teal.core.value.Reason;

class SaidHoldsTest {

    private final SaidHolds holds = new SaidHolds();
    private final List<String> said = new ArrayList<>();

    @Test
    void whatIsWaitedForIsSaidAgainWhenItChanges() {
        held(
                "c1",
                Reason.UNPROVEN,
                "pod shop-v2-845c5cc646-hrsbk has no readiness probe and has not run for 3.0 s yet");
        held("c1", Reason.UNPROVEN, "pod shop-v2-845c5cc646-hrsbk accepts no connection on 10.0.0.7:80 yet");

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
        Refusal reading = new Refusal("shop", "shop", new Commit("c", Instant.EPOCH), content, List.of(), List.of());
        if (holds.isNew(reading, Hold.waiting(reason, message))) {
            said.add(message);
        }
    }
}
