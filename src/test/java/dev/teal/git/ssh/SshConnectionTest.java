package dev.teal.git.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.Field;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;

import com.jcraft.jsch.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.teal.core.port.Snapshot;
import dev.teal.core.value.Reason;
import dev.teal.git.GitHttpServer;
import dev.teal.git.GitSource;
import dev.teal.git.Remote;
import dev.teal.git.Wire;
import dev.teal.git.limit.Deadline;
import dev.teal.git.setting.Limits;

/** How the connection is kept, and what happens when the server or the network does not do what it should. */
class SshConnectionTest extends SshServed {

    @Test
    void isKeptOverManyLooks() throws Exception {
        GitSource source = source();
        Snapshot first = source.look();
        for (int i = 0; i < 3; i++) {
            assertThat(source.look()).isSameAs(first);
        }
        shop.write("shop/color", "blue").commit("Switch").push();
        reads(source);
        assertThat(server.wire().connections()).isOne();
    }

    @Test
    void isOpenedAnewWithoutAWordWhenTheServerHasClosedIt() throws Exception {
        GitSource source = source();
        reads(source);
        server.away();
        unreachable(source, "127.0.0.1:" + server.wire().port() + " refuses the connection");
        server.back();
        reads(source);
        server.away();
        server.back();
        shop.write("shop/color", "blue").commit("Switch").push();
        reads(source);
    }

    /** It ends the whole connection at the second one, or only that command. */
    @ParameterizedTest
    @ValueSource(strings = {"$PPID", "-KILL $$"})
    void aServerThatTakesOneCommandForEachConnectionIsRead(String ended) throws Exception {
        String seen = Files.createDirectory(root.resolve("seen")) + "/$PPID";
        serve("ForceCommand if [ -e " + seen + " ]; then kill " + ended + "; else touch " + seen
                + "; eval \"$SSH_ORIGINAL_COMMAND\"; fi");
        GitSource source = source();
        reads(source);
        shop.write("shop/color", "blue").commit("Switch").push();
        reads(source);
        assertThat(server.wire().connections()).isEqualTo(2);
    }

    /** As when the end of one command's answer is seen before the end of the connection that caused it. */
    @Test
    void aConnectionThatIsJustEndingRunsNothing() throws Exception {
        Deadline deadline = new Deadline(Duration.ofSeconds(30));
        SshLine line = new SshLine(deadline);
        try (SshConnection connection = SshConnection.open(settings.settings(), SshFiles.read(settings.ssh), line)) {
            ending(connection);
            assertThat(connection.isOpen()).isTrue();
            assertThatThrownBy(() -> connection.run("true", Map.of(), 1, deadline))
                    .isInstanceOf(SshConnection.NotRun.class);
        }
    }

    @Test
    void asksByProtocolTwoIfTheServerLetsItAndOtherwiseByTheOldOne() throws Exception {
        Path log = root.resolve("protocols");
        String command = "ForceCommand echo \"$GIT_PROTOCOL.\" >> " + log + "; eval \"$SSH_ORIGINAL_COMMAND\"";
        serve("AcceptEnv GIT_PROTOCOL", command);
        reads(source());
        assertThat(Files.readAllLines(log)).containsExactly("version=2.");
        Files.delete(log);
        serve(command);
        GitSource source = source();
        reads(source);
        assertThat(source.look()).isSameAs(source.look());
        assertThat(Files.readAllLines(log)).containsExactly(".", ".", ".");
    }

