package dev.teal.app.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.teal.SetClock;
import dev.teal.app.Lines;

/** What senders are answered, over a real connection. */
class HookServerTest {

    private static final int MEBIBYTE = 1024 * 1024;
    private static final byte[] BODY = "{\"ref\":\"refs/heads/main\"}".getBytes(StandardCharsets.UTF_8);

    private final SetClock clock = new SetClock(Instant.parse("2026-11-24T12:00:00Z"));
    private final Listening teal = new Listening(Limits.DEFAULT, clock);

    @AfterEach
    void close() {
        teal.close();
    }

    @ParameterizedTest
    @CsvSource({
        "X-Hub-Signature-256, sha256=HMAC",
        "X-Hub-Signature, sha256=HMAC",
        "X-Gitea-Signature, HMAC",
        "X-Forgejo-Signature, HMAC",
        "X-Signature-256, sha256=HMAC",
        "X-Signature, sha256=HMAC",
        "X-Gitlab-Token, It's a Secret to Everybody",
    })
    void aHookThatIsSignedRings(String header, String value) {
        String signature = value.replace("HMAC", Listening.hmac(Listening.SECRET, BODY));

        HttpResponse<String> answer =
                teal.send(teal.hook().header(header, signature).POST(BodyPublishers.ofByteArray(BODY)));

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(teal.rings()).isEqualTo(1);
        assertThat(teal.counted(Outcome.ACCEPTED)).isEqualTo(1);
    }

    /** GitHub sends a ping when a hook is made; what it is about doesn't matter. */
    @Test
    void aPingIsAHook() {
        byte[] ping = "{\"zen\":\"Keep it logically awesome.\"}".getBytes(StandardCharsets.UTF_8);

        assertThat(teal.send(teal.signed(ping).header("X-GitHub-Event", "ping")).statusCode())
                .isEqualTo(202);
    }

    @Test
    void anEmptyBodyIsSignedLikeAnyOther() {
        assertThat(teal.send(teal.signed(new byte[0])).statusCode()).isEqualTo(202);
    }

