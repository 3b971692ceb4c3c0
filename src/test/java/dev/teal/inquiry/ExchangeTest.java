package dev.teal.inquiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.teal.core.evidence.Answer;
import dev.teal.core.evidence.Answer.Outcome;
import dev.teal.core.live.Pod;
import dev.teal.core.policy.Expect;
import dev.teal.core.policy.HttpCheck;

/** One request, to pods that answer well, badly, or to do harm. */
@Timeout(30)
class ExchangeTest {

    private static final String OK = "HTTP/1.1 200 OK\r\n";

    private final Asking asking = new Asking();

    @AfterEach
    void close() {
        asking.close();
    }

    @Test
    void asksAsACheckSays() throws IOException {
        try (RawServer pod = RawServer.answering(200, "")) {
            HttpCheck check = check("POST", "/a?b=c", Map.of("X-Check", "1"), Expect.OK);

            assertThat(asking.first(pod.door(), check).outcome()).isEqualTo(Outcome.PASSED);
            assertThat(pod.requests().get(0).toLowerCase().lines())
                    .startsWith("post /a?b=c http/1.1")
                    .contains(
                            "host: " + pod.door(),
                            "user-agent: teal/test",
                            "x-check: 1",
                            "connection: close",
                            "content-length: 0")
                    .noneMatch(line -> line.startsWith("accept-encoding"));
        }
    }

    @Test
    void aCheckMayHaveItsOwnHostAndAgent() throws IOException {
        try (RawServer pod = RawServer.answering(200, "")) {
            Map<String, String> headers = Map.of("host", "shop.example.com:81", "user-agent", "me");

            asking.first(pod.door(), check("GET", "/", headers, Expect.OK));

            assertThat(pod.requests().get(0).toLowerCase().lines())
                    .contains("host: shop.example.com:81", "user-agent: me")
                    .doesNotContain("host: " + pod.door(), "user-agent: teal/test");
        }
    }

    @Test
    void anAnswerToHeadHasNoBody() throws IOException {
        try (RawServer pod = RawServer.saying(OK + "Content-Length: 1000\r\n\r\n")) {
            assertThat(asking.first(pod.door(), check("HEAD", "/", Map.of(), Expect.OK))
                            .outcome())
                    .isEqualTo(Outcome.PASSED);
        }
    }

    @Test
    void aRedirectIsAnAnswer() throws IOException {
        try (RawServer pod =
                RawServer.saying("HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n")) {
            assertThat(failure(pod)).isEqualTo("status 302, expected 200");
            assertThat(pod.requests()).allMatch(it -> it.startsWith("GET / "));
        }
    }

    @Test
    void saysWhatWasAnsweredInstead() throws IOException {
        try (RawServer pod = RawServer.answering(500, "out of\n memory \u001b[31m")) {
            assertThat(failure(pod)).isEqualTo("status 500, expected 200: \"out of memory \uFFFD[31m\"");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Content-Length: 5        | hello",
                "Transfer-Encoding: chunked | 2{nl}he{nl}3{nl}llo{nl}0{nl}{nl}",
                "X-Until: the end         | hello",
            })
    void readsABodyHoweverItsEndIsTold(String header, String body) throws IOException {
        try (RawServer pod = RawServer.saying(OK + header + "\r\n\r\n" + body.replace("{nl}", "\r\n"))) {
            HttpCheck check = check("GET", "/", Map.of(), body("hello"));

            assertThat(asking.first(pod.door(), check).outcome()).isEqualTo(Outcome.PASSED);
        }
    }

    @Test
    void readsTheBeginningOfABodyThatDoesNotEndAndHangsUp() throws IOException {
        try (RawServer pod = new RawServer(out -> {
            write(out, OK + "\r\nhello");
            forever(out, "x".repeat(1000));
        })) {
            HttpCheck check = check("GET", "/", Map.of(), body("hello"));

            assertThat(asking.first(pod.door(), check).outcome()).isEqualTo(Outcome.PASSED);
            await().until(() -> pod.hungUp() > 0);
        }
    }

