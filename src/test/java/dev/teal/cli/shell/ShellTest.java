package dev.teal.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShellTest {

    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @CsvSource({
        "teal, teal",
        "/usr/local/bin/teal, teal",
        "/usr/local/bin/kubectl-teal, kubectl teal",
        "kubectl-teal, kubectl teal",
        "C:\\bin\\kubectl-teal.exe, kubectl teal",
        "/kubectl-teal/bin/java, teal",
        "teal-0.1.0-runner, teal"
    })
    void theNameOfTheFileSaysWhetherItIsAPlugin(String path, String name) {
        assertThat(ProgramName.of(path)).isEqualTo(name);
    }

    @Test
    void onlyAScreenWithColorsGetsThem() {
        assertThat(Paint.COLORS.in(Paint.Tone.MISTAKE, "x")).isEqualTo("\u001b[31mx\u001b[0m");
        assertThat(Paint.NONE.in(Paint.Tone.MISTAKE, "x")).isEqualTo("x");
        assertThat(Paint.COLORS.in(Paint.Tone.MISTAKE, "")).isEmpty();
    }

    @Test
    void outputIsUtf8WhateverTheLocale() {
        ByteArrayOutputStream to = new ByteArrayOutputStream();

        assertThat(Output.written(to, "店 — …", ExitCode.MISTAKES, new PrintWriter(err, true)))
                .isEqualTo(ExitCode.MISTAKES);
        assertThat(to.toString(StandardCharsets.UTF_8)).isEqualTo("店 — …");
    }

    @Test
    void aReaderThatHasGoneIsNoFailure() {
        assertThat(Output.written(failing("Broken pipe"), "x", ExitCode.MISTAKES, new PrintWriter(err, true)))
                .isEqualTo(ExitCode.MISTAKES);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aFullDiskIsAFailure() {
        assertThat(Output.written(failing("No space left on device"), "x", ExitCode.FINE, new PrintWriter(err, true)))
                .isEqualTo(ExitCode.UNABLE);
        assertThat(err.toString()).startsWith("teal: the output can't be written: No space left on device");
    }

    private static OutputStream failing(String message) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(message);
            }
        };
    }
}
