package dev.teal.core;

import static dev.teal.core.Shop.NOW;
import static dev.teal.core.value.Color.BLUE;
import static dev.teal.core.value.Color.GREEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import dev.teal.core.Shop.Look;
import dev.teal.core.Shop.Pods;
import dev.teal.core.alarm.Alarm;
import dev.teal.core.decision.Planner;
import dev.teal.core.desired.RoutedService;
import dev.teal.core.evidence.Answer;
import dev.teal.core.evidence.Counted;
import dev.teal.core.evidence.Question;
import dev.teal.core.evidence.Score;
import dev.teal.core.evidence.Trickle;
import dev.teal.core.gate.Gate;
import dev.teal.core.gate.Verdict;
import dev.teal.core.live.Drift;
import dev.teal.core.live.Pod;
import dev.teal.core.mark.Marks;
import dev.teal.core.mark.Trials;
import dev.teal.core.plan.Plan;
import dev.teal.core.plan.Stage;
import dev.teal.core.plan.WriteService;
import dev.teal.core.policy.After;
import dev.teal.core.policy.Approval;
import dev.teal.core.policy.Before;
import dev.teal.core.policy.Bounds;
import dev.teal.core.policy.Expect;
import dev.teal.core.policy.HttpCheck;
import dev.teal.core.policy.Idle;
import dev.teal.core.policy.Overrides;
import dev.teal.core.policy.Policy;
import dev.teal.core.policy.Query;
import dev.teal.core.policy.Requests;
import dev.teal.core.policy.Share;
import dev.teal.core.situation.Attempts;
import dev.teal.core.situation.Memory;
import dev.teal.core.situation.Permissions;
import dev.teal.core.situation.Situation;
import dev.teal.core.value.Hold;
import dev.teal.core.value.Reason;
import dev.teal.core.value.Url;

/** Each gate and each alarm by itself, and that none of them is there for nothing. Green serves, blue is wanted. */
class GatesTest {

    @ParameterizedTest
    @EnumSource
    void aClosedGateMovesNothingAndAnOpenOneAloneDoesNotEither(Pods pods) {
        for (Gate gate : Planner.GATES) {
            Situation situation = warm(pods).facing(BLUE);
            boolean open = gate.ask(situation) instanceof Verdict.Open;
            boolean moves = new Planner().plan(situation).moves();

            assertThat(moves && !open)
                    .as(gate.getClass().getSimpleName() + " is shut, and the traffic moves: " + pods)
                    .isFalse();
        }
    }

    @Test
    void everyGateShutsAndOpens() {
        List<Look> looks = new ArrayList<>();
        Stream.of(Pods.values()).forEach(pods -> looks.add(warm(pods)));
        looks.add(tooFew());
        looks.add(foreign());
        looks.add(checked(PASSED));
        looks.add(checked(FAILED));
        looks.add(warm(Pods.SERVING).with(Shop.release(BLUE, Shop.confirming(Optional.empty()))));
        looks.add(warm(Pods.SERVING).with(Shop.release(BLUE, Shop.frozen())));
        looks.add(warm(Pods.SERVING).with(Shop.tested(BLUE)));
        for (Gate gate : Planner.GATES) {
            Set<Class<?>> verdicts = new HashSet<>();
            looks.forEach(look -> verdicts.add(gate.ask(look.facing(BLUE)).getClass()));

            assertThat(verdicts).as(gate.getClass().getSimpleName()).contains(Verdict.Open.class, Verdict.Shut.class);
        }
    }

