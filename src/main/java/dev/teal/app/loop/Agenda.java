package dev.teal.app.loop;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** When each application is to be looked at next. It has one place for each, however often it is put there. */
final class Agenda {

    /** What comes first where several are due. */
    enum Urgency {
        /** Users may be on what does not work: the traffic moves, or is on trial. */
        ON_TRIAL,
        /** Git wants something else. */
        NEWS,
        /** Something comes up, or is waited for. */
        ON_ITS_WAY,
        AT_REST
    }

    /** A look that is to begin at that time, or as soon after it as there is room. */
    record Entry(String application, Instant due, Urgency urgency) {}

    private static final Comparator<Entry> FIRST =
            Comparator.comparing(Entry::urgency).thenComparing(Entry::due);

    private final Map<String, Entry> entries = new HashMap<>();

    /** Sees to it that the look is no later, and no less urgent, than this. */
    synchronized void put(Entry entry) {
        entries.merge(entry.application(), entry, Agenda::sooner);
    }

    private static Entry sooner(Entry one, Entry other) {
        return new Entry(
                one.application(),
                one.due().isBefore(other.due()) ? one.due() : other.due(),
                one.urgency().compareTo(other.urgency()) < 0 ? one.urgency() : other.urgency());
    }

    /** Takes the most urgent of those that are due, and may begin now; of equally urgent ones the one that waits longest. */
    synchronized Optional<Entry> take(Instant now, Predicate<String> may) {
        // Whether one may begin takes longer to find out than the order, and the first one mostly may.
        Optional<Entry> first = due(now).sorted(FIRST)
                .filter(entry -> may.test(entry.application()))
                .findFirst();
        first.ifPresent(entry -> entries.remove(entry.application()));
        return first;
    }

    /** Whether there is one to take. */
    synchronized boolean has(Instant now, Predicate<String> may) {
        return due(now).anyMatch(entry -> may.test(entry.application()));
    }

    private Stream<Entry> due(Instant now) {
        return entries.values().stream().filter(entry -> !entry.due().isAfter(now));
    }

    /** When the next one is due. */
    synchronized Optional<Instant> next() {
        return entries.values().stream().map(Entry::due).min(Instant::compareTo);
    }

    /** Forgets all others. */
    synchronized void keepOnly(Collection<String> applications) {
        entries.keySet().retainAll(applications);
    }
}
