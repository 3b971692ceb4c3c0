package dev.teal.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

import org.junit.jupiter.api.Test;

import dev.teal.core.Measuring.Finding;
import dev.teal.core.check.Measurement;
import dev.teal.core.evidence.Question;
import dev.teal.core.plan.Action;
import dev.teal.core.plan.Stage;
import dev.teal.core.plan.WriteService;
import dev.teal.core.status.Seen;
import dev.teal.core.status.Tick;
import dev.teal.core.value.Phase;
import dev.teal.core.value.Reason;
import dev.teal.core.value.Selector;

/** What a Prometheus says of content that is on trial, or does not say. */
class MeasuredTest {

    private static final Selector GREEN = Rehearsal.selector("green");
    private static final Selector BLUE = Rehearsal.selector("blue");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Finding GOOD = Finding.within("0.002");
    private static final Finding BAD = Finding.outside("0.034");
    private static final Finding NONE = Finding.noData("no series is found");

    @Test
    void whatIsOutOfBoundsAsOftenAsTheFileSaysGoesBackAndIsNotTriedAgain() {
        try (Rehearsal shop = switching(it -> BAD)) {
            moved(shop);

            Tick back = shop.until(tick -> shop.live().equals(Optional.of(GREEN)));

            assertThat(back.plan().stage()).isEqualTo(Stage.RETURNING);
            assertThat(back.hold().orElseThrow().reason()).isEqualTo(Reason.WENT_BACK);
            assertThat(back.hold().orElseThrow().message())
                    .contains(
                            "out of the bounds of teal.yaml, after.query",
                            "errors{deployment=\"shop-blue\", namespace=\"shop\", color=\"blue\"} is 0.034",
                            "expected below 0.01, 2 times in a row");
            assertThat(shop.pass(Rehearsal.SECOND).during(MINUTE)).noneMatch(Action::movesTraffic);
            assertThat(shop.status().hold().orElseThrow().message())
                    .as("also once it is only remembered")
                    .contains("0.034, expected below 0.01");
        }
    }

    @Test
    void onceOutOfBoundsIsNothing() {
        List<Finding> script = new ArrayList<>(List.of(BAD, GOOD, BAD, GOOD));
        try (Rehearsal shop = switching(it -> script.isEmpty() ? GOOD : script.remove(0))) {
            moved(shop);
            List<Action> done = shop.during(MINUTE.multipliedBy(2));

            assertThat(script).isEmpty();
            assertThat(shop.live()).contains(BLUE);
            assertThat(done).anyMatch(MeasuredTest::hasServedWell);
        }
    }

    @Test
    void missingDataBetweenTwoThatAreOutOfBoundsBeginsTheCountAnew() {
        List<Finding> script = new ArrayList<>(List.of(BAD, NONE, BAD, NONE, BAD, NONE));
        try (Rehearsal shop = switching(it -> script.isEmpty() ? GOOD : script.remove(0))) {
            moved(shop);
            shop.during(MINUTE.multipliedBy(2));

            assertThat(script).isEmpty();
            assertThat(shop.live()).contains(BLUE);
        }
    }

    @Test
    void whereThereIsNeverAnyDataTheTrialEndsWellAndItIsSaidThatNothingWasMeasured() {
        try (Rehearsal shop = switching(it -> NONE)) {
            moved(shop);
            shop.look();
            assertThat(shop.status().remarks())
                    .anySatisfy(remark -> assertThat(remark)
                            .startsWith("the query of teal.yaml, after.query, has no data, so it takes nothing back:"
                                    + " no series is found; asked was errors{deployment=\"shop-blue\""));

            Tick end = shop.until(tick -> tick.done().stream().anyMatch(MeasuredTest::hasServedWell));

            assertThat(measured(shop))
                    .allSatisfy(
                            it -> assertThat(it.seen()).endsWith(" has no data: no series is found, 6 times in a row"));
            assertThat(end.hold()).isEmpty();
            assertThat(shop.live()).contains(BLUE);
            shop.pass(Rehearsal.SECOND).look();
            assertThat(shop.status().remarks()).isEmpty();
            assertThat(measured(shop)).isEmpty();
        }
    }

    @Test
    void aColorWithoutTrafficAtTheStartIsMeasuredAsSoonAsItHasSome() {
        List<Finding> script = new ArrayList<>(
                List.of(NONE, Finding.noData("the value is \"NaN\", which is no number"), NONE, BAD, GOOD));
        try (Rehearsal shop = switching(it -> script.isEmpty() ? GOOD : script.remove(0))) {
            moved(shop);
            shop.look();
            assertThat(shop.status().remarks()).hasSize(1);
            List<Action> done = shop.during(MINUTE.multipliedBy(2));

            assertThat(done).anyMatch(MeasuredTest::hasServedWell).noneMatch(Action::movesTraffic);
            assertThat(shop.status().remarks()).isEmpty();
        }
    }

    @Test
    void ofSeveralQueriesOneThatIsBadIsEnoughWhateverTheOthersLack() {
        try (Rehearsal shop = switching(it -> it.expr().startsWith("errors") ? NONE : Finding.outside("9"))) {
            shop.write("teal.yaml", """
                            after:
                              watch: 1m
                              query:
                                - {prometheus: "http://prometheus.monitoring:9090", expr: errors, below: 0.01}
                                - {prometheus: "http://prometheus.monitoring:9090", expr: latency, below: 0.5, every: 5s}
                            """).commit();
            moved(shop);

            Tick back = shop.until(tick -> tick.plan().stage() == Stage.RETURNING);

            assertThat(back.hold().orElseThrow().message())
                    .contains("latency is 9, expected below 0.5, 2 times in a row");
        }
    }

