package dev.teal.cli.difference;

import java.nio.file.Path;
import java.util.List;

/**
 * What switches of folders would change that have one root.
 *
 * @param root where their paths begin
 * @param folders in the order of their paths
 */
public record Differences(Path root, List<ColorDifference> folders) {}
