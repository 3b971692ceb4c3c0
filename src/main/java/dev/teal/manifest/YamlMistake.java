package dev.teal.manifest;

import java.util.List;

import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

import dev.teal.core.Complaint;

/** Says in plain words why a text is not YAML. */
final class YamlMistake {

    private YamlMistake() {}

    /** The complaint for what the parser found. */
    static UnreadableException explain(FileName file, String text, MarkedYamlEngineException e) {
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
            return refuse(file, "has a tab before the text of line " + tab, "indent with spaces only");
        }
        int opened = e.getContextMark().map(mark -> mark.getLine() + 1).orElse(line);
        String problem = String.valueOf(e.getProblem());
        if (problem.contains("mapping values are not allowed")) {
            return refuse(
                    file,
                    "line " + line + " has a colon where no field can begin",
                    "check the indentation of this line and the one before, or put the value in quotes");
        }
        if (problem.contains("<block end>")) {
            return refuse(
                    file,
                    "line " + line + " is indented neither like the line above nor like a part of it",
                    "indent it like its neighbours");
        }
        if (problem.contains("expected ',' or")) {
            return refuse(file, "line " + opened + " opens a bracket that is not closed", "close the bracket");
        }
        if (problem.contains("unexpected end of stream")) {
            return refuse(file, "line " + opened + " opens a quote that is not closed", "close the quote");
        }
        return refuse(
                file,
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

    private static UnreadableException refuse(FileName file, String problem, String advice) {
        return new UnreadableException(new Complaint(file.origin(), "", problem, advice));
    }
}
