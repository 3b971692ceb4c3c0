package dev.teal.kube.api;

import java.util.List;
import java.util.stream.Collectors;

import dev.teal.core.port.StalledException;
import dev.teal.core.value.Hands;
import dev.teal.core.value.Reason;

/** The fields for which an apply was refused. */
public final class FieldConflicts extends Exception {

    private static final long serialVersionUID = 1;
    private final transient List<FieldConflict> fields;

    FieldConflicts(List<FieldConflict> fields) {
        super("field conflicts", null, false, false);
        this.fields = fields;
    }

    /** Whether every owner is a hand: {@code kubectl} in one of its forms, whose fields Git takes over. */
    public boolean onlyHands() {
        return fields.stream().allMatch(field -> isOurs(field.manager()));
    }

    /** A hand's, or what Teal itself has patched. */
    private static boolean isOurs(String manager) {
        return Hands.isHand(manager) || manager.equals(ApiServer.FIELD_MANAGER);
    }

    StalledException stalled(String message) {
        String others = fields.stream()
                .filter(field -> !isOurs(field.manager()))
                .map(FieldConflict::toString)
                .collect(Collectors.joining(", "));
        String managers = fields.stream()
                .map(FieldConflict::manager)
                .filter(manager -> !isOurs(manager))
                .distinct()
                .collect(Collectors.joining(", "));
        return new StalledException(
                Reason.CONFLICT,
                others.isEmpty() ? message : "another tool owns " + others,
                "let only one of Teal and " + managers
                        + " set it: take the object out of the other tool, or out of Git",
                this);
    }

    /** One field that another manager owns. */
    record FieldConflict(String manager, String field) {

        /** Reads {@code conflict with "NAME" using apps/v1}. */
        static FieldConflict of(String message, String field) {
            String[] parts = message.split("\"", 3);
            return new FieldConflict(parts.length == 3 ? parts[1] : message, field);
        }

        @Override
        public String toString() {
            return field + " (" + manager + ")";
        }
    }
}
