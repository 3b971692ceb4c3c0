package dev.teal.cli.output;

import java.util.List;

import dev.teal.cli.check.FolderReport;
import dev.teal.cli.check.Report;
import dev.teal.cli.shell.Paint;
import dev.teal.cli.shell.Paint.Tone;

/** The last line of a report. */
final class Summary {

    private Summary() {}

    /** As in {@code 2 mistakes and 1 notice, and 1 of 14 folders can't be written}. */
    static String of(List<Report> reports, Paint paint) {
        List<FolderReport> folders =
                reports.stream().flatMap(it -> it.folders().stream()).toList();
        long mistakes = folders.stream().flatMap(FolderReport::mistakes).count();
        long notices = folders.stream().flatMap(FolderReport::notices).count();
        long wrong = folders.stream().filter(it -> !it.isFine()).count();
        if (folders.isEmpty()) {
            return "no application is concerned";
        }
        if (mistakes == 0) {
            return paint.in(
                            Tone.FINE,
                            count(folders.size(), "folder") + (folders.size() == 1 ? " is fine" : " are fine"))
                    + (notices == 0 ? "" : ", with " + count(notices, "notice"));
        }
        return paint.in(Tone.MISTAKE, count(mistakes, "mistake"))
                + (notices == 0 ? "" : " and " + count(notices, "notice"))
                + (folders.size() == 1
                        ? " in 1 folder"
                        : ", and " + wrong + " of " + folders.size() + " folders can't be written");
    }

    private static String count(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
