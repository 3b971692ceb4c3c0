package dev.teal.cli.output;

import java.nio.file.Path;
import java.util.Optional;

import dev.teal.cli.check.Finding;
import dev.teal.core.desired.Position;

/**
 * Where a finding is.
 *
 * @param file the path from the root, with slashes
 * @param position where in it, as far as that is known
 */
public record Place(String file, Optional<Position> position) {

    static Place of(Finding finding) {
        return new Place(finding.file(), finding.position());
    }

    /** For who stands in {@code directory}, as in {@code ../shop/blue.yaml:12:9}. */
    public String in(Path directory, Path root) {
        Path file = root.resolve(this.file);
        String path = file.startsWith(root) ? directory.relativize(file).toString() : file.toString();
        return (path.isEmpty() ? "." : path) + position.map(it -> ":" + it).orElse("");
    }
}