    @Test
    void everyAlarmRingsAndIsSilent() {
        Marks unproven = Shop.moved(BLUE, NOW.minusSeconds(40), Optional.empty());
        Memory doubting = new Memory(
                Optional.empty(),
                Attempts.NONE,
                java.util.Map.of(Shop.SERVICE, new Memory.Doubt(NOW.minusSeconds(40), NOW.minusSeconds(5))),
                java.util.Map.of(),
                java.util.Map.of(),
                Optional.empty());
        List<Look> looks = List.of(
                warm(Pods.SERVING).serving(BLUE),
                warm(Pods.SERVING)
                        .service(Shop.selector(BLUE), unproven, Set.of())
                        .remembering(doubting),
                warm(Pods.CRASHING).service(Shop.selector(BLUE), unproven, Set.of()),
                warm(Pods.CRASHING).service(Shop.selector(BLUE), Shop.settled(BLUE), Set.of()),
                warm(Pods.SERVING)
                        .service(Shop.selector(BLUE), unproven, Shop.names(BLUE))
                        .left(Shop.selector(GREEN), Marks.NONE),
                fallenOnTrial(),
                checkedOnTrial(FAILED),
                countedOnTrial(20, 2),
                measuredOnTrial(OUTSIDE));
        for (Alarm alarm : Stream.concat(Planner.ON_TRIAL.stream(), Planner.AFTERWARDS.stream())
                .toList()) {
            Set<Boolean> rang = new HashSet<>();
            looks.forEach(look -> rang.add(rings(alarm, look.facing(BLUE))));

            assertThat(rang).as(alarm.getClass().getSimpleName()).containsExactlyInAnyOrder(true, false);
        }
    }

    @Test
    void everyIntentAndStageIsPlannedSomewhere() {
        Set<WriteService.Intent> intents = EnumSet.noneOf(WriteService.Intent.class);
        Set<Stage> stages = EnumSet.noneOf(Stage.class);
        for (Look look : situations()) {
            Plan plan = new Planner().plan(look.facing(BLUE));
            stages.add(plan.stage());
            plan.actions().stream()
                    .filter(WriteService.class::isInstance)
                    .forEach(action -> intents.add(((WriteService) action).intent()));
        }

        assertThat(intents).containsExactlyInAnyOrder(WriteService.Intent.values());
        assertThat(stages).containsExactlyInAnyOrder(Stage.values());
    }

    @Test
    void contentThatServedWellIsGoneBackToWithoutBeingChecked() {
        Marks well = Shop.settled(GREEN)
                .with(Trials.NONE.passing(BLUE, Shop.release(BLUE).content(BLUE)));
        Look look = checked(FAILED).service(Shop.selector(GREEN), well, Shop.names(GREEN));

        assertThat(new Planner().plan(look.facing(BLUE)).moves()).isTrue();
    }

    @Test
    void whatStillHasToPassSaysHowOftenItHas() {
        Answer twice = new Answer(Answer.Outcome.PASSED, 2, "", NOW);
        Plan plan = new Planner().plan(checked(passing(5), twice).facing(BLUE));

        assertThat(plan.hold().map(Hold::reason)).contains(Reason.CHECKING);
        assertThat(plan.hold().orElseThrow().message()).endsWith(", GET :80/healthz: passed 2 of 5 times");
    }

    @Test
    void trafficGoesBackFromWhatFailsACheckOnlyToWhatPassesIt() {
        Plan better = new Planner()
                .plan(checkedOnTrial(FAILED).answering(GREEN, CHECK, PASSED).facing(BLUE));
        Plan shared = new Planner()
                .plan(checkedOnTrial(FAILED).answering(GREEN, CHECK, FAILED).facing(BLUE));
        Plan unknown = new Planner().plan(checkedOnTrial(FAILED).facing(BLUE));

        assertThat(better.stage()).isEqualTo(Stage.RETURNING);
        assertThat(better.hold().orElseThrow().message()).contains("GET :80/healthz", "status 500", "2 times in a row");
        assertThat(shared.moves()).isFalse();
        assertThat(shared.hold().map(Hold::reason)).contains(Reason.CHECK_FAILED);
        assertThat(unknown.moves()).as("a look later it is known").isFalse();
    }

    @ParameterizedTest
    @CsvSource({"20, 1, false", "2, 2, true", "199, 2, true", "200, 2, false", "500, 6, true", "20, 20, true"})
    void trafficGoesBackFromRequestsThatFailMoreThanOnceAndMoreThanTheirShare(long sent, long failed, boolean back) {
        assertThat(new Planner().plan(countedOnTrial(sent, failed).facing(BLUE)).stage() == Stage.RETURNING)
                .isEqualTo(back);
    }

