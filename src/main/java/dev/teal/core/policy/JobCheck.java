package dev.teal.core.policy;

/**
 * A Job that has to succeed once for a content.
 *
 * @param file of the folder, which has the Job and nothing else
 */
public record JobCheck(String file) implements Check {}
