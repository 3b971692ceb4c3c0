package dev.teal.core.situation;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import dev.teal.core.desired.Release;
import dev.teal.core.live.LiveService;
import dev.teal.core.mark.Steps;
import dev.teal.core.value.ObjectRef;

/**
 * What this process remembers of an application from earlier looks. All of it may be lost with the process: then a decision
 * is slower or more careful, never wrong.
 *
 * @param understood the last folder content that was understood
 * @param attempts the last writes that did not last
 * @param doubts for each routed Service since when its endpoints have disagreed with its move
 * @param shorts for each routed Service when its color had too few ready pods
 * @param routes each routed Service as it last was in order
 * @param steps how far the content that was looked at has come
 */
public record Memory(
        Optional<Release> understood,
        Attempts attempts,
        Map<ObjectRef, Doubt> doubts,
        Map<ObjectRef, Lack> shorts,
        Map<ObjectRef, LiveService> routes,
        Optional<Steps> steps) {

    /** Nothing is remembered. */
    public static final Memory NONE =
            new Memory(Optional.empty(), Attempts.NONE, Map.of(), Map.of(), Map.of(), Optional.empty());

    /**
     * Endpoints that disagree with a move.
     *
     * @param moved when the move was made that is doubted
     * @param since when this was first seen
     */
    public record Doubt(Instant moved, Instant since) {}

    /**
     * Too few ready pods.
     *
     * @param since when this was first seen of all the looks in a row that saw it; empty where the last one did not
     * @param last when it was last seen
     */
    public record Lack(Optional<Instant> since, Instant last) {}

    /** The same, once a commit has come so far. */
    public Memory with(Steps latest) {
        return new Memory(understood, attempts, doubts, shorts, routes, Optional.of(latest));
    }

    /** How far this content has come where it moves the traffic now: what is not known of it, is done now. */
    public Steps steps(Release release, Instant now) {
        Steps known = steps.filter(it -> !isNew(release)).orElseGet(() -> Steps.at(release.commit(), now));
        return new Steps(
                known.commit(),
                known.seen(),
                known.applied().or(() -> Optional.of(now)),
                known.ready().or(() -> Optional.of(now)));
    }

    /** Since when the endpoints of this Service have been seen to disagree with its last move. */
    public Optional<Instant> doubted(LiveService live) {
        return Optional.ofNullable(doubts.get(live.ref()))
                .filter(doubt -> live.marks()
                        .move()
                        .filter(move -> move.at().equals(doubt.moved()))
                        .isPresent())
                .map(Doubt::since);
    }

    /** When the color behind this Service last had too few ready pods, as far as this process has seen. */
    public Optional<Instant> lastShort(ObjectRef service) {
        return Optional.ofNullable(shorts.get(service)).map(Lack::last);
    }

    /** Since when each look of this process has seen too few ready pods behind this Service; empty if the last did not. */
    public Optional<Instant> shortSince(ObjectRef service) {
        return Optional.ofNullable(shorts.get(service)).flatMap(Lack::since);
    }

    /** Whether this process has not looked at this content before. */
    public boolean isNew(Release release) {
        return understood.filter(it -> it.content().equals(release.content())).isEmpty();
    }
}
