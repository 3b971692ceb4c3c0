package dev.teal.cli.check;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import dev.teal.cli.read.Found;

/**
 * What is said of folders that have one root.
 *
 * @param root where their paths begin: the root of the Git repository, or, outside of one, the folder that was named
 * @param folders in the order of their paths
 */
public record Report(Path root, List<FolderReport> folders) {

    /** What is to be said of these. */
    public static Report of(Found found) {
        return new Report(
                found.root(),
                found.readings().stream()
                        .map(reading -> new FolderFindings(found, reading).report())
                        .toList());
    }

    /** What is said of all folders. */
    public Stream<Finding> findings() {
        return folders.stream().flatMap(it -> it.findings().stream());
    }

    /** Whether nothing stops any of them. */
    public boolean isFine() {
        return folders.stream().allMatch(FolderReport::isFine);
    }
}
