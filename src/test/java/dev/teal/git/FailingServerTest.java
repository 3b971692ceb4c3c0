package dev.teal.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Arrays;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.teal.core.port.PortException;
import dev.teal.core.port.StalledException;
import dev.teal.core.port.TransientException;
import dev.teal.core.value.Reason;

/** A server or a network that does not do what it should. */
class FailingServerTest extends Served {

    private GitSource source;

    @BeforeEach
    void begin() {
        shop.write("shop/color", "green").commit("Begin").push();
        settings.timeout = Duration.ofSeconds(1);
        source = source();
    }

    @Test
    void aServerThatWasAwayIsAskedAgain() throws Exception {
        settings.timeout = Duration.ofSeconds(20);
        source = source();
        source.look();
        server.away();
        unreachable(failure(source));
        unreachable(failure(source));
        server.back();
        shop.write("shop/color", "blue").commit("Switch").push();
        assertThat(source.look().head().id()).isEqualTo(shop.head());
    }

    @ParameterizedTest
    @EnumSource(
            value = Wire.Mode.class,
            names = {"SILENT", "TRICKLING", "TRICKLING_BODY"})
    void aLookEndsAtItsDeadline(Wire.Mode mode) {
        server.wire().mode(mode);
        for (int i = 0; i < 3; i++) {
            PortException failure = failure(source);
            unreachable(failure);
            assertThat(failure).hasMessageContaining("teal.git.timeout, 1 s");
        }
        await().atMost(Duration.ofSeconds(6)).until(() -> !isAsking());
        server.wire().mode(Wire.Mode.NORMAL);
        // The machine may be slow: what counts is that nothing of before stands in the way.
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> source.look().head().id().equals(shop.head()));
        source.close();
        await().atMost(Duration.ofSeconds(5)).until(() -> threads() == 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 429})
    void aServerWithTroubleOfItsOwnIsAskedAgain(int status) throws Exception {
        settings.timeout = Duration.ofSeconds(20);
        source = source();
        server.answer(status, "text/html", "<html>sorry</html>");
        PortException failure = failure(source);
        unreachable(failure);
        assertThat(failure).hasMessageContaining(String.valueOf(status)).hasMessageNotContaining("<html>");
        server.answerNormally();
        assertThat(source.look().head().id()).isEqualTo(shop.head());
    }

    @Test
    void aRepositoryThatIsNotThereIsNamed() {
        settings.url = server.url("shop403.git");
        invalid(failure(source()), "no repository at " + settings.url);
    }

    @Test
    void aPageIsNoRepository() {
        server.answer(200, "text/html; charset=utf-8", "<html>log in</html>");
        invalid(failure(source), "it answers with type text/html");
        assertThat(server.requests()).hasSize(1);
    }

    private static boolean isAsking() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(it -> isOwn(it.getKey()))
                .flatMap(it -> Arrays.stream(it.getValue()))
                .anyMatch(frame -> frame.getClassName().equals(Remote.class.getName()));
    }

    /** A whole program that another test has started may poll its own repository meanwhile. */
    private static boolean isOwn(Thread thread) {
        return thread.getName().equals("teal-git-shop");
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(FailingServerTest::isOwn)
                .count();
    }

    private static void unreachable(PortException failure) {
        assertThat(failure).isInstanceOf(TransientException.class);
        assertThat(failure.reason()).isEqualTo(Reason.GIT_UNREACHABLE);
    }

    private static void invalid(PortException failure, String message) {
        assertThat(failure).isInstanceOf(StalledException.class).hasMessageContaining(message);
        assertThat(failure.reason()).isEqualTo(Reason.SOURCE_INVALID);
        assertThat(failure.hold().toString()).contains("teal.git.url");
    }
}
