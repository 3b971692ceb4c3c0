package dev.teal.core.check;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

import dev.teal.core.evidence.Answer;
import dev.teal.core.evidence.Question;
import dev.teal.core.live.LiveService;
import dev.teal.core.mark.Watch;
import dev.teal.core.situation.Situation;
import dev.teal.core.value.ObjectRef;

/**
 * What one query of the folder says of what is on trial.
 *
 * @param question what is asked
 * @param answer the last one; empty where there is none yet
 */
public record Measurement(Question.Measure question, Optional<Answer> answer) {

    private static final int LONGEST = 200;
    private static final String UNSEEN = "[\\s\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cs}\\p{Cn}]+";

    /** One for each query of the folder, in their order; none while nothing is on trial. */
    public static Stream<Measurement> of(Situation situation) {
        ObjectRef deployment = situation.release().desired().deployment().ref();
        return since(situation).stream()
                .flatMap(since -> situation.release().policy().after().queries().stream()
                        .map(query -> new Question.Measure(query, query.of(situation.active(), deployment), since)))
                .map(question -> new Measurement(
                        question, Optional.ofNullable(situation.answers().get(question))));
    }

    /** When users came to what is on trial: what was answered before says nothing of it. */
    private static Optional<Instant> since(Situation situation) {
        return situation
                .routed()
                .filter(live -> situation.trial().isOpen(live))
                .map(LiveService::marks)
                .flatMap(marks -> marks.trials().watch().stream())
                .map(Watch::since)
                .min(Instant::compareTo);
    }

    /** Whether the value has been out of bounds as often in a row as is trouble. */
    public boolean isBad() {
        return isOutside()
                && answer.filter(it -> it.inARow() >= question.query().failures())
                        .isPresent();
    }

    /** Whether the last value was out of bounds, were it for the first time. */
    public boolean isOutside() {
        return answer.filter(it -> it.outcome() == Answer.Outcome.FAILED).isPresent();
    }

    /** Why there is no value, as far as that was asked; empty while there is one. */
    public Optional<String> missing() {
        return answer.filter(it -> it.outcome() == Answer.Outcome.UNREACHABLE).map(Answer::evidence);
    }

    /** What was seen, as in {@code sum(rate(errors[1m])) is 0.034, expected below 0.01, 2 times in a row}. */
    public String seen() {
        String times = answer.map(it -> ", " + it.inARow() + (it.inARow() == 1 ? " time" : " times in a row"))
                .orElse("");
        String what = answer.isEmpty()
                ? " has not been answered yet"
                : missing().map(why -> " has no data: " + why).orElseGet(() -> " is " + value());
        return expr() + what + times;
    }

    /** What was asked, in one line of 200 characters at most, without what can't be seen. */
    public String expr() {
        String line = question.expr().replaceAll(UNSEEN, " ").strip();
        int end = LONGEST - 1;
        return line.length() <= LONGEST
                ? line
                : line.substring(0, Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end) + "…";
    }

    private String value() {
        String expected = ", expected " + question.query().bounds();
        return answer.map(Answer::evidence).orElse("") + expected;
    }
}
