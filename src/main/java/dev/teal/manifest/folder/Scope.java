package dev.teal.manifest.folder;

/** How much of a file belongs to the application. */
public enum Scope {
    /** Every object of a kind that Teal writes. */
    EVERYTHING,
    /** Services only: a shared file of a folder that has no {@code active-color}. */
    SERVICES
}
