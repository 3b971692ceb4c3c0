package dev.teal.inquiry;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.vertx.core.Context;
import io.vertx.core.Vertx;

import dev.teal.core.evidence.Counted;
import dev.teal.core.evidence.Trickle;
import dev.teal.core.port.Counting;
import dev.teal.core.value.ObjectRef;

/**
 * Sends requests over the network, on one event loop, each on a new connection. However slowly they are answered, only so many
 * are under way: those that there is no room for are not sent, and not counted.
 */
public final class RequestCounting implements Counting, AutoCloseable {

    static final int OF_ONE_SERVICE = 16;
    private static final int OF_ALL = 64;

    private final Vertx vertx;
    private final Context context;
    private final Clock clock;
    private final HttpCaller caller;
    private final Map<ObjectRef, Sending> sendings = new HashMap<>();
    private int underWay;
    private boolean closed;

    /**
     * @param agent how it names itself, as in {@code teal/1.0}
     * @param authorities certificates in PEM that HTTPS is verified by; empty where it is up to Java
     */
    public RequestCounting(Vertx vertx, Clock clock, String agent, Optional<Path> authorities) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.clock = clock;
        this.caller = new HttpCaller(vertx, agent, authorities, OF_ALL);
    }

    @Override
    public synchronized Map<ObjectRef, Counted> count(Set<Trickle> trickles) {
        Instant now = clock.instant();
        Map<ObjectRef, Counted> counted = new HashMap<>();
        for (Trickle trickle : trickles) {
            Sending sending = sendings.compute(
                    trickle.service(),
                    (service, before) -> before != null && goesOn(before, now) && trickle.continues(before.trickle())
                            ? before
                            : begun(trickle, now));
            counted.put(trickle.service(), sending.counted(trickle, now));
        }
        return counted;
    }

    /** No request is sent any more. */
    @Override
    public synchronized void close() {
        closed = true;
        sendings.clear();
        // After a request that is being begun right now.
        context.runOnContext(it -> caller.close());
    }

    private Sending begun(Trickle trickle, Instant now) {
        Sending sending = new Sending(trickle, now);
        context.runOnContext(it -> {
            send(sending);
            vertx.setPeriodic(trickle.requests().every().toMillis(), timer -> next(sending, timer));
        });
        return sending;
    }

    private void next(Sending sending, long timer) {
        if (isOver(sending)) {
            vertx.cancelTimer(timer);
        } else {
            send(sending);
        }
    }

    /** Whether nobody asks for it any more, or another one has taken its place. */
    private synchronized boolean isOver(Sending sending) {
        ObjectRef service = sending.trickle().service();
        if (!goesOn(sending, clock.instant())) {
            sendings.remove(service, sending);
        }
        return sendings.get(service) != sending;
    }

    private boolean goesOn(Sending sending, Instant now) {
        return !closed && sending.isWanted(now);
    }

    private void send(Sending sending) {
        if (!hasBegun(sending)) {
            return;
        }
        Sending.Reply reply = sending.reply();
        Attempt attempt = caller.call(sending.question(), reply);
        attempt.finding().onSuccess(finding -> enter(sending, finding, reply));
        attempt.over().onComplete(it -> end(sending));
    }

    private synchronized boolean hasBegun(Sending sending) {
        if (closed || underWay == OF_ALL || sending.underWay() == OF_ONE_SERVICE) {
            return false;
        }
        underWay++;
        sending.begin();
        return true;
    }

    private synchronized void enter(Sending sending, Finding finding, Sending.Reply reply) {
        sending.enter(clock.instant(), finding, reply);
    }

    private synchronized void end(Sending sending) {
        underWay--;
        sending.end();
    }
}