    @ParameterizedTest
    @EnumSource(
            value = Wire.Mode.class,
            names = {"SILENT", "TRICKLING"})
    void aLookEndsAtItsDeadlineAndLeavesNothing(Wire.Mode mode) throws Exception {
        GitSource patient = source();
        reads(patient);
        // Long enough for a whole look on a machine that is busy.
        settings.timeout = Duration.ofSeconds(4);
        GitSource source = source();
        server.wire().mode(mode);
        for (int i = 0; i < 3; i++) {
            unreachable(source, "teal.git.timeout, 4 s");
        }
        await().atMost(Duration.ofSeconds(10)).until(() -> threads("Connect thread") == 1);
        server.wire().mode(Wire.Mode.NORMAL);
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> source.look().head().id().equals(shop.head()));
        source.close();
        patient.close();
        await().atMost(Duration.ofSeconds(10))
                .until(() -> threads("Connect thread") + threads("Exec thread") + looks() == 0);
    }

    @Test
    void aServerThatFallsSilentInTheMiddleDoesNotHoldALook() throws Exception {
        settings.timeout = Duration.ofSeconds(4);
        GitSource source = source();
        await().atMost(Duration.ofSeconds(30)).ignoreExceptions().untilAsserted(() -> reads(source));
        server.wire().mode(Wire.Mode.SILENT);
        unreachable(source, "teal.git.timeout, 4 s");
        server.wire().mode(Wire.Mode.NORMAL);
        await().atMost(Duration.ofSeconds(30)).ignoreExceptions().untilAsserted(() -> reads(source));
    }

    @Test
    void aPackThatIsTooLargeIsNotReceived() throws Exception {
        settings.limits = new Limits(1 << 20, 32 << 20, 1 << 20, 1 << 20, 10, 1 << 20);
        byte[] noise = new byte[3 << 20];
        new Random(1).nextBytes(noise);
        shop.write("film.bin", noise).commit("Add a film").push();
        GitSource source = source();
        stalled(source, Reason.TOO_LARGE, "sends more than 1048576 bytes");
        shop.delete("film.bin").commit("Drop the film").push();
        reads(source);
    }

    @Test
    void aServerThatNeverStopsTalkingIsStopped() {
        serve("ForceCommand yes 0123456789 >&2");
        settings.timeout = Duration.ofSeconds(3);
        unreachable(source(), "teal.git.timeout, 3 s");
        for (String chatter : new String[] {"cat /dev/zero", "yes", "echo Welcome"}) {
            serve("ForceCommand " + chatter);
            stalled(source(), Reason.SOURCE_INVALID, "does not answer as Git does", "prints nothing of its own");
        }
    }

    @Test
    void aRepositoryThatIsNotThereIsNamedWithWhatTheServerSays() {
        settings.url = server.url(root.resolve("bank.git"));
        stalled(
                source(),
                Reason.SOURCE_INVALID,
                "there is no repository at " + settings.url + ", or it is not shown to this key",
                "the server says: fatal: '" + root.resolve("bank.git") + "' does not appear to be a git repository",
                "check teal.git.url");
    }

    @Test
    void aBranchThatIsNotThereIsNamed() {
        settings.branch = "release";
        stalled(source(), Reason.SOURCE_INVALID, "has no branch release");
    }

    @Test
    void aServerWithoutGitIsNamed() {
        serve("ForceCommand no-such-program");
        stalled(source(), Reason.SOURCE_INVALID, "has no program git-upload-pack", "no-such-program");
    }

    @Test
    void aServerWithoutACommonAlgorithmIsNamed() {
        serve("Ciphers chacha20-poly1305@openssh.com");
        stalled(source(), Reason.SOURCE_INVALID, "no algorithm for cipher", "chacha20-poly1305@openssh.com");
    }

    @Test
    void whatIsNoSshServerIsNamed() throws Exception {
        try (GitHttpServer http = new GitHttpServer(root)) {
            settings.url = http.url("shop.git").replace("http:", "ssh:");
            settings.timeout = Duration.ofSeconds(5);
            unreachable(source(), "127.0.0.1:" + http.wire().port());
        }
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        settings.url = "ssh://127.0.0.1:" + port + "/x";
        unreachable(source(), "127.0.0.1:" + port + " refuses the connection");
        settings.url = "ssh://no-such-host.invalid/x";
        unreachable(source(), "no name server knows no-such-host.invalid");
    }

    /** The state that JSch is in for some microseconds, between its first step to the end and its last. */
    private static void ending(SshConnection connection) throws ReflectiveOperationException {
        Field session = SshConnection.class.getDeclaredField("session");
        session.setAccessible(true);
        Field state = Session.class.getDeclaredField("disconnectingChannels");
        state.setAccessible(true);
        state.set(session.get(connection), true);
    }

    private static long looks() {
        return Thread.getAllStackTraces().values().stream()
                .filter(it ->
                        Arrays.stream(it).anyMatch(frame -> frame.getClassName().equals(Remote.class.getName())))
                .count();
    }

    private static long threads(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(it -> it.getName().startsWith(name))
                .count();
    }
}
