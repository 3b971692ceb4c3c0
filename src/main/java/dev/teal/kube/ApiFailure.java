package dev.teal.kube;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.teal.core.Fields;
import dev.teal.core.PortException;
import dev.teal.core.Reason;
import dev.teal.core.StalledException;
import dev.teal.core.TransientException;

/** Turns the API server's refusals into what they mean for Teal. */
final class ApiFailure {

    private static final int LONGEST_MESSAGE = 600;

    /** A server that asks for more is asked again all the same: the newest commit may be the way back. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private ApiFailure() {}

    /**
     * An answer other than success.
     *
     * @param code the HTTP status
     * @param retryAfter how long the server asks to be left alone; zero if it does not
     * @param status Kubernetes' {@code Status}, or whatever text came as its {@code message}
     */
    record Answer(int code, Duration retryAfter, Map<String, Object> status) {}

    static PortException of(String verb, String path, Answer answer) {
        String where = verb + " " + path.replaceAll("\\?.*", "");
        Map<String, Object> status = answer.status();
        String message = brief(Fields.text(status, "message"));
        Duration retryAfter = answer.retryAfter();
        return switch (answer.code()) {
            case 401 ->
                new StalledException(
                        Reason.UNAUTHORIZED,
                        "the API server does not accept Teal's credentials (" + where + ")",
                        "check the kubeconfig, or the service account's token",
                        null);
            case 403 ->
                new StalledException(
                        Reason.FORBIDDEN,
                        message.isEmpty() ? where + " is forbidden" : message,
                        "grant that right to Teal, or take the object out of the folder",
                        null);
            case 404 -> absent(where, message, status);
            case 409 -> conflict(where, message, status);
            case 410 ->
                new TransientException(Reason.MODIFIED, "the list changed while it was read (" + where + ")", null);
            case 429 ->
                new TransientException(
                        Reason.THROTTLED,
                        "the API server asks for fewer requests (" + where + ")",
                        "",
                        retryAfter,
                        null);
            default ->
                answer.code() < 500 || isSchemaError(message)
                        ? new StalledException(
                                Reason.REJECTED,
                                message.isEmpty() ? where + ": status " + answer.code() : message,
                                "correct the field and commit",
                                null)
                        : new TransientException(
                                Reason.API_UNREACHABLE,
                                "the API server failed with status " + answer.code() + " (" + where + "): " + message,
                                "",
                                retryAfter,
                                null);
        };
    }

    private static PortException absent(String where, String message, Map<String, Object> status) {
        String name = Fields.text(status, "details", "name");
        return Fields.text(status, "details", "kind").equals("namespaces")
                ? new StalledException(
                        Reason.NAMESPACE_MISSING, message, "kubectl create namespace " + name, new Absent())
                : new StalledException(
                        Reason.REJECTED, where + ": not found", "check that this kind exists there", new Absent());
    }

    /**
     * Kubernetes answers an apply with a field that it does not know by 500 InternalError and this text (seen on
     * 1.36), although no later attempt can work.
     */
    private static boolean isSchemaError(String message) {
        return message.contains("failed to create typed patch object") || message.contains("not declared in schema");
    }

    private static PortException conflict(String where, String message, Map<String, Object> status) {
        List<FieldConflict> fields = Fields.maps(status, "details", "causes").stream()
                .filter(cause -> Fields.text(cause, "reason").equals("FieldManagerConflict"))
                .map(cause -> FieldConflict.of(Fields.text(cause, "message"), Fields.text(cause, "field")))
                .toList();
        return fields.isEmpty()
                ? new TransientException(Reason.MODIFIED, "changed by somebody else meanwhile (" + where + ")", null)
                : new FieldConflicts(fields).stalled(message);
    }

    /**
     * The server repeats a refused value as a whole, which may be a pod template with all that is in its environment: the
     * field and the rule are enough.
     */
    private static String brief(String message) {
        String named = message.replaceAll(
                "(?s)(Invalid value|Unsupported value|Duplicate value): (\\{.*\\}|\\[.*\\]|\"(?:[^\"\\\\]|\\\\.)*\")",
                "$1");
        return named.length() > LONGEST_MESSAGE ? named.substring(0, LONGEST_MESSAGE) + "…" : named;
    }

    /** What the header {@code Retry-After} asks for, in seconds (RFC 9110), up to a minute; zero where it has no number. */
    static Duration retryAfter(String header) {
        if (header == null || !header.matches("\\d{1,5}")) {
            return Duration.ZERO;
        }
        Duration asked = Duration.ofSeconds(Long.parseLong(header));
        return asked.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : asked;
    }

    /** What was asked for does not exist. */
    static final class Absent extends Exception {

        private static final long serialVersionUID = 1;

        Absent() {
            super("not found", null, false, false);
        }
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

    /** The fields for which an apply was refused. */
    static final class FieldConflicts extends Exception {

        private static final long serialVersionUID = 1;
        private final transient List<FieldConflict> fields;

        FieldConflicts(List<FieldConflict> fields) {
            super("field conflicts", null, false, false);
            this.fields = fields;
        }

        /** Whether every owner is a hand: {@code kubectl} in one of its forms, whose fields Git takes over. */
        boolean onlyHands() {
            return fields.stream().allMatch(field -> Ownership.isHand(field.manager()));
        }

        StalledException stalled(String message) {
            String others = fields.stream()
                    .filter(field -> !Ownership.isHand(field.manager()))
                    .map(FieldConflict::toString)
                    .collect(Collectors.joining(", "));
            String managers = fields.stream()
                    .map(FieldConflict::manager)
                    .filter(manager -> !Ownership.isHand(manager))
                    .distinct()
                    .collect(Collectors.joining(", "));
            return new StalledException(
                    Reason.CONFLICT,
                    others.isEmpty() ? message : "another tool owns " + others,
                    "let only one of Teal and " + managers
                            + " set it: take the object out of the other tool, or out of Git",
                    this);
        }
    }
}
