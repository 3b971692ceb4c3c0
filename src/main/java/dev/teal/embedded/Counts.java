package dev.teal.embedded;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.teal.core.evidence.Counted;
import dev.teal.core.evidence.Ledger;
import dev.teal.core.evidence.Score;
import dev.teal.core.evidence.Trickle;
import dev.teal.core.port.Counting;
import dev.teal.core.value.ObjectRef;

/**
 * Counts requests that are never sent: as many as would have been since the last time, each with what it would have been
 * answered at its moment by the Service as it is now.
 */
final class Counts implements Counting {

    private static final int FAILURE = 500;

    /** As with those that are sent. */
    private static final Duration RENEWED = Duration.ofSeconds(5);

    private final Clock clock;
    private final Front front;
    private final Map<ObjectRef, Stream> streams = new HashMap<>();

    /** What stands before the pods of a Service. */
    interface Front {
        Optional<NodePorts.Reply> answer(ObjectRef service, String path, long turn, Instant at);
    }

    Counts(Clock clock, Front front) {
        this.clock = clock;
        this.front = front;
    }

    @Override
    public Map<ObjectRef, Counted> count(Set<Trickle> trickles) {
        Instant now = clock.instant();
        Map<ObjectRef, Counted> counted = new HashMap<>();
        streams.values().removeIf(it -> it.askedAt.plus(RENEWED).isBefore(now));
        for (Trickle trickle : trickles) {
            Stream stream = streams.compute(
                    trickle.service(),
                    (service, before) ->
                            before != null && trickle.continues(before.trickle) ? before : new Stream(trickle, now));
            counted.put(trickle.service(), stream.counted(trickle, now));
        }
        return counted;
    }

    /** One of them, up to the moment when it was last asked for. */
    private final class Stream {

        private final Trickle trickle;
        private final Ledger ledger;
        private Instant next;
        private Instant askedAt;
        private long turn;

        Stream(Trickle trickle, Instant now) {
            this.trickle = trickle;
            this.ledger = new Ledger(now);
            this.next = now;
            this.askedAt = now;
        }

        Counted counted(Trickle asked, Instant now) {
            askedAt = now;
            for (; !next.isAfter(now); next = next.plus(trickle.requests().every())) {
                ledger.enter(request(next));
            }
            return ledger.counted(asked, now);
        }

        private Score.Request request(Instant at) {
            turn++;
            Optional<NodePorts.Reply> reply =
                    front.answer(trickle.service(), trickle.requests().path().split("[?]", 2)[0], turn, at);
            Optional<String> failure = reply.isEmpty()
                    ? Optional.of("accepts no connection on " + trickle.address() + ":" + trickle.port())
                    : reply.map(NodePorts.Reply::status)
                            .filter(it -> it >= FAILURE)
                            .map(it -> "status " + it);
            return new Score.Request(
                    at, trickle.requests().by().flatMap(header -> reply.flatMap(it -> it.header(header))), failure);
        }
    }
}
