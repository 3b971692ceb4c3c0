package dev.teal.cli.output.plan;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.teal.cli.plan.Outcome;
import dev.teal.cli.plan.Outlook;
import dev.teal.cli.plan.Plans;
import dev.teal.cli.shell.Paint;
import dev.teal.cli.shell.Paint.Tone;

/** The last line of plans. */
final class PlanSummary {

    private PlanSummary() {}

    /** As in {@code 4 folders: 1 changes, 3 as they are}. */
    static String of(List<Plans> plans, Paint paint) {
        Map<Outcome, Long> counts = plans.stream()
                .flatMap(it -> it.folders().stream())
                .collect(Collectors.groupingBy(Outlook::outcome, Collectors.counting()));
        long all = counts.values().stream().mapToLong(it -> it).sum();
        if (all == 0) {
            return "no application is concerned";
        }
        String parts = Stream.of(Outcome.UNKNOWN, Outcome.MISTAKES, Outcome.CHANGES, Outcome.NOTHING)
                .filter(counts::containsKey)
                .map(outcome -> part(outcome, counts.get(outcome), paint))
                .collect(Collectors.joining(", "));
        return all + (all == 1 ? " folder: " : " folders: ") + parts;
    }

    private static String part(Outcome outcome, long number, Paint paint) {
        return switch (outcome) {
            case UNKNOWN -> paint.in(Tone.MISTAKE, number + " could not be compared");
            case MISTAKES -> paint.in(Tone.MISTAKE, number + " can't be done");
            case CHANGES -> paint.in(Tone.NOTICE, number + (number == 1 ? " changes" : " change"));
            case NOTHING -> paint.in(Tone.FINE, number + (number == 1 ? " stays as it is" : " stay as they are"));
        };
    }
}
