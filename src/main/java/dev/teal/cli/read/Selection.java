package dev.teal.cli.read;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.teal.core.desired.Reading;
import dev.teal.core.port.FolderReader;

/** Which folders of a root are asked about, and what of them. */
final class Selection {

    private final Path root;
    private final List<Named> named;
    private final FolderReader format;

    Selection(Path root, List<Named> named, FolderReader format) {
        this.root = root;
        this.named = named;
        this.format = format;
    }

    /** The folders to be looked at, by their paths from the root. */
    Set<String> below() {
        Set<String> below = new LinkedHashSet<>();
        for (Named each : named) {
            String folder = path(each);
            below.add(folder);
            if (isColorsFile(each)) {
                below.add(above(folder));
            }
        }
        return below;
    }

    /** Whether it is asked about a folder that was read. */
    boolean has(Reading reading) {
        return named.stream()
                .anyMatch(it -> it.isFile() ? isFor(it, reading.path()) : covers(path(it), reading.path()));
    }

    /** The folders that were named and have no application. */
    List<Named> without(List<Reading> readings) {
        return named.stream()
                .filter(it -> !it.isFile())
                .filter(it -> readings.stream().noneMatch(reading -> covers(path(it), reading.path())))
                .toList();
    }

    /** Whether it is asked about this file of the folder: it was named, or the folder was. */
    boolean isAskedAbout(String folder, String file) {
        return named.stream()
                .anyMatch(it -> it.isFile()
                        ? isFor(it, folder) && (file.equals(join(path(it), it.file())) || file.equals(path(it)))
                        : covers(path(it), folder));
    }

    private boolean isFor(Named file, String folder) {
        return path(file).equals(folder)
                || isColorsFile(file) && above(path(file)).equals(folder);
    }

    /** Whether the file is in a folder that an application's own folder may be asked about. */
    private boolean isColorsFile(Named each) {
        return each.isFile()
                && !path(each).isEmpty()
                && format.wants(each.folder().getFileName().toString());
    }

    private static boolean covers(String folder, String path) {
        return folder.isEmpty() || path.equals(folder) || path.startsWith(folder + "/");
    }

    private String path(Named each) {
        return root.relativize(each.folder()).toString().replace('\\', '/');
    }

    private static String above(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    static String join(String folder, String name) {
        return folder.isEmpty() ? name : folder + "/" + name;
    }
}
