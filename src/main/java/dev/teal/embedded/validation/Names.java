package dev.teal.embedded.validation;

import java.util.stream.Stream;

import dev.teal.core.value.Tree;

/** What names and labels may be, by RFC 1123 as Kubernetes takes it. */
final class Names {

    private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private static final String SUBDOMAIN = LABEL + "(\\." + LABEL + ")*";
    private static final String VALUE = "(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?";
    private static final int LABEL_LENGTH = 63;
    private static final int SUBDOMAIN_LENGTH = 253;

    private Names() {}

    /** Of a Service or a container. */
    static Stream<Problem> label(String field, String name) {
        if (name.contains(".")) {
            return Stream.of(Problem.invalid(field, name, "must not contain dots"));
        }
        return name.matches(LABEL)
                ? longest(field, name, LABEL_LENGTH)
                : Stream.of(Problem.invalid(
                        field,
                        name,
                        "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must "
                                + "start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex "
                                + "used for validation is '" + LABEL + "')"));
    }

    /** Of most objects. */
    static Stream<Problem> subdomain(String field, String name) {
        return name.matches(SUBDOMAIN)
                ? longest(field, name, SUBDOMAIN_LENGTH)
                : Stream.of(Problem.invalid(
                        field,
                        name,
                        "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', "
                                + "and must start and end with an alphanumeric character (e.g. 'example.com', regex "
                                + "used for validation is '" + SUBDOMAIN + "')"));
    }

    /** Values of labels, or of a selector. */
    static Stream<Problem> labels(String field, Tree labels) {
        return labels.fields().stream()
                .flatMap(
                        key -> value(field, labels.at(key).map(Object::toString).orElse("")));
    }

    private static Stream<Problem> value(String field, String value) {
        return value.matches(VALUE)
                ? longest(field, value, LABEL_LENGTH)
                : Stream.of(Problem.invalid(
                        field,
                        value,
                        "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', "
                                + "and must start and end with an alphanumeric character (e.g. 'MyValue',  or "
                                + "'my_value',  or '12345', regex used for validation is '" + VALUE + "')"));
    }

    private static Stream<Problem> longest(String field, String text, int most) {
        return text.length() <= most
                ? Stream.empty()
                : Stream.of(Problem.invalid(field, text, "must be no more than " + most + " bytes"));
    }
}
