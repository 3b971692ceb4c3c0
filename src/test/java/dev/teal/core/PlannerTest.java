package dev.teal.core;

import static dev.teal.core.Shop.CARE;
import static dev.teal.core.Shop.NOW;
import static dev.teal.core.Shop.SERVICE;
import static dev.teal.core.value.Color.BLUE;
import static dev.teal.core.value.Color.GREEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import dev.teal.core.Shop.Look;
import dev.teal.core.Shop.Pods;
import dev.teal.core.decision.Planner;
import dev.teal.core.desired.Manifest;
import dev.teal.core.desired.RoutedService;
import dev.teal.core.evidence.Answer;
import dev.teal.core.evidence.Question;
import dev.teal.core.live.Drift;
import dev.teal.core.live.LiveDeployment;
import dev.teal.core.live.Pod;
import dev.teal.core.mark.ColorMarks;
import dev.teal.core.mark.Marks;
import dev.teal.core.mark.Move;
import dev.teal.core.plan.Action;
import dev.teal.core.plan.Plan;
import dev.teal.core.plan.WriteService;
import dev.teal.core.plan.WriteService.Intent;
import dev.teal.core.situation.Attempts;
import dev.teal.core.situation.Care;
import dev.teal.core.situation.Memory;
import dev.teal.core.situation.Permissions;
import dev.teal.core.situation.Situation;
import dev.teal.core.value.Color;
import dev.teal.core.value.Hold;
import dev.teal.core.value.Reason;
import dev.teal.core.value.Selector;

class PlannerTest {

    private final Planner planner = new Planner();

    @Test
    void writesNothingWhenGitAndClusterAgree() {
        Plan plan = plan(
                GREEN,
                new Look().color(GREEN, Pods.SERVING).color(BLUE, Pods.SERVING).serving(GREEN));

        assertThat(plan.actions()).isEmpty();
    }

    @Test
    void appliesTheDesiredColorBeforeTheOtherOnAnEmptyCluster() {
        Plan plan = plan(BLUE, new Look());

        assertThat(plan.actions())
                .extracting(Action::summary)
                .containsExactly(
                        "applied Deployment shop/shop-v2 (it did not exist)",
                        "applied Deployment shop/shop-v1 (it did not exist)");
        assertThat(reason(plan)).contains(Reason.APPLIED);
    }

    @Test
    void createsTheServiceOnlyWhenTheDesiredColorCanServe() {
        assertThat(plan(GREEN, new Look().color(GREEN, Pods.FRESH).color(BLUE, Pods.SERVING))
                        .actions())
                .isEmpty();

        Plan plan = plan(GREEN, new Look().color(GREEN, Pods.SERVING).color(BLUE, Pods.STARTING));

        assertThat(plan.actions()).singleElement().isInstanceOfSatisfying(WriteService.class, create -> {
            assertThat(create.intent()).isEqualTo(Intent.CREATE);
            assertThat(create.color()).isEqualTo(GREEN);
            assertThat(selected(create.manifest()))
                    .isEqualTo(Shop.selector(GREEN).labels());
        });
    }

    @Test
    void switchesWithTheVersionThatItLookedAtAndTheMarks() {
        Plan plan = plan(
                BLUE,
                new Look().color(GREEN, Pods.SERVING).color(BLUE, Pods.SERVING).serving(GREEN));

        assertThat(plan.actions()).singleElement().isInstanceOfSatisfying(WriteService.class, move -> {
            assertThat(move.intent()).isEqualTo(Intent.SWITCH);
            assertThat(move.resourceVersion()).contains("41");
            assertThat(selected(move.manifest())).isEqualTo(Shop.selector(BLUE).labels());
            Marks marks = Marks.of(move.manifest().content().texts("metadata", "annotations"));
            assertThat(marks.color()).contains(BLUE);
            assertThat(marks.commit()).contains(Shop.COMMIT.id());
            assertThat(marks.move().map(Move::at)).contains(NOW);
            assertThat(marks.to()).contains(Shop.selector(BLUE));
            assertThat(marks.from()).contains(Shop.selector(GREEN));
        });
        assertThat(reason(plan)).contains(Reason.PROVING);
    }

