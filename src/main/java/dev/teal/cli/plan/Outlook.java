package dev.teal.cli.plan;

/** What is to be expected of one folder. */
public sealed interface Outlook permits Foreseen, Unreadable, Unseen {

    /** The folder's path from the root, with slashes; empty for the root itself. */
    String path();

    /** The application's name. */
    String application();

    /** All of it in one word. */
    Outcome outcome();
}
