package dev.teal.cli.plan;

import java.util.List;

import dev.teal.cli.read.Found;

/**
 * What is to be expected of folders that have one root.
 *
 * @param found the folders as they were read
 * @param folders in the order of their paths
 */
public record Plans(Found found, List<Outlook> folders) {}