    @Test
    void holdsWhilePodsWithoutAProbeHaveNotSettled() {
        assertThat(reason(plan(BLUE, warm(Pods.FRESH)))).contains(Reason.UNPROVEN);
    }

    @Test
    void holdsWhilePodsWithoutAProbeDoNotListen() {
        Plan plan = plan(BLUE, warm(Pods.DEAF));

        assertThat(plan.actions()).isEmpty();
        assertThat(plan.hold().orElseThrow().message()).contains("accepts no connection on 10.0.1.0:80");
    }

    @Test
    void saysAtOnceThatACrashingColorCanNotServe() {
        Plan plan = plan(BLUE, warm(Pods.CRASHING));

        assertThat(plan.actions()).isEmpty();
        assertThat(plan.hold().orElseThrow().message()).contains("CrashLoopBackOff");
        assertThat(reason(plan)).contains(Reason.POD_FAILING);
    }

    @Test
    void holdsWhenTheSelectorWouldMatchAThirdWorkload() {
        Look look = warm(Pods.SERVING);
        List<Pod> pods = new java.util.ArrayList<>(look.found(Shop.selector(BLUE)));
        Pod.State ready = new Pod.State(
                Pod.Life.STAYS,
                NOW,
                true,
                Optional.of(NOW),
                Optional.empty(),
                0,
                Optional.of(NOW),
                Optional.empty(),
                Optional.empty());
        pods.add(new Pod("canary-1", "Deployment canary", true, ready, "10.9.9.9", Map.of(), Set.of()));

        Plan plan = plan(BLUE, look.pods(Shop.selector(BLUE), pods));

        assertThat(plan.actions()).isEmpty();
        assertThat(plan.hold().orElseThrow().message()).contains("Deployment canary");
    }

    @Test
    void doesNotTouchTheServingColorBeforeTrafficHasLeftIt() {
        Look look = warm(Pods.STARTING).drift(Shop.deployment(GREEN), new Drift.Differs(List.of("spec.replicas")));

        assertThat(plan(BLUE, look).actions()).isEmpty();
    }

    @Test
    void leavesTheFreedColorAloneUntilItsConnectionsAreOver() {
        Drift changed = new Drift.Differs(List.of("spec.replicas"));
        Marks fresh = Shop.moved(BLUE, NOW.minusSeconds(12), Optional.of(NOW.minusSeconds(10)));
        Marks old = Shop.moved(BLUE, NOW.minusSeconds(42), Optional.of(NOW.minusSeconds(40)));
        Look look = warm(Pods.SERVING).drift(Shop.deployment(GREEN), changed);

        Plan early = plan(BLUE, look.service(Shop.selector(BLUE), fresh, Shop.names(BLUE)));
        assertThat(early.actions()).isEmpty();
        assertThat(reason(early)).contains(Reason.DRAINING);
        assertThat(plan(BLUE, look.service(Shop.selector(BLUE), old, Shop.names(BLUE)))
                        .actions())
                .hasSize(1);
    }

    @Test
    void waitsWithAThirdVersionInTheFileOfTheColorJustFreed() {
        Marks fresh = Shop.moved(BLUE, NOW.minusSeconds(12), Optional.of(NOW.minusSeconds(10)));
        Look look = warm(Pods.SERVING)
                .drift(Shop.deployment(GREEN), new Drift.Differs(List.of("spec.template")))
                .service(Shop.selector(BLUE), fresh, Shop.names(BLUE));

        Plan plan = plan(GREEN, look);

        assertThat(plan.actions()).isEmpty();
        assertThat(reason(plan)).contains(Reason.DRAINING);
    }

    @Test
    void goesBackToAWarmColorInOneTick() {
        Marks fresh = Shop.moved(BLUE, NOW.minusSeconds(2), Optional.of(NOW.minusSeconds(1)));
        Look look = warm(Pods.SERVING).service(Shop.selector(BLUE), fresh, Shop.names(BLUE));

        assertThat(plan(GREEN, look).actions()).singleElement().satisfies(is(Intent.SWITCH));
    }