    @Test
    void anInstallationThatIsRestartedWhileAColorIsBadFindsOutAnew() {
        try (Rehearsal shop = switching(it -> BAD)) {
            moved(shop);
            shop.look();
            shop.measuring(it -> BAD).restarted();

            Tick back = shop.until(tick -> tick.plan().stage() == Stage.RETURNING);

            assertThat(back.hold().orElseThrow().message()).contains("2 times in a row");
        }
    }

    @Test
    void aTrialDoesNotEndWellByAValueThatIsOutOfBounds() {
        List<Finding> script = new ArrayList<>(List.of(GOOD, GOOD, GOOD, GOOD, GOOD, GOOD, BAD));
        List<Instant> asked = new ArrayList<>();
        try (Rehearsal shop = switching(it -> script.isEmpty() ? GOOD : script.remove(0))) {
            shop.write("teal.yaml", POLICY.replace("watch: 1m", "watch: 62s")).commit();
            moved(shop);

            Tick end = shop.until(tick -> {
                asked.add(shop.now());
                return tick.done().stream().anyMatch(MeasuredTest::hasServedWell);
            });

            assertThat(script).isEmpty();
            assertThat(Measurement.of(end.situation().orElseThrow()))
                    .allSatisfy(it -> assertThat(it.seen()).contains(" is 0.002, "));
            assertThat(asked).as("looks, one each second").hasSizeGreaterThan(65);
        }
    }

    @Test
    void aPrometheusThatGoesAwayWhileAColorIsBadSendsNothingBackEither() {
        Set<Instant> asked = new HashSet<>();
        try (Rehearsal shop = switching(it -> asked.add(it.since()) ? BAD : Finding.noData("nothing answers"))) {
            moved(shop);
            shop.during(MINUTE.multipliedBy(2));

            assertThat(shop.live()).contains(BLUE);
        }
    }

    @Test
    void anotherTrialIsMeasuredByItselfHoweverTheLastOneEnded() {
        Set<Instant> trials = new HashSet<>();
        try (Rehearsal shop = switching(it -> {
            trials.add(it.since());
            return trials.size() == 1 ? BAD : GOOD;
        })) {
            moved(shop);
            shop.until(tick -> shop.live().equals(Optional.of(GREEN)));
            shop.write("blue.yaml", Rehearsal.deployment("blue", "v4")).commit();

            moved(shop);
            List<Action> done = shop.during(MINUTE.multipliedBy(2));

            assertThat(trials).hasSize(2);
            assertThat(done).anyMatch(MeasuredTest::hasServedWell).noneMatch(Action::movesTraffic);
        }
    }

    @Test
    void nothingIsAskedBeforeTheMoveNorAfterTheTrialNorOnAWayBack() {
        List<Question.Measure> asked = new ArrayList<>();
        Function<Question.Measure, Finding> prometheus = it -> {
            asked.add(it);
            return BAD;
        };
        try (Rehearsal shop = Rehearsal.serving("v1", "v2").measuring(prometheus)) {
            shop.write("teal.yaml", POLICY).commit().during(MINUTE);
            assertThat(asked).isEmpty();

            shop.active("blue").commit();
            shop.until(tick -> tick.plan().stage() == Stage.RETURNING);
            shop.pass(Rehearsal.SECOND).during(MINUTE);

            assertThat(asked).hasSize(2);
        }
    }

    @Test
    void whatIsBadAndHasNothingAsGoodToGoBackToIsDegradedUntilItIsWell() {
        AtomicReference<Finding> value = new AtomicReference<>(BAD);
        try (Rehearsal shop = switching(it -> value.get())) {
            String one = Rehearsal.deployment("green", "v1").replace("replicas: 2", "replicas: 1");
            shop.write("green.yaml", one).active("green").commit().untilSynced();
            shop.active("blue").commit();

            moved(shop);
            List<Action> done = shop.during(MINUTE.multipliedBy(2));

            assertThat(shop.live()).contains(BLUE);
            assertThat(shop.status().hold().orElseThrow().reason()).isEqualTo(Reason.OUT_OF_BOUNDS);
            assertThat(shop.status().phase()).isEqualTo(Phase.DEGRADED);
            assertThat(done).noneMatch(MeasuredTest::hasServedWell);

            value.set(GOOD);
            shop.until(tick -> tick.done().stream().anyMatch(MeasuredTest::hasServedWell));
        }
    }

    private static final String POLICY = """
            after:
              watch: 1m
              query:
                prometheus: http://prometheus.monitoring:9090
                expr: 'errors{deployment="$deployment", namespace="$namespace", color="$color"}'
                below: 0.01
            """;

    private static Rehearsal switching(Function<Question.Measure, Finding> prometheus) {
        return Rehearsal.serving("v1", "v2")
                .measuring(prometheus)
                .write("teal.yaml", POLICY)
                .write("blue.yaml", Rehearsal.deployment("blue", "v3"))
                .active("blue")
                .commit();
    }

    private static void moved(Rehearsal shop) {
        shop.until(tick -> shop.live().equals(Optional.of(BLUE)));
        shop.pass(Rehearsal.SECOND);
    }

    private static boolean hasServedWell(Action action) {
        return action instanceof WriteService write && write.intent() == WriteService.Intent.PASS;
    }

    private static List<Measurement> measured(Rehearsal shop) {
        return shop.status().seen().map(Seen::measured).orElseThrow();
    }
}
