package dev.teal.manifest.yaml;

/**
 * How much of one YAML file is read before it is refused.
 *
 * @param documents in one file, empty ones included
 * @param depth of maps and lists in each other
 * @param aliases in one document
 * @param nodes in one document, an alias counted with all that it stands for
 * @param characters in one file
 */
public record YamlLimits(int documents, int depth, int aliases, int nodes, int characters) {

    /** More than any folder that was meant to be read by people. */
    public static final YamlLimits DEFAULT = new YamlLimits(200, 64, 50, 100_000, 1_048_576);
}
