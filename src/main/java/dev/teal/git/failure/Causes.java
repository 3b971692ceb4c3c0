package dev.teal.git.failure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A failure, its cause, that one's cause and so on: JGit wraps what happened several times.
 *
 * @param all the failure itself first, at least that
 */
public record Causes(List<Throwable> all) {

    /** The failure and what led to it; a circle ends where it began. */
    public static Causes of(Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable it = failure; it != null && !causes.contains(it); it = it.getCause()) {
            causes.add(it);
        }
        return new Causes(List.copyOf(causes));
    }

    /** The first that is of this type. */
    public <T> Optional<T> find(Class<T> type) {
        return all.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    /** Whether one is of this type. */
    public boolean has(Class<? extends Throwable> type) {
        return all.stream().anyMatch(type::isInstance);
    }

    /** What it all began with. */
    public Throwable first() {
        return all.get(all.size() - 1);
    }

    /** All their messages in a row. */
    public String text() {
        return all.stream().map(it -> String.valueOf(it.getMessage())).collect(Collectors.joining(": "));
    }
}
