package dev.teal.told;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.teal.core.desired.Manifest;
import dev.teal.core.desired.Origin;
import dev.teal.core.desired.Reading;
import dev.teal.core.desired.Refusal;
import dev.teal.core.plan.Action;
import dev.teal.core.plan.Plan;
import dev.teal.core.plan.Stage;
import dev.teal.core.plan.WriteService;
import dev.teal.core.situation.Memory;
import dev.teal.core.status.Status;
import dev.teal.core.status.Tick;
import dev.teal.core.value.Color;
import dev.teal.core.value.Commit;
import dev.teal.core.value.Hold;
import dev.teal.core.value.ObjectRef;
import dev.teal.core.value.Reason;
import dev.teal.core.value.Tree;

/** What looks have found, made by hand. */
public final class Looked {

    public static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private Looked() {}

    /** A commit whose name is made of this digit. */
    public static Commit commit(int digit) {
        return new Commit(Integer.toString(digit).repeat(40), NOON.minusSeconds(60));
    }

    public static Reading reading(String application, Commit commit) {
        return new Refusal(application, application, commit, application + commit.id(), List.of(), List.of());
    }

    public static Status inOrder(Reading reading, Instant at) {
        return Status.first(calm(reading, at));
    }

    public static Status held(Reading reading, Reason reason, Instant at) {
        return Status.first(holding(reading, reason, at));
    }

    /** The same hold, seen again later. */
    public static Status still(Status before, Instant at) {
        return before.after(
                holding(before.reading(), before.hold().orElseThrow().reason(), at));
    }

    /** A look that finds all in order, and what serves on trial. */
    public static Tick watching(Reading reading, Instant at, Action... done) {
        return tick(reading, Plan.of(Stage.WATCHING, List.of(), Optional.empty()), at, done);
    }

    /** A look that finds all in order. */
    public static Tick calm(Reading reading, Instant at, Action... done) {
        return tick(reading, Plan.of(Stage.SETTLED, List.of(), Optional.empty()), at, done);
    }

    /** A look that holds. */
    public static Tick holding(Reading reading, Reason reason, Instant at, Action... done) {
        return tick(reading, plan(reason), at, done);
    }

    /** A write of the Service {@code shop/shop}, which was moved to blue at that time if it moves it. */
    public static WriteService write(WriteService.Intent intent, Instant at) {
        Manifest service = new Manifest(
                new ObjectRef("v1", "Service", "shop", "shop"),
                Tree.of(Map.of(
                        "metadata",
                        Map.of("annotations", Map.of("teal.dev/switched-at", at.toString())),
                        "spec",
                        Map.of("selector", Map.of("version", "v2")))),
                Origin.of("service.yaml"));
        return new WriteService(intent, service, Color.BLUE, Optional.of("1"), "pods <b>crashed</b> & burned");
    }

    private static Plan plan(Reason reason) {
        return Plan.held(Stage.RISING, List.of(), new Hold(reason, "1 of 2 pods", "look at them"));
    }

    private static Tick tick(Reading reading, Plan plan, Instant at, Action... done) {
        return new Tick(
                reading, Optional.empty(), plan, List.of(done), Optional.empty(), Duration.ZERO, Memory.NONE, at, at);
    }
}