    @Test
    void requestsThatNeverArrivedAnywhereSendNothingBack() {
        Counted never = new Counted(TRICKLE, score(20, 20), Optional.of(score(50, 50)));

        assertThat(new Planner()
                        .plan(countedOnTrial(20, 2).counting(never).facing(BLUE))
                        .moves())
                .isFalse();
    }

    @Test
    void trafficGoesBackFromRequestsThatFailOnlyToAsManyPods() {
        Look look = countedOnTrial(20, 9);
        look.pods(
                Shop.selector(GREEN),
                look.found(Shop.selector(GREEN)).stream().limit(2).toList());

        Plan plan = new Planner().plan(look.facing(BLUE));

        assertThat(plan.moves()).isFalse();
        assertThat(plan.hold().map(Hold::reason)).contains(Reason.REQUESTS_FAILED);
    }

    @Test
    void trafficGoesBackFromAValueOutOfItsBoundsOnlyToAsManyPods() {
        Look look = measuredOnTrial(OUTSIDE);
        Plan back = new Planner().plan(look.facing(BLUE));
        look.pods(
                Shop.selector(GREEN),
                look.found(Shop.selector(GREEN)).stream().limit(2).toList());
        Plan fewer = new Planner().plan(look.facing(BLUE));

        assertThat(back.stage()).isEqualTo(Stage.RETURNING);
        assertThat(fewer.moves()).isFalse();
        assertThat(fewer.hold().map(Hold::reason)).contains(Reason.OUT_OF_BOUNDS);
        assertThat(fewer.hold().orElseThrow().message())
                .isEqualTo("blue is out of the bounds of teal.yaml, after.query: errors{deployment=\"shop-v2\"} is 0.5,"
                        + " expected below 0.01, 2 times in a row");
    }

    @Test
    void noValueAndTooFewThatAreOutOfBoundsSendNothingBack() {
        Answer once = new Answer(Answer.Outcome.FAILED, 1, "0.5", NOW);
        Answer missing = new Answer(Answer.Outcome.UNREACHABLE, 99, "no series is found", NOW);
        for (Answer answer : List.of(once, missing)) {
            Plan plan = new Planner().plan(measuredOnTrial(answer).facing(BLUE));

            assertThat(plan.moves()).isFalse();
            assertThat(plan.hold()).isEmpty();
        }
    }

    @Test
    void trafficGoesBackFromTooFewPodsOnTrialOnly() {
        Plan onTrial = new Planner().plan(fallenOnTrial().facing(BLUE));
        Plan afterwards = new Planner()
                .plan(fallenOnTrial()
                        .service(Shop.selector(BLUE), Shop.onTrial(BLUE, NOW.minusSeconds(31)), Shop.names(BLUE))
                        .facing(BLUE));

        assertThat(onTrial.stage()).isEqualTo(Stage.RETURNING);
        assertThat(afterwards.moves()).isFalse();
        assertThat(afterwards.hold().map(Hold::reason)).contains(Reason.NOT_SERVING);
        assertThat(afterwards.actions()).as("it has not served well").isEmpty();
    }

    @Test
    void theColorBeforeIsKeptWhileTheNewOneIsOnTrial() {
        Plan plan = new Planner()
                .plan(warm(Pods.SERVING)
                        .service(Shop.selector(BLUE), Shop.onTrial(BLUE, NOW.minusSeconds(29)), Shop.names(BLUE))
                        .drift(Shop.deployment(GREEN), new Drift.Differs(List.of("spec.template")))
                        .facing(BLUE));

        assertThat(plan.actions()).isEmpty();
        assertThat(plan.hold().orElseThrow().toString())
                .contains("WATCHING", "blue is on trial until 2026-11-24T12:00:01Z", "watch");
    }

