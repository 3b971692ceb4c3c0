package dev.teal.cli.read;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.teal.core.desired.Complaint;
import dev.teal.core.desired.Notice;
import dev.teal.core.desired.Origin;
import dev.teal.core.desired.Position;
import dev.teal.core.desired.Reading;
import dev.teal.core.port.Folder;
import dev.teal.core.port.FolderReader;
import dev.teal.manifest.file.Positions;

/** Reads folders and keeps their text, so that the lines can be found of what is said afterwards. */
final class Kept implements FolderReader {

    private final FolderReader format;
    private final Map<String, Folder> folders = new HashMap<>();

    Kept(FolderReader format) {
        this.format = format;
    }

    @Override
    public boolean isApplication(Set<String> names) {
        return format.isApplication(names);
    }

    @Override
    public boolean wants(String name) {
        return format.wants(name);
    }

    @Override
    public Reading read(Folder folder) {
        folders.put(folder.path(), folder);
        return format.read(folder);
    }

    /** The same complaints, each with its place, as far as it has one. */
    List<Complaint> located(Reading reading, List<Complaint> complaints) {
        return Optional.ofNullable(folders.get(reading.path()))
                .map(folder -> new Positions(folder).located(complaints))
                .orElse(complaints);
    }

    /** Where each of the notices' documents begins; those of a whole file have no place. */
    Map<Origin, Position> places(Reading reading, List<Notice> notices) {
        List<Complaint> asked = notices.stream()
                .map(Notice::origin)
                .filter(it -> it.document() > 0)
                .distinct()
                .map(origin -> new Complaint(origin, "", "", ""))
                .toList();
        Map<Origin, Position> places = new HashMap<>();
        located(reading, asked).forEach(it -> it.position().ifPresent(place -> places.put(it.origin(), place)));
        return places;
    }
}
