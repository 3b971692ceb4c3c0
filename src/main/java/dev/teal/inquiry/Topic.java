package dev.teal.inquiry;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import dev.teal.core.evidence.Answer;
import dev.teal.core.evidence.Question;

/** One question, with what is known of it. */
final class Topic {

    /** Looks that wait for an answer come twice a second. */
    private static final Duration RENEWED = Duration.ofSeconds(2);

    /** How much later than it was due an answer is still the next one. */
    private static final Duration LATE = Duration.ofSeconds(1);

    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private final Question question;
    private Instant putAt;
    private State state = State.IDLE;
    private Optional<Answer> answer = Optional.empty();

    private enum State {
        IDLE,
        /** Until it was answered, and the time is over in which it is not asked again. */
        UNDER_WAY
    }

    /** A question that is put at that moment, for the first time. */
    Topic(Question question, Instant now) {
        this.question = question;
        this.putAt = now;
    }

    Question question() {
        return question;
    }

    /** Whom it is asked of: few questions at a time go there. */
    String address() {
        return question instanceof Question.ToPod pod
                ? pod.door().address()
                : ((Question.Measure) question).query().prometheus().site().host();
    }

    Optional<Answer> answer() {
        return answer;
    }

    /** The question is put again. */
    void put(Instant now) {
        putAt = now;
    }

    /** Whether somebody still wants to know. A clock that was set back must not make that last. */
    boolean wanted(Instant now) {
        return Duration.between(putAt, now).abs().compareTo(RENEWED) <= 0;
    }

    /** Whether nobody has wanted to know for so long that the answer is of no use. */
    boolean forgotten(Instant now) {
        return state == State.IDLE && Duration.between(putAt, now).abs().compareTo(REMEMBERED) > 0;
    }

    /** Whether it is not being asked. */
    boolean idle() {
        return state == State.IDLE;
    }

    void begin() {
        state = State.UNDER_WAY;
    }

    void end() {
        state = State.IDLE;
    }

    /** Takes an answer down; what it says is news where it is the first, or another one, or one that was waited for. */
    News found(Finding finding, Instant now) {
        Optional<Answer> before = answer;
        int same = before.filter(it -> it.outcome() == finding.outcome())
                .map(Answer::inARow)
                .orElse(0);
        answer = Optional.of(new Answer(finding.outcome(), same + 1, finding.evidence(), now));
        Duration fresh = question.every().plus(LATE);
        boolean stale = before.filter(it -> it.at().plus(fresh).isBefore(now)).isPresent();
        return same == 0 || stale || awaited(same + 1) ? News.FRESH : News.NONE;
    }

    /** Whether an answer says something that its reader did not know. */
    enum News {
        FRESH,
        NONE
    }

    private boolean awaited(int count) {
        if (question instanceof Question.Measure measure) {
            return count == measure.query().failures();
        }
        return question instanceof Question.Http http
                && (count == http.check().times() || count == http.check().failures());
    }
}
