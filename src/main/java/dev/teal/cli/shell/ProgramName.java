package dev.teal.cli.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this program was called as. */
public final class ProgramName {

    /** As people call it. */
    public static final String TEAL = "teal";

    /** As kubectl calls a plugin of that name, see Kubernetes' <i>Extend kubectl with plugins</i>. */
    private static final String PLUGIN = "kubectl-teal";

    private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");

    private ProgramName() {}

    /** {@code teal}; or {@code kubectl teal}, where the file or the link to it that was run is called {@code kubectl-teal}. */
    public static String ofThisProcess() {
        return of(called());
    }

    static String of(String path) {
        String file = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        return file.replaceFirst("\\.exe$", "").equals(PLUGIN) ? "kubectl " + TEAL : TEAL;
    }

    /** Java's own answer is what a link leads to, so the system's is preferred. */
    private static String called() {
        try {
            String line = new String(Files.readAllBytes(COMMAND_LINE), StandardCharsets.UTF_8);
            return line.substring(0, Math.max(0, line.indexOf('\0')));
        } catch (IOException e) {
            return ProcessHandle.current().info().command().orElse(TEAL);
        }
    }
}
