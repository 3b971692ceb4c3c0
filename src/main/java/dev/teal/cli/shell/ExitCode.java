package dev.teal.cli.shell;

/** How a command ends, for scripts. */
public enum ExitCode {
    /** All is well. */
    FINE(0),
    /** It was looked at, and there are mistakes. */
    MISTAKES(1),
    /** It could not be looked at, or was not asked for in a way that can be meant. */
    UNABLE(2),
    /** It was looked at, and something would change. */
    CHANGES(3);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    /** What the shell has as {@code $?}. */
    public int number() {
        return number;
    }
}
