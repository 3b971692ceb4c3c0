package dev.teal.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.teal.SetClock;
import dev.teal.core.evidence.Answer;
import dev.teal.core.evidence.Answer.Outcome;
import dev.teal.core.evidence.Question;
import dev.teal.core.live.Pod;
import dev.teal.core.policy.Expect;
import dev.teal.core.policy.HttpCheck;
import dev.teal.core.port.Judge;
import dev.teal.core.value.Tree;

class InterviewsTest {

    private static final String ADDRESS = "10.0.0.1";

    /** Shows what it is given. */
    private static final Judge MIRROR = (expected, status, body) -> Optional.of((status + " " + body).strip());

    private final SetClock clock = new SetClock(Instant.parse("2026-11-24T12:00:00Z"));

    @Test
    void countsHowOftenInARowAnAnswerWasTheSame() {
        Interviews interviews =
                of("late", (expected, status, body) -> status == 200 ? Optional.empty() : Optional.of("no"));
        Question question = http("GET", "/", HttpCheck.Scheme.HTTP);
        clock.pass(Duration.ofSeconds(19));

        List<Integer> counts = IntStream.range(0, 4)
                .mapToObj(i -> {
                    clock.pass(Duration.ofSeconds(1));
                    return interviews.ask(Set.of(question)).get(question).inARow();
                })
                .toList();

        assertThat(counts).containsExactly(1, 2, 1, 2);
    }

    @Test
    void isAskedOnceAtAMoment() {
        Interviews interviews = of("v1", MIRROR);
        Question question = new Question.Knock(new Pod.Door(ADDRESS, 80));
        clock.pass(Duration.ofSeconds(2));

        interviews.ask(Set.of(question));

        assertThat(interviews.ask(Set.of(question)))
                .isEqualTo(Map.of(question, new Answer(Outcome.PASSED, 1, "", clock.instant())));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v1     | GET  | /healthz      | HTTP             | 200 ok",
                "v1     | HEAD | /healthz      | HTTP             | 200",
                "broken | GET  | /healthz      | HTTP             | 200 ok",
                "broken | GET  | /version?x=/  | HTTP             | 500 {\"error\": \"broken\"}",
                "v1     | GET  | /version?x=/  | HTTP             | 200 {\"version\": \"v1\", \"pod\": \"shop-1\"}",
                "v1     | GET  | /             | HTTPS            | speaks no TLS",
                "slow   | GET  | /             | HTTP             | accepts no connection on 10.0.0.1:80",
            })
    void aPodAnswersAsItsImageDoes(String tag, String method, String path, HttpCheck.Scheme scheme, String evidence) {
        Question question = http(method, path, scheme);
        Interviews interviews = of(tag, MIRROR);
        clock.pass(Duration.ofSeconds(2));

        assertThat(interviews.ask(Set.of(question)).get(question).evidence()).isEqualTo(evidence);
    }

    @Test
    void whoIsNotThereIsOutOfReach() {
        Question question = new Question.Knock(new Pod.Door("10.0.0.2", 80));

        assertThat(of("v1", MIRROR).ask(Set.of(question)).get(question).outcome())
                .isEqualTo(Outcome.UNREACHABLE);
    }

    private Interviews of(String tag, Judge judge) {
        Container container = Container.of(
                Tree.of(Map.of("name", "shop", "image", "shop:" + tag, "ports", List.of(Map.of("containerPort", 80)))));
        EmbeddedPod pod = new EmbeddedPod("shop-1", "shop", "", Map.of(), ADDRESS, List.of(container), clock.instant());
        return new Interviews(
                clock,
                judge,
                door -> Optional.of(new EmbeddedLook.Place(pod, door.port()))
                        .filter(it -> door.address().equals(ADDRESS)));
    }

    private static Question http(String method, String path, HttpCheck.Scheme scheme) {
        return new Question.Http(
                new Pod.Door(ADDRESS, 80),
                new HttpCheck(
                        method, path, Optional.empty(), Map.of(), scheme, Expect.OK, 1, 1, Duration.ofSeconds(2)));
    }
}
