package dev.teal.app;

import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

import dev.teal.cli.Commands;
import dev.teal.cli.shell.Output;

/**
 * Starts Teal, or runs one command of it: Quarkus would open its port and start its scheduler before a command could begin.
 * Why Teal could not start is said in one line; Quarkus' own text is for who writes the program.
 */
@QuarkusMain
public final class Main {

    Main() {}

    /** Returns when the program is told to end; a command ends it by itself. */
    public static void main(String[] arguments) {
        if (Commands.areMeant(arguments)) {
            System.exit(Output.of(around -> new Commands(around).run(arguments)).number());
        }
        Quarkus.run(null, Main::ended, arguments);
    }

    private static void ended(Integer status, Throwable failure) {
        if (failure != null) {
            System.err.println(StartFailure.text(failure));
        }
        if (StartFailure.isTheUsers(failure) && LaunchMode.current() == LaunchMode.DEVELOPMENT) {
            // Dev mode would wait for the program to be mended.
            Runtime.getRuntime().halt(status);
        }
        ApplicationLifecycleManager.getDefaultExitCodeHandler().accept(status, failure);
    }
}
