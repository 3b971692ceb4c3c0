package dev.teal.core;

import static dev.teal.core.Color.BLUE;
import static dev.teal.core.Color.GREEN;
import static dev.teal.core.Shop.NOW;
import static dev.teal.core.Shop.POLICY;
import static dev.teal.core.Shop.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.teal.core.Shop.Look;
import dev.teal.core.Shop.Pods;

class PlannerTest {

    private final Planner planner = new Planner();

    @Test
    void writesNothingWhenGitAndClusterAgree() {
        Plan plan = plan(
                GREEN,
                new Look().color(GREEN, Pods.SERVING).color(BLUE, Pods.SERVING).serving(GREEN));

        assertThat(plan).isEqualTo(new Plan(List.of(), Optional.empty()));
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

        assertThat(plan.actions()).singleElement().isInstanceOfSatisfying(Action.Create.class, create -> {
            assertThat(create.to()).isEqualTo(GREEN);
            assertThat(selected(create.manifest()))
                    .isEqualTo(Shop.selector(GREEN).labels());
        });
    }

    @Test
    void switchesWithTheVersionThatItLookedAtAndTheMarks() {
        Plan plan = plan(
                BLUE,
                new Look().color(GREEN, Pods.SERVING).color(BLUE, Pods.SERVING).serving(GREEN));

        assertThat(plan.actions()).singleElement().isInstanceOfSatisfying(Action.Switch.class, move -> {
            assertThat(move.resourceVersion()).isEqualTo("41");
            assertThat(selected(move.manifest())).isEqualTo(Shop.selector(BLUE).labels());
            Marks marks = Marks.of(Fields.texts(move.manifest().content(), "metadata", "annotations"));
            assertThat(marks.color()).contains(BLUE);
            assertThat(marks.commit()).contains(Shop.COMMIT.id());
            assertThat(marks.switchedAt()).contains(NOW);
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
        List<Pod> pods = new java.util.ArrayList<>(look.seen().pods().get(Shop.reach(Shop.selector(BLUE))));
        pods.add(new Pod(
                "canary-1",
                "Deployment canary",
                true,
                true,
                0,
                Optional.of(NOW),
                "10.9.9.9",
                Map.of(),
                Set.of(),
                Optional.empty()));

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

        assertThat(plan(GREEN, look).actions()).singleElement().isInstanceOf(Action.Switch.class);
    }

    @Test
    void remembersThatTheEndpointsFollowed() {
        Look look = warm(Pods.SERVING)
                .service(
                        Shop.selector(BLUE), Shop.moved(BLUE, NOW.minusSeconds(1), Optional.empty()), Shop.names(BLUE));

        Plan plan = plan(BLUE, look);

        assertThat(plan.hold()).isEmpty();
        assertThat(plan.actions()).singleElement().isInstanceOfSatisfying(Action.Prove.class, keep -> {
            assertThat(selected(keep.manifest())).isEqualTo(Shop.selector(BLUE).labels());
            assertThat(Marks.of(Fields.texts(keep.manifest().content(), "metadata", "annotations"))
                            .provenAt())
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
        Plan back = plan(BLUE, look.service(Shop.selector(BLUE), overdue, Shop.names(GREEN)));

        assertThat(reason(back)).contains(Reason.WENT_BACK);
        assertThat(back.actions()).singleElement().isInstanceOfSatisfying(Action.Switch.class, move -> {
            assertThat(move.cause()).isEqualTo(Action.Switch.Cause.WENT_BACK);
            assertThat(selected(move.manifest())).isEqualTo(Shop.selector(GREEN).labels());
        });
    }

    @Test
    void goesBackAtOnceWhenTheNewPodsFailBeforeTheyAreProven() {
        Marks recent = Shop.moved(BLUE, NOW.minusSeconds(2), Optional.empty());
        Look look = warm(Pods.CRASHING).service(Shop.selector(BLUE), recent, Set.of());

        assertThat(plan(BLUE, look).actions()).singleElement().isInstanceOf(Action.Switch.class);
    }

    @Test
    void doesNotTryContentAgainThatItTookBack() {
        Marks marks = new Marks(
                Optional.of(GREEN),
                Optional.of("c1"),
                Optional.of(NOW.minusSeconds(60)),
                Optional.of(Shop.selector(BLUE)),
                Optional.of(NOW.minusSeconds(59)),
                Optional.of(Shop.CONTENT));

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
                        Action.Switch.class,
                        move -> assertThat(selected(move.manifest()))
                                .isEqualTo(Shop.selector(GREEN).labels()));
    }

    @Test
    void refusesToChangeTheLabelsOfThePodsThatServe() {
        LiveDeployment live = new LiveDeployment(
                Shop.deployment(GREEN), "shop", Shop.labels("v0"), 3, 3, 3, 3, 3, 1, 1, false, false, Optional.of(NOW));
        Observed seen = new Look()
                .color(GREEN, Pods.SERVING)
                .drift(Shop.deployment(GREEN), new Drift.Differs(List.of("spec.template")))
                .service(new Selector(Shop.labels("v0")), Marks.NONE, Set.of("v0-0"))
                .seen();
        seen.deployments().put(GREEN, live);

        Plan plan = planner.plan(Shop.release(GREEN), seen, POLICY, NOW);

        assertThat(plan.actions()).isEmpty();
        assertThat(plan.hold().orElseThrow().advice()).contains("another metadata.name");
    }

    @Test
    void writesNothingWhereTealMayNotWrite() {
        Policy elsewhere = new Policy(
                POLICY.settle(),
                POLICY.deadline(),
                POLICY.prove(),
                POLICY.drain(),
                POLICY.probing(),
                Set.of("other"),
                POLICY.creation());

        Plan plan = planner.plan(Shop.release(GREEN), new Look().seen(), elsewhere, NOW);

        assertThat(plan.actions()).isEmpty();
        assertThat(reason(plan)).contains(Reason.NAMESPACE_NOT_ALLOWED);
    }

    @Test
    void createsAMissingNamespaceOnlyWhenAllowedTo() {
        Policy creating = new Policy(
                POLICY.settle(),
                POLICY.deadline(),
                POLICY.prove(),
                POLICY.drain(),
                POLICY.probing(),
                POLICY.namespaces(),
                Policy.Creation.CREATE);
        Observed seen = new Look().missing("shop").seen();

        assertThat(reason(planner.plan(Shop.release(GREEN), seen, POLICY, NOW))).contains(Reason.NAMESPACE_MISSING);
        assertThat(planner.plan(Shop.release(GREEN), seen, creating, NOW)
                        .actions()
                        .get(0))
                .isEqualTo(new Action.CreateNamespace("shop"));
    }

    @Test
    void aConflictOnTheIdleColorDoesNotForbidTheWayBack() {
        Hold conflict = new Hold(Reason.CONFLICT, "another tool owns spec.replicas (argocd)", "");
        Look look = warm(Pods.SERVING).serving(BLUE).drift(Shop.deployment(BLUE), new Drift.Refused(conflict));

        assertThat(plan(GREEN, look).actions()).singleElement().isInstanceOf(Action.Switch.class);
    }

    @Test
    void aRefusalOfTheIdleColorIsSaidOnceTheOtherServes() {
        Hold forbidden = new Hold(Reason.FORBIDDEN, "cannot create resource deployments", "");
        Look look = warm(Pods.SERVING).drift(Shop.deployment(BLUE), new Drift.Refused(forbidden));

        assertThat(plan(GREEN, look)).isEqualTo(Plan.held(forbidden));
    }

    @Test
    void asksPodsOnlyWhenTrafficIsToMove() {
        assertThat(planner.questions(Shop.release(GREEN), warm(Pods.SERVING).seen(), POLICY, NOW))
                .isEmpty();
        assertThat(planner.questions(Shop.release(BLUE), warm(Pods.SERVING).seen(), POLICY, NOW))
                .hasSize(3);
        assertThat(planner.questions(Shop.release(BLUE), warm(Pods.FRESH).seen(), POLICY, NOW))
                .isEmpty();
    }

    @Test
    void callsAColorDegradedAfterTheDeadline() {
        Policy hasty = new Policy(
                POLICY.settle(),
                Duration.ofSeconds(10),
                POLICY.prove(),
                POLICY.drain(),
                POLICY.probing(),
                POLICY.namespaces(),
                POLICY.creation());

        assertThat(planner.plan(Shop.release(BLUE), warm(Pods.STARTING).seen(), hasty, NOW)
                        .hold()
                        .map(Hold::reason))
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

        assertThat(plan(GREEN, look).actions()).singleElement().isInstanceOfSatisfying(Action.Switch.class, move -> {
            assertThat(move.color()).isEqualTo(GREEN);
            assertThat(Marks.of(Fields.texts(move.manifest().content(), "metadata", "annotations"))
                            .refused())
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
        assertThat(plan.actions()).singleElement().isInstanceOf(Action.Prove.class);
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
        Observed seen = new Look()
                .color(GREEN, Pods.SERVING)
                .color(BLUE, Pods.SERVING)
                .serving(GREEN)
                .seen();
        seen.deployments()
                .put(
                        GREEN,
                        new LiveDeployment(
                                Shop.deployment(GREEN),
                                "shop",
                                Shop.labels("v1"),
                                3,
                                3,
                                3,
                                2,
                                2,
                                1,
                                1,
                                false,
                                false,
                                Optional.empty()));

        assertThat(planner.plan(Shop.release(GREEN), seen, POLICY, NOW).hold().map(Hold::reason))
                .contains(Reason.NOT_READY);
    }

    @Test
    void marksThatWereCommittedMeanNothing() {
        RoutedService service = Shop.release(BLUE).services().get(0);
        RoutedService committed = new RoutedService(
                service.manifest()
                        .with(Fields.with(
                                service.manifest().content(),
                                "2026-01-01T00:00:00Z",
                                "metadata",
                                "annotations",
                                "teal.dev/proven-at")),
                service.selectors(),
                service.claim());

        Manifest moved = committed.selecting(Shop.selector(BLUE), Shop.moved(BLUE, NOW, Optional.empty()));

        assertThat(Marks.of(Fields.texts(moved.content(), "metadata", "annotations"))
                        .provenAt())
                .isEmpty();
    }

    /** Green serves, blue is in that state, everything is applied. */
    private static Look warm(Pods blue) {
        return new Look().color(GREEN, Pods.SERVING).color(BLUE, blue).serving(GREEN);
    }

    private Plan plan(Color active, Look look) {
        return planner.plan(Shop.release(active), look.seen(), POLICY, NOW);
    }

    private static Optional<Reason> reason(Plan plan) {
        return plan.hold().map(Hold::reason);
    }

    private static Map<String, String> selected(Manifest service) {
        assertThat(service.ref()).isEqualTo(SERVICE);
        return Fields.texts(service.content(), "spec", "selector");
    }
}
