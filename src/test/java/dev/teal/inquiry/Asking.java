package dev.teal.inquiry;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import io.vertx.core.Vertx;

import dev.teal.core.evidence.Answer;
import dev.teal.core.evidence.Question;
import dev.teal.core.live.Pod;
import dev.teal.core.policy.Expect;
import dev.teal.core.policy.HttpCheck;

/** Asks pods of the tests, and waits for what the inquiry does not wait for. */
final class Asking implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger news = new AtomicInteger();
    private final PodInquiry inquiry;

    Asking(Clock clock, Optional<Path> authorities) {
        inquiry = new PodInquiry(vertx, clock, new Comparison(), "teal/test", authorities, news::incrementAndGet);
    }

    Asking() {
        this(Clock.systemUTC(), Optional.empty());
    }

    /** A check that expects status 200. */
    static HttpCheck get(String path) {
        return check("GET", path, HttpCheck.Scheme.HTTP, Map.of(), Expect.OK);
    }

    static HttpCheck check(
            String method, String path, HttpCheck.Scheme scheme, Map<String, String> headers, Expect expect) {
        return new HttpCheck(method, path, Optional.empty(), headers, scheme, expect, 3, 5, Duration.ofSeconds(1));
    }

    Answer first(Pod.Door door, HttpCheck check) {
        return first(new Question.Http(door, check));
    }

    /** The first answer to a question. */
    Answer first(Question question) {
        return await().pollInterval(Duration.ofMillis(5))
                .until(() -> Optional.ofNullable(now(question)), Optional::isPresent)
                .orElseThrow();
    }

    /** What is known now; null where nothing is. */
    Answer now(Question question) {
        return inquiry.ask(Set.of(question)).get(question);
    }

    PodInquiry inquiry() {
        return inquiry;
    }

    int news() {
        return news.get();
    }

    @Override
    public void close() {
        inquiry.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
