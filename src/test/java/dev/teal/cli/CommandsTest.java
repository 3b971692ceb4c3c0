package dev.teal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.teal.cli.shell.Paint;
import dev.teal.cli.shell.Screen;

class CommandsTest {

    private static final Path HERE = Path.of("");

    @Test
    void withoutAnythingForTealTheWatcherIsMeant() {
        assertThat(Commands.areMeant()).isFalse();
        assertThat(Commands.areMeant("-Xmx64m", "-Dteal.namespace=shop", "-XX:+ExitOnOutOfMemoryError"))
                .isFalse();
        assertThat(Commands.areMeant("-Xmx64m", "version")).isTrue();
        assertThat(Commands.areMeant("--help")).isTrue();
        assertThat(Commands.areMeant("")).isTrue();
    }

    @Test
    void theVersionIsWhatWasBuilt() {
        Called version = Called.in(HERE, "version");

        assertThat(version.code()).isZero();
        assertThat(version.out()).matches("teal \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?, Java [\\d.]+\\R");
        assertThat(Called.in(HERE, "--version").out()).matches("teal \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\\R");
    }

    @Test
    void helpListsEachCommandAndEachCommandHasItsOwn() {
        Called help = Called.in(HERE, "--help");

        assertThat(help.code()).isZero();
        assertThat(help.out()).startsWith("Usage: teal [-hV] [COMMAND]").contains("  version  ", "  help  ");
        assertThat(Called.in(HERE, "help", "version").out())
                .startsWith("Usage: teal version [-h]")
                .isEqualTo(Called.in(HERE, "version", "--help").out());
        assertThat(Called.in(HERE, "help").out()).isEqualTo(help.out());
    }

    @Test
    void asAPluginTheHelpSaysHowKubectlCallsIt() {
        Called help = Called.on(Screen.NONE, "kubectl teal", Map.of(), HERE, "version", "-h");

        assertThat(help.out()).startsWith("Usage: kubectl teal version [-h]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "chek           | teal: there is no command chek; did you mean check?; see `teal --help`",
                "deploy         | teal: there is no command deploy; there are COMMANDS; see `teal --help`",
                "version --json | teal: there is no option --json; see `teal version --help`",
                "version twice  | teal: there is no place for twice; see `teal version --help`",
                "--versoin=x    | teal: there is no option --versoin; did you mean --version?; see `teal --help`",
                "help me        | teal: there is no command me; there are COMMANDS",
            })
    void whatCantBeMeantEndsWithTwoAndOneLine(String arguments, String line) {
        Called called = Called.in(HERE, arguments.split(" "));

        assertThat(called.err().strip().replaceFirst("there are [a-z, ]+", "there are COMMANDS"))
                .isEqualTo(line);
        assertThat(called.out()).isEmpty();
        assertThat(called.code()).isEqualTo(2);
    }

    @Test
    void whatIsRepeatedOfTheArgumentsDoesNotActOnATerminal() {
        assertThat(Called.in(HERE, "\u001b[2J").err()).contains("\\u001b[2J").doesNotContain("\u001b");
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 55, 72, 100, 300})
    void helpFitsTheScreen(int columns) {
        Called help = Called.on(new Screen(Paint.NONE, columns), "teal", Map.of(), HERE, "--help");

        assertThat(help.out().lines())
                .allMatch(line -> line.length() <= Math.max(55, Math.min(columns, 100)), "is narrow enough");
    }
}
