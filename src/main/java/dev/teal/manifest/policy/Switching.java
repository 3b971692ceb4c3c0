package dev.teal.manifest.policy;

/** What {@code switch} says in the file. */
enum Switching {
    /** The commit that changes the active color is enough. */
    AUTO,
    /** Somebody has to agree. */
    CONFIRM
}
