package dev.teal.embedded;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.teal.core.evidence.Answer;
import dev.teal.core.evidence.Question;
import dev.teal.core.live.Pod;
import dev.teal.core.policy.HttpCheck;
import dev.teal.core.port.Inquiry;
import dev.teal.core.port.Judge;

/**
 * Asks pretended pods, which answer at once. A question that is put again at a later time is asked again. There is no Prometheus,
 * and so no value.
 */
final class Interviews implements Inquiry {

    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private final Clock clock;
    private final Judge judge;
    private final Function<Pod.Door, Optional<EmbeddedLook.Place>> places;
    private final Map<Question, Answer> last = new HashMap<>();

    /** What came of asking once. */
    private record Finding(Answer.Outcome outcome, String evidence) {

        static final Finding PASSED = new Finding(Answer.Outcome.PASSED, "");

        static Finding failed(String evidence) {
            return new Finding(Answer.Outcome.FAILED, evidence);
        }
    }

    /** {@code places} finds what listens at an address. */
    Interviews(Clock clock, Judge judge, Function<Pod.Door, Optional<EmbeddedLook.Place>> places) {
        this.clock = clock;
        this.judge = judge;
        this.places = places;
    }

    @Override
    public Map<Question, Answer> ask(Set<Question> questions) {
        Instant now = clock.instant();
        last.values().removeIf(answer -> answer.at().plus(REMEMBERED).isBefore(now));
        return questions.stream()
                .collect(Collectors.toMap(
                        it -> it, it -> last.merge(it, first(it, now), (before, answer) -> next(it, before, answer))));
    }

    private Answer first(Question question, Instant now) {
        Finding finding = find(question, now);
        return new Answer(finding.outcome(), 1, finding.evidence(), now);
    }

    private static Answer next(Question question, Answer before, Answer now) {
        boolean early = question instanceof Question.Measure
                && before.at().plus(question.every()).isAfter(now.at());
        if (early || !now.at().isAfter(before.at())) {
            return before;
        }
        return before.outcome() == now.outcome()
                ? new Answer(now.outcome(), before.inARow() + 1, now.evidence(), now.at())
                : now;
    }

    private Finding find(Question question, Instant now) {
        return question instanceof Question.ToPod toPod
                ? find(toPod, now)
                : new Finding(Answer.Outcome.UNREACHABLE, "a cluster in memory has no Prometheus");
    }

    private Finding find(Question.ToPod question, Instant now) {
        Optional<EmbeddedLook.Place> place = places.apply(question.door());
        if (place.isEmpty()) {
            return new Finding(Answer.Outcome.UNREACHABLE, "nothing answers at " + question.door());
        }
        EmbeddedPod pod = place.get().pod();
        Optional<Life> life = pod.listening(place.get().port(), now);
        if (life.isEmpty()) {
            return Finding.failed("accepts no connection on " + question.door());
        }
        return question instanceof Question.Http http ? judged(http.check(), pod, life.get(), now) : Finding.PASSED;
    }

    private Finding judged(HttpCheck check, EmbeddedPod pod, Life life, Instant now) {
        if (check.scheme() != HttpCheck.Scheme.HTTP) {
            return Finding.failed("speaks no TLS");
        }
        NodePorts.Reply reply = NodePorts.Reply.of(pod, life, check.path().split("[?]", 2)[0], now);
        return judge.difference(check.expect(), reply.status(), check.method().equals("HEAD") ? "" : reply.body())
                .map(Finding::failed)
                .orElse(Finding.PASSED);
    }
}
