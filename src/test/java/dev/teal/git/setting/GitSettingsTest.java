package dev.teal.git.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.teal.git.Served.SettingsOf;

/** What a bad setting is told. */
class GitSettingsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                            | is no address of a repository; write it as in https://",
                "ftp://git.example.com/x       | is no address of a repository; write it as in https://",
                "https:///shop.git             | is no address of a repository; write it as in https://",
                "https://git.example.com/a b   | is no address of a repository; write it as in https://",
                "http://git.example.com/x.git  | is not encrypted; write https://, or accept that with teal.git.allow-http=true",
                "ssh://git@git.example.com     | is no address of a repository; write it as in https://",
                "ssh:///shop/x                 | is no address of a repository; write it as in https://",
                "git@git.example.com:shop/a b  | is no address of a repository; write it as in https://",
                "git+ssh://git.example.com/x   | is no address of a repository; write it as in https://",
                "https://git@git.example.com/x | must not hold credentials; write the URL without them",
            })
    void aBadUrlIsToldWhatToWrite(String url, String message) {
        refused(it -> it.url = url, "teal.git.url: ", message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://user:secret@git.example.com/x",
                "https://secret@git.example.com/x",
                "HTTPS://user:secret@git.example.com/x",
                "ftp://user:secret@git.example.com/x",
                "ssh://user:secret@git.example.com/x",
                "http://user:secret@git.example.com/x",
                "https://user:secret@git.example.com:port/x",
                "https://user:sec/secret@git.example.com/x",
                "https://user:secret@/x",
                "user:secret@git.example.com:x",
                "https://git.example.com/x?private_token=secret",
                "https://git.example.com/x.git#secret",
                "https://git.example.com?token=secret",
                "ssh://git@git.example.com/x?token=secret",
                "git@git.example.com:x?token=secret",
                "ftp://git.example.com/x?token=secret",
                "https//git.example.com/x?token=secret",
                "https//user:secret@git.example.com/x",
                "https:/user:secret@git.example.com/x",
                "git.example.com/x?token=secret",
            })
    void aPasswordInAUrlIsNeverPrinted(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(it -> it.url = url))
                .withMessageStartingWith("teal.git.url: ")
                .satisfies(it -> assertThat(it.getMessage()).doesNotContain("secret"))
                .withNoCause();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a..b", "a b", "/main", "main.lock", "refs/heads/", "a:b", "a*"})
    void aBadBranchIsToldWhatToWrite(String branch) {
        refused(it -> it.branch = branch, "teal.git.branch: ", "as in teal.git.branch=main");
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "a/../b", "a//b", "./a", "a/."})
    void aBadPathIsToldWhatToWrite(String path) {
        refused(it -> it.path = path, "teal.git.path: ", "as in teal.git.path=clusters/prod");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ssh://git@git.example.com:2222/shop/deploy.git", "git@git.example.com:shop/deploy.git"})
    void anSshAddressNeedsAKeyAndKnownHosts(String url) {
        refused(it -> it.url = url, "teal.git.ssh.key-file is not set", "as in teal.git.ssh.key-file=/");
        SshSettings half = new SshSettings(Optional.of(Path.of("id")), Optional.empty(), Optional.empty());
        refused(
                it -> {
                    it.url = url;
                    it.ssh = half;
                },
                "teal.git.ssh.known-hosts-file is not set",
                "as in teal.git.ssh.known-hosts-file=/");
    }

    @ParameterizedTest
    @CsvSource({
        "ssh://git@Git.Example.com:2222/shop/deploy.git, git, git.example.com, 2222, [git.example.com]:2222, deploy",
        "ssh://git.example.com/~shop/deploy,             '',  git.example.com, 22,   git.example.com,        deploy",
        "git@git.example.com:shop/deploy.git,            git, git.example.com, 22,   git.example.com,        deploy",
        "git@git.example.com:deploy.git,                 git, git.example.com, 22,   git.example.com,        deploy",
        "ssh://git@[::1]:2222/deploy.git,                git, ::1,             2222, [::1]:2222,             deploy",
    })
    void anSshAddressIsTakenApart(String url, String user, String host, int port, String known, String name) {
        GitAddress address = GitAddress.checked(url, GitSettings.PlainHttp.REFUSED);
        assertThat(address.isSsh()).isTrue();
        assertThat(address.user().orElse("")).isEqualTo(user);
        assertThat(address.host()).isEqualTo(host);
        assertThat(address.port()).isEqualTo(port);
        assertThat(address.knownAs()).isEqualTo(known);
        assertThat(address.name()).isEqualTo(name);
    }

    @Test
    void aTimeoutBelowASecondIsToldWhatToWrite() {
        refused(it -> it.timeout = Duration.ofMillis(999), "teal.git.timeout: ", "as in teal.git.timeout=30s");
        refused(it -> it.timeout = Duration.ofSeconds(-5), "teal.git.timeout: ", "as in teal.git.timeout=30s");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a:b"})
    void aBadUsernameIsToldWhatToWrite(String username) {
        refused(it -> it.username = username, "teal.git.username: ", "as in teal.git.username=git");
    }

    @Test
    void goodSettingsAreTakenAsTheyAreMeant() {
        GitSettings settings = with(it -> {
            it.url = " https://git.example.com/shop/deploy.git ";
            it.branch = " release/v1 ";
            it.path = "/clusters/prod/";
        });
        assertThat(settings.url()).isEqualTo("https://git.example.com/shop/deploy.git");
        assertThat(settings.ref()).isEqualTo("refs/heads/release/v1");
        assertThat(settings.path()).isEqualTo("clusters/prod");
        assertThat(settings.address().name()).isEqualTo("deploy");
        assertThat(with(it -> it.path = ".").path()).isEmpty();
        assertThat(with(it -> it.path = "/").path()).isEmpty();
        assertThat(with(it -> it.url = "/srv/shop/.git").address().name()).isEqualTo("shop");
        assertThat(with(it -> it.url = "file:///srv/shop.git/").address().name())
                .isEqualTo("shop");
    }

    private static void refused(Consumer<SettingsOf> change, String start, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(change))
                .withMessageStartingWith(start)
                .withMessageContaining(message);
    }

    private static GitSettings with(Consumer<SettingsOf> change) {
        SettingsOf settings = new SettingsOf();
        settings.http = GitSettings.PlainHttp.REFUSED;
        change.accept(settings);
        return settings.settings();
    }
}
