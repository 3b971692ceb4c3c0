package dev.teal.core;

/**
 * A mistake in a folder, for which the whole commit is refused.
 *
 * @param origin where it stands
 * @param field the path of the field, as in {@code spec.selector.app}; empty where no field is meant
 * @param problem what is wrong
 * @param advice what to write instead, as a line to paste where that is possible
 */
public record Complaint(Origin origin, String field, String problem, String advice) {

    @Override
    public String toString() {
        return origin + (field.isEmpty() ? "" : ", " + field) + ": " + problem + " — " + advice;
    }
}
