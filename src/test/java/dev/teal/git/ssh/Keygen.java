package dev.teal.git.ssh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.teal.git.Program;

/** Makes keys by {@code ssh-keygen} and {@code openssl}. */
final class Keygen {

    private Keygen() {}

    /** Runs {@code ssh-keygen}; returns what it prints. */
    static String run(String... arguments) {
        List<String> command = new ArrayList<>(List.of("ssh-keygen"));
        command.addAll(List.of(arguments));
        return program(command);
    }

    /** The public key of the private one in a file beside it, without a comment. */
    static String publicKey(Path privateKey) {
        try {
            String[] words = Files.readString(Path.of(privateKey + ".pub")).split(" ");
            return words[0] + " " + words[1].strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a program; returns what it prints. */
    static String program(List<String> command) {
        return Program.run(new ProcessBuilder(command), "");
    }
}
