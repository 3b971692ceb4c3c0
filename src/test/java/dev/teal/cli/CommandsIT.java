package dev.teal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.teal.git.Program;

/** The commands of the native binary. */
class CommandsIT extends PackagedCommands {

    private static final String BINARY = "native.image.path";

    @Override
    protected List<String> program() {
        return List.of(System.getProperty(BINARY));
    }

    @Test
    void aLinkWithThatNameIsAPluginOfKubectl(@TempDir Path bin) throws Exception {
        Path plugin = Files.createSymbolicLink(
                bin.resolve("kubectl-teal"), Path.of(System.getProperty(BINARY)).toAbsolutePath());

        assertThat(Program.run(new ProcessBuilder(plugin.toString(), "check", "--help"), ""))
                .startsWith("Usage: kubectl teal check ");
    }
}
