package dev.teal.cli.output;

import java.util.List;
import java.util.Locale;

import dev.teal.cli.check.Report;
import dev.teal.cli.shell.Paint;
import dev.teal.cli.shell.Surroundings;

/** The forms in which a report is printed, by the words of the option {@code --output}. */
public enum ReportForm implements Form {
    /** For people. */
    TEXT {
        @Override
        public void print(List<Report> reports, Surroundings around) {
            new TextReport(around.directory(), around.screen(), around.out()).print(reports);
        }
    },

    /** For programs. */
    JSON {
        @Override
        public void print(List<Report> reports, Surroundings around) {
            around.out().println(JsonReport.of(reports));
        }
    },

    /** Annotations of GitHub Actions. */
    GITHUB {
        @Override
        public void print(List<Report> reports, Surroundings around) {
            reports.stream()
                    .flatMap(Report::findings)
                    .forEach(finding -> around.out().println(GitHubAnnotation.of(finding)));
            around.out().println(Summary.of(reports, Paint.NONE));
        }
    },

    /** GitLab's Code Quality. */
    GITLAB {
        @Override
        public void print(List<Report> reports, Surroundings around) {
            around.out().println(GitLabReport.of(reports.stream().flatMap(Report::findings)));
        }
    };

    /** Prints the reports. */
    public abstract void print(List<Report> reports, Surroundings around);

    @Override
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