    @Test
    void remembersThatTheEndpointsFollowed() {
        Look look = warm(Pods.SERVING)
                .service(
                        Shop.selector(BLUE), Shop.moved(BLUE, NOW.minusSeconds(1), Optional.empty()), Shop.names(BLUE));

        Plan plan = plan(BLUE, look);

        assertThat(plan.hold()).isEmpty();
        assertThat(plan.actions()).singleElement().isInstanceOfSatisfying(WriteService.class, keep -> {
            assertThat(selected(keep.manifest())).isEqualTo(Shop.selector(BLUE).labels());
            assertThat(Marks.of(keep.manifest().content().texts("metadata", "annotations"))
                            .move()
                            .flatMap(Move::provenAt))
                    .contains(NOW);
        });
    }

    @Test
    void waitsForTheEndpointsAndGoesBackWhenTheyDoNotFollow() {
        Look look = warm(Pods.SERVING);
        Marks recent = Shop.moved(BLUE, NOW.minusSeconds(5), Optional.empty());
        Marks overdue = Shop.moved(BLUE, NOW.minusSeconds(31), Optional.empty());

        assertThat(reason(plan(BLUE, look.service(Shop.selector(BLUE), recent, Shop.names(GREEN)))))
                .contains(Reason.PROVING);
        Look late = look.service(Shop.selector(BLUE), overdue, Shop.names(GREEN));
        assertThat(plan(BLUE, late).actions()).as("one look is not enough").isEmpty();
        Memory.Doubt doubt = new Memory.Doubt(NOW.minusSeconds(31), NOW.minusSeconds(2));
        Plan back = plan(
                BLUE,
                late.remembering(new Memory(
                        Optional.empty(),
                        Attempts.NONE,
                        Map.of(SERVICE, doubt),
                        Map.of(),
                        Map.of(),
                        Optional.empty())));

        assertThat(reason(back)).contains(Reason.WENT_BACK);
        assertThat(back.actions()).singleElement().isInstanceOfSatisfying(WriteService.class, move -> {
            assertThat(move.intent()).isEqualTo(Intent.RETURN);
            assertThat(selected(move.manifest())).isEqualTo(Shop.selector(GREEN).labels());
        });
    }

    @Test
    void goesBackAtOnceWhenTheNewPodsFailBeforeTheyAreProven() {
        Marks recent = Shop.moved(BLUE, NOW.minusSeconds(2), Optional.empty());
        Look look = warm(Pods.CRASHING).service(Shop.selector(BLUE), recent, Set.of());

        assertThat(plan(BLUE, look).actions()).singleElement().satisfies(is(Intent.RETURN));
    }

    @Test
    void doesNotTryContentAgainThatItTookBack() {
        Marks marks = Shop.wentBack(GREEN, NOW.minusSeconds(60), Optional.of(NOW.minusSeconds(59)));

        Plan plan = plan(BLUE, warm(Pods.SERVING).service(Shop.selector(GREEN), marks, Shop.names(GREEN)));

        assertThat(plan.actions()).isEmpty();
        assertThat(reason(plan)).contains(Reason.WENT_BACK);
    }

    @Test
    void movesASelectorThatMatchesNeitherColor() {
        Selector old = new Selector(Shop.labels("v0"));
        Look look = warm(Pods.SERVING).service(old, Marks.NONE, Set.of("v0-0"));

        assertThat(plan(GREEN, look).actions())
                .singleElement()
                .isInstanceOfSatisfying(
                        WriteService.class,
                        move -> assertThat(selected(move.manifest()))
                                .isEqualTo(Shop.selector(GREEN).labels()));
    }

