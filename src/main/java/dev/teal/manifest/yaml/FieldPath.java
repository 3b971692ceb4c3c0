package dev.teal.manifest.yaml;

import dev.teal.core.value.Difference;

/**
 * Writes the place of a field as people read it: {@code spec.ports[0].name}, {@code metadata.labels[teal.dev/role]}. Keys
 * may be as long as a file, and each of their children has a path, too: what nobody would read is left out.
 */
public final class FieldPath {

    private static final int LONGEST_STEP = 100;
    private static final int LONGEST = 300;

    private FieldPath() {}

    /** The field {@code key} of the map at {@code path}. */
    public static String child(String path, String key) {
        String step = key.length() > LONGEST_STEP ? key.substring(0, LONGEST_STEP) + "…" : key;
        if (step.contains(".") || step.contains("/")) {
            return append(path, "[" + step + "]");
        }
        return path.isEmpty() ? step : append(path, "." + step);
    }

    /** The item of the list at {@code path}, counted from 0. */
    public static String item(String path, int index) {
        return append(path, "[" + index + "]");
    }

    /** The place of a difference. */
    public static String of(Difference difference) {
        String path = "";
        for (Object step : difference.steps()) {
            path = step instanceof Integer index ? item(path, index) : child(path, step.toString());
        }
        return path;
    }

    private static String append(String path, String step) {
        return path.length() > LONGEST ? path : path + step;
    }
}
