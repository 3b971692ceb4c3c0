package dev.teal.manifest.color;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import dev.teal.core.value.Color;
import dev.teal.manifest.file.FileName;
import dev.teal.manifest.finding.Findings;
import dev.teal.manifest.folder.FolderContents;

/** Finds files whose names miss a color by a slip: {@code gree.yaml} beside {@code blue.yaml}. */
public final class Misnamed {

    private final FolderContents contents;
    private final Findings findings;

    /** Among the files of {@code contents}. */
    public Misnamed(FolderContents contents, Findings findings) {
        this.contents = contents;
        this.findings = findings;
    }

    /**
     * Complains where a Deployment is lost to a color that has no file, and takes its file for that color's from now on;
     * notes it where the color has one.
     */
    public void find() {
        Set<FileName> files = new TreeSet<>(Comparator.comparing(FileName::text));
        contents.all().stream()
                .filter(object -> object.is("Deployment"))
                .forEach(object -> files.add(new FileName(object.origin().file())));
        files.forEach(file -> file.resembledColor().ifPresent(color -> check(file, color)));
    }

    private void check(FileName file, Color color) {
        if (contents.files(color).isEmpty()) {
            contents.assume(file, color);
            findings.complain(
                    file.origin(),
                    "",
                    "has no color in its name, and nothing else is " + color + "'s: did you mean " + color + "?",
                    "rename it: `git mv " + file.text() + " " + color + ".yaml`"
                            + (contents.meantColor().equals(Optional.of(color.other()))
                                    ? "; or, if it is of neither color, choose a name less close to " + color
                                    : ""));
        } else {
            findings.note(file.origin(), "has no color in its name, though it looks like " + color);
        }
    }
}
