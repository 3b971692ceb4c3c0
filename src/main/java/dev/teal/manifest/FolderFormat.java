package dev.teal.manifest;

import java.util.Set;

import dev.teal.core.desired.Reading;
import dev.teal.core.port.Folder;
import dev.teal.core.port.FolderReader;
import dev.teal.manifest.file.FileName;
import dev.teal.manifest.finding.Findings;
import dev.teal.manifest.folder.Conventions;
import dev.teal.manifest.folder.FolderContents;
import dev.teal.manifest.object.Kinds;

/**
 * The format that {@code docs/format.md} describes. Reading a folder is a function of the folder and the settings: equal
 * content gives equal readings.
 */
public final class FolderFormat implements FolderReader {

    private final Conventions conventions;

    /** The format with an installation's settings. */
    public FolderFormat(FormatSettings settings) {
        this.conventions = new Conventions(
                new Kinds(settings.kinds()), settings.defaultNamespace(), settings.urls(), settings.limits());
    }

    @Override
    public boolean isApplication(Set<String> names) {
        return names.stream().anyMatch(FileName.MARKERS::contains);
    }

    @Override
    public boolean wants(String name) {
        FileName file = new FileName(name);
        return file.isActiveColor() || file.isYaml() || file.resemblesActiveColor() || file.mayBeColorsFolder();
    }

    @Override
    public Reading read(Folder folder) {
        Findings findings = new Findings();
        return new FolderReading(folder, new FolderContents(folder, conventions, findings), findings).reading();
    }
}
