package dev.teal.git.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import dev.teal.core.port.PortException;
import dev.teal.core.port.StalledException;
import dev.teal.core.value.Reason;

/** The token for HTTPS, read anew at each look. */
public record Token(Optional<Path> file) {

    /** The token as it is now; empty where no file is set. {@link Connections} sees that one origin only gets it. */
    public Optional<String> read() throws PortException {
        return file.isEmpty() ? Optional.empty() : Optional.of(read(file.get()));
    }

    private static String read(Path file) throws PortException {
        try {
            String token = Files.readString(file).strip();
            if (token.isEmpty()) {
                throw stalled(file, "is empty", null);
            }
            return token;
        } catch (IOException e) {
            throw stalled(file, "can't be read (" + e.getClass().getSimpleName() + ")", e);
        }
    }

    private static StalledException stalled(Path file, String problem, IOException cause) {
        return new StalledException(
                Reason.UNAUTHORIZED,
                "teal.git.token-file: " + file + " " + problem,
                "write the token into that file; it is read again at the next poll",
                cause);
    }
}
