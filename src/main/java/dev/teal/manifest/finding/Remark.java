package dev.teal.manifest.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import dev.teal.core.desired.Notice;
import dev.teal.core.desired.Origin;

/**
 * What is to be known about one thing in the same words as about others of its kind: all of them become one notice.
 *
 * @param origin where the thing stands
 * @param subject the thing, for people; empty where it is the document itself
 * @param one how the sentence goes on where it is the only one
 * @param many how it goes on where there are several
 */
public record Remark(Origin origin, String subject, String one, String many) {

    /** More names than that are only counted. */
    private static final int NAMED = 8;

    /** Whether the other says the same about something else. */
    boolean like(Remark other) {
        return one.equals(other.one) && subject.isEmpty() == other.subject.isEmpty();
    }

    /** One notice about all of these, which are alike. */
    static Notice together(List<Remark> remarks) {
        Remark first = remarks.get(0);
        if (remarks.size() == 1) {
            return new Notice(first.origin, (first.subject + " " + first.one).strip());
        }
        if (!first.subject.isEmpty() && remarks.stream().allMatch(remark -> remark.subject.equals(first.subject))) {
            return new Notice(Origin.of(first.origin.file()), first.subject + " " + first.one);
        }
        boolean same = remarks.stream().allMatch(remark -> remark.origin.equals(first.origin));
        Origin origin = same ? first.origin : Origin.of(first.origin.file());
        List<Remark> named = first.subject.isEmpty() ? remarks.subList(1, remarks.size()) : remarks;
        List<String> names = new ArrayList<>(named.stream()
                .limit(NAMED)
                .map(remark -> remark.name(first))
                .distinct()
                .toList());
        if (named.size() > NAMED) {
            names.add("and " + (named.size() - NAMED) + " more");
        }
        String all = names.stream().collect(Collectors.joining(", "));
        return new Notice(origin, first.subject.isEmpty() ? "like " + all + ", " + first.one : all + " " + first.many);
    }

    private String name(Remark first) {
        if (subject.isEmpty()) {
            return origin.file();
        }
        return origin.file().equals(first.origin.file()) ? subject : subject + " (" + origin.file() + ")";
    }
}