    @Test
    void refusesToChangeTheLabelsOfThePodsThatServe() {
        LiveDeployment green = Shop.live(GREEN, new LiveDeployment.Counts(3, 3, 3, 3, 3), Optional.of(NOW));
        LiveDeployment old = new LiveDeployment(
                green.ref(),
                green.image(),
                Shop.labels("v0"),
                green.counts(),
                green.rollout(),
                0,
                green.scaledBy(),
                ColorMarks.NONE);
        Plan plan = plan(
                GREEN,
                new Look()
                        .color(GREEN, Pods.SERVING)
                        .live(GREEN, old)
                        .drift(Shop.deployment(GREEN), new Drift.Differs(List.of("spec.template")))
                        .service(new Selector(Shop.labels("v0")), Marks.NONE, Set.of("v0-0")));

        assertThat(plan.actions()).isEmpty();
        assertThat(plan.hold().orElseThrow().advice()).contains("another metadata.name");
    }

    @Test
    void writesNothingWhereTealMayNotWrite() {
        Plan plan = plan(GREEN, new Look().with(new Permissions(Set.of("other"), Permissions.Creation.HOLD)));

        assertThat(plan.actions()).isEmpty();
        assertThat(reason(plan)).contains(Reason.NAMESPACE_NOT_ALLOWED);
    }

    @Test
    void createsAMissingNamespaceOnlyWhenAllowedTo() {
        Permissions creating = new Permissions(Set.of("shop"), Permissions.Creation.CREATE);

        assertThat(reason(plan(GREEN, new Look().homeless()))).contains(Reason.NAMESPACE_MISSING);
        assertThat(plan(GREEN, new Look().homeless().with(creating)).actions().get(0))
                .isEqualTo(new Action.CreateNamespace("shop"));
    }

    @Test
    void aConflictOnTheIdleColorDoesNotForbidTheWayBack() {
        Hold conflict = new Hold(Reason.CONFLICT, "another tool owns spec.replicas (argocd)", "");
        Look look = warm(Pods.SERVING).serving(BLUE).drift(Shop.deployment(BLUE), new Drift.Refused(conflict));

        assertThat(plan(GREEN, look).actions()).singleElement().satisfies(is(Intent.SWITCH));
    }

    @Test
    void aRefusalOfTheIdleColorIsSaidOnceTheOtherServes() {
        Hold forbidden = new Hold(Reason.FORBIDDEN, "cannot create resource deployments", "");
        Look look = warm(Pods.SERVING).drift(Shop.deployment(BLUE), new Drift.Refused(forbidden));

        Plan plan = plan(GREEN, look);

        assertThat(plan.hold()).contains(forbidden);
        assertThat(plan.actions()).isEmpty();
    }

    @Test
    void asksPodsOnlyWhenTrafficIsToMove() {
        assertThat(planner.questions(warm(Pods.SERVING).unasked(GREEN))).isEmpty();
        assertThat(planner.questions(warm(Pods.SERVING).unasked(BLUE))).hasSize(3);
        assertThat(planner.questions(warm(Pods.FRESH).unasked(BLUE))).isEmpty();
    }

    @Test
    void holdsWhileAPodHasNotAnswered() {
        Plan plan = planner.plan(warm(Pods.SERVING).unasked(BLUE));

        assertThat(plan.moves()).isFalse();
        assertThat(plan.hold().map(Hold::message)).contains("the pods of blue have not answered yet");
        assertThat(plan.again()).as("an answer wakes the next look").isEqualTo(Duration.ZERO);
    }

