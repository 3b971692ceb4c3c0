package dev.teal.cli.plan;

import dev.teal.cli.check.FolderReport;

/** A folder with mistakes: nothing of it would be written, and the cluster was not asked. */
public record Unreadable(FolderReport report) implements Outlook {

    @Override
    public String path() {
        return report.path();
    }

    @Override
    public String application() {
        return report.application();
    }

    @Override
    public Outcome outcome() {
        return Outcome.MISTAKES;
    }
}
