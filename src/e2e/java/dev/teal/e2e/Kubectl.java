package dev.teal.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What a person does at a command line, with the current kubeconfig. */
final class Kubectl {

    private Kubectl() {}

    /** Runs {@code kubectl} with these arguments and returns what it printed; fails the case if it fails. */
    static String run(String... arguments) {
        List<String> command = new ArrayList<>(List.of("kubectl"));
        command.addAll(List.of(arguments));
        try {
            Process running =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            running.getOutputStream().close();
            String said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(running.waitFor())
                    .as(String.join(" ", command) + "\n" + said)
                    .isZero();
            return said.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
