package dev.teal.told.post;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
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

    /** Of all applications and commits together. */
    static final int ROOM = 1000;

    private final Vertx vertx;
    private final Context context;
    private final Clock clock;
    private final Recipient<T> recipient;
    private final Courier courier;
    private final BooleanSupplier mayTell;
    private final Pauses pauses;
    private final Diary diary;
    private final List<Entry<T>> waiting = new ArrayList<>();
    private final List<Promise<Void>> empty = new ArrayList<>();
    private Phase phase = Phase.IDLE;
    private int failures;
    private int left;

    private enum Phase {
        IDLE,
        BUSY
    }

    /** Something that waits. */
    private record Entry<T>(String about, T thing, Instant since) {}

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
        this.courier = courier;
        this.mayTell = mayTell;
        this.pauses = pauses;
        this.diary = diary;
    }

    /** Tells it as soon as it is its turn. */
    public void put(String about, T thing) {
        Entry<T> entry = new Entry<>(about, thing, clock.instant());
        context.runOnContext(it -> {
            waiting.add(entry);
            makeRoom(about);
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

    private void makeRoom(String about) {
        long same = waiting.stream().filter(it -> it.about().equals(about)).count();
        if (same > recipient.ofTheSame() || waiting.size() > ROOM) {
            Iterator<Entry<T>> each = waiting.iterator();
            Entry<T> oldest = each.next();
            while (same > 1 && !oldest.about().equals(about)) {
                oldest = each.next();
            }
            each.remove();
            if (recipient.ofTheSame() > 1 || same == 1) {
                lost(1);
            }
        }
    }

    private void lost(int count) {
        left += count;
        diary.dropped(count);
    }

    private void go() {
        if (phase == Phase.BUSY) {
            return;
        }
        if (!mayTell.getAsBoolean() && !waiting.isEmpty()) {
            // Another process tells from now on, and what this one knows may be old.
            diary.dropped(waiting.size());
            waiting.clear();
        }
        Instant oldest = clock.instant().minus(pauses.patience());
        int all = waiting.size();
        waiting.removeIf(it -> it.since().isBefore(oldest));
        if (all > waiting.size()) {
            lost(all - waiting.size());
        }
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
        List<Entry<T>> batch = new ArrayList<>(waiting.subList(0, Math.min(recipient.most(), waiting.size())));
        waiting.removeAll(batch);
        int more = left;
        left = 0;
        Future<Outcome> outcome;
        try {
            Letter letter = recipient.letter(batch.stream().map(Entry::thing).toList(), more);
            outcome = courier.take(letter)
                    .map(answer -> recipient.outcome(answer, clock.instant()))
                    .otherwise(e -> new Outcome.Later(e.getMessage(), Duration.ZERO));
        } catch (IOException e) {
            outcome = Future.succeededFuture(new Outcome.Later(e.getMessage(), Duration.ZERO));
        } catch (RuntimeException e) {
            // Once more it would be the same, and what waits behind it must not wait for ever.
            outcome = Future.succeededFuture(new Outcome.Refused("a fault of Teal's own: " + e));
        }
        outcome.onSuccess(it -> context.runOnContext(now -> ended(it, batch, more)));
    }

    private void ended(Outcome outcome, List<Entry<T>> batch, int more) {
        Duration wait = pauses.between();
        if (outcome instanceof Outcome.Later later) {
            failures++;
            diary.later(later.why());
            left += more;
            putBack(batch);
            Duration own = pauses.after(failures);
            wait = later.after().compareTo(own) > 0 ? later.after() : own;
        } else {
            failures = 0;
            if (outcome instanceof Outcome.Refused refused) {
                diary.refused(refused.why(), batch.size());
            } else {
                diary.delivered(batch.size());
            }
        }
        tellIfEmpty();
        vertx.setTimer(Math.max(1, wait.toMillis()), it -> {
            phase = Phase.IDLE;
            go();
        });
    }

    /** In front, but not what something newer has taken the place of. */
    private void putBack(List<Entry<T>> batch) {
        batch.removeIf(old -> recipient.ofTheSame() == 1
                && waiting.stream().anyMatch(it -> it.about().equals(old.about())));
        waiting.addAll(0, batch);
        while (waiting.size() > ROOM) {
            waiting.remove(0);
            lost(1);
        }
    }
}
