package dev.teal.cli.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.teal.cli.read.Found;
import dev.teal.core.claim.Strangers;
import dev.teal.core.desired.Complaint;
import dev.teal.core.desired.Notice;
import dev.teal.core.desired.Origin;
import dev.teal.core.desired.Position;
import dev.teal.core.desired.Reading;
import dev.teal.core.desired.Refusal;
import dev.teal.core.desired.Release;
import dev.teal.core.value.Color;

/** What is to be said of one folder that was read. */
final class FolderFindings {

    private final Found found;
    private final Reading reading;

    FolderFindings(Found found, Reading reading) {
        this.found = found;
        this.reading = reading;
    }

    /**
     * Where only files of the folder were named, its notices are about these. Each mistake stays, wherever it stands: it keeps
     * these files from being written, and may be there because of what they say.
     */
    FolderReport report() {
        List<Finding> findings = new ArrayList<>();
        for (Complaint complaint : found.located(reading, complaints())) {
            findings.add(Finding.of(complaint, found.path(reading, complaint.origin())));
        }
        Map<Origin, Position> places = found.places(reading, reading.notices());
        for (Notice notice : reading.notices()) {
            String file = found.path(reading, notice.origin());
            if (found.isAskedAbout(reading, file)) {
                findings.add(Finding.of(notice, Optional.ofNullable(places.get(notice.origin())), file));
            }
        }
        return new FolderReport(reading.path(), reading.application(), active(), List.copyOf(findings));
    }

    private List<Complaint> complaints() {
        if (reading instanceof Refusal refusal) {
            return refusal.complaints();
        }
        return reading instanceof Release release
                ? Strangers.mistake(release, found.permissions()).stream().toList()
                : List.of();
    }

    private Optional<Color> active() {
        return reading instanceof Release release ? Optional.of(release.active()) : Optional.empty();
    }
}
