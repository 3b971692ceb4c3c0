package dev.teal.embedded.validation;

/**
 * One thing that an API server would not take.
 *
 * @param field its path, as in {@code spec.ports[0].nodePort}
 * @param what what is wrong, in the API server's words
 */
record Problem(String field, String what) {

    static Problem invalid(String field, Object value, String why) {
        return new Problem(
                field, "Invalid value: " + (value instanceof String ? "\"" + value + "\"" : value) + ": " + why);
    }

    static Problem required(String field) {
        return new Problem(field, "Required value");
    }

    static Problem duplicate(String field, String value) {
        return new Problem(field, "Duplicate value: \"" + value + "\"");
    }

    @Override
    public String toString() {
        return field + ": " + what;
    }
}