    @Test
    void aColorThatServesWithTooFewPodsIsToldWithTheLineToGoBack() {
        Instant fell = NOW.minusSeconds(1);
        Look look = warm(Pods.SERVING).serving(BLUE);
        List<Pod> pods = look.found(Shop.selector(BLUE)).stream()
                .map(pod -> pod.name().equals("blue-0") ? pod : fallen(pod, fell))
                .toList();

        Plan plan = new Planner().plan(look.pods(Shop.selector(BLUE), pods).facing(BLUE));

        Hold hold = plan.hold().orElseThrow();
        assertThat(hold.reason()).isEqualTo(Reason.NOT_SERVING);
        assertThat(hold.message()).contains("blue serves with 1 ready pods of 3", "is no longer ready");
        assertThat(hold.advice()).contains("echo green > active-color");
        assertThat(plan.actions()).isEmpty();
    }

    @Test
    void podsThatComeAndGoAreOneTroubleUntilTheyHaveStayedForAWhile() {
        Look look = warm(Pods.SERVING).serving(BLUE);

        Plan lately = new Planner()
                .plan(look.remembering(shortAt(NOW.minusSeconds(4))).facing(BLUE));
        Plan before = new Planner()
                .plan(look.remembering(shortAt(NOW.minusSeconds(11))).facing(BLUE));

        assertThat(lately.hold().map(Hold::reason)).contains(Reason.NOT_SERVING);
        assertThat(lately.hold().orElseThrow().message()).contains("a moment ago there were fewer");
        assertThat(lately.hold().orElseThrow().advice())
                .as("nobody goes back from what serves")
                .startsWith("nothing");
        assertThat(before.hold()).isEmpty();
    }

    private static Memory shortAt(Instant at) {
        return new Memory(
                Optional.empty(),
                Attempts.NONE,
                java.util.Map.of(),
                java.util.Map.of(Shop.SERVICE, new Memory.Lack(Optional.empty(), at)),
                java.util.Map.of(),
                Optional.empty());
    }

    @Test
    void aColorThatIsComingUpUnderAServiceThatHasItAlreadyIsNoTrouble() {
        Plan plan = new Planner()
                .plan(warm(Pods.STARTING)
                        .service(Shop.selector(BLUE), Marks.NONE, Set.of())
                        .facing(BLUE));

        assertThat(plan.hold().map(Hold::reason)).contains(Reason.NOT_READY);
    }

    @Test
    void podsThatHaveNotBeenReadyYetAreNoTroubleOfAColorThatServes() {
        Look look = warm(Pods.SERVING).serving(BLUE);
        List<Pod> pods = new ArrayList<>(look.found(Shop.selector(BLUE)));
        Pod young = pods.get(0);
        pods.set(
                0,
                with(
                        young,
                        new Pod.State(
                                Pod.Life.STAYS,
                                NOW,
                                false,
                                Optional.empty(),
                                Optional.empty(),
                                0,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty())));

        Plan plan = new Planner().plan(look.pods(Shop.selector(BLUE), pods).facing(BLUE));

        assertThat(plan.hold().map(Hold::reason)).isNotEqualTo(Optional.of(Reason.NOT_SERVING));
    }

    @Test
    void aPodThatEndsIsWaitedForWhereTheServiceWouldSendItTraffic() {
        Look look = warm(Pods.SERVING);
        List<Pod> pods = new ArrayList<>(look.found(Shop.selector(BLUE)));
        pods.add(ending(pods.get(0)));
        look.pods(Shop.selector(BLUE), pods);
        assertThat(new Planner().plan(look.facing(BLUE)).moves())
                .as("it gets no traffic")
                .isTrue();

        Plan plan = new Planner().plan(look.publishing().facing(BLUE));

        assertThat(plan.moves()).isFalse();
        assertThat(plan.hold().orElseThrow().message()).contains("is being deleted", "publishNotReadyAddresses");
    }

    private static boolean rings(Alarm alarm, Situation situation) {
        RoutedService service = situation.release().services().get(0);
        return alarm.trouble(
                        situation, service, situation.live().service(service).orElseThrow())
                .isPresent();
    }

