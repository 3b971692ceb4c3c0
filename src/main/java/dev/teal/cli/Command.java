package dev.teal.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import dev.teal.cli.shell.ExitCode;
import dev.teal.cli.shell.Surroundings;
import dev.teal.cli.shell.UnableException;

/**
 * One command. What it takes is said by picocli's programmatic API: its annotations would be looked up by reflection, of
 * which a native binary has to be told.
 */
interface Command {

    /** Its name, options, parameters and help. */
    CommandSpec spec();

    /**
     * Does it with what was given.
     *
     * @throws UnableException where it can't be done
     */
    ExitCode run(ParseResult given, Surroundings around) throws UnableException;
}
