package dev.teal.embedded.validation;

/**
 * One thing that an API server would not take. Texts that it quotes are left out, as Teal leaves them out of what a real one
 * says: they may be anybody's.
 *
 * @param field its path, as in {@code spec.ports[0].nodePort}
 * @param what what is wrong, in the API server's words
 */
record Problem(String field, String what) {

    static Problem invalid(String field, Object value, String why) {
        return new Problem(field, "Invalid value: " + (value instanceof String ? "" : value + ": ") + why);
    }

    static Problem required(String field) {
        return new Problem(field, "Required value");
    }

    static Problem duplicate(String field) {
        return new Problem(field, "Duplicate value");
    }

    @Override
    public String toString() {
        return field + ": " + what;
    }
}
