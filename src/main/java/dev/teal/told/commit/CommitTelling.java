package dev.teal.told.commit;

import java.net.URI;
import java.time.Clock;
import java.util.Collection;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import io.vertx.core.Future;
import io.vertx.core.Vertx;

import dev.teal.core.desired.Reading;
import dev.teal.core.status.Status;
import dev.teal.told.post.Courier;
import dev.teal.told.post.Diary;
import dev.teal.told.post.Outbox;
import dev.teal.told.post.Pauses;

/** Tells the Git server how far each commit is. */
public final class CommitTelling {

    private final CommitBook book;
    private final Outbox<CommitStatus> outbox;
    private final Clock clock;

    /**
     * @param mayTell whether this process is the one that tells
     * @param page the address of Teal's own page, where there is one
     */
    public CommitTelling(
            Vertx vertx,
            Clock clock,
            StatusSettings settings,
            Courier courier,
            BooleanSupplier mayTell,
            Pauses pauses,
            Diary diary,
            Optional<URI> page) {
        this.clock = clock;
        this.book = new CommitBook(
                CommitBook.Patience.DEFAULT, commit -> page.map(it -> URI.create(it + "/commits/" + commit.id())));
        this.outbox = new Outbox<>(vertx, clock, new StatusRecipient(settings), courier, mayTell, pauses, diary);
    }

    /**
     * A look has ended, and these are all the applications that Git has now. It does not wait.
     *
     * @param before empty at the first look since the start, or since this process leads
     */
    public void looked(Collection<Reading> git, Optional<Status> before, Status after) {
        book.looked(git, before, after, clock.instant())
                .forEach(status -> outbox.put(status.commit().id(), status));
    }

    /** Completes once nothing is left to tell. */
    public Future<Void> emptied() {
        return outbox.emptied();
    }
}
