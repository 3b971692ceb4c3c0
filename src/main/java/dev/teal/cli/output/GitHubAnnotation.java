package dev.teal.cli.output;

import dev.teal.cli.check.Finding;

/**
 * A finding as a workflow command of GitHub Actions, which shows it at its line. The log shows its message alone, and GitHub
 * takes only some of the commands of a step for annotations, so the message has its place, too.
 */
public final class GitHubAnnotation {

    private GitHubAnnotation() {}

    /** One line. */
    public static String of(Finding finding) {
        String place = finding.file() + finding.position().map(it -> ":" + it).orElse("");
        return (finding.isMistake() ? "::error" : "::notice")
                + " file=" + property(finding.file())
                + finding.position()
                        .map(it -> ",line=" + it.line() + ",col=" + it.column())
                        .orElse("")
                + ",title=Teal::" + data(place + ": " + Sentence.withAdvice(finding));
    }

    /** By the rules of {@code @actions/core}, which nobody else has written down. */
    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
