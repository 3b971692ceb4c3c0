package dev.teal.app.tell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.teal.core.evidence.Counted;
import dev.teal.core.evidence.Score;
import dev.teal.core.evidence.Trickle;
import dev.teal.core.policy.Requests;
import dev.teal.core.status.Seen;
import dev.teal.core.value.ObjectRef;

class CountedRequestsMetricTest {

    private static final Instant BEGUN = Instant.parse("2026-11-24T12:00:00Z");
    private static final ObjectRef SERVICE = new ObjectRef("v1", "Service", "shop", "shop");

    private final CountedRequests requests = new CountedRequests();

    @Test
    void eachRequestIsAddedOnceThroughAMoveAndWhereACountBeginsAnew() {
        Seen before = seen(BEGUN, score(10, 1), Optional.empty());
        Seen moved = seen(BEGUN, score(12, 1), Optional.of(score(5, 2)));
        Seen anew = seen(BEGUN.plusSeconds(60), score(3, 0), Optional.empty());

        requests.looked("shop", Optional.empty(), Optional.of(before));
        requests.looked("shop", Optional.of(before), Optional.of(moved));
        requests.looked("shop", Optional.of(moved), Optional.of(moved));
        requests.looked("shop", Optional.of(moved), Optional.of(anew));

        assertThat(requests.tally().collect().get(0).samples)
                .extracting(it -> it.labelValues.get(1) + " " + it.value)
                .containsExactly("failed 3.0", "passed 17.0");
    }

    private static Score score(long sent, long failed) {
        return new Score(BEGUN, BEGUN, sent, failed, Map.of(), Optional.empty());
    }

    private static Seen seen(Instant begun, Score before, Optional<Score> after) {
        Trickle trickle = new Trickle(SERVICE, "10.96.0.10", 80, Requests.of("/"), Optional.empty());
        Score base = new Score(begun, begun, before.sent(), before.failed(), Map.of(), Optional.empty());
        return new Seen(
                BEGUN,
                Optional.empty(),
                Map.of(),
                Map.of(),
                Map.of(),
                Optional.empty(),
                Map.of(SERVICE, new Counted(trickle, base, after)),
                List.of(),
                List.of());
    }
}
