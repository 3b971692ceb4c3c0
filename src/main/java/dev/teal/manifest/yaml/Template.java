package dev.teal.manifest.yaml;

import java.util.Optional;

import dev.teal.core.desired.Complaint;
import dev.teal.core.desired.Origin;
import dev.teal.core.desired.Position;
import dev.teal.manifest.finding.UnreadableException;

/** Recognises files that another tool has to fill in first. */
final class Template {

    private Template() {}

    /** The complaint about a file that is no YAML because it is a template; empty where it is none. */
    static Optional<UnreadableException> in(Origin file, String text) {
        int at = text.indexOf("{{");
        if (at < 0) {
            return Optional.empty();
        }
        long line = text.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
        int column = at - text.lastIndexOf('\n', at);
        return Optional.of(new UnreadableException(new Complaint(
                        file,
                        "",
                        "is a template: line " + line + " has {{",
                        "commit what the template makes (as `helm template` prints it)")
                .at(new Position((int) line, column))));
    }
}
