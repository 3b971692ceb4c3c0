package dev.teal.told.post;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file with one line that nobody else may know. It is read each time that it is needed, so it may be rotated.
 *
 * @param setting the setting that names the file
 */
public record SecretFile(String setting, Path file) {

    private static final int LARGEST = 16 * 1024;

    /** Some editors begin a file with it. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /**
     * The line, without the white space around it.
     *
     * @throws IOException where there is none; its message says why, for people, and never what is in the file
     */
    public String read() throws IOException {
        String text;
        try (InputStream in = Files.newInputStream(file)) {
            text = new String(in.readNBytes(LARGEST), StandardCharsets.UTF_8)
                    .replace(BYTE_ORDER_MARK, "")
                    .strip();
        } catch (IOException e) {
            throw new IOException(
                    setting + ": " + file + " can't be read (" + e.getClass().getSimpleName() + ")", e);
        }
        if (text.isEmpty()) {
            throw new IOException(setting + ": " + file + " is empty");
        }
        if (text.chars().anyMatch(it -> Character.isISOControl(it))) {
            throw new IOException(setting + ": " + file + " has more than one line");
        }
        return text;
    }
}
