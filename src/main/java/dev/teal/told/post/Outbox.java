package dev.teal.told.post;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;

/**
 * What one recipient has to be told, in order, one letter at a time; who puts something into it never waits. There is only so
 * much room: what is dropped is the oldest about the same, or else the oldest of all. All of it happens on one event loop.
 */
public final class Outbox<T> {

    private final Vertx vertx;
    private final Context context;
    private final Clock clock;
    private final Recipient<T> recipient;
    private final Courier courier;
    private final BooleanSupplier mayTell;
    private final Pauses pauses;
    private final Diary diary;
    private final Pile<T> waiting;
    private final List<Promise<Void>> empty = new ArrayList<>();
    private Phase phase = Phase.IDLE;
    private long timer;
    private int failures;
    private int left;
    private long arrived;

    private enum Phase {
        IDLE,
        /** A letter is under way, or the next one is not due, by the server's own word. */
        BUSY,
        /** The last letter did not arrive; what is new may be tried at once. */
        RESTING
    }

    /** {@code mayTell} says whether this process is the one that tells. */
    public Outbox(
            Vertx vertx,
            Clock clock,
            Recipient<T> recipient,
            Courier courier,
            BooleanSupplier mayTell,
            Pauses pauses,
            Diary diary) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.clock = clock;
        this.recipient = recipient;
        this.waiting = new Pile<>(recipient.ofTheSame());
        this.courier = courier;
        this.mayTell = mayTell;
        this.pauses = pauses;
        this.diary = diary;
    }

    /** Tells it as soon as it is its turn. */
    public void put(String about, T thing) {
        Waiting<T> entry = Waiting.of(about, thing, clock.instant());
        context.runOnContext(it -> {
            lost(waiting.add(entry));
            if (phase == Phase.RESTING) {
                vertx.cancelTimer(timer);
                phase = Phase.IDLE;
            }
            go();
        });
    }

    /** Completes once nothing is left to tell. */
    public Future<Void> emptied() {
        Promise<Void> promise = Promise.promise();
        context.runOnContext(it -> {
            empty.add(promise);
            go();
        });
        return promise.future();
    }

    private void lost(int count) {
        left += count;
        if (count > 0) {
            diary.dropped(count);
        }
    }

    private void go() {
        if (phase != Phase.IDLE) {
            return;
        }
        if (!mayTell.getAsBoolean()) {
            // Another process tells from now on, and what this one knows may be old.
            diary.dropped(waiting.dropBefore(Instant.MAX));
        }
        lost(waiting.dropBefore(clock.instant().minus(pauses.patience())));
        if (tellIfEmpty()) {
            return;
        }
        phase = Phase.BUSY;
        send();
    }

    private boolean tellIfEmpty() {
        if (waiting.isEmpty()) {
            empty.forEach(Promise::tryComplete);
            empty.clear();
        }
        return waiting.isEmpty();
    }

    private void send() {
        List<Waiting<T>> batch = waiting.take(recipient.most());
        int more = left;
        left = 0;
        outcome(batch.stream().map(Waiting::thing).toList(), more)
                .onSuccess(it -> context.runOnContext(now -> ended(it, batch, more)));
    }

    private Future<Outcome> outcome(List<T> things, int more) {
        try {
            return courier.take(recipient.letter(things, more))
                    .map(answer -> recipient.outcome(answer, clock.instant()))
                    .otherwise(e -> new Outcome.Later(e.getMessage(), Duration.ZERO));
        } catch (IOException e) {
            return Future.succeededFuture(new Outcome.Later(e.getMessage(), Duration.ZERO));
        } catch (RuntimeException e) {
            return Future.succeededFuture(new Outcome.Refused("it can't be written, by a fault of Teal's own ("
                    + e.getClass().getSimpleName() + ")"));
        }
    }

    private void ended(Outcome outcome, List<Waiting<T>> batch, int more) {
        if (outcome instanceof Outcome.Later later) {
            failures++;
            left += more;
            putBack(batch, later.why());
            Duration own = pauses.after(failures);
            boolean asked = later.after().compareTo(own) > 0;
            rest(asked ? Phase.BUSY : Phase.RESTING, asked ? later.after() : own);
            return;
        }
        failures = 0;
        if (outcome instanceof Outcome.Refused refused) {
            diary.refused(refused.why(), batch.size());
        } else {
            arrived += batch.size();
            diary.delivered(batch.size());
        }
        tellIfEmpty();
        rest(Phase.BUSY, pauses.between());
    }

    private void rest(Phase meanwhile, Duration wait) {
        phase = meanwhile;
        timer = vertx.setTimer(Math.max(1, wait.toMillis()), it -> {
            phase = Phase.IDLE;
            go();
        });
    }

    /** What the server will never take is not sent again. */
    private void putBack(List<Waiting<T>> batch, String why) {
        diary.later(why);
        List<Waiting<T>> again = new ArrayList<>();
        for (Waiting<T> old : batch) {
            Waiting<T> next = old.inVain(arrived);
            if (next.isHopeless(arrived)) {
                diary.refused(why, 1);
            } else {
                again.add(next);
            }
        }
        lost(waiting.putBack(again));
    }
}
