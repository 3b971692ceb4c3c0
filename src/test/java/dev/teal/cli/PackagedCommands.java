package dev.teal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the packaged program, while another has the port that the watcher would open. No cluster is asked. */
public abstract class PackagedCommands {

    private static final Path CASES = Path.of("src/test/resources/manifest");
    private static ServerSocket port;

    @TempDir
    private Path root;

    @BeforeAll
    static void takeThePort() throws IOException {
        port = new ServerSocket();
        try {
            port.bind(new InetSocketAddress(8080));
        } catch (BindException e) {
            // Somebody else has it, which is as good.
        }
    }

    @AfterAll
    static void leaveThePort() throws IOException {
        port.close();
    }

    @Test
    void aCommandOpensNoPortAndReadsNoInput() throws Exception {
        Ran version = run("version");

        assertThat(version.out()).startsWith("teal 0.").doesNotContain("8080");
        assertThat(version.err()).isEmpty();
        assertThat(version.code()).isZero();
    }

    @Test
    void whatIsWrongIsSaidAndIsTheExitCode() throws Exception {
        Ran fine = run("check", CASES.resolve("valid/two-files-per-color").toString());
        Ran wrong = run("check", CASES.resolve("invalid/unknown-field-replcias").toString());
        Ran unable = run("check", root.toString());

        assertThat(fine).isEqualTo(new Ran(0, "1 folder is fine\n", ""));
        assertThat(wrong.code()).isEqualTo(1);
        assertThat(wrong.out())
                .startsWith(
                        CASES + "/invalid/unknown-field-replcias/blue.yaml:6:3: mistake: spec.replcias: is not known")
                .endsWith("1 mistake in 1 folder\n");
        assertThat(wrong.err()).isEmpty();
        assertThat(unable.code()).isEqualTo(2);
        assertThat(unable.out()).isEmpty();
        assertThat(unable.err()).startsWith("teal: no folder at or below " + root + " is an application");
    }

    @Test
    void optionsForTheVirtualMachineStandBesideACommand() throws Exception {
        Ran check = run("-Xmx64m", "-Dany=thing", "check", "-Xss1m", "src/main/resources/sample");

        assertThat(check).isEqualTo(new Ran(0, "1 folder is fine\n", ""));
    }

    @Test
    void aReaderThatGoesAwayIsNoFault() throws Exception {
        List<String> pipe = new ArrayList<>(List.of("sh", "-c", "\"$@\" 2> err | head -n 1 > out", "sh"));
        pipe.addAll(command("check", CASES.resolve("invalid").toAbsolutePath().toString()));

        new ProcessBuilder(pipe).directory(root.toFile()).start().waitFor();

        assertThat(root.resolve("err")).isEmptyFile();
        assertThat(Files.readAllLines(root.resolve("out"))).hasSize(1);
    }

    @Test
    void aDiskThatIsFullIsAFault() throws Exception {
        List<String> full = new ArrayList<>(List.of("sh", "-c", "\"$@\" 2> err > /dev/full", "sh"));
        full.addAll(command("version"));

        int code = new ProcessBuilder(full).directory(root.toFile()).start().waitFor();

        assertThat(code).isEqualTo(2);
        assertThat(root.resolve("err")).content().startsWith("teal: the output can't be written");
    }

    /** The program, with what it needs before its arguments. */
    protected abstract List<String> program();

    private List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(program());
        command.addAll(List.of(arguments));
        return command;
    }

    private record Ran(int code, String out, String err) {}

    private Ran run(String... arguments) throws IOException, InterruptedException {
        Path out = root.resolve("out");
        Path err = root.resolve("err");
        Process program = new ProcessBuilder(command(arguments))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        program.getOutputStream().close();
        int code = program.waitFor();
        return new Ran(code, Files.readString(out, StandardCharsets.UTF_8), Files.readString(err));
    }
}
