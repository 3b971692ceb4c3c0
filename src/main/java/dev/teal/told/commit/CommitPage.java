package dev.teal.told.commit;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.teal.core.value.Commit;

/** One commit, what has become of its applications, and what was told of that. */
final class CommitPage {

    private static final Mark NOT_YET = new Mark.Waiting("", "is looked at next");
    private static final Duration BETWEEN_NEWS = Duration.ofSeconds(15);
    private static final int LONGEST_DOUBLED = 8;

    private final Commit commit;
    private final Instant quietUntil;
    private final Map<String, Mark> marks = new TreeMap<>();
    private Optional<Progress> told = Optional.empty();
    private String kind = "";
    private Instant nextNews = Instant.MIN;
    private int news;

    /** Before {@code quietUntil} only what is final is told. */
    CommitPage(Commit commit, Instant quietUntil) {
        this.commit = commit;
        this.quietUntil = quietUntil;
    }

    /** An application that the commit wants something of. */
    void add(String application) {
        marks.put(application, NOT_YET);
    }

    /** Whether anything is known of it. */
    boolean hasLookedAt(String application) {
        return !NOT_YET.equals(marks.get(application));
    }

    /** What has become of it; once it was in order, or is another commit's, nothing changes that. */
    void mark(String application, Mark mark) {
        marks.computeIfPresent(
                application,
                (name, before) -> before instanceof Mark.Waiting || before instanceof Mark.Failed ? mark : before);
    }

    /** Whether nothing is told of it any more, however its applications do. */
    boolean isClosed() {
        boolean mayChange = count(Mark.Waiting.class) + count(Mark.Failed.class) > 0;
        return told.filter(it -> it != Progress.PENDING && !(it == Progress.FAILURE && mayChange))
                .isPresent();
    }

    /** What is to be told now that was not told before. */
    Optional<CommitStatus> due(Instant now, Function<Commit, Optional<URI>> link) {
        Progress progress = progress();
        boolean isNews =
                switch (progress) {
                    case PENDING -> told.filter(it -> it != Progress.PENDING).isEmpty() && isNewsOfWaiting(now);
                    case SUCCESS -> told.filter(it -> it == Progress.SUCCESS).isEmpty();
                    case FAILURE, OVERTAKEN ->
                        told.filter(it -> it != Progress.PENDING).isEmpty();
                };
        if (!isNews) {
            return Optional.empty();
        }
        told = Optional.of(progress);
        return Optional.of(new CommitStatus(commit, progress, description(progress), link.apply(commit)));
    }

    /** Something else is waited for; the longer it takes altogether, the less often that is told. */
    private boolean isNewsOfWaiting(Instant now) {
        String current = first(Mark.Waiting.class)
                .map(it -> it.getKey() + " " + ((Mark.Waiting) it.getValue()).kind())
                .orElse("");
        if (now.isBefore(quietUntil) || now.isBefore(nextNews) || current.equals(kind)) {
            return false;
        }
        kind = current;
        nextNews = now.plus(BETWEEN_NEWS.multipliedBy(1L << Math.min(news, LONGEST_DOUBLED)));
        news++;
        return true;
    }

    private Progress progress() {
        if (count(Mark.Failed.class) > 0) {
            return Progress.FAILURE;
        }
        if (count(Mark.Waiting.class) > 0) {
            return Progress.PENDING;
        }
        return count(Mark.Overtaken.class) + count(Mark.Gone.class) > 0 ? Progress.OVERTAKEN : Progress.SUCCESS;
    }

    private String description(Progress progress) {
        return switch (progress) {
            case PENDING -> counted(first(Mark.Waiting.class), it -> ((Mark.Waiting) it).what());
            case FAILURE -> counted(first(Mark.Failed.class), it -> ((Mark.Failed) it).what());
            case SUCCESS ->
                marks.size() == 1
                        ? marks.entrySet().stream()
                                .map(it -> it.getKey() + " " + ((Mark.Reached) it.getValue()).what())
                                .collect(Collectors.joining())
                        : marks.size() + " applications are in order";
            case OVERTAKEN ->
                first(Mark.Overtaken.class)
                        .map(it -> "commit " + ((Mark.Overtaken) it.getValue()).by() + " wants something else of "
                                + it.getKey())
                        .orElse("its folders have left Git");
        };
    }

    private String counted(Optional<Map.Entry<String, Mark>> first, Function<Mark, String> what) {
        String done = marks.size() == 1 ? "" : count(Mark.Reached.class) + " of " + marks.size() + " are in order; ";
        return done
                + first.map(it -> it.getKey() + ": " + what.apply(it.getValue()))
                        .orElse("");
    }

    private long count(Class<? extends Mark> kind) {
        return marks.values().stream().filter(kind::isInstance).count();
    }

    private Optional<Map.Entry<String, Mark>> first(Class<? extends Mark> kind) {
        return List.copyOf(marks.entrySet()).stream()
                .filter(it -> kind.isInstance(it.getValue()))
                .findFirst();
    }
}
