package dev.teal.e2e;

import java.util.List;

import dev.teal.cli.PackagedCommands;

/** The commands of the jar, or of what {@code -De2e.command} names. */
class CommandsE2E extends PackagedCommands {

    @Override
    protected List<String> program() {
        return TealCommand.program();
    }
}
