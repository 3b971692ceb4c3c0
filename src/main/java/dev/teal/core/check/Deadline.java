package dev.teal.core.check;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.teal.core.live.Pod;
import dev.teal.core.mark.Applied;
import dev.teal.core.situation.Situation;
import dev.teal.core.value.Hold;
import dev.teal.core.value.Reason;

/**
 * How long the desired color may take to be able to serve: from when its content was applied, and anew from when a pod was
 * made later. Both are known to the cluster, so a restart of Teal does not begin it again.
 */
public record Deadline(Situation situation) {

    /** Only these wait for the color; a person, a clock, a Job or a connection may take its time. */
    private static final Set<Reason> COMING_UP = Set.of(Reason.NOT_READY, Reason.UNPROVEN, Reason.CHECKING);

    /** The hold, or once the color is late, that it is. */
    public Hold on(Hold hold) {
        return begin().filter(it -> COMING_UP.contains(hold.reason()))
                .filter(it -> it.plus(situation.care().deadline()).isBefore(situation.now()))
                .map(it -> late(hold, it))
                .orElse(hold);
    }

    private Hold late(Hold hold, Instant begin) {
        String advice = "mend the program in "
                + situation.release().desired().file() + ", or write a longer `deadline` into "
                + situation.release().policyFile();
        return new Hold(
                Reason.DEADLINE_EXCEEDED,
                situation.active() + " could not serve within "
                        + situation.care().deadline().toSeconds() + " s of " + begin + ": " + hold.message(),
                hold.advice().isEmpty() ? advice : hold.advice());
    }

    private Optional<Instant> begin() {
        Stream<Instant> applied = situation
                .deployment()
                .flatMap(it -> it.marks().applied())
                .stream()
                .filter(it -> it.content().equals(situation.content()))
                .map(Applied::at);
        Stream<Instant> born = situation.release().services().stream()
                .flatMap(service -> situation.pods(service).stream())
                .filter(pod -> pod.newest() && pod.stays())
                .map(Pod::state)
                .map(Pod.State::bornAt);
        return Stream.concat(applied, born).max(Instant::compareTo);
    }
}
