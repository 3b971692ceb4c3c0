package dev.teal.cli.output.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.teal.cli.check.Finding;
import dev.teal.cli.difference.FieldChange;
import dev.teal.cli.plan.Foreseen;
import dev.teal.cli.plan.ObjectOutlook;
import dev.teal.cli.plan.Outlook;
import dev.teal.cli.plan.Plans;
import dev.teal.cli.plan.TrafficMove;
import dev.teal.cli.plan.Unreadable;
import dev.teal.cli.plan.Unseen;
import dev.teal.cli.read.Found;
import dev.teal.core.desired.Notice;
import dev.teal.core.desired.Origin;
import dev.teal.core.desired.Position;
import dev.teal.core.desired.Reading;
import dev.teal.core.value.Flow;
import dev.teal.core.value.Hold;

/** Plans as findings at places of files, for forms that know nothing else: what would be done is a notice. */
final class PlanFindings {

    private final Found found;
    private final Reading reading;
    private final List<Finding> findings = new ArrayList<>();

    private PlanFindings(Found found, Reading reading) {
        this.found = found;
        this.reading = reading;
    }

    static Stream<Finding> of(Plans plans) {
        Map<String, Reading> readings =
                plans.found().readings().stream().collect(Collectors.toMap(Reading::path, it -> it));
        return plans.folders().stream().flatMap(outlook -> of(outlook, plans.found(), readings.get(outlook.path())));
    }

    private static Stream<Finding> of(Outlook outlook, Found found, Reading reading) {
        if (outlook instanceof Unreadable unreadable) {
            return unreadable.report().findings().stream();
        }
        PlanFindings findings = new PlanFindings(found, reading);
        if (outlook instanceof Unseen unseen) {
            findings.add(Finding.Kind.MISTAKE, Origin.of(reading.path()), unseen.why());
        } else {
            findings.add((Foreseen) outlook);
        }
        return findings.findings.stream();
    }

    private void add(Foreseen foreseen) {
        Optional<Hold> held = foreseen.held();
        held.filter(hold ->
                        foreseen.objects().stream().noneMatch(it -> it.refusal().equals(Optional.of(hold))))
                .ifPresent(hold -> add(Finding.Kind.MISTAKE, Origin.of(reading.path()), hold));
        foreseen.written().forEach(this::add);
        foreseen.moves().forEach(move -> add(move, foreseen));
        foreseen.deeds().forEach(deed -> notice(Origin.of(reading.path()), deed));
    }

    private void add(ObjectOutlook object) {
        Origin origin = object.manifest().origin();
        object.refusal().ifPresent(hold -> add(Finding.Kind.MISTAKE, origin, hold));
        String name = object.manifest().ref().toString();
        switch (object.fate()) {
            case CREATED -> notice(origin, name + " would be created");
            case CHANGED ->
                notice(
                        origin,
                        name + " would be changed: "
                                + object.fields().stream()
                                        .map(PlanFindings::words)
                                        .collect(Collectors.joining("; ")));
            case TAKEN_OVER, KEPT, REFUSED -> {}
        }
    }

    private void add(TrafficMove move, Foreseen foreseen) {
        Origin origin = foreseen.objects().stream()
                .filter(it -> it.manifest().ref().equals(move.service()))
                .findFirst()
                .map(it -> it.manifest().origin())
                .orElse(Origin.of(reading.path()));
        notice(
                origin,
                move.service() + " would be moved from "
                        + move.from().map(Object::toString).orElse("nobody") + " to " + move.to()
                        + (foreseen.waits().isEmpty() ? "" : ", after " + String.join(", ", foreseen.waits())));
    }

    private static String words(FieldChange change) {
        String before = change.before().map(Flow::of).orElse("nothing");
        return change.field() + ": " + before + " → "
                + change.after().map(Flow::of).orElse("nothing");
    }

    private void notice(Origin origin, String message) {
        findings.add(new Finding(Finding.Kind.NOTICE, found.path(reading, origin), place(origin), 0, "", message, ""));
    }

    private void add(Finding.Kind kind, Origin origin, Hold hold) {
        findings.add(
                new Finding(kind, found.path(reading, origin), place(origin), 0, "", hold.message(), hold.advice()));
    }

    private Optional<Position> place(Origin origin) {
        return Optional.ofNullable(
                found.places(reading, List.of(new Notice(origin, ""))).get(origin));
    }
}
