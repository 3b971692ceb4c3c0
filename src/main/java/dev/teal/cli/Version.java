package dev.teal.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Which Teal this is. */
public final class Version {

    /** The resource that the build writes the version into. */
    public static final String FILE = "teal-version.txt";

    private Version() {}

    /** As in {@code 0.1.0}. */
    static String number() {
        try (InputStream in = Version.class.getResourceAsStream("/" + FILE)) {
            if (in == null) {
                throw new UncheckedIOException(new IOException("the program lacks its file " + FILE));
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it runs on, as in {@code native binary} or {@code Java 17.0.15}. */
    static String platform() {
        return System.getProperty("org.graalvm.nativeimage.imagecode") == null
                ? "Java " + System.getProperty("java.version")
                : "native binary";
    }
}
