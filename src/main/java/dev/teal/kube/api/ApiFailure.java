package dev.teal.kube.api;

import java.time.Duration;
import java.util.List;

import dev.teal.core.port.PortException;
import dev.teal.core.port.StalledException;
import dev.teal.core.port.TransientException;
import dev.teal.core.value.Reason;
import dev.teal.core.value.Tree;

/** Turns the API server's refusals into what they mean for Teal. */
public final class ApiFailure {

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
    record Answer(int code, Duration retryAfter, Tree status) {}

    static PortException of(String verb, String path, Answer answer) {
        String where = verb + " " + path.replaceAll("\\?.*", "");
        Tree status = answer.status();
        String message = brief(status.text("message"));
        Duration retryAfter = answer.retryAfter();
        if (message.contains("failed calling webhook")) {
            return new TransientException(
                    Reason.WEBHOOK_FAILING,
                    "an admission webhook of the cluster does not answer: " + message,
                    "mend it, or look it up: kubectl get mutatingwebhookconfigurations,validatingwebhookconfigurations",
                    retryAfter,
                    null);
        }
        return switch (answer.code()) {
            case 401 ->
                new StalledException(
                        Reason.UNAUTHORIZED,
                        "the API server does not accept Teal's credentials (" + where + ")",
                        "check the kubeconfig, or the service account's token",
                        null);
            case 403 -> forbidden(where, message);
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
                        ? rejected(message.isEmpty() ? where + ": status " + answer.code() : message, status)
                        : new TransientException(
                                Reason.API_UNREACHABLE,
                                "the API server failed with status " + answer.code() + " (" + where + "): " + message,
                                "",
                                retryAfter,
                                null);
        };
    }

    private static StalledException rejected(String message, Tree status) {
        String advice = "correct the field and commit";
        if (message.contains("field is immutable")) {
            advice =
                    "that can't be changed on an object that exists: give it another metadata.name, or put the field back";
        } else if (isPolicy(message)) {
            advice = "that is a policy of the cluster: write the object as it demands and commit, or change the policy";
        }
        List<String> fields = status.trees("details", "causes").stream()
                .filter(cause -> cause.text("reason").equals("FieldValueForbidden"))
                .map(cause -> cause.text("field"))
                .filter(field -> !field.isEmpty())
                .toList();
        return new StalledException(Reason.REJECTED, message, advice, new Forbidden(fields));
    }

    /** The server answers 403 for what a right would help with, and for much that it would not. */
    private static StalledException forbidden(String where, String message) {
        if (message.contains("because it is being terminated")) {
            return new StalledException(
                    Reason.NAMESPACE_ENDING,
                    message,
                    "wait until the namespace is gone (kubectl get namespace shows it, and its finalizers what it waits "
                            + "for), and create it again",
                    null);
        }
        if (message.contains("exceeded quota")) {
            return new StalledException(
                    Reason.REJECTED, message, "raise the quota, or take something out of the namespace", null);
        }
        return message.isEmpty() || message.contains("User \"")
                ? new StalledException(
                        Reason.FORBIDDEN,
                        message.isEmpty() ? where + " is forbidden" : message,
                        "grant that right to Teal, or take the object out of the folder",
                        null)
                : rejected(message, Tree.EMPTY);
    }

    private static boolean isPolicy(String message) {
        return message.contains("denied the request")
                || message.contains("denied request")
                || message.contains("violates PodSecurity")
                || message.contains("is forbidden:");
    }

    private static PortException absent(String where, String message, Tree status) {
        String name = status.text("details", "name");
        return status.text("details", "kind").equals("namespaces")
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

    private static PortException conflict(String where, String message, Tree status) {
        List<FieldConflicts.FieldConflict> fields = status.trees("details", "causes").stream()
                .filter(cause -> cause.text("reason").equals("FieldManagerConflict"))
                .map(cause -> FieldConflicts.FieldConflict.of(cause.text("message"), cause.text("field")))
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

    /** Whether it says that what was asked for does not exist. */
    public static boolean isAbsent(PortException failure) {
        return failure.getCause() instanceof Absent;
    }

    /** What was asked for does not exist. */
    static final class Absent extends Exception {

        private static final long serialVersionUID = 1;

        Absent() {
            super("not found", null, false, false);
        }
    }

    /** The server has said which fields may not be there beside others. */
    public static final class Forbidden extends Exception {

        private static final long serialVersionUID = 1;
        private final transient List<String> fields;

        Forbidden(List<String> fields) {
            super("forbidden fields", null, false, false);
            this.fields = fields;
        }

        public List<String> fields() {
            return fields;
        }
    }
}