    private static List<Look> situations() {
        Marks unproven = Shop.moved(BLUE, NOW.minusSeconds(5), Optional.empty());
        Drift changed = new Drift.Differs(List.of("spec.template"));
        return List.of(
                new Look(),
                new Look().color(GREEN, Pods.SERVING).color(BLUE, Pods.SERVING),
                warm(Pods.STARTING),
                warm(Pods.FRESH),
                warm(Pods.SERVING),
                warm(Pods.SERVING).with(new Permissions(Set.of("other"), Permissions.Creation.HOLD)),
                warm(Pods.STARTING).noSelector(Shop.settled(GREEN)),
                warm(Pods.SERVING).service(Shop.selector(BLUE), unproven, Set.of()),
                warm(Pods.SERVING).service(Shop.selector(BLUE), unproven, Shop.names(BLUE)),
                warm(Pods.CRASHING).service(Shop.selector(BLUE), unproven, Set.of()),
                warm(Pods.SERVING)
                        .service(
                                Shop.selector(BLUE),
                                Shop.moved(BLUE, NOW.minusSeconds(5), Optional.of(NOW.minusSeconds(4))),
                                Shop.names(BLUE))
                        .drift(Shop.deployment(GREEN), changed),
                warm(Pods.SERVING).service(Shop.selector(BLUE), Marks.NONE, Shop.names(BLUE)),
                warm(Pods.SERVING)
                        .service(Shop.selector(BLUE), Shop.onTrial(BLUE, NOW.minusSeconds(5)), Shop.names(BLUE)),
                warm(Pods.SERVING)
                        .service(Shop.selector(BLUE), Shop.onTrial(BLUE, NOW.minusSeconds(40)), Shop.names(BLUE)),
                warm(Pods.SERVING).serving(BLUE).with(Shop.release(BLUE, STOPPING)));
    }

    private static final Policy STOPPING = new Policy(
            Overrides.NONE,
            Before.NOTHING,
            List.of(),
            After.DEFAULT,
            new Idle(Idle.Then.STOP, Duration.ofMinutes(1), 1),
            Policy.Work.GOES_ON);

    private static final HttpCheck CHECK = passing(1);

    private static HttpCheck passing(int times) {
        return new HttpCheck(
                "GET",
                "/healthz",
                Optional.of("80"),
                java.util.Map.of(),
                HttpCheck.Scheme.HTTP,
                Expect.OK,
                times,
                2,
                Duration.ofSeconds(2));
    }

    private static final Answer PASSED = new Answer(Answer.Outcome.PASSED, 1, "", NOW);
    private static final Answer FAILED =
            new Answer(Answer.Outcome.FAILED, 2, "status 500, expected 200: \"out of memory\"", NOW);

    private static Policy checking(HttpCheck check) {
        return new Policy(
                Overrides.NONE,
                new Before(List.of(check), new Approval.NotAsked()),
                List.of(),
                new After(Optional.empty(), List.of(check), Optional.empty(), List.of()),
                Idle.KEPT,
                Policy.Work.GOES_ON);
    }

    private static Look checked(Answer answer) {
        return checked(CHECK, answer);
    }

    private static Look checked(HttpCheck check, Answer answer) {
        return warm(Pods.SERVING).with(Shop.release(BLUE, checking(check))).answering(BLUE, check, answer);
    }

    private static Look checkedOnTrial(Answer answer) {
        return checked(answer).service(Shop.selector(BLUE), Shop.onTrial(BLUE, NOW.minusSeconds(5)), Shop.names(BLUE));
    }

    private static final Query QUERY = new Query(
            Url.parse("http://prometheus.monitoring:9090").orElseThrow(),
            "errors{deployment=\"$deployment\"}",
            new Bounds(Optional.empty(), Optional.of(new BigDecimal("0.01"))),
            Duration.ofSeconds(10),
            2,
            Duration.ofSeconds(5));

    private static final Answer OUTSIDE = new Answer(Answer.Outcome.FAILED, 2, "0.5", NOW);

