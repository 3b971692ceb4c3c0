package dev.teal.cli.plan;

/** What is to be expected of a folder, the better first. */
public enum Outcome {
    /** The cluster is as the folder wants it. */
    NOTHING,
    /** Something would be written. */
    CHANGES,
    /** The folder has mistakes, or the cluster would not take it. */
    MISTAKES,
    /** It could not be found out. */
    UNKNOWN
}
