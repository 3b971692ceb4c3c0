package dev.teal.cli.output;

import dev.teal.cli.check.Finding;

/** What a finding says, without the place that it has in its file. */
final class Sentence {

    private Sentence() {}

    /** What is wrong, as in {@code spec.replicas: is "three", where a number is due}. */
    static String of(Finding finding) {
        return subject(finding) + finding.problem();
    }

    /** The same, and what to do. */
    static String withAdvice(Finding finding) {
        return of(finding) + (finding.advice().isEmpty() ? "" : " — " + finding.advice());
    }

    /** The field; else the document, unless its place says which is meant. */
    private static String subject(Finding finding) {
        if (!finding.field().isEmpty()) {
            return finding.field() + ": ";
        }
        return finding.document() > 0 && finding.position().isEmpty() ? "document " + finding.document() + ": " : "";
    }
}
