package dev.teal.cli.shell;

import dev.teal.core.value.Hold;

/** A command can't do what it was asked for. The message is one sentence for who called it, with what to do. */
public final class UnableException extends Exception {

    private static final long serialVersionUID = 1;

    /** {@code problem} names the thing and what is wrong with it, {@code advice} says what to do. */
    public UnableException(String problem, String advice) {
        super(problem + "; " + advice);
    }

    /** What holds the watcher keeps a command from it, too. */
    public UnableException(Hold hold) {
        this(hold.message(), hold.advice());
    }
}
