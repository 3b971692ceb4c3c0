package dev.teal.core.desired;

/**
 * Where in the folder something was written.
 *
 * @param file the file's name, without the folder
 * @param document the YAML document in it, counted from 1; 0 where the whole file is meant
 */
public record Origin(String file, int document) {

    /** The whole file. */
    public static Origin of(String file) {
        return new Origin(file, 0);
    }

    @Override
    public String toString() {
        return document == 0 ? file : file + ", document " + document;
    }
}
