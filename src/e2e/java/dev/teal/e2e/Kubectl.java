package dev.teal.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What a person does at a command line, with the current kubeconfig. */
final class Kubectl {

    private Kubectl() {}

    /** Runs {@code kubectl} with these arguments and returns what it printed; fails the case if it fails. */
    static String run(String... arguments) {
        Answer answer = answer("", List.of(arguments));
        assertThat(answer.status())
                .as(String.join(" ", arguments) + "\n" + answer.said())
                .isZero();
        return answer.said();
    }

    /** What {@code kubectl} says when it fails; fails the case if it does not. */
    static String refused(String... arguments) {
        Answer answer = answer("", List.of(arguments));
        assertThat(answer.status())
                .as(String.join(" ", arguments) + "\n" + answer.said())
                .isNotZero();
        return answer.said();
    }

    /** Makes what {@code kubectl create} with these arguments would make, also where it exists. */
    static void replace(String... arguments) {
        List<String> dry = new ArrayList<>(List.of(arguments));
        dry.addAll(List.of("--dry-run=client", "-o", "json"));
        Answer applied = answer(
                run(dry.toArray(String[]::new)), List.of("apply", "--server-side", "--force-conflicts", "-f", "-"));
        assertThat(applied.status()).as(applied.said()).isZero();
    }

    /** Applies the objects of a YAML text. */
    static void apply(String yaml) {
        Answer applied = answer(yaml, List.of("apply", "-f", "-"));
        assertThat(applied.status()).as(applied.said()).isZero();
    }

    private record Answer(int status, String said) {}

    private static Answer answer(String input, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("kubectl"));
        command.addAll(arguments);
        try {
            Process running =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            try (OutputStream in = running.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            }
            String said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(running.waitFor(), said.strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
