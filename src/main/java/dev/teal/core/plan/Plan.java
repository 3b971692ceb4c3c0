package dev.teal.core.plan;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.teal.core.value.Hold;
import dev.teal.core.value.Reason;

/**
 * What one look leads to.
 *
 * @param stage how far the release is
 * @param actions in the order in which they are done; a failure ends the list
 * @param hold why the application is not yet, or will not get, where Git wants it; empty when it is there after the
 *     actions
 * @param remarks what people should know and nothing waits for
 * @param prospect what would become of a commit that wants the other color; empty where it has no files, or nothing serves
 * @param waits what for
 */
public record Plan(
        Stage stage,
        List<Action> actions,
        Optional<Hold> hold,
        List<String> remarks,
        Optional<Prospect> prospect,
        Waits waits) {

    /** What is waited for, where there is something to wait for. */
    public enum Waits {
        /** Whatever may have come true when there is a look again. */
        FOR_A_LOOK,
        /** What pods answer; whoever asks them says when they have. */
        FOR_ANSWERS
    }

    private static final Duration SOON = Duration.ofMillis(500);
    private static final Duration WATCHED = Duration.ofSeconds(1);
    private static final Duration CALMLY = Duration.ofSeconds(2);

    public Plan {
        actions = List.copyOf(actions);
        remarks = List.copyOf(remarks);
    }

    /** A plan without remarks. */
    public static Plan of(Stage stage, List<Action> actions, Optional<Hold> hold) {
        return new Plan(stage, actions, hold, List.of(), Optional.empty(), Waits.FOR_A_LOOK);
    }

    /** Nothing is written, and nothing can go on. */
    public static Plan blocked(Hold hold) {
        return of(Stage.BLOCKED, List.of(), Optional.of(hold));
    }

    /** What is done now, and why no more is. */
    public static Plan held(Stage stage, List<Action> actions, Hold hold) {
        return of(stage, actions, Optional.of(hold));
    }

    /** These writes; what comes of them is for the next look to see. */
    public static Plan applying(Stage stage, List<Action> writes) {
        String count = writes.size() == 1 ? "1 object" : writes.size() + " objects";
        return held(stage, writes, Hold.waiting(Reason.APPLIED, "applied " + count));
    }

    /** The same after these actions. */
    public Plan after(List<Action> first) {
        return new Plan(
                stage, Stream.concat(first.stream(), actions.stream()).toList(), hold, remarks, prospect, waits);
    }

    /** The same with what people should know. */
    public Plan remarking(List<String> said) {
        return new Plan(stage, actions, hold, said, prospect, waits);
    }

    /** The same with what would become of a commit that wants the other color. */
    public Plan seeing(Optional<Prospect> expected) {
        return new Plan(stage, actions, hold, remarks, expected, waits);
    }

    /** The same, and it is waited for answers. */
    public Plan awaitingAnswers() {
        return new Plan(stage, actions, hold, remarks, prospect, Waits.FOR_ANSWERS);
    }

    /** Whether the traffic is moved. */
    public boolean moves() {
        return actions.stream().anyMatch(Action::movesTraffic);
    }

    /** How long the next look has to wait at least, if there is something to wait for: none that an answer has woken. */
    public Duration again() {
        if (waits == Waits.FOR_ANSWERS) {
            return Duration.ZERO;
        }
        return switch (stage) {
            case WATCHING -> WATCHED;
            case SETTLED, DRAINING, BLOCKED -> CALMLY;
            case RISING, GATED, MOVING, PROVING, RETURNING -> SOON;
        };
    }
}
