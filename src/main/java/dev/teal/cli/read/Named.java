package dev.teal.cli.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

import dev.teal.cli.shell.UnableException;

/**
 * What was named on the command line.
 *
 * @param text as it was written
 * @param folder the folder, or the one that the file is in; absolute and without links
 * @param file the file's name; empty where a folder was named
 */
record Named(String text, Path folder, String file) {

    static Named of(Path directory, String text) throws UnableException {
        if (text.isEmpty() || text.equals("-")) {
            throw new UnableException(
                    "\"" + text + "\" names no folder or file, and nothing is read from the standard input",
                    "name a folder: what its files mean depends on each other");
        }
        Path path = directory.resolve(text);
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new UnableException("there is no file or folder " + text, "name one, or nothing for this folder");
        }
        try {
            return Files.isDirectory(path)
                    ? new Named(text, path.toRealPath(), "")
                    : new Named(
                            text,
                            path.toAbsolutePath().getParent().toRealPath(),
                            path.getFileName().toString());
        } catch (IOException e) {
            throw new UnableException(text + " can't be read: " + e.getMessage(), "see to it that it can");
        }
    }

    boolean isFile() {
        return !file.isEmpty();
    }
}
