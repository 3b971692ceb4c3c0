package dev.teal.told.commit;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import dev.teal.core.desired.Reading;
import dev.teal.core.status.Status;
import dev.teal.core.value.Commit;

/**
 * The commits that are under way, and what is to be told of them: that one is pending, and what it waits for; and in the end one
 * word, which only success takes the place of, where what had failed gets there after all. What a commit has reached stays
 * reached: trouble that comes later is not of its making.
 */
final class CommitBook {

    /**
     * How patient it is.
     *
     * @param quiet after the start: what has long been in order is not called pending first
     * @param trouble how long trouble has to last that may pass by itself
     */
    record Patience(Duration quiet, Duration trouble) {

        static final Patience DEFAULT = new Patience(Duration.ofSeconds(10), Duration.ofSeconds(15));
    }

    private final Patience patience;
    private final Function<Commit, Optional<URI>> link;
    private final Map<String, CommitPage> pages = new LinkedHashMap<>();
    private Map<String, Commit> current = Map.of();
    private Collection<Reading> read = List.of();

    CommitBook(Patience patience, Function<Commit, Optional<URI>> link) {
        this.patience = patience;
        this.link = link;
    }

    /**
     * A look has ended, and these are all the applications that Git has now; what is to be told by that.
     *
     * @param before empty where this process has only begun to look at it, or begins anew after another one has led: what was
     *     to be told may not have been
     */
    synchronized List<CommitStatus> looked(
            Collection<Reading> git, Optional<Status> before, Status after, Instant now) {
        if (git != read) {
            // The same between two polls, however many looks there are.
            read = git;
            Map<String, Commit> wanted = new HashMap<>();
            git.forEach(reading -> wanted.put(reading.application(), reading.commit()));
            turn(wanted, now);
        }
        if (before.isEmpty()) {
            begin(after.reading(), now);
        }
        Optional.ofNullable(pages.get(after.reading().commit().id()))
                .ifPresent(page -> page.mark(after.reading().application(), Mark.of(after, patience.trouble())));
        List<CommitStatus> due = pages.values().stream()
                .flatMap(page -> page.due(now, link).stream())
                .toList();
        pages.values().removeIf(CommitPage::isClosed);
        return due;
    }

    /** Begins the commit's page anew, unless that was done for another of its applications. */
    private void begin(Reading reading, Instant now) {
        Commit commit = reading.commit();
        CommitPage page = pages.get(commit.id());
        if (commit.equals(current.get(reading.application()))
                && (page == null || page.hasLookedAt(reading.application()))) {
            CommitPage anew = new CommitPage(commit, now.plus(patience.quiet()));
            current.forEach((application, wanted) -> {
                if (wanted.equals(commit)) {
                    anew.add(application);
                }
            });
            pages.put(commit.id(), anew);
        }
    }

    private void turn(Map<String, Commit> wanted, Instant now) {
        Instant quiet = current.isEmpty() ? now.plus(patience.quiet()) : now;
        current.forEach((application, before) -> {
            Commit by = wanted.get(application);
            if (!before.equals(by)) {
                Optional.ofNullable(pages.get(before.id()))
                        .ifPresent(
                                page -> page.mark(application, by == null ? new Mark.Gone() : new Mark.Overtaken(by)));
            }
        });
        wanted.forEach((application, commit) -> {
            if (!commit.equals(current.get(application))) {
                pages.computeIfAbsent(commit.id(), id -> new CommitPage(commit, quiet))
                        .add(application);
            }
        });
        current = Map.copyOf(wanted);
    }
}
