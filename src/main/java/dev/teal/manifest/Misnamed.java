package dev.teal.manifest;

import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;

import dev.teal.core.Color;

/** Finds files whose names miss a color by a slip: {@code gree.yaml} beside {@code blue.yaml}. */
final class Misnamed {

    private final FolderContents contents;
    private final Findings findings;

    Misnamed(FolderContents contents, Findings findings) {
        this.contents = contents;
        this.findings = findings;
    }

    /**
     * Complains where a Deployment is lost to a color that has no file, and notes it where the color has one. The colors of
     * the first kind.
     */
    Set<Color> lost() {
        Set<Color> lost = EnumSet.noneOf(Color.class);
        Set<FileName> files = new TreeSet<>((a, b) -> a.text().compareTo(b.text()));
        contents.items().stream()
                .filter(item -> item.is("Deployment") && item.color().isEmpty())
                .forEach(item -> files.add(new FileName(item.origin().file())));
        contents.others().stream()
                .filter(other -> other.what().startsWith("Deployment "))
                .forEach(other -> files.add(new FileName(other.origin().file())));
        files.forEach(file -> file.resembledColor().ifPresent(color -> {
            check(file, color);
            lost.add(color);
        }));
        lost.removeIf(color -> !contents.files(color).isEmpty());
        return lost;
    }

    private void check(FileName file, Color color) {
        if (contents.files(color).isEmpty()) {
            findings.complain(
                    file.origin(),
                    "",
                    "has no color in its name, and nothing else is " + color + "'s: did you mean " + color + "?",
                    "rename it: `git mv " + file.text() + " " + color + ".yaml`; or, if it is of neither color,"
                            + " choose a name less close to " + color);
        } else {
            findings.note(file.origin(), "has no color in its name, though it looks like " + color);
        }
    }
}
