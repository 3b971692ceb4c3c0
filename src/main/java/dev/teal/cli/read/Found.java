package dev.teal.cli.read;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.teal.core.desired.Complaint;
import dev.teal.core.desired.Notice;
import dev.teal.core.desired.Origin;
import dev.teal.core.desired.Position;
import dev.teal.core.desired.Reading;
import dev.teal.core.situation.Permissions;

/** The folders below one root that were asked about. */
public final class Found {

    private final Path root;
    private final List<Reading> readings;
    private final Permissions permissions;
    private final Selection selection;
    private final Kept texts;

    Found(Path root, List<Reading> readings, Permissions permissions, Selection selection, Kept texts) {
        this.root = root;
        this.readings = readings;
        this.permissions = permissions;
        this.selection = selection;
        this.texts = texts;
    }

    /** Where their paths begin: the root of the Git repository, or, outside of one, the folder that was named. */
    public Path root() {
        return root;
    }

    /** What they say, in the order of their paths. */
    public List<Reading> readings() {
        return readings;
    }

    /** Where they may be written. */
    public Permissions permissions() {
        return permissions;
    }

    /** The same complaints, each with its place, as far as it has one. */
    public List<Complaint> located(Reading reading, List<Complaint> complaints) {
        return texts.located(reading, complaints);
    }

    /** Where the documents begin that these notices are about. */
    public Map<Origin, Position> places(Reading reading, List<Notice> notices) {
        return texts.places(reading, notices);
    }

    /** The path from the root of what is meant there: of a file, or of the folder where all of it is meant. */
    public String path(Reading reading, Origin origin) {
        boolean folder = origin.file().equals(reading.path()) || !texts.wants(origin.file());
        return folder ? reading.path() : Selection.join(reading.path(), origin.file());
    }

    /** Whether it was asked what is to be known of this file: it was named, or its folder was. */
    public boolean isAskedAbout(Reading reading, String file) {
        return selection.isAskedAbout(reading.path(), file);
    }
}
