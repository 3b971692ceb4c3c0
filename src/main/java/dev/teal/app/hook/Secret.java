package dev.teal.app.hook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the sender of a hook and Teal know, and nobody else; never empty. */
final class Secret {

    /** How many may be valid at a time; each costs a hash of every hook's body. */
    static final int MOST = 8;

    private static final int LARGEST_FILE = 16 * 1024;
    private static final String STANDARD_WEBHOOKS = "whsec_";

    /** Some editors begin a file with it. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final String text;

    private Secret(String text) {
        this.text = text;
    }

    /** The secrets in this text: one a line, the first {@link #MOST} of them, without the white space around them. */
    static List<Secret> in(String lines) {
        return lines.replace(BYTE_ORDER_MARK, "")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .limit(MOST)
                .map(Secret::new)
                .toList();
    }

    /**
     * The secrets that the file has now, at least one.
     *
     * @throws IOException where it has none; the message says why, and never what is in it
     */
    static List<Secret> read(Path file) throws IOException {
        List<Secret> secrets;
        try (InputStream in = Files.newInputStream(file)) {
            secrets = in(new String(in.readNBytes(LARGEST_FILE), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IOException(file + " can't be read (" + e.getClass().getSimpleName() + ")", e);
        }
        if (secrets.isEmpty()) {
            throw new IOException(file + " is empty");
        }
        return secrets;
    }

    /** As it is sent. */
    byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The key for a signature of this; empty where the secret is none for it. */
    Optional<byte[]> key(Basis basis) {
        return switch (basis) {
            case BODY -> Optional.of(bytes());
            case MESSAGE ->
                text.startsWith(STANDARD_WEBHOOKS)
                        ? Sender.base64(text.substring(STANDARD_WEBHOOKS.length()))
                        : Optional.empty();
            case NOTHING -> Optional.empty();
        };
    }

    /** Nothing of it, wherever it is printed. */
    @Override
    public String toString() {
        return "a secret";
    }
}