    private static Look measuredOnTrial(Answer answer) {
        Policy policy = new Policy(
                Overrides.NONE,
                Before.NOTHING,
                List.of(),
                new After(Optional.empty(), List.of(), Optional.empty(), List.of(QUERY)),
                Idle.KEPT,
                Policy.Work.GOES_ON);
        Question asked = new Question.Measure(QUERY, "errors{deployment=\"shop-v2\"}", NOW.minusSeconds(15));
        return warm(Pods.SERVING)
                .with(Shop.release(BLUE, policy))
                .service(Shop.selector(BLUE), Shop.onTrial(BLUE, NOW.minusSeconds(15)), Shop.names(BLUE))
                .answering(asked, answer);
    }

    private static final Trickle TRICKLE = new Trickle(
            Shop.SERVICE,
            "10.96.0.10",
            80,
            new Requests(
                    Optional.empty(),
                    "/",
                    Duration.ofMillis(100),
                    Optional.of(new Share(1000)),
                    Optional.empty(),
                    Duration.ofSeconds(2)),
            Optional.of(NOW.minusSeconds(5)));

    /** One per cent may fail, and none did before the move. */
    private static Look countedOnTrial(long sent, long failed) {
        return warm(Pods.SERVING)
                .service(Shop.selector(BLUE), Shop.onTrial(BLUE, NOW.minusSeconds(5)), Shop.names(BLUE))
                .counting(new Counted(TRICKLE, score(9, 0), Optional.of(score(sent, failed))));
    }

    private static Score score(long sent, long failed) {
        return new Score(NOW.minusSeconds(5), NOW, sent, failed, java.util.Map.of(), Optional.of("status 500"));
    }

    /** Two of three pods have stopped being ready, and a look three seconds ago has seen it. */
    private static Look fallenOnTrial() {
        Look look = warm(Pods.SERVING)
                .service(Shop.selector(BLUE), Shop.onTrial(BLUE, NOW.minusSeconds(9)), Shop.names(BLUE))
                .remembering(shortSince(NOW.minusSeconds(3)));
        List<Pod> pods = look.found(Shop.selector(BLUE)).stream()
                .map(pod -> pod.name().equals("blue-0") ? pod : fallen(pod, NOW.minusSeconds(3)))
                .toList();
        return look.pods(Shop.selector(BLUE), pods);
    }

    private static Memory shortSince(Instant since) {
        return new Memory(
                Optional.empty(),
                Attempts.NONE,
                java.util.Map.of(),
                java.util.Map.of(Shop.SERVICE, new Memory.Lack(Optional.of(since), since)),
                java.util.Map.of(),
                Optional.empty());
    }

    private static Look tooFew() {
        Look look = warm(Pods.SERVING);
        return look.pods(
                Shop.selector(BLUE),
                look.found(Shop.selector(BLUE)).stream().limit(2).toList());
    }

    private static Look foreign() {
        Look look = warm(Pods.SERVING);
        List<Pod> pods = new ArrayList<>(look.found(Shop.selector(BLUE)));
        Pod own = pods.get(0);
        pods.add(new Pod("canary-1", "Deployment canary", true, own.state(), "10.9.9.9", own.ports(), own.probed()));
        return look.pods(Shop.selector(BLUE), pods);
    }

    private static Pod fallen(Pod pod, Instant at) {
        return with(
                pod,
                new Pod.State(
                        Pod.Life.STAYS,
                        pod.state().bornAt(),
                        false,
                        Optional.empty(),
                        Optional.of(at),
                        0,
                        pod.state().runningSince(),
                        Optional.empty(),
                        Optional.empty()));
    }

    private static Pod ending(Pod pod) {
        Pod.State state = new Pod.State(
                Pod.Life.ENDS,
                pod.state().bornAt(),
                true,
                pod.state().readySince(),
                Optional.empty(),
                0,
                pod.state().runningSince(),
                Optional.empty(),
                Optional.empty());
        return new Pod("old-0", pod.owner(), false, state, "10.0.9.9", pod.ports(), pod.probed());
    }

    private static Pod with(Pod pod, Pod.State state) {
        return new Pod(pod.name(), pod.owner(), pod.newest(), state, pod.address(), pod.ports(), pod.probed());
    }

    private static Look warm(Pods blue) {
        return new Look().color(GREEN, Pods.SERVING).color(BLUE, blue).serving(GREEN);
    }
}
