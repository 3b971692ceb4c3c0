package dev.teal.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Folders of applications for tests, written to the disk. */
public final class Shops {

    private static final Path SAMPLE = Path.of("src/main/resources/sample");

    private Shops() {}

    /** Writes a folder without mistakes and notices, all of whose objects have this name in their names. */
    public static Path write(Path folder, String name) {
        try (Stream<Path> files = Files.list(SAMPLE)) {
            Files.createDirectories(folder);
            for (Path file : files.toList()) {
                String text = Files.readString(file)
                        .replace("name: shop-", "name: " + name + "-")
                        .replace("name: shop\n", "name: " + name + "\n");
                Files.writeString(folder.resolve(file.getFileName().toString()), text);
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces some text of a file, which has it. */
    public static void edit(Path file, String text, String by) {
        try {
            String before = Files.readString(file);
            if (!before.contains(text)) {
                throw new IllegalArgumentException(file + " lacks " + text);
            }
            Files.writeString(file, before.replace(text, by));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
