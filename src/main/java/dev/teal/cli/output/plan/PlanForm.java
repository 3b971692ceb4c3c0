package dev.teal.cli.output.plan;

import java.util.List;
import java.util.Locale;

import dev.teal.cli.output.Form;
import dev.teal.cli.output.GitHubAnnotation;
import dev.teal.cli.output.GitLabReport;
import dev.teal.cli.plan.Plans;
import dev.teal.cli.shell.Paint;
import dev.teal.cli.shell.Surroundings;

/** The forms in which plans are printed, by the words of the option {@code --output}. */
public enum PlanForm implements Form {
    /** For people. */
    TEXT {
        @Override
        public void print(List<Plans> plans, Surroundings around) {
            new TextPlan(around).print(plans);
        }
    },

    /** For programs. */
    JSON {
        @Override
        public void print(List<Plans> plans, Surroundings around) {
            around.out().println(JsonPlan.of(plans));
        }
    },

    /** Annotations of GitHub Actions. */
    GITHUB {
        @Override
        public void print(List<Plans> plans, Surroundings around) {
            plans.stream()
                    .flatMap(PlanFindings::of)
                    .forEach(finding -> around.out().println(GitHubAnnotation.of(finding)));
            around.out().println(PlanSummary.of(plans, Paint.NONE));
        }
    },

    /** GitLab's Code Quality. */
    GITLAB {
        @Override
        public void print(List<Plans> plans, Surroundings around) {
            around.out().println(GitLabReport.of(plans.stream().flatMap(PlanFindings::of)));
        }
    };

    /** Prints the plans. */
    public abstract void print(List<Plans> plans, Surroundings around);

    @Override
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
