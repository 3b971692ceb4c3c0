package dev.teal.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.teal.core.port.PortException;
import dev.teal.core.port.StalledException;
import dev.teal.core.value.Reason;

/** Who gets the token, and what happens without a good one. */
class CredentialsTest extends Served {

    private Path token;

    @BeforeEach
    void begin() throws Exception {
        shop.write("shop/color", "green").commit("Begin").push();
        server.require("git", "right-token");
        token = Files.writeString(root.resolve("token"), "right-token\n");
        settings.tokenFile = Optional.of(token);
    }

    @Test
    void theTokenIsSentAtOnceSoThatALookStaysOneExchange() throws Exception {
        GitSource source = source();
        source.look();
        server.forgetRequests();
        source.look();
        assertThat(server.requests()).extracting(GitHttpServer.Request::method).containsExactly("GET", "POST");
    }

    @Test
    void aTokenThatIsRotatedIsReadAtTheNextLook() throws Exception {
        GitSource source = source();
        source.look();
        server.require("git", "next-token");
        unauthorized(failure(source));
        Files.writeString(token, "next-token");
        assertThat(source.look().head().id()).isEqualTo(shop.head());
    }

    @Test
    void aWrongTokenIsNotPrinted() throws Exception {
        Files.writeString(token, "wrong-token");
        PortException failure = failure(source());
        unauthorized(failure);
        assertThat(failure).hasMessageContaining(token.toString());
        for (Throwable it = failure; it != null; it = it.getCause()) {
            assertThat(it.toString()).doesNotContain("wrong-token");
        }
    }

    @Test
    void withoutATokenTheSettingIsNamed() {
        settings.tokenFile = Optional.empty();
        unauthorized(failure(source()));
    }

    @Test
    void aTokenThatMayNotReadIsNamedLikeAWrongOne() {
        server.answer(403, "text/plain", "no");
        unauthorized(failure(source()));
    }

    @Test
    void aMissingOrEmptyTokenFileIsNamed() throws Exception {
        GitSource source = source();
        Files.writeString(token, "\n");
        PortException empty = failure(source);
        unauthorized(empty);
        assertThat(empty).hasMessageContainingAll(token.toString(), "is empty");
        Files.delete(token);
        PortException missing = failure(source);
        unauthorized(missing);
        assertThat(missing).hasMessageContainingAll(token.toString(), "can't be read");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void anotherOriginGetsNothing() throws Exception {
        try (GitHttpServer other = new GitHttpServer(root)) {
            server.redirect("/shop.git", other.url("moved.git").replace("//", "//user:secret@"));
            PortException failure = failure(source());
            assertThat(failure.reason()).isEqualTo(Reason.SOURCE_INVALID);
            assertThat(failure)
                    .hasMessageContaining("redirects to " + other.url("moved.git"))
                    .hasMessageNotContaining("secret");
            assertThat(failure.hold().toString()).contains("set teal.git.url");
            assertThat(other.connections()).isZero();
        }
    }

    @Test
    void aRedirectWithinTheOriginIsFollowed() throws Exception {
        settings.url = server.url("old.git");
        server.redirect("/old.git", server.url("shop.git"));
        assertThat(source().look().head().id()).isEqualTo(shop.head());
    }

    @Test
    void aRedirectThatNeverEndsIsNamed() {
        server.redirect("/shop.git", server.url("shop.git"));
        PortException failure = failure(source());
        assertThat(failure.reason()).isEqualTo(Reason.SOURCE_INVALID);
        assertThat(failure).hasMessageContaining("redirect");
    }

    private static void unauthorized(PortException failure) {
        assertThat(failure).isInstanceOf(StalledException.class);
        assertThat(failure.reason()).isEqualTo(Reason.UNAUTHORIZED);
        assertThat(failure.hold().toString()).contains("teal.git.token-file");
    }
}
