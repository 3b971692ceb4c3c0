package dev.teal.manifest.finding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.teal.core.desired.Complaint;
import dev.teal.core.desired.Notice;
import dev.teal.core.desired.Origin;

/** Collects what is found while one folder is read. Whatever a file holds, what comes out is short and on one line each. */
public final class Findings {

    /** Nobody reads more at once; mended ones make room for the rest. */
    private static final int MOST = 50;

    private static final int LONGEST = 600;
    private static final Comparator<Origin> BY_FILE =
            Comparator.comparing(Origin::file).thenComparingInt(Origin::document);

    private final Set<Complaint> complaints = new LinkedHashSet<>();
    private final List<List<Remark>> remarks = new ArrayList<>();
    private final Set<String> files = new HashSet<>();

    /** Refuses the folder for this mistake, told once. */
    public void complain(Complaint complaint) {
        complaints.add(new Complaint(
                complaint.origin(),
                complaint.position(),
                line(complaint.field()),
                line(complaint.problem()),
                line(complaint.advice())));
        files.add(complaint.origin().file());
    }

    /** Refuses the folder for a mistake; the parts are those of {@link Complaint}. */
    public void complain(Origin origin, String field, String problem, String advice) {
        complain(new Complaint(origin, field, problem, advice));
    }

    /** Tells the author something that stops nothing. */
    public void note(Origin origin, String message) {
        note(new Remark(origin, "", message, message));
    }

    /** Notes something in words that may fit other things, too: what is alike becomes one notice. */
    public void note(Remark remark) {
        remarks.stream()
                .filter(alike -> alike.get(0).like(remark))
                .findFirst()
                .ifPresentOrElse(
                        alike -> {
                            if (!alike.contains(remark)) {
                                alike.add(remark);
                            }
                        },
                        () -> remarks.add(new ArrayList<>(List.of(remark))));
    }

    /** Whether nothing was complained about so far. */
    public boolean clean() {
        return complaints.isEmpty();
    }

    /** Takes over the complaints about fields that nothing was said about yet. */
    public void addMissing(Findings others) {
        Set<List<Object>> told = new HashSet<>();
        complaints.forEach(complaint -> told.add(List.of(complaint.origin(), complaint.field())));
        others.complaints().stream()
                .filter(complaint -> told.add(List.of(complaint.origin(), complaint.field())))
                .forEach(this::complain);
    }

    /** Whether nothing was complained about in that file. */
    public boolean cleanFile(String name) {
        return !files.contains(name);
    }

    /** The complaints, each once, in the order of the files; the last one says so where there are too many to tell. */
    public List<Complaint> complaints() {
        List<Complaint> sorted = new ArrayList<>(complaints);
        sorted.sort(Comparator.comparing(Complaint::origin, BY_FILE));
        if (sorted.size() > MOST) {
            Complaint next = sorted.get(MOST);
            int more = sorted.size() - MOST;
            sorted.subList(MOST, sorted.size()).clear();
            sorted.add(new Complaint(
                    Origin.of(next.origin().file()),
                    "",
                    "begins " + more + " more mistakes",
                    "mend those above first"));
        }
        return List.copyOf(sorted);
    }

    /** The notices, one for each kind, in the order of the files; the last one says so where there are too many to tell. */
    public List<Notice> notices() {
        List<Notice> sorted = new ArrayList<>();
        for (List<Remark> alike : remarks) {
            Notice notice = Remark.together(alike);
            sorted.add(new Notice(notice.origin(), line(notice.message())));
        }
        sorted.sort(Comparator.comparing(Notice::origin, BY_FILE));
        if (sorted.size() > MOST) {
            Notice next = sorted.get(MOST);
            int more = sorted.size() - MOST;
            sorted.subList(MOST, sorted.size()).clear();
            sorted.add(new Notice(Origin.of(next.origin().file()), "begins " + more + " more notices"));
        }
        return List.copyOf(sorted);
    }

    private static String line(String text) {
        String clipped = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        return clipped.replaceAll("\\R", "⏎").replaceAll("\\p{Cntrl}", "?");
    }
}
