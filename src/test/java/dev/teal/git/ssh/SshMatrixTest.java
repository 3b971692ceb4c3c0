package dev.teal.git.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.teal.git.AnyColor;
import dev.teal.git.GitSource;
import dev.teal.git.Served;
import dev.teal.git.TestRepository;

/** Keys and host keys of every kind, against OpenSSH's server. */
class SshMatrixTest {

    @TempDir
    static Path root;

    private static SshServer server;
    private static TestRepository shop;

    @BeforeAll
    static void serve() {
        SshServer.assumeInstalled();
        server = new SshServer(root, "AcceptEnv GIT_PROTOCOL");
        shop = new TestRepository(root, "shop")
                .write("shop/color", "green")
                .commit("Begin")
                .push();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    static List<SshMatrix.Row> rows() {
        return SshMatrix.rows();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isLetIn(SshMatrix.Row row, @TempDir Path files) throws Exception {
        Served.SettingsOf settings = new Served.SettingsOf();
        settings.url = server.url(shop.bare());
        settings.ssh = SshMatrix.prepare(row, server, files).settings();
        try (GitSource source = new GitSource(settings.settings(), new AnyColor())) {
            assertThat(source.look().head().id()).isEqualTo(shop.head());
        }
    }

    static List<SshMatrix.Suite> suites() {
        return SshMatrix.suites();
    }

    @ParameterizedTest
    @MethodSource("suites")
    void speaksEachAlgorithm(SshMatrix.Suite suite, @TempDir Path files) throws Exception {
        try (SshServer strict = new SshServer(files, suite.options())) {
            Served.SettingsOf settings = new Served.SettingsOf();
            settings.url = strict.url(shop.bare());
            settings.ssh =
                    SshMatrix.prepare(SshMatrix.rows().get(0), strict, files).settings();
            try (GitSource source = new GitSource(settings.settings(), new AnyColor())) {
                assertThat(source.look().head().id()).isEqualTo(shop.head());
            }
        }
    }
}
