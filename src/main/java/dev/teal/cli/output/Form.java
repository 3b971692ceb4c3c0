package dev.teal.cli.output;

/** A form that a command prints its result in. */
public interface Form {

    /** The word for it on the command line. */
    String word();
}
