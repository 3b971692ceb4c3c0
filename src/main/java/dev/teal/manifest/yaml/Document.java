package dev.teal.manifest.yaml;

import java.util.Map;

import dev.teal.core.desired.Origin;
import dev.teal.core.value.Tree;

/**
 * One YAML document that isn't empty.
 *
 * @param origin where it stands
 * @param root text, number, truth value, {@link Tree}, or list
 * @param written for each number and truth value, by its {@link FieldPath}, the characters that stand in the file
 */
public record Document(Origin origin, Object root, Map<String, String> written) {}
