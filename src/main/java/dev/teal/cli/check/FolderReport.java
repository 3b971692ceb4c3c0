package dev.teal.cli.check;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.teal.core.value.Color;

/**
 * What is said of one folder.
 *
 * @param path its path from the root, with slashes; empty for the root itself
 * @param application its name
 * @param active the color that is to serve, where the folder can be meant
 * @param findings mistakes before notices, each in the order of the files
 */
public record FolderReport(String path, String application, Optional<Color> active, List<Finding> findings) {

    /** What stops the folder. */
    public Stream<Finding> mistakes() {
        return findings.stream().filter(Finding::isMistake);
    }

    /** What stops nothing. */
    public Stream<Finding> notices() {
        return findings.stream().filter(it -> !it.isMistake());
    }

    /** Whether nothing stops it. */
    public boolean isFine() {
        return mistakes().findAny().isEmpty();
    }
}