    @Test
    void believesNoAnswerThatIsOld() {
        Situation situation = warm(Pods.SERVING).facing(BLUE);
        Map<Question, Answer> old = situation.answers().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, it -> new Answer(Answer.Outcome.PASSED, 9, "", Shop.NOW.minusSeconds(4))));

        assertThat(planner.plan(situation).moves()).isTrue();
        assertThat(planner.plan(situation.answered(old)).moves()).isFalse();
    }

    @Test
    void callsAColorDegradedAfterTheDeadline() {
        Care hasty = new Care(CARE.settle(), Duration.ofSeconds(10), CARE.prove(), CARE.drain(), CARE.probing());

        assertThat(plan(BLUE, warm(Pods.STARTING).with(hasty)).hold().map(Hold::reason))
                .contains(Reason.DEADLINE_EXCEEDED);
    }

    @Test
    void pointsBackFromAnUnprovenMoveWhenACommitWantsTheColorBeforeWithAChange() {
        Marks unproven = Shop.moved(BLUE, NOW.minusSeconds(5), Optional.empty());
        Look look = new Look()
                .color(GREEN, Pods.SERVING)
                .color(BLUE, Pods.CRASHING)
                .drift(Shop.deployment(GREEN), new Drift.Differs(List.of("spec.template")))
                .service(Shop.selector(BLUE), unproven, Set.of());

        assertThat(plan(GREEN, look).actions()).singleElement().isInstanceOfSatisfying(WriteService.class, move -> {
            assertThat(move.color()).isEqualTo(GREEN);
            assertThat(Marks.of(move.manifest().content().texts("metadata", "annotations"))
                            .takenBack())
                    .as("a commit that wants this is not refused")
                    .isEmpty();
        });
    }

    @Test
    void notesAProofWhileItWaitsForTheDrain() {
        Marks unproven = Shop.moved(BLUE, NOW.minusSeconds(5), Optional.empty());
        Look look = warm(Pods.SERVING)
                .drift(Shop.deployment(GREEN), new Drift.Differs(List.of("spec.template")))
                .service(Shop.selector(BLUE), unproven, Shop.names(BLUE));

        Plan plan = plan(GREEN, look);

        assertThat(reason(plan)).contains(Reason.DRAINING);
        assertThat(plan.actions()).singleElement().satisfies(is(Intent.PROVE));
    }

    @Test
    void appliesWhatServesUnderASelectorThatStillMatchesIt() {
        Selector coarse = new Selector(Map.of("app", "shop"));
        Look look = new Look()
                .color(GREEN, Pods.SERVING)
                .drift(Shop.deployment(GREEN), new Drift.Differs(List.of("metadata.labels")))
                .service(coarse, Marks.NONE, Shop.names(GREEN));

        assertThat(plan(GREEN, look).actions())
                .extracting(Action::summary)
                .startsWith("applied Deployment shop/shop-v1 (metadata.labels)");
    }

    @Test
    void aLostPodLongAfterTheRolloutIsNoMissedDeadline() {
        Look look = warm(Pods.SERVING)
                .live(GREEN, Shop.live(GREEN, new LiveDeployment.Counts(3, 3, 3, 2, 2), Optional.empty()));

        assertThat(reason(plan(GREEN, look))).contains(Reason.NOT_READY);
    }

    @Test
    void marksThatWereCommittedMeanNothing() {
        RoutedService service = Shop.release(BLUE).services().get(0);
        RoutedService committed = new RoutedService(
                service.manifest()
                        .with(service.manifest()
                                .content()
                                .with("2026-01-01T00:00:00Z", "metadata", "annotations", "teal.dev/proven-at")),
                service.selectors(),
                service.certainty());

        Manifest moved = committed.selecting(Shop.selector(BLUE), Shop.moved(BLUE, NOW, Optional.empty()));

        assertThat(Marks.of(moved.content().texts("metadata", "annotations"))
                        .move()
                        .flatMap(Move::provenAt))
                .isEmpty();
    }

    /** Green serves, blue is in that state, everything is applied. */
    private static Look warm(Pods blue) {
        return new Look().color(GREEN, Pods.SERVING).color(BLUE, blue).serving(GREEN);
    }

    private Plan plan(Color active, Look look) {
        return planner.plan(look.facing(active));
    }

    private static Optional<Reason> reason(Plan plan) {
        return plan.hold().map(Hold::reason);
    }

    private static Map<String, String> selected(Manifest service) {
        assertThat(service.ref()).isEqualTo(SERVICE);
        return service.content().texts("spec", "selector");
    }

    private static Consumer<Action> is(Intent intent) {
        return action -> assertThat(action)
                .isInstanceOfSatisfying(
                        WriteService.class, write -> assertThat(write.intent()).isEqualTo(intent));
    }
}
