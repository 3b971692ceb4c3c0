package dev.teal.manifest.yaml;

import java.util.List;

import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

import dev.teal.core.desired.Complaint;
import dev.teal.core.desired.Origin;
import dev.teal.core.desired.Position;
import dev.teal.manifest.finding.UnreadableException;

/** Says in plain words why a text is not YAML. */
final class YamlMistake {

    private YamlMistake() {}

    /** The complaint for what the parser found. */
    static UnreadableException explain(Origin file, String text, MarkedYamlEngineException e) {
        int line = e.getProblemMark()
                .or(e::getContextMark)
                .map(mark -> mark.getLine() + 1)
                .orElse(1);
        int column = e.getProblemMark()
                .or(e::getContextMark)
                .map(mark -> mark.getColumn() + 1)
                .orElse(1);
        List<String> lines = text.lines().toList();
        int tab = tabbed(lines, line);
        if (tab > 0) {
            return refuse(
                    file, new Position(tab, 1), "has a tab before the text of line " + tab, "indent with spaces only");
        }
        int opened = e.getContextMark().map(mark -> mark.getLine() + 1).orElse(line);
        String problem = String.valueOf(e.getProblem());
        if (problem.contains("mapping values are not allowed")) {
            return refuse(
                    file,
                    new Position(line, column),
                    "line " + line + " has a colon where no field can begin",
                    "check the indentation of this line and the one before, or put the value in quotes");
        }
        if (problem.contains("<block end>")) {
            return refuse(
                    file,
                    new Position(line, column),
                    "line " + line + " is indented neither like the line above nor like a part of it",
                    "indent it like its neighbours");
        }
        if (problem.contains("expected ',' or")) {
            return refuse(
                    file,
                    new Position(opened, 1),
                    "line " + opened + " opens a bracket that is not closed",
                    "close the bracket");
        }
        if (problem.contains("unexpected end of stream")) {
            return refuse(
                    file,
                    new Position(opened, 1),
                    "line " + opened + " opens a quote that is not closed",
                    "close the quote");
        }
        return refuse(
                file,
                new Position(line, column),
                "is not YAML at line " + line + ", column " + column + ": " + problem.replaceAll("\\R", " "),
                "check the indentation and the quotes of this line and the one before");
    }

    /** The line at the mistake, or before it, whose indentation has a tab; 0 where there is none. */
    private static int tabbed(List<String> lines, int line) {
        for (int at = Math.min(line, lines.size()); at >= Math.max(1, line - 1); at--) {
            if (lines.get(at - 1).matches(" *\t.*")) {
                return at;
            }
        }
        return 0;
    }

    private static UnreadableException refuse(Origin file, Position place, String problem, String advice) {
        return new UnreadableException(new Complaint(file, "", problem, advice).at(place));
    }
}
