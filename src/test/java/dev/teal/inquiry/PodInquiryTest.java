package dev.teal.inquiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.teal.SetClock;
import dev.teal.core.evidence.Answer;
import dev.teal.core.evidence.Answer.Outcome;
import dev.teal.core.evidence.Question;
import dev.teal.core.live.Pod;
import dev.teal.core.policy.HttpCheck;

/** When questions are asked, and what is known of them. */
@Timeout(30)
class PodInquiryTest {

    private final SetClock clock = new SetClock(Instant.parse("2026-11-24T12:00:00Z"));
    private final Asking asking = new Asking(clock, Optional.empty());

    @AfterEach
    void close() {
        asking.close();
    }

    @Test
    void neverWaits() {
        Question nobody = new Question.Knock(new Pod.Door("255.255.255.255", 80));

        assertThat(asking.inquiry().ask(Set.of(nobody))).isEmpty();
        assertThat(asking.inquiry().ask(Set.of())).isEmpty();
    }

    @Test
    void asksAgainAndCountsWhileTheQuestionIsPut() throws IOException {
        try (RawServer pod = RawServer.answering(200, "")) {
            Question question = http(pod, "/");

            Answer third = await().until(() -> asking.now(question), it -> it != null && it.inARow() == 3);

            assertThat(third).isEqualTo(new Answer(Outcome.PASSED, 3, "", clock.instant()));
        }
    }

    @Test
    void countsFromOneAgainWhereTheAnswerIsAnother() throws IOException {
        AtomicInteger turn = new AtomicInteger();
        try (RawServer pod = new RawServer(
                out -> out.write((turn.getAndIncrement() < 2 ? "HTTP/1.1 200 OK\r\n\r\n" : "HTTP/1.1 503 No\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII)))) {
            Question question = http(pod, "/");

            await().until(() -> asking.now(question), it -> it != null && it.inARow() == 2);
            Answer other = await().until(() -> asking.now(question), it -> it.outcome() == Outcome.FAILED);

            assertThat(other.inARow()).isEqualTo(1);
            assertThat(other.evidence()).isEqualTo("status 503, expected 200");
        }
    }

    @Test
    void stopsWhenTheQuestionIsNoLongerPutAndGoesOnWhenItIs() throws IOException {
        try (RawServer pod = RawServer.answering(200, "")) {
            Question question = http(pod, "/");
            asking.first(question);
            clock.pass(Duration.ofSeconds(3));
            int asked = pod.requests().size();

            await().during(Duration.ofMillis(1500)).until(() -> pod.requests().size() <= asked + 1);
            assertThat(asking.now(question)).as("it is still known").isNotNull();
            await().until(() -> pod.requests().size() > asked);
        }
    }

    @Test
    void forgetsWhatNobodyHasAskedForAMinute() throws IOException {
        try (RawServer pod = RawServer.answering(200, "")) {
            Question question = http(pod, "/");
            asking.first(question);
            clock.pass(Duration.ofSeconds(61));

            await().during(Duration.ofMillis(1200)).until(() -> true);

            assertThat(asking.now(question)).isNull();
        }
    }

    @Test
    void tellsOfWhatIsNewAndOfNothingElse() throws IOException {
        try (RawServer pod = RawServer.answering(200, "")) {
            Question question = http(pod, "/");

            asking.first(question);
            await().untilAsserted(() -> assertThat(asking.news()).isEqualTo(1));
            await().until(() -> asking.now(question).inARow() == 2);
            assertThat(asking.news()).isEqualTo(1);
            await().until(() -> asking.now(question).inARow() == 3);
            await().untilAsserted(() -> assertThat(asking.news())
                    .as("as many in a row as the check asks for")
                    .isEqualTo(2));
        }
    }

    @Test
    void asksOnePodAFewQuestionsAtATime() throws IOException {
        AtomicInteger turn = new AtomicInteger();
        try (RawServer pod = new RawServer(out -> {
            turn.incrementAndGet();
            await().pollDelay(Duration.ofMillis(50)).until(() -> true);
            out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        })) {
            Set<Question> questions =
                    IntStream.range(0, 30).mapToObj(i -> http(pod, "/" + i)).collect(Collectors.toSet());

            await().until(() -> asking.inquiry().ask(questions).size() == 30);

            assertThat(pod.mostAtATime()).isBetween(2, 5);
        }
    }

    @Test
    void doesNotAskBesideARequestThatGoesOn() throws IOException {
        try (RawServer pod = new RawServer(
                out -> await().forever().until(() -> Thread.currentThread().isInterrupted()))) {
            HttpCheck patient = new HttpCheck(
                    "GET",
                    "/",
                    Optional.empty(),
                    java.util.Map.of(),
                    HttpCheck.Scheme.HTTP,
                    Asking.get("/").expect(),
                    1,
                    1,
                    Duration.ofSeconds(3));
            Question question = new Question.Http(pod.door(), patient);

            await().during(Duration.ofMillis(2500)).until(() -> asking.now(question) == null);

            assertThat(pod.requests()).hasSize(1);
        }
    }

    @Test
    void theFirstAnswerComesAsSoonAsThePodGivesIt() throws IOException {
        try (RawServer pod = RawServer.answering(200, "");
                Asking now = new Asking(Clock.systemUTC(), Optional.empty())) {
            now.first(http(pod, "/warm-up"));
            Instant begin = Instant.now();

            Answer answer = now.first(http(pod, "/"));

            assertThat(answer.at()).isBetween(begin, begin.plusMillis(500));
        }
    }

    private static Question http(RawServer pod, String path) {
        return new Question.Http(pod.door(), Asking.get(path));
    }
}