    @Test
    void doesNotUnpackABody() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(new byte[10_000_000]);
        }
        try (RawServer pod = new RawServer(out -> {
            write(out, OK + "Content-Encoding: gzip\r\nContent-Length: " + bytes.size() + "\r\n\r\n");
            out.write(bytes.toByteArray());
        })) {
            Answer answer = asking.first(pod.door(), check("GET", "/", Map.of(), body("hello")));

            assertThat(answer.evidence())
                    .startsWith("body lacks \"hello\": \"\uFFFD")
                    .hasSizeLessThanOrEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nX: ", "HTTP/1.1 200 OK\r\n\r\nbody "})
    void theTimeoutIsForAllOfAnAnswer(String beginning) throws IOException {
        try (RawServer pod = new RawServer(out -> {
            write(out, beginning);
            drip(out);
        })) {
            assertThat(failure(pod)).isEqualTo("no answer within 1 s");
            await().until(() -> pod.hungUp() > 0);
        }
    }

    @Test
    void whoIsNotThereOrDoesNotListenIsToldApart() throws IOException {
        Pod.Door closed;
        try (RawServer server = RawServer.saying("")) {
            closed = server.door();
        }

        assertThat(asking.first(closed, Asking.get("/")).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(asking.first(closed, Asking.get("/")).evidence()).isEqualTo("accepts no connection on " + closed);
        try (Silence silence = new Silence()) {
            assertThat(asking.first(silence.door(), Asking.get("/")).outcome()).isEqualTo(Outcome.UNREACHABLE);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                        | closes the connection without an answer",
                "HTTP/1.1 200                              | closes the connection without an answer",
                "HTTP/1.1 200 OK{nl}Content-Length: 9{nl}{nl}short | closes the connection within its answer",
                "SSH-2.0-OpenSSH{nl}                       | answers something that is not HTTP",
                "{nl}{nl}HTTP/9.x 2 2{nl}{nl}              | answers something that is not HTTP",
                "HTTP/1.1 101 Switching{nl}{nl}abc         | status 101, expected 200",
            })
    void whatIsNoAnswerIsAFailure(String said, String evidence) throws IOException {
        try (RawServer pod = RawServer.saying(said.replace("{nl}", "\r\n"))) {
            assertThat(failure(pod)).isEqualTo(evidence);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HTTP/1.1 200 OK{nl}             | X-Header: value{nl}",
                "HTTP/1.1 200 OK{nl}X:           | x",
                "HTTP/1.1 200                    | x",
                "''                              | x",
                "''                              | HTTP/1.1 100 Continue{nl}{nl}",
                "''                              | HTTP/1.1 103 Early Hints{nl}X: y{nl}{nl}",
                "''                              | HTTP/1.1 102 Processing{nl}{nl}",
                "HTTP/1.1 200 OK{nl}Transfer-Encoding: chunked{nl}{nl}                    | f",
                "HTTP/1.1 200 OK{nl}Transfer-Encoding: chunked{nl}{nl}1;                  | x",
                "HTTP/1.1 200 OK{nl}Transfer-Encoding: chunked{nl}{nl}0{nl}               | X: y{nl}",
                "HTTP/1.1 200 OK{nl}Content-Length: 99999999999999999999999{nl}{nl}       | x",
            })
    void whatDoesNotEndIsHungUpOn(String beginning, String again) throws IOException {
        try (RawServer pod = new RawServer(out -> {
            write(out, beginning.replace("{nl}", "\r\n"));
            forever(out, again.replace("{nl}", "\r\n"));
        })) {
            assertThat(failure(pod)).isNotBlank().hasSizeLessThanOrEqualTo(200);
            await().until(() -> pod.hungUp() > 0);
        }
    }

    @ParameterizedTest
    @CsvSource({"X-Key, s3cret\u0001, /", "X-Key:, s3cret, /", "X-Key, 's3cret\r\nX-More: 1', /", "X-Key, s3cret, /a b"
    })
    void noSecretIsInTheEvidence(String name, String value, String path) throws IOException {
        try (RawServer pod = RawServer.answering(500, "")) {
            Answer answer = asking.first(pod.door(), check("GET", path, Map.of(name, value), Expect.OK));

            assertThat(answer.evidence()).doesNotContain("s3cret").isNotBlank();
            assertThat(answer.outcome()).isEqualTo(Outcome.FAILED);
        }
    }

    private String failure(RawServer pod) {
        Answer answer = asking.first(pod.door(), Asking.get("/"));
        assertThat(answer.outcome()).isEqualTo(Outcome.FAILED);
        return answer.evidence();
    }

    private static HttpCheck check(String method, String path, Map<String, String> headers, Expect expect) {
        return Asking.check(method, path, HttpCheck.Scheme.HTTP, headers, expect);
    }

    private static Expect body(String text) {
        return new Expect(Set.of(200), Optional.of(text), Optional.empty(), Map.of());
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    /** Until the other side hangs up. */
    private static void forever(OutputStream out, String text) throws IOException {
        String much = text.repeat(Math.max(1, 8000 / text.length()));
        while (!Thread.currentThread().isInterrupted()) {
            write(out, much);
        }
    }

    /** A byte ten times a second, until the other side hangs up. */
    private static void drip(OutputStream out) throws IOException {
        while (!Thread.currentThread().isInterrupted()) {
            write(out, "x");
            LockSupport.parkNanos(100_000_000);
        }
    }
}
