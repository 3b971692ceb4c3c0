package dev.teal.core.desired;

import java.util.Optional;

/**
 * A mistake in a folder, for which the whole commit is refused.
 *
 * @param origin where it stands
 * @param position where in the file; empty where the whole file is meant, or one that is missing
 * @param field the path of the field, as in {@code spec.selector.app}; empty where no field is meant
 * @param problem what is wrong
 * @param advice what to write instead, as a line to paste where that is possible
 */
public record Complaint(Origin origin, Optional<Position> position, String field, String problem, String advice) {

    /** A mistake whose place in the file's text is not known yet. */
    public Complaint(Origin origin, String field, String problem, String advice) {
        this(origin, Optional.empty(), field, problem, advice);
    }

    /** The same mistake, at this place of its file. */
    public Complaint at(Position place) {
        return new Complaint(origin, Optional.of(place), field, problem, advice);
    }

    /** Where it stands, as in {@code blue.yaml:12:5, document 2, spec.replicas}: editors open the first part. */
    public String where() {
        return origin.file()
                + position.map(place -> ":" + place).orElse("")
                + (origin.document() == 0 ? "" : ", document " + origin.document())
                + (field.isEmpty() ? "" : ", " + field);
    }

    @Override
    public String toString() {
        return where() + ": " + problem + " — " + advice;
    }
}