    @Test
    void aSignatureOfAnotherBodyIsRefused() {
        HttpResponse<String> answer = teal.send(teal.hook()
                .header("X-Hub-Signature-256", "sha256=" + Listening.hmac(Listening.SECRET, BODY))
                .POST(BodyPublishers.ofString("{\"ref\":\"refs/heads/other\"}")));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body())
                .isEqualTo(
                        "the signature in X-Hub-Signature-256 is not that of this body with a secret that is valid here\n");
        assertThat(teal.rings()).isZero();
        assertThat(teal.counted(Outcome.REFUSED)).isEqualTo(1);
    }

    @Test
    void aHookThatIsNotSignedIsToldWhatIsMissing() {
        HttpResponse<String> answer =
                teal.send(teal.hook().header("X-Event-Key", "diagnostics:ping").POST(BodyPublishers.ofByteArray(BODY)));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).startsWith("no signature").contains("X-Hub-Signature-256");
        assertThat(teal.rings()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", " \r\n\n"})
    void anEmptySecretAcceptsNothing(String file) throws IOException {
        Files.writeString(teal.secret(), file);

        HttpResponse<String> answer = teal.send(teal.hook()
                .header("X-Gitlab-Token", " ")
                .header("X-Signature", "sha256=b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad")
                .POST(BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(teal.rings()).isZero();
    }

    @Test
    void aSecretThatIsGoneAcceptsNothing() throws IOException {
        Files.delete(teal.secret());

        List<String> lines = Lines.of(
                () -> assertThat(teal.send(teal.signed(BODY)).statusCode()).isEqualTo(401));

        assertThat(lines)
                .filteredOn(line -> line.startsWith("hook"))
                .singleElement()
                .asString()
                .startsWith("hook: refused one from 127.0.0.1: teal.hook.secret-file: " + teal.secret()
                        + " can't be read (NoSuchFileException)");
        assertThat(teal.rings()).isZero();
    }

    @Test
    void aSecretIsRotatedWithoutAGap() throws IOException {
        HttpRequest.Builder next = teal.hook()
                .header("X-Hub-Signature-256", "sha256=" + Listening.hmac("next", BODY))
                .POST(BodyPublishers.ofByteArray(BODY));
        assertThat(teal.send(next).statusCode()).isEqualTo(401);

        Files.writeString(teal.secret(), Listening.SECRET + "\nnext\n");
        assertThat(teal.send(teal.signed(BODY)).statusCode()).isEqualTo(202);
        assertThat(teal.send(next).statusCode()).isEqualTo(202);

        Files.writeString(teal.secret(), "next\n");
        assertThat(teal.send(teal.signed(BODY)).statusCode()).isEqualTo(401);
        assertThat(teal.send(next).statusCode()).isEqualTo(202);
    }

    @Test
    void aMebibyteIsTaken() {
        assertThat(teal.send(teal.signed(new byte[MEBIBYTE])).statusCode()).isEqualTo(202);
        assertThat(teal.send(chunked(MEBIBYTE)).statusCode()).isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(ints = {MEBIBYTE + 1, 25 * MEBIBYTE})
    void moreThanAMebibyteIsNot(int size) {
        assertThat(teal.send(teal.signed(new byte[size])).statusCode()).isEqualTo(413);
        assertThat(teal.send(chunked(size)).statusCode()).isEqualTo(413);

        assertThat(teal.counted(Outcome.TOO_LARGE)).isEqualTo(2);
        assertThat(teal.rings()).isZero();
    }

    /** Bitbucket signs before it packs; others may sign what they send. */
    @Test
    void aPackedBodyMayBeSignedEitherWay() {
        byte[] packed = gzip(BODY);

        assertThat(teal.send(packed(packed, BODY)).statusCode()).isEqualTo(202);
        assertThat(teal.send(packed(packed, packed)).statusCode()).isEqualTo(202);
        assertThat(teal.send(packed(packed, new byte[1])).statusCode()).isEqualTo(401);
        assertThat(teal.send(packed(BODY, BODY)).statusCode()).isEqualTo(202);
    }

    @Test
    void aBodyThatUnpacksToMoreThanAMebibyteIsNotTaken() {
        byte[] mebibyte = new byte[MEBIBYTE];
        byte[] bomb = new byte[256 * MEBIBYTE];

        assertThat(teal.send(packed(gzip(mebibyte), mebibyte)).statusCode()).isEqualTo(202);
        assertThat(teal.send(packed(gzip(bomb), bomb)).statusCode()).isEqualTo(413);
    }

    private HttpRequest.Builder packed(byte[] sent, byte[] signed) {
        return teal.hook()
                .header("Content-Encoding", "gzip")
                .header("X-Hub-Signature", "sha256=" + Listening.hmac(Listening.SECRET, signed))
                .POST(BodyPublishers.ofByteArray(sent));
    }

    private static byte[] gzip(byte[] body) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private HttpRequest.Builder chunked(int size) {
        byte[] body = new byte[size];
        return teal.hook()
                .header("X-Hub-Signature-256", "sha256=" + Listening.hmac(Listening.SECRET, body))
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "PUT", "DELETE", "OPTIONS"})
    void nothingButAPostIsAllowed(String method) {
        HttpResponse<String> answer = teal.send(teal.hook().method(method, BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("POST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/hook/", "/hooks", "/api/applications", "/q/health", "/q/metrics", "/%68ook/.."})
    void nothingElseIsThere(String path) {
        assertThat(teal.send(teal.at(path).GET()).statusCode()).isEqualTo(404);
    }

    /** A client that sends much asks first, as curl does. */
    @Test
    void aSenderThatWaitsForLeaveIsToldToGoOn() {
        byte[] body = new byte[MEBIBYTE];

        assertThat(teal.send(teal.signed(body).expectContinue(true)).statusCode())
                .isEqualTo(202);
    }

    @Test
    void moreThanTwentyInASecondAreThrottled() {
        List<HttpResponse<String>> answers = atOnce(50);

        assertThat(answers.stream().filter(it -> it.statusCode() == 202)).hasSize(20);
        assertThat(answers.stream().filter(it -> it.statusCode() == 429))
                .hasSize(30)
                .allSatisfy(
                        it -> assertThat(it.headers().firstValue("Retry-After")).contains("1"));
        assertThat(teal.counted(Outcome.THROTTLED)).isEqualTo(30);

        clock.pass(Duration.ofSeconds(1));
        assertThat(teal.send(teal.signed(BODY)).statusCode()).isEqualTo(202);
    }

    private List<HttpResponse<String>> atOnce(int number) {
        List<CompletableFuture<HttpResponse<String>>> sent = IntStream.range(0, number)
                .mapToObj(i -> teal.client().sendAsync(teal.signed(BODY).build(), HttpResponse.BodyHandlers.ofString()))
                .toList();
        return sent.stream().map(CompletableFuture::join).toList();
    }

    @Test
    void theLogSaysEachThingOnce() {
        List<String> lines = Lines.of(() -> {
            for (int i = 0; i < 5; i++) {
                teal.send(teal.signed(BODY));
                teal.send(teal.signed(BODY).setHeader("X-Hub-Signature-256", "sha256=00"));
                teal.send(teal.hook().POST(BodyPublishers.noBody()));
                clock.pass(Duration.ofSeconds(1));
            }
        });

        assertThat(lines)
                .filteredOn(line -> line.startsWith("hook"))
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("hook: the first one from GitHub is accepted"),
                        line -> assertThat(line)
                                .startsWith(
                                        "hook: refused one from 127.0.0.1: the signature in X-Hub-Signature-256 is"),
                        line -> assertThat(line).startsWith("hook: refused one from 127.0.0.1: no signature"))
                .noneMatch(line -> line.contains(Listening.SECRET));
    }

    @Test
    void whatIsRefusedAnHourLaterIsSaidAgain() {
        List<String> lines = Lines.of(() -> {
            teal.send(teal.hook().POST(BodyPublishers.noBody()));
            clock.pass(Duration.ofMinutes(61));
            teal.send(teal.hook().POST(BodyPublishers.noBody()));
        });

        assertThat(lines).filteredOn(line -> line.startsWith("hook")).hasSize(2);
    }
}
