package dev.teal.inquiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import dev.teal.core.evidence.Answer;
import dev.teal.core.evidence.Answer.Outcome;
import dev.teal.core.live.Pod;
import dev.teal.core.policy.Expect;
import dev.teal.core.policy.HttpCheck;
import dev.teal.core.policy.HttpCheck.Scheme;
import dev.teal.git.TlsFront;

/** Pods that speak TLS: one with a certificate that is good for its name and address, and one whose is not. */
class TlsAskingTest {

    @TempDir
    private static Path directory;

    private static RawServer pod;
    private static TlsFront good;
    private static TlsFront expired;

    @BeforeAll
    static void start() {
        pod = RawServer.answering(200, "");
        good = new TlsFront(directory, pod.door().port(), "DNS:shop.example.com,IP:127.0.0.1", "-1H");
        expired = new TlsFront(directory, pod.door().port(), "DNS:shop.example.com", "-2d");
    }

    @AfterAll
    static void stop() throws IOException {
        good.close();
        expired.close();
        pod.close();
    }

    @ParameterizedTest
    @CsvSource({
        "HTTPS, shop.example.com",
        "HTTPS, shop.example.com:8443",
        "HTTPS, ''",
        "HTTPS, 127.0.0.1:443",
        "HTTPS_UNVERIFIED, other.example.com"
    })
    void believesACertificateForTheNameOrTheAddress(Scheme scheme, String host) {
        assertThat(asked(good, scheme, host)).isEqualTo(Answer.Outcome.PASSED + " ");
    }

    @ParameterizedTest
    @CsvSource({"other.example.com, DNS name matching other.example.com", "127.0.0.2, IP address 127.0.0.2"})
    void believesNoneForAnother(String host, String what) {
        assertThat(asked(good, Scheme.HTTPS, host))
                .startsWith("FAILED its certificate is not accepted: ")
                .contains(what);
    }

    @Test
    void believesNoneThatIsOverUnlessToldTo() {
        assertThat(asked(expired, Scheme.HTTPS, "shop.example.com"))
                .startsWith("FAILED its certificate is not accepted: NotAfter: ");
        assertThat(asked(expired, Scheme.HTTPS_UNVERIFIED, "")).isEqualTo(Answer.Outcome.PASSED + " ");
    }

    @Test
    void believesNoAuthorityThatTheMachineDoesNotKnow() {
        try (Asking asking = new Asking()) {
            Answer answer = asking.first(door(good), check(Scheme.HTTPS, ""));

            assertThat(answer.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(answer.evidence()).contains("unable to find valid certification path");
        }
    }

    @ParameterizedTest
    @EnumSource(value = Scheme.class, names = "HTTPS.*", mode = EnumSource.Mode.MATCH_ALL)
    void saysThatAPodSpeaksNoTls(Scheme scheme) throws IOException {
        try (Garrulous plain = new Garrulous();
                Asking asking = new Asking()) {
            Answer answer = asking.first(plain.door(), check(scheme, ""));

            assertThat(answer.evidence()).isEqualTo("speaks no TLS");
        }
    }

    @ParameterizedTest
    @EnumSource(value = Scheme.class, names = "HTTPS.*", mode = EnumSource.Mode.MATCH_ALL)
    void tellsThePodWhichNameIsMeantAndWaitsNoLongerThanTheCheckSays(Scheme scheme) throws IOException {
        try (RawServer silent = RawServer.saying("");
                Asking asking = new Asking()) {
            Answer answer = asking.first(silent.door(), check(scheme, "shop.example.com:8443"));

            assertThat(answer.evidence()).isEqualTo("no answer within 1 s");
            await().until(() -> !silent.requests().isEmpty());
            assertThat(silent.requests().get(0))
                    .contains("shop.example.com")
                    .doesNotContain("8443")
                    .doesNotContain("GET");
        }
    }

    /** The outcome and the evidence. */
    private static String asked(TlsFront front, Scheme scheme, String host) {
        try (Asking asking = new Asking(Clock.systemUTC(), Optional.of(front.authority()))) {
            Answer answer = asking.first(door(front), check(scheme, host));
            return answer.outcome() + " " + answer.evidence();
        }
    }

    private static Pod.Door door(TlsFront front) {
        return new Pod.Door("127.0.0.1", front.port());
    }

    private static HttpCheck check(Scheme scheme, String host) {
        return Asking.check("GET", "/", scheme, host.isEmpty() ? Map.of() : Map.of("Host", host), Expect.OK);
    }
}
