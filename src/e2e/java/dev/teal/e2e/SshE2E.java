package dev.teal.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.teal.git.TestRepository;
import dev.teal.git.ssh.KeyKind;
import dev.teal.git.ssh.SshMatrix;
import dev.teal.git.ssh.SshServer;

/**
 * The program against OpenSSH's server: every kind of key and host key, and what it says of each mistake. It needs no
 * cluster.
 */
class SshE2E {

    private static final SshMatrix.Row USUAL = SshMatrix.rows().get(0);

    @TempDir
    static Path root;

    private static SshServer server;
    private static TestRepository shop;

    @TempDir
    private Path files;

    @BeforeAll
    static void serve() {
        SshServer.assumeInstalled();
        server = new SshServer(root, "AcceptEnv GIT_PROTOCOL");
        shop = new TestRepository(root, "shop");
        for (String name : List.of("active-color", "blue.yaml", "green.yaml", "service.yaml")) {
            shop.write("shop/" + name, sample(name));
        }
        shop.commit("Begin").push();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    /** All rows for a program that {@code e2e.command} names; the jar has the others in {@code SshMatrixTest}. */
    static List<SshMatrix.Row> rows() {
        return SshMatrix.rows().stream()
                .filter(it -> !isJar() || it.key() == KeyKind.ED25519)
                .filter(it -> !isJar() || it.lock() == SshMatrix.Lock.LOCKED || it.known() != SshMatrix.Known.PLAIN)
                .toList();
    }

    private static boolean isJar() {
        return System.getProperty("e2e.command", "").isEmpty();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isLetIn(SshMatrix.Row row) {
        SshMatrix.Secret secret = SshMatrix.prepare(row, server, files);
        try (TealProcess teal = start(row.toString(), secret.environment())) {
            reads(teal, shop.head());
        }
    }

    static List<SshMatrix.Suite> suites() {
        return isJar() ? SshMatrix.suites().subList(0, 1) : SshMatrix.suites();
    }

    @ParameterizedTest
    @MethodSource("suites")
    void speaksEachAlgorithm(SshMatrix.Suite suite) {
        try (SshServer strict = new SshServer(files, suite.options())) {
            Map<String, String> settings =
                    new TreeMap<>(SshMatrix.prepare(USUAL, strict, files).environment());
            settings.put("TEAL_GIT_URL", strict.url(shop.bare()));
            try (TealProcess teal = start(suite.exchange(), settings)) {
                reads(teal, shop.head());
            }
        }
    }

    /** What an administrator gets wrong, and words of what is said about it. */
    enum Mistake {
        UNKNOWN_HOST_KEY("UNTRUSTED: the host key of [127.0.0.1]:", "is not in ", "ssh-keyscan") {
            @Override
            void make(SshMatrix.Secret secret, Map<String, String> settings) {
                write(secret.knownHosts(), "git.example.com " + server.hostKey(KeyKind.ED25519) + "\n");
            }
        },
        CHANGED_HOST_KEY("UNTRUSTED: the host key of [127.0.0.1]:", "has changed", "somebody may be in between") {
            @Override
            void make(SshMatrix.Secret secret, Map<String, String> settings) {
                write(secret.knownHosts(), server.knownAs() + " " + server.authority() + "\n");
            }
        },
        REVOKED_HOST_KEY("UNTRUSTED: the host key of [127.0.0.1]:", "is revoked by line 2") {
            @Override
            void make(SshMatrix.Secret secret, Map<String, String> settings) {
                String revoked = "@revoked * " + server.hostKey(KeyKind.ED25519) + "\n";
                write(secret.knownHosts(), server.knownHosts(KeyKind.ED25519) + revoked);
            }
        },
        UNKNOWN_AUTHORITY("UNTRUSTED: the host key of [127.0.0.1]:", "@cert-authority in line 1") {
            @Override
            void make(SshMatrix.Secret secret, Map<String, String> settings) {
                write(secret.knownHosts(), "@cert-authority * " + server.hostKey(KeyKind.RSA) + "\n");
            }
        },
        NO_KNOWN_HOSTS("SOURCE_INVALID: teal.git.ssh.known-hosts-file: ", "does not exist") {
            @Override
            void make(SshMatrix.Secret secret, Map<String, String> settings) {
                delete(secret.knownHosts());
            }
        },
        BAD_KNOWN_HOSTS("SOURCE_INVALID: teal.git.ssh.known-hosts-file: line 1 of ", "is no host key") {
            @Override
            void make(SshMatrix.Secret secret, Map<String, String> settings) {
                write(secret.knownHosts(), "ssh-ed25519 AAAA\n");
            }
        },
        REFUSED_KEY("UNAUTHORIZED: ssh://", "does not let user ", "SHA256:") {
            @Override
            void make(SshMatrix.Secret secret, Map<String, String> settings) {
                server.authorizeNobody();
            }
        },
        NO_KEY("UNAUTHORIZED: teal.git.ssh.key-file: ", "does not exist") {
            @Override
            void make(SshMatrix.Secret secret, Map<String, String> settings) {
                delete(secret.key());
            }
        },
        BAD_KEY("UNAUTHORIZED: teal.git.ssh.key-file: ", "holds no private key") {
            @Override
            void make(SshMatrix.Secret secret, Map<String, String> settings) {
                write(secret.key(), "-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----\n");
            }
        },
        LOCKED_KEY("UNAUTHORIZED: teal.git.ssh.key-file: ", "is locked by a passphrase") {
            @Override
            void make(SshMatrix.Secret secret, Map<String, String> settings) {
                settings.remove("TEAL_GIT_SSH_PASSPHRASE_FILE");
            }
        },
        WRONG_PASSPHRASE("UNAUTHORIZED: teal.git.ssh.passphrase-file: ", "does not unlock") {
            @Override
            void make(SshMatrix.Secret secret, Map<String, String> settings) {
                write(secret.passphrase().orElseThrow(), "wrong-words");
            }
        },
        NO_REPOSITORY("SOURCE_INVALID: there is no repository at ssh://", "does not appear to be a git repository") {
            @Override
            void make(SshMatrix.Secret secret, Map<String, String> settings) {
                settings.put("TEAL_GIT_URL", server.url(root.resolve("bank.git")));
            }
        },
        NO_BRANCH("SOURCE_INVALID: ssh://", "has no branch release") {
            @Override
            void make(SshMatrix.Secret secret, Map<String, String> settings) {
                settings.put("TEAL_GIT_BRANCH", "release");
            }
        },
        NOBODY_LISTENS("GIT_UNREACHABLE: 127.0.0.1:1 refuses the connection") {
            @Override
            void make(SshMatrix.Secret secret, Map<String, String> settings) {
                settings.put("TEAL_GIT_URL", "ssh://127.0.0.1:1/shop.git");
            }
        },
        UNKNOWN_HOST("GIT_UNREACHABLE: no name server knows no-such-host.invalid") {
            @Override
            void make(SshMatrix.Secret secret, Map<String, String> settings) {
                settings.put("TEAL_GIT_URL", "git@no-such-host.invalid:shop.git");
            }
        };

        private final String[] words;

        Mistake(String... words) {
            this.words = words;
        }

        abstract void make(SshMatrix.Secret secret, Map<String, String> settings);
    }

    @ParameterizedTest
    @EnumSource
    void aMistakeIsNamed(Mistake mistake) {
        SshMatrix.Row row = new SshMatrix.Row(
                KeyKind.ED25519,
                SshMatrix.Format.OPENSSH,
                SshMatrix.Lock.LOCKED,
                KeyKind.ED25519,
                SshMatrix.Known.PLAIN);
        SshMatrix.Secret secret = SshMatrix.prepare(row, server, files);
        Map<String, String> settings = new TreeMap<>(secret.environment());
        mistake.make(secret, settings);
        try (TealProcess teal = start(mistake.name(), settings)) {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> !teal.gitFailure().isEmpty());
            assertThat(teal.gitFailure()).contains(mistake.words);
            assertThat(teal.log()).contains("git: " + mistake.words[0]).doesNotContain("wrong-words", "Exception");
        }
    }

    @Test
    void aKeyThatIsRotatedNeedsNoRestart() throws Exception {
        SshMatrix.Secret secret = SshMatrix.prepare(USUAL, server, files);
        try (TealProcess teal = start("rotation", secret.environment())) {
            reads(teal, shop.head());
            server.authorizeNobody();
            Path next = SshMatrix.prepare(USUAL, server, files.resolve("next")).key();
            Files.copy(next, secret.key(), StandardCopyOption.REPLACE_EXISTING);
            shop.write("README.md", "rotated").commit("Note the rotation").push();
            reads(teal, shop.head());
            assertThat(teal.gitFailure()).isEmpty();
        }
    }

    @Test
    void aServerThatWasAwayIsReadAgain() throws Exception {
        SshMatrix.Secret secret = SshMatrix.prepare(USUAL, server, files);
        try (TealProcess teal = start("away", secret.environment())) {
            reads(teal, shop.head());
            server.away();
            await().atMost(Duration.ofSeconds(60)).until(() -> teal.gitFailure().startsWith("GIT_UNREACHABLE"));
            server.back();
            shop.write("README.md", "back").commit("Come back").push();
            reads(teal, shop.head());
        }
    }

    private static TealProcess start(String name, Map<String, String> settings) {
        Map<String, String> all = new TreeMap<>(settings);
        all.putIfAbsent("TEAL_GIT_URL", server.url(shop.bare()));
        all.put("TEAL_GIT_INTERVAL", "1s");
        all.put("TEAL_CLUSTER_KIND", "embedded");
        all.put("TEAL_NAMESPACE", "shop");
        String log = "ssh-" + name.replaceAll("[^A-Za-z0-9]+", "-");
        deleteIfExists(Teal.logFile(log));
        return TealProcess.start(log, all);
    }

    private static void reads(TealProcess teal, String commit) {
        await().atMost(Duration.ofSeconds(60))
                .conditionEvaluationListener(it -> {
                    if (it.getRemainingTimeInMS() < 0) {
                        throw new AssertionError(teal.gitFailure() + "\n" + teal.log());
                    }
                })
                .until(() -> teal.head().equals(commit) && teal.application().isPresent());
    }

    private static String sample(String name) {
        try (var in = SshE2E.class.getResourceAsStream("/sample/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replaceAll("\n *nodePort: .*|\n *type: NodePort", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        assertThat(file).exists();
        deleteIfExists(file);
    }

    private static void deleteIfExists(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
