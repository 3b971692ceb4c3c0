package dev.teal.told.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.teal.told.post.SecretFile;

/** What follows from the address of the repository, and what has to be said. */
class StatusSettingsTest {

    private static final SecretFile TOKEN = new SecretFile("teal.status.token-file", Path.of("/token"));

    @ParameterizedTest
    @CsvSource({
        "https://github.com/shop/deploy.git, GITHUB, https://api.github.com, shop/deploy",
        "https://github.com/shop/deploy/, GITHUB, https://api.github.com, shop/deploy",
        "git@github.com:shop/deploy.git, GITHUB, https://api.github.com, shop/deploy",
        "ssh://git@ssh.github.com:443/shop/deploy.git, GITHUB, https://api.github.com, shop/deploy",
        "https://gitlab.com/team/web/deploy.git, GITLAB, https://gitlab.com/api/v4, team/web/deploy",
        "ssh://git@altssh.gitlab.com:443/team/deploy.git, GITLAB, https://gitlab.com/api/v4, team/deploy",
        "git@codeberg.org:shop/deploy.git, GITEA, https://codeberg.org/api/v1, shop/deploy",
        "https://GitHub.com/Shop/Deploy, GITHUB, https://api.github.com, Shop/Deploy"
    })
    void knownServersAreKnownByTheirAddress(String git, Forge forge, String api, String repository) {
        StatusSettings settings = of(git, Optional.empty());

        assertThat(settings.forge()).isEqualTo(forge);
        assertThat(settings.api()).hasToString(api);
        assertThat(settings.repository()).isEqualTo(repository);
    }

    /** Somebody's GitHub Enterprise Server must never be mistaken for github.com, however it is reached. */
    @ParameterizedTest
    @CsvSource({
        "https://git.example.com/shop/deploy.git, GITHUB, https://git.example.com/api/v3",
        "ssh://git@git.example.com:2222/shop/deploy.git, GITHUB, https://git.example.com/api/v3",
        "git@git.example.com:shop/deploy.git, GITLAB, https://git.example.com/api/v4",
        "https://git.example.com:8443/shop/deploy.git, GITEA, https://git.example.com:8443/api/v1",
        "http://git.example.com:3000/shop/deploy.git, GITEA, http://git.example.com:3000/api/v1"
    })
    void anOwnServerHasItsApiWhereSuchServersHaveIt(String git, Forge forge, String api) {
        StatusSettings settings = of(git, Optional.of(forge));

        assertThat(settings.api()).hasToString(api);
        assertThat(settings.repository()).isEqualTo("shop/deploy");
    }

    @Test
    void aServerThatNobodyKnowsHasToBeNamed() {
        assertThatThrownBy(() -> of("https://git.example.com/shop/deploy.git", Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("teal.status.provider: ")
                .hasMessageEndingWith("as in TEAL_STATUS_PROVIDER=gitea");
    }

    @Test
    void aRepositoryOnThisMachineNeedsItsServer() {
        assertThatThrownBy(() -> of("/srv/shop", Optional.of(Forge.GITEA)))
                .hasMessageStartingWith("teal.status.repository: ");
        assertThatThrownBy(() -> StatusSettings.of(
                        "/srv/shop",
                        "main",
                        "teal",
                        TOKEN,
                        Optional.of(Forge.GITEA),
                        Optional.empty(),
                        Optional.of("shop/deploy")))
                .hasMessageStartingWith("teal.status.url is not set");
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://x/secret",
        "https://user:secret@git.example.com/api",
        "git.example.com/secret",
        "https://x/#secret"
    })
    void anAddressThatCantBeToldIsNotShown(String url) {
        assertThatThrownBy(() -> StatusSettings.of(
                        "https://github.com/shop/deploy",
                        "main",
                        "teal",
                        TOKEN,
                        Optional.empty(),
                        Optional.of(url),
                        Optional.empty()))
                .hasMessageStartingWith("teal.status.url: ")
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @CsvSource({"shop", "shop/../deploy/x y", "/shop/deploy?x"})
    void aRepositoryThatIsNoneIsToldWithAnExample(String repository) {
        assertThatThrownBy(() -> StatusSettings.of(
                        "https://github.com/shop/deploy",
                        "main",
                        "teal",
                        TOKEN,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(repository)))
                .hasMessageStartingWith("teal.status.repository: ")
                .hasMessageEndingWith("TEAL_STATUS_REPOSITORY=shop/deploy");
    }

    private static StatusSettings of(String git, Optional<Forge> forge) {
        return StatusSettings.of(git, "main", "teal", TOKEN, forge, Optional.empty(), Optional.empty());
    }
}
