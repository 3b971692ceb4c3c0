package dev.teal.core;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.teal.core.evidence.Answer;
import dev.teal.core.evidence.Question;
import dev.teal.core.port.Inquiry;

/** A Prometheus that answers at once, as often as it is due, beside pods that answer for themselves. */
final class Measuring implements Inquiry {

    private final Inquiry pods;
    private final Function<Question.Measure, Finding> prometheus;
    private final Clock clock;
    private final Map<Question.Measure, Answer> last = new HashMap<>();

    /** What comes of asking once. */
    record Finding(Answer.Outcome outcome, String evidence) {

        static Finding within(String value) {
            return new Finding(Answer.Outcome.PASSED, value);
        }

        static Finding outside(String value) {
            return new Finding(Answer.Outcome.FAILED, value);
        }

        static Finding noData(String why) {
            return new Finding(Answer.Outcome.UNREACHABLE, why);
        }
    }

    Measuring(Inquiry pods, Function<Question.Measure, Finding> prometheus, Clock clock) {
        this.pods = pods;
        this.prometheus = prometheus;
        this.clock = clock;
    }

    @Override
    public Map<Question, Answer> ask(Set<Question> questions) {
        Map<Question, Answer> answers = new HashMap<>(pods.ask(
                questions.stream().filter(Question.ToPod.class::isInstance).collect(Collectors.toSet())));
        for (Question question : questions) {
            if (question instanceof Question.Measure measure) {
                answers.put(measure, last.compute(measure, this::next));
            }
        }
        return answers;
    }

    private Answer next(Question.Measure question, Answer before) {
        Instant now = clock.instant();
        if (before != null && before.at().plus(question.every()).isAfter(now)) {
            return before;
        }
        Finding finding = prometheus.apply(question);
        boolean same = before != null && before.outcome() == finding.outcome();
        return new Answer(finding.outcome(), same ? before.inARow() + 1 : 1, finding.evidence(), now);
    }
}
