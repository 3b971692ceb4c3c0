package dev.teal.manifest;

import java.util.Set;

import dev.teal.core.desired.Reading;
import dev.teal.core.port.Folder;
import dev.teal.core.port.FolderReader;
import dev.teal.core.situation.Tenants;
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

    private final FormatSettings settings;
    private final Tenants tenants;
    private final Kinds kinds;

    /** The format with an installation's settings, whatever the folder. */
    public FolderFormat(FormatSettings settings) {
        this(settings, Tenants.NONE);
    }

    /** The format with an installation's settings, and what it says of folders. */
    public FolderFormat(FormatSettings settings, Tenants tenants) {
        this.settings = settings;
        this.tenants = tenants;
        this.kinds = new Kinds(settings.kinds());
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
        Conventions conventions = new Conventions(
                kinds,
                tenants.namespace(folder.path(), settings.defaultNamespace()),
                settings.urls(),
                settings.limits());
        return new FolderReading(folder, new FolderContents(folder, conventions, findings), findings).reading();
    }
}
