package dev.teal.inquiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.teal.SetClock;
import dev.teal.core.evidence.Counted;
import dev.teal.core.evidence.Score;
import dev.teal.core.evidence.Trickle;
import dev.teal.core.live.Pod;
import dev.teal.core.policy.Requests;
import dev.teal.core.policy.Share;
import dev.teal.core.value.ObjectRef;
import dev.teal.core.value.Url;
import dev.teal.git.TlsFront;

/** Requests that are really sent, to servers of the test. */
class RequestCountingTest {

    private static final ObjectRef SERVICE = new ObjectRef("v1", "Service", "shop", "shop");
    private static final Requests OFTEN = new Requests(
            Optional.empty(),
            "/?a=1",
            Duration.ofMillis(20),
            Optional.of(new Share(1000)),
            Optional.of("X-Version"),
            Duration.ofMillis(300));

    private final Vertx vertx = Vertx.vertx();
    private RequestCounting counting = new RequestCounting(vertx, Clock.systemUTC(), "teal/test", Optional.empty());

    @AfterEach
    void close() {
        counting.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void closingItWhileARequestBeginsFailsNothing() throws Exception {
        Set<Throwable> unhandled = ConcurrentHashMap.newKeySet();
        Vertx own = Vertx.vertx().exceptionHandler(unhandled::add);
        try (RawServer server = answering("200 OK", "v1")) {
            for (int i = 0; i < 1000; i++) {
                RequestCounting closing = new RequestCounting(own, Clock.systemUTC(), "teal/test", Optional.empty());
                closing.count(Set.of(trickle(server, Optional.empty())));
                closing.close();
            }
        } finally {
            own.close().toCompletionStage().toCompletableFuture().join();
        }

        assertThat(unhandled).isEmpty();
    }

    @Test
    void eachRequestIsAConnectionOfItsOwnAndNamesTheService() throws Exception {
        try (RawServer server = answering("200 OK", "v1")) {
            Score score = before(server, 5);

            assertThat(score.failed()).isZero();
            assertThat(score.said().get("v1").times()).isEqualTo(score.sent());
            assertThat(server.requests())
                    .hasSizeGreaterThanOrEqualTo(5)
                    .allSatisfy(head -> assertThat(head)
                            .startsWith("GET /?a=1 HTTP/1.1\r\n")
                            .containsIgnoringCase("host: shop.shop.svc\r\n")
                            .containsIgnoringCase("user-agent: teal/test\r\n"));
        }
    }

    @Test
    void throughTheFrontDoorItIsNamedAsTheAddressSays() throws Exception {
        try (RawServer server = answering("200 OK", "v1")) {
            Score score = counted(through("http://localhost:" + server.door().port() + "/start?a=1"), 3)
                    .before();

            assertThat(score.failed()).isZero();
            assertThat(server.requests())
                    .allSatisfy(head -> assertThat(head)
                            .startsWith("GET /start?a=1 HTTP/1.1\r\n")
                            .containsIgnoringCase(
                                    "host: localhost:" + server.door().port() + "\r\n"));
        }
    }

    @Test
    void aFrontDoorThatCantShowWhoItIsFails() throws Exception {
        try (Garrulous server = new Garrulous()) {
            Score score = counted(through("https://localhost:" + server.door().port() + "/"), 3)
                    .before();

            assertThat(score.failed()).isEqualTo(score.sent());
            assertThat(score.failure()).contains("speaks no TLS");
        }
    }

    @ParameterizedTest
    @CsvSource({"DNS:localhost, ''", "DNS:shop.example.com, its certificate is not accepted: "})
    void aFrontDoorsCertificateHasToBeGoodForItsName(String names, String trouble, @TempDir Path directory)
            throws Exception {
        try (RawServer server = answering("200 OK", "v1");
                TlsFront front = new TlsFront(directory, server.door().port(), names, "-1H")) {
            counting.close();
            counting = new RequestCounting(vertx, Clock.systemUTC(), "teal/test", Optional.of(front.authority()));

            Score score = counted(through("https://localhost:" + front.port() + "/"), 3)
                    .before();

            assertThat(score.failure().orElse("")).startsWith(trouble);
            assertThat(score.failed()).isEqualTo(trouble.isEmpty() ? 0 : score.sent());
        }
    }

    @Test
    void aFrontDoorWithoutAnAddressFails() {
        Score score = counted(through("http://nobody.invalid/"), 3).before();

        assertThat(score.failed()).isEqualTo(score.sent());
        assertThat(score.failure()).contains("no address is known of nobody.invalid");
    }

    private static Trickle through(String address) {
        Url url = Url.parse(address).orElseThrow();
        Requests requests = new Requests(
                Optional.of(url.site()),
                url.path(),
                Duration.ofMillis(50),
                Optional.empty(),
                Optional.empty(),
                Duration.ofSeconds(5));
        return new Trickle(SERVICE, url.site().host(), url.site().port(), requests, Optional.empty());
    }

    @Test
    void anAnswerOfTheServersFailureFailsAndOneOfTheClientsDoesNot() throws Exception {
        try (RawServer server = answering("503 Busy", "v1")) {
            Score score = before(server, 3);

            assertThat(score.failed()).isEqualTo(score.sent());
            assertThat(score.failure()).contains("status 503");
            assertThat(score.said()).containsOnlyKeys("v1");
        }
        try (RawServer server = answering("404 Not Found", "v1")) {
            assertThat(before(server, 3).failed()).isZero();
        }
    }

    @Test
    void whereNothingListensEachRequestFails() throws Exception {
        RawServer server = answering("200 OK", "v1");
        server.close();

        Score score = before(server, 3);

        assertThat(score.failed()).isEqualTo(score.sent());
        assertThat(score.failure().orElseThrow()).contains("accepts no connection");
    }

    @Test
    void aServiceThatHangsHasOnlyAFewConnectionsAndEachRequestFails() throws Exception {
        Requests patient = new Requests(
                Optional.empty(),
                "/",
                Duration.ofMillis(20),
                Optional.empty(),
                Optional.empty(),
                Duration.ofSeconds(1));
        try (RawServer server = new RawServer(RequestCountingTest::neverDone)) {
            Pod.Door door = server.door();
            Score score = counted(
                            new Trickle(SERVICE, door.address(), door.port(), patient, Optional.empty()),
                            RequestCounting.OF_ONE_SERVICE + 1)
                    .before();

            assertThat(score.failed()).isEqualTo(score.sent());
            assertThat(score.failure()).contains("no answer within 1 s");
            assertThat(server.mostAtATime())
                    .as("the server learns of a hang-up a moment later")
                    .isLessThan(2 * RequestCounting.OF_ONE_SERVICE);
        }
    }

    @Test
    void theOnesSentBeforeTheMoveAreToldApartFromThoseSentSinceAlsoWhereTheMoveIsHeardOfLater() throws Exception {
        AtomicReference<String> version = new AtomicReference<>("v1");
        try (RawServer server = new RawServer(out -> out.write(answer("200 OK", version.get())))) {
            Trickle ahead = trickle(server, Optional.empty());
            counted(ahead, 3);
            Instant moved = Instant.now();
            version.set("v2");
            counted(ahead, 9);

            Counted counted = await().until(
                            () -> count(trickle(server, Optional.of(moved))),
                            it -> it.after().filter(after -> after.sent() >= 3).isPresent());

            assertThat(counted.before().said()).containsOnlyKeys("v1");
            assertThat(counted.before().sent()).isLessThan(9);
            assertThat(counted.after().orElseThrow().since()).isEqualTo(moved);
            assertThat(counted.missing()).isZero();
            assertThat(counted.newcomer().orElseThrow().getKey()).isEqualTo("v2");
        }
    }

    @Test
    void aStreamThatNobodyAsksForEndsAndItsCountWithIt() throws Exception {
        SetClock time = new SetClock(Instant.parse("2026-11-24T12:00:00Z"));
        counting.close();
        counting = new RequestCounting(vertx, time, "teal/test", Optional.empty());
        try (RawServer server = answering("200 OK", "v1")) {
            Trickle trickle = trickle(server, Optional.of(time.instant()));
            counted(trickle, 3);
            time.pass(Duration.ofSeconds(6));

            Counted anew = count(trickle);

            assertThat(anew.after().orElseThrow().sent()).isZero();
            assertThat(anew.missing()).isEqualTo(Duration.ofSeconds(6));
        }
    }

    private Score before(RawServer server, int sent) {
        return counted(trickle(server, Optional.empty()), sent).before();
    }

    private Counted counted(Trickle trickle, int sent) {
        return await().until(
                        () -> count(trickle),
                        it -> it.before().sent() + it.after().map(Score::sent).orElse(0L) >= sent);
    }

    private Counted count(Trickle trickle) {
        return counting.count(Set.of(trickle)).get(SERVICE);
    }

    private static Trickle trickle(RawServer server, Optional<Instant> movedAt) {
        return new Trickle(SERVICE, server.door().address(), server.door().port(), OFTEN, movedAt);
    }

    private static RawServer answering(String status, String version) {
        return new RawServer(out -> out.write(answer(status, version)));
    }

    /** Sends headers until the other side hangs up. */
    private static void neverDone(OutputStream out) throws IOException {
        out.write("HTTP/1.1 200 OK\r\n".getBytes());
        await().pollInterval(Duration.ofMillis(20)).until(() -> {
            out.write("X-More: 1\r\n".getBytes());
            return false;
        });
    }

    private static byte[] answer(String status, String version) {
        return ("HTTP/1.1 " + status + "\r\nX-Version: " + version + "\r\nContent-Length: 2\r\n\r\nok").getBytes();
    }
}
