package dev.teal.manifest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.teal.core.Complaint;
import dev.teal.core.Notice;
import dev.teal.core.Origin;

/** Collects what is found while one folder is read. */
final class Findings {

    private static final Comparator<Origin> BY_FILE =
            Comparator.comparing(Origin::file).thenComparingInt(Origin::document);

    private final Set<Complaint> complaints = new LinkedHashSet<>();
    private final Set<Notice> notices = new LinkedHashSet<>();

    void complain(Complaint complaint) {
        complaints.add(complaint);
    }

    void complain(Origin origin, String field, String problem, String advice) {
        complain(new Complaint(origin, field, problem, advice));
    }

    void note(Origin origin, String message) {
        notices.add(new Notice(origin, message));
    }

    /** Whether nothing was complained about so far. */
    boolean clean() {
        return complaints.isEmpty();
    }

    /** Whether nothing was complained about in that document, or in that file as a whole. */
    boolean clean(Origin origin) {
        return complaints.stream()
                .noneMatch(complaint ->
                        complaint.origin().equals(origin) || complaint.origin().equals(Origin.of(origin.file())));
    }

    /** Whether nothing was complained about in that file. */
    boolean cleanFile(String name) {
        return complaints.stream()
                .noneMatch(complaint -> complaint.origin().file().equals(name));
    }

    /** All complaints, each once, in the order of the files. */
    List<Complaint> complaints() {
        List<Complaint> sorted = new ArrayList<>(complaints);
        sorted.sort(Comparator.comparing(Complaint::origin, BY_FILE));
        return List.copyOf(sorted);
    }

    /** All notices, each once, in the order of the files. */
    List<Notice> notices() {
        List<Notice> sorted = new ArrayList<>(notices);
        sorted.sort(Comparator.comparing(Notice::origin, BY_FILE));
        return List.copyOf(sorted);
    }
}
