package dev.teal.manifest;

/** Writes the place of a field as people read it: {@code spec.ports[0].name}, {@code metadata.labels[teal.dev/role]}. */
final class FieldPath {

    private FieldPath() {}

    /** The field {@code key} of the map at {@code path}. */
    static String child(String path, String key) {
        if (key.contains(".") || key.contains("/")) {
            return path + "[" + key + "]";
        }
        return path.isEmpty() ? key : path + "." + key;
    }

    /** The item of the list at {@code path}, counted from 0. */
    static String item(String path, int index) {
        return path + "[" + index + "]";
    }
}
