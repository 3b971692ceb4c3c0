package dev.teal.cli.status;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import dev.teal.cli.shell.ExitCode;
import dev.teal.cli.shell.Row;
import dev.teal.cli.shell.Screen;

/** What is known of the applications: what Teal tells, or where it can't be asked, what it has noted. */
public sealed interface Known permits Told, Untold {

    /** The same of just this application. */
    Known of(String application);

    /** How a command ends that has shown it. */
    ExitCode code();

    /** It as people read it. */
    List<Row> rows(Screen screen, Instant now);

    /** It for programs: maps, lists and plain values. */
    Map<String, Object> plain();
}
