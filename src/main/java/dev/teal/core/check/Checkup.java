package dev.teal.core.check;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.teal.core.desired.RoutedService;
import dev.teal.core.evidence.Answer;
import dev.teal.core.evidence.Question;
import dev.teal.core.live.Pod;
import dev.teal.core.policy.HttpCheck;
import dev.teal.core.situation.Situation;

/**
 * What the pods behind a routed Service have to answer, and have answered.
 *
 * @param checks each is asked of each pod
 */
public record Checkup(Situation situation, RoutedService service, List<HttpCheck> checks) {

    /**
     * One check of one pod, or of a Service.
     *
     * @param subject kind and name, as in {@code pod shop-v2-x}
     * @param question where it is asked; empty where the pod has no such port
     * @param answer the last one; empty where there is none yet
     */
    public record Finding(String subject, HttpCheck check, Optional<Question.Http> question, Optional<Answer> answer) {

        /** What is known of a check that is asked there; of one that can't be where {@code door} is empty. */
        public static Finding of(Situation situation, String subject, HttpCheck check, Optional<Pod.Door> door) {
            Optional<Question.Http> question = door.map(it -> new Question.Http(it, check));
            return new Finding(subject, check, question, question.map(situation.answers()::get));
        }

        /** Whether it passes as often in a row as it has to before users come. */
        public boolean passed() {
            return answer.filter(it -> it.passed() && it.inARow() >= check.times())
                    .isPresent();
        }

        /** Whether it has failed as often in a row as is trouble. */
        public boolean failed() {
            return question.isEmpty()
                    || answer.filter(it -> !it.passed() && it.inARow() >= check.failures())
                            .isPresent();
        }

        /** What was seen, as in {@code pod shop-v2-x, GET /healthz: status 500, expected 200}. */
        public String seen() {
            if (answer.filter(Answer::passed).isPresent()) {
                return who() + ": passed " + answer.get().inARow() + " of " + check.times() + " times";
            }
            String what = question.isEmpty()
                    ? "it has no port " + check.port().orElse("of the Service's")
                    : answer.map(Answer::evidence).orElse("no answer yet");
            String times = answer.filter(it -> it.inARow() > 1)
                    .map(it -> ", " + it.inARow() + " times in a row")
                    .orElse("");
            return who() + ": " + what + times;
        }

        private String who() {
            return subject + ", " + check;
        }
    }

    /** Each check of each of these pods. */
    public Stream<Finding> of(List<Pod> pods) {
        return pods.stream().flatMap(pod -> checks.stream().map(check -> finding(pod, check)));
    }

    /** What has to be asked of these pods. */
    public Set<Question> questions(List<Pod> pods) {
        return of(pods).flatMap(it -> it.question().stream()).collect(Collectors.toSet());
    }

    /** How many of these pods are ready, and pass each check as far as it was answered. */
    public long well(List<Pod> pods) {
        Predicate<Pod> passes = pod -> of(List.of(pod)).noneMatch(Finding::failed);
        return pods.stream().filter(Pod::ready).filter(passes).count();
    }

    /** How many of these pods are ready, and are known to pass each check. */
    public long surelyWell(List<Pod> pods) {
        Predicate<Pod> passes = pod -> of(List.of(pod))
                .allMatch(it -> it.answer().filter(Answer::passed).isPresent());
        return pods.stream().filter(Pod::ready).filter(passes).count();
    }

    private Finding finding(Pod pod, HttpCheck check) {
        Optional<Pod.Door> door = check.port()
                .or(() -> service.targetPorts().stream().findFirst())
                .flatMap(pod::door);
        return Finding.of(situation, "pod " + pod.name(), check, door);
    }
}
