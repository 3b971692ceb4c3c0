package dev.teal.git;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.teal.core.port.PortException;
import dev.teal.core.value.Reason;

/** Repositories on this machine. */
class LocalRepositoryTest extends Served {

    @Test
    void aPathOrFileUrlIsFollowed() throws Exception {
        shop.write("shop/color", "green").commit("Begin").push();
        settings.url = shop.bare().toUri().toString();
        GitSource byUrl = source();
        settings.url = shop.work().toString();
        GitSource byPath = source();
        assertThat(byUrl.look().head().id()).isEqualTo(shop.head());
        shop.write("shop/color", "blue").commit("Switch");
        assertThat(byPath.look().head().id()).isEqualTo(shop.head());
        shop.push();
        assertThat(byUrl.look().head().id()).isEqualTo(shop.head());
        assertThat(byUrl.look()).isSameAs(byUrl.look());
    }

    @Test
    void aFolderThatIsNoRepositoryIsNamed() {
        settings.url = root.resolve("nothing").toString();
        PortException failure = failure(source());
        assertThat(failure.reason()).isEqualTo(Reason.SOURCE_INVALID);
        assertThat(failure).hasMessageContaining("no repository at " + settings.url);
    }

    @Test
    void aServersAddressWithoutItsSchemeIsToldToBeTakenAsAPath() {
        settings.url = "git.example.com/shop/deploy.git";
        PortException failure = failure(source());
        assertThat(failure.reason()).isEqualTo(Reason.SOURCE_INVALID);
        assertThat(failure).hasMessage("there is no repository at git.example.com/shop/deploy.git");
        assertThat(failure.hold().advice())
                .isEqualTo("check teal.git.url: it is taken as a path on this machine; a server's address begins with "
                        + "https://, ssh:// or git@");
    }
}
