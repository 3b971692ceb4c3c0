package dev.teal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.teal.git.Program;

/** What a shell offers after a few letters and the key Tab. */
class CompletionTest {

    @TempDir
    Path root;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "teal ch          | check",
                "teal check --ou  | --output",
                "teal check -o gi | github gitlab",
                "teal completion  | bash kubectl zsh",
                "teal help di     | diff",
                "teal check app   | apps",
            })
    void bashCompletes(String line, String offered) throws Exception {
        Files.createDirectories(root.resolve("apps"));
        Path script = Files.writeString(
                root.resolve("teal.bash"), Called.in(root, "completion", "bash").out());
        // As bash itself calls what is registered for a command.
        String asks = """
            source %s
            COMP_LINE='%s'
            read -r -a COMP_WORDS <<< "$COMP_LINE"
            [[ $COMP_LINE != *' ' ]] || COMP_WORDS+=('')
            COMP_CWORD=$((${#COMP_WORDS[@]} - 1)) COMP_POINT=${#COMP_LINE}
            $(complete -p teal | sed 's/.*-F \\([^ ]*\\) .*/\\1/') teal 2> /dev/null
            printf '%%s\\n' "${COMPREPLY[@]}" | sort | paste -sd ' '
            """.formatted(script, line.equals("teal completion") ? line + " " : line);

        String reply = Program.run(new ProcessBuilder("bash", "-c", asks).directory(root.toFile()), "");

        assertThat(reply.strip()).isEqualTo(offered);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "ch             | check :4",
                "''             | check diff plan adopt status version completion help :4",
                "--v            | --version :4",
                "check -o gi    | github gitlab :4",
                "check --output=git | --output=github --output=gitlab :4",
                "check --nam    | --namespace --namespaces :4",
                "check app      | :0",
                "check --kinds x | :0",
                "completion b   | bash :4",
                "deploy x       | :0",
            })
    void kubectlIsToldWhatMayFollow(String words, String offered) {
        String[] asked = ("__complete " + words).split(" ", -1);

        Called called = Called.in(root, asked);

        assertThat(String.join(" ", called.out().lines().toList())).isEqualTo(offered);
        assertThat(called.code()).isZero();
    }

    @Test
    void kubectlGetsAFileThatAsksThePlugin() {
        assertThat(Called.in(root, "completion", "kubectl").out())
                .startsWith("#!/bin/sh\n")
                .endsWith("exec kubectl-teal __complete \"$@\"\n");
    }

    @Test
    void anotherShellIsRefused() {
        assertThat(Called.in(root, "completion", "fish"))
                .isEqualTo(new Called(
                        2, "", String.format("teal: there is no completion for fish; there are bash, zsh, kubectl%n")));
        assertThat(Called.in(root, "completion").err()).contains("SHELL");
    }

    @Test
    void helpDoesNotShowWhatPeopleDoNotCall() {
        assertThat(List.of(
                        Called.in(root, "--help").out(),
                        Called.in(root, "deploy").err()))
                .noneMatch(it -> it.contains("__complete"));
    }
}
