package dev.teal.manifest.yaml;

import java.util.Map;

import dev.teal.core.desired.Origin;

/**
 * One YAML document that isn't empty.
 *
 * @param origin where it stands
 * @param root text, number, truth value, map with text keys, or list
 * @param written for each number and truth value, by its {@link FieldPath}, the characters that stand in the file
 */
public record Document(Origin origin, Object root, Map<String, String> written) {}
