package dev.teal.manifest.folder;

import java.util.Optional;
import java.util.Set;

import dev.teal.core.port.Folder;
import dev.teal.core.value.Color;
import dev.teal.manifest.file.FileBytes;
import dev.teal.manifest.file.FileName;
import dev.teal.manifest.finding.Findings;
import dev.teal.manifest.finding.UnreadableException;

/** What {@code active-color} says. */
final class WantedColor {

    private Optional<Color> said = Optional.empty();
    private Optional<Color> meant = Optional.empty();

    /**
     * Reads the file.
     *
     * @throws UnreadableException where it holds anything but the word
     */
    void read(Folder.Entry entry) throws UnreadableException {
        byte[] bytes = FileBytes.of(entry);
        meant = ActiveColor.meant(bytes);
        said = Optional.of(ActiveColor.read(bytes));
    }

    /** A file that was meant to be it; read where there is no other. */
    void misnamed(Folder.Entry entry, Set<String> names, Findings findings) throws UnreadableException {
        FileName file = new FileName(entry.name());
        if (names.contains(FileName.ACTIVE_COLOR)) {
            findings.note(file.origin(), "is not read, since there is active-color; remove it");
        } else {
            findings.complain(file.origin(), "", "is not read", "rename it: `git mv " + file.text() + " active-color`");
            read(entry);
        }
    }

    /** The color, if the file is there and can be read. */
    Optional<Color> said() {
        return said;
    }

    /** The color that it says or, if it can't be read, seems to mean. */
    Optional<Color> meant() {
        return said.or(() -> meant);
    }
}
