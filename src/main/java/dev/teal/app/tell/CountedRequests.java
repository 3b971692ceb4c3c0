package dev.teal.app.tell;

import java.util.Map;
import java.util.Optional;

import dev.teal.core.evidence.Counted;
import dev.teal.core.evidence.Score;
import dev.teal.core.status.Seen;
import dev.teal.core.value.ObjectRef;

/** Adds up the requests that are counted: each look says what there were altogether, and a count may begin anew. */
final class CountedRequests {

    private final Tally tally =
            Tally.ofEvents("teal_requests_counted", "outcome", "Requests through routed Services around a switch");

    Tally tally() {
        return tally;
    }

    void looked(String application, Optional<Seen> before, Optional<Seen> after) {
        after.map(Seen::counted)
                .orElse(Map.of())
                .forEach((service, counted) -> add(application, was(before, service, counted), counted));
    }

    private void add(String application, Optional<Counted> was, Counted now) {
        long failed = failed(now) - was.map(CountedRequests::failed).orElse(0L);
        long sent = sent(now) - was.map(CountedRequests::sent).orElse(0L);
        tally.add(application, "failed", failed);
        tally.add(application, "passed", sent - failed);
    }

    /** The same count at the look before. */
    private static Optional<Counted> was(Optional<Seen> before, ObjectRef service, Counted now) {
        return before.map(seen -> seen.counted().get(service))
                .filter(was -> was.before().since().equals(now.before().since()));
    }

    private static long sent(Counted counted) {
        return counted.before().sent() + counted.after().map(Score::sent).orElse(0L);
    }

    private static long failed(Counted counted) {
        return counted.before().failed() + counted.after().map(Score::failed).orElse(0L);
    }
}
