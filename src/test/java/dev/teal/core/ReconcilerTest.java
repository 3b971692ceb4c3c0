package dev.teal.core;

import static dev.teal.core.Rehearsal.SECOND;
import static dev.teal.core.Rehearsal.SERVICE;
import static dev.teal.core.Rehearsal.deployment;
import static dev.teal.core.Rehearsal.selector;
import static dev.teal.core.Rehearsal.service;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;

import dev.teal.Policies;
import dev.teal.core.desired.Complaint;
import dev.teal.core.desired.Origin;
import dev.teal.core.desired.Position;
import dev.teal.core.desired.Refusal;
import dev.teal.core.live.Live;
import dev.teal.core.live.Scope;
import dev.teal.core.plan.Action;
import dev.teal.core.plan.WriteService;
import dev.teal.core.plan.WriteService.Intent;
import dev.teal.core.port.PortException;
import dev.teal.core.port.StalledException;
import dev.teal.core.port.TransientException;
import dev.teal.core.situation.Memory;
import dev.teal.core.status.Reconciler;
import dev.teal.core.status.Seen;
import dev.teal.core.status.Tick;
import dev.teal.core.value.Hold;
import dev.teal.core.value.ObjectRef;
import dev.teal.core.value.Phase;
import dev.teal.core.value.Reason;
import dev.teal.core.value.Selector;
import dev.teal.core.value.Tree;

/** Several looks, one after the other, at a cluster that lives meanwhile. */
class ReconcilerTest {

    private static final Selector GREEN = selector("green");
    private static final Selector BLUE = selector("blue");

    @Test
    void createsTheServiceOnAnEmptyClusterOnlyWhenItsPodsAreProven() {
        try (Rehearsal shop = Rehearsal.of("v1", "v2")) {
            Tick first = shop.look();
            Instant applied = shop.now();
            Tick creating = shop.until(tick -> shop.live().isPresent());

            assertThat(first.done())
                    .extracting(Action::summary)
                    .containsExactly(
                            "applied Deployment shop/shop-green (it did not exist)",
                            "applied Deployment shop/shop-blue (it did not exist)");
            assertThat(creating.done()).singleElement().satisfies(is(Intent.CREATE));
            assertThat(Duration.between(applied, shop.now()))
                    .as("a second to start, three to settle, one that the kubelet rounds off")
                    .isEqualTo(Duration.ofSeconds(5));
            assertThat(shop.untilSynced().live()).contains(GREEN);
        }
    }

    @Test
    void saysWhyItMovesWhenActiveColorIsDeletedAndTheServiceSelectsTheOther() {
        try (Rehearsal shop =
                Rehearsal.serving("v1", "v2").active("blue").commit().untilSynced()) {
            shop.without("active-color").commit();

            List<Action> done = shop.look().done();

            assertThat(shop.live()).contains(Rehearsal.selector("green"));
            assertThat(done)
                    .extracting(Action::summary)
                    .anyMatch(it -> it.endsWith(": there is no active-color, and service.yaml selects it"));
        }
    }

    @Test
    void switchesInTheFirstLookAfterTheCommitWhenTheColorIsWarm() {
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            Tick switching = shop.pass(SECOND).active("blue").commit().look();
            Tick following = shop.pass(SECOND).look();

            assertThat(switching.done()).singleElement().satisfies(is(Intent.SWITCH));
            assertThat(switching.hold()).get().extracting(Hold::reason).isEqualTo(Reason.PROVING);
            assertThat(following.done()).singleElement().satisfies(is(Intent.PROVE));
            assertThat(shop.status().phase()).isEqualTo(Phase.SYNCED);
            assertThat(shop.routes()).containsExactly(GREEN, BLUE);
        }
    }

    @Test
    void writesNothingMoreOnceGitAndClusterAgree() {
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            shop.active("blue").commit().untilSynced();
            List<Action> trial = shop.pass(SECOND).during(Duration.ofMinutes(1));
            Object before = shop.cluster().get(SERVICE);

            assertThat(trial).singleElement().satisfies(is(Intent.PASS));
            assertThat(shop.pass(SECOND).during(Duration.ofMinutes(3))).isEmpty();
            assertThat(shop.cluster().get(SERVICE)).isEqualTo(before);
        }
    }

    @Test
    void leavesTheTrafficWhereItIsWhileAVersionCrashesAndGoesOnWithTheNextGoodCommit() {
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            shop.write("blue.yaml", deployment("blue", "crash")).active("blue").commit();
            shop.until(Reason.POD_FAILING);

            assertThat(shop.status().phase()).isEqualTo(Phase.DEGRADED);
            assertThat(shop.status().hold().orElseThrow().message())
                    .contains("container shop", "CrashLoopBackOff, last exit code 1");
            assertThat(shop.during(Duration.ofMinutes(5))).isEmpty();
            assertThat(shop.routes()).containsExactly(GREEN);

            shop.write("blue.yaml", deployment("blue", "v3")).commit().untilSynced();

            assertThat(shop.routes()).containsExactly(GREEN, BLUE);
        }
    }

    @Test
    void waitsForAProgramThatListensLate() {
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            shop.write("blue.yaml", deployment("blue", "slow")).active("blue").commit();
            Instant committed = shop.now();

            Tick deaf = shop.until(Reason.UNPROVEN);
            shop.until(tick -> shop.live().equals(Optional.of(BLUE)));

            assertThat(deaf.hold().orElseThrow().message()).contains("no readiness probe");
            assertThat(Duration.between(committed, shop.now())).isEqualTo(Duration.ofSeconds(16));
        }
    }

    @Test
    void movesNothingToAPortThatNoContainerDeclaresAndNobodyListensOn() {
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            String probed = probed("blue", "v3");
            String elsewhere = Rehearsal.service("green").replace("{port: 80}", "{port: 80, targetPort: 9090}");
            shop.write("blue.yaml", probed)
                    .write("service.yaml", elsewhere)
                    .active("blue")
                    .commit();

            shop.until(tick -> tick.hold()
                    .filter(it -> it.reason() == Reason.UNPROVEN && it.message().contains("9090"))
                    .isPresent());
            shop.during(Duration.ofMinutes(1));
            assertThat(shop.live()).contains(GREEN);
        }
    }

    @Test
    void namesThePodWhoseReadinessProbeDoesNotPass() {
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            String probed = probed("blue", "broken");
            shop.write("blue.yaml", probed).active("blue").commit();

            Hold held = shop.until(tick -> tick.hold()
                            .filter(it ->
                                    it.message().contains("runs, and its readiness or startup probe does not pass"))
                            .isPresent())
                    .hold()
                    .orElseThrow();

            assertThat(held.advice())
                    .startsWith("kubectl describe pod shop-blue-")
                    .contains("-n shop");
            assertThat(shop.live()).contains(GREEN);
        }
    }

    @Test
    void saysThatAnImageCanNotBePulled() {
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            shop.write("blue.yaml", deployment("blue", "missing"))
                    .active("blue")
                    .commit();

            Tick held = shop.until(Reason.POD_FAILING);

            assertThat(held.hold().orElseThrow().message())
                    .contains("ImagePullBackOff", "example/shop:missing")
                    .contains("pod shop-blue-");
            assertThat(shop.routes()).containsExactly(GREEN);
        }
    }

    @Test
    void goesBackInOneLookByARevert() {
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            shop.active("blue").commit().untilSynced();
            shop.pass(Duration.ofMinutes(2)).look();

            Tick back = shop.active("green").commit().look();

            assertThat(back.done()).singleElement().satisfies(is(Intent.SWITCH));
            assertThat(shop.untilSynced().routes()).containsExactly(GREEN, BLUE, GREEN);
        }
    }

    @Test
    void goesBackAlsoWhileTheOldColorDrains() {
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            shop.active("blue").commit().untilSynced();

            shop.active("green").commit().look();

            assertThat(shop.live()).contains(GREEN);
        }
    }

    @Test
    void leavesTheFreedColorAloneUntilItsConnectionsAreOver() {
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            shop.active("blue").commit().untilSynced();
            Instant proven = shop.now();
            shop.write("green.yaml", deployment("green", "v3")).commit();

            assertThat(shop.pass(SECOND).during(Duration.ofSeconds(29))).allSatisfy(is(Intent.PASS));
            shop.until(tick -> !tick.done().isEmpty());

            assertThat(Duration.between(proven, shop.now())).isEqualTo(Shop.CARE.drain());
            assertThat(shop.liveImage("green")).isEqualTo("example/shop:v3");
            assertThat(shop.untilSynced().routes()).containsExactly(GREEN, BLUE);
        }
    }

    @Test
    void saysThatTheThirdVersionWaitsForTheDrainWhenItIsToServe() {
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            shop.active("blue").commit().untilSynced();
            shop.write("green.yaml", deployment("green", "v3")).active("green").commit();

            Tick held = shop.pass(SECOND).look();

            assertThat(held.hold()).get().extracting(Hold::reason).isEqualTo(Reason.DRAINING);
            assertThat(shop.liveImage("green")).isEqualTo("example/shop:v1");
            assertThat(shop.untilSynced().routes()).containsExactly(GREEN, BLUE, GREEN);
            assertThat(shop.liveImage("green")).isEqualTo("example/shop:v3");
        }
    }

    @Test
    void changesTheColorThatServesOnlyAfterTheMoveAwayFromIt() {
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            shop.write("green.yaml", deployment("green", "v3")).active("blue").commit();

            Tick switching = shop.look();

            assertThat(switching.done()).singleElement().satisfies(is(Intent.SWITCH));
            assertThat(shop.liveImage("green")).isEqualTo("example/shop:v1");
            shop.until(tick -> shop.liveImage("green").equals("example/shop:v3"));
            assertThat(shop.routes()).containsExactly(GREEN, BLUE);
        }
    }

    @Test
    void movesToAVersionWithAnotherNameInTheFileOfTheColorThatServes() {
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            shop.write("green.yaml", deployment("v3", "v3")).commit().untilSynced();

            assertThat(shop.routes()).containsExactly(GREEN, selector("v3"));
            assertThat(shop.liveImage("green")).as("what served stays").isEqualTo("example/shop:v1");
        }
    }

    @Test
    void namesWhatHasLeftGitWithTheLineThatEndsItOnceNothingLeadsThere() {
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            shop.write("green.yaml", deployment("v3", "v3")).commit().untilSynced();
            assertThat(shop.status().remarks())
                    .as("its connections may be open")
                    .isEmpty();

            shop.pass(Duration.ofMinutes(1)).look();

            assertThat(shop.status().remarks())
                    .singleElement()
                    .asString()
                    .startsWith("Deployment shop/shop-green is in no color's file any more")
                    .endsWith("kubectl delete deployment/shop-green -n shop");
            shop.handDeletes(Rehearsal.deployment("green"));
            shop.pass(SECOND).look();
            shop.pass(SECOND).look();
            assertThat(shop.status().remarks()).isEmpty();
        }
    }

    @Test
    void saysNothingOfADeploymentThatIsInGitAgain() {
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            shop.active("blue").commit().untilSynced();
            shop.write("green.yaml", deployment("v3", "v3")).commit().untilSynced();
            shop.pass(Duration.ofMinutes(1)).look();
            assertThat(shop.status().remarks()).isNotEmpty();

            shop.write("green.yaml", deployment("green", "v1")).commit().look();

            assertThat(shop.status().remarks()).noneMatch(it -> it.contains("shop-green"));
        }
    }

    @Test
    void saysHowToEndWhatWasRenamedAndIsInTheWay() {
        try (Rehearsal shop =
                Rehearsal.serving("v1", "v2").active("blue").commit().untilSynced()) {
            String renamed = deployment("green", "v3").replace("name: shop-green", "name: shop-other");
            shop.write("green.yaml", renamed).commit().during(Duration.ofMinutes(1));

            Hold held = shop.active("green")
                    .commit()
                    .until(Reason.FOREIGN_PODS)
                    .hold()
                    .orElseThrow();

            assertThat(held.advice()).endsWith("kubectl delete deployment/shop-green -n shop");
        }
    }

    @Test
    void movesNoServiceThatTheFolderNoLongerLetsItMove() {
        try (Rehearsal shop =
                Rehearsal.serving("v1", "v2").active("blue").commit().untilSynced()) {
            String metrics = Rehearsal.service("blue").replace("{name: shop,", "{name: metrics,");
            String kept = Rehearsal.service("green")
                    .replace("namespace: shop}", "namespace: shop, annotations: {teal.dev/role: pinned}}");
            shop.write("metrics.yaml", metrics).write("service.yaml", kept).commit();

            Hold held = shop.until(Reason.INVALID).hold().orElseThrow();

            assertThat(shop.live()).contains(BLUE);
            assertThat(held.advice()).contains("selector: {app: shop, version: blue}");
            shop.write("service.yaml", kept.replace("version: green", "version: blue"))
                    .commit()
                    .untilSynced();
            shop.write("service.yaml", kept).commit().untilSynced();
            assertThat(shop.live())
                    .as("a pinned Service that is no longer Teal's")
                    .contains(GREEN);
        }
    }

    @Test
    void whatItProposesIsReadAsText() {
        try (Rehearsal shop = Rehearsal.of("v1", "v2")) {
            shop.write("blue.yaml", deployment("blue", "v2").replace("version: blue", "version: \"2\""))
                    .active("blue")
                    .commit()
                    .untilSynced();
            String kept = Rehearsal.service("green")
                    .replace("namespace: shop}", "namespace: shop, annotations: {teal.dev/role: pinned}}");
            String other = Rehearsal.service("green")
                    .replace("{name: shop,", "{name: other,")
                    .replace("version: green", "version: \"2\"");
            shop.write("other.yaml", other).write("service.yaml", kept).commit();

            Hold held = shop.until(Reason.INVALID).hold().orElseThrow();

            assertThat(held.advice()).contains("selector: {app: shop, version: \"2\"}");
        }
    }

    @Test
    void aServiceThatTheClusterSaysIsNotRoutedMakesNoOtherReading() {
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            shop.write("old.yaml", service("gone").replace("name: shop", "name: old"))
                    .commit();

            Tick tick = shop.look();

            assertThat(tick.reading()).isSameAs(shop.reading());
        }
    }

    @Test
    void movesNothingWhenTheSamePodsGetTheOtherColorsName() {
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            shop.write("blue.yaml", deployment("green", "v1"))
                    .write("green.yaml", deployment("v3", "v3"))
                    .active("blue")
                    .commit()
                    .untilSynced();

            assertThat(shop.routes()).containsExactly(GREEN);
        }
    }

    @Test
    void putsTheSelectorBackThatAHandMoved() {
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            shop.pass(Duration.ofMinutes(1)).handOn(BLUE).look();

            assertThat(shop.live()).contains(GREEN);
            assertThat(shop.untilSynced().during(Duration.ofMinutes(1))).allSatisfy(is(Intent.PASS));
        }
    }

    @Test
    void putsTheSelectorBackThatNamesNobody() {
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            shop.pass(Duration.ofMinutes(1)).handOn(selector("nobody")).look();

            assertThat(shop.live()).contains(GREEN);
        }
    }

    @Test
    void writesAServicesOtherFieldsWithoutMovingIt() {
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            shop.write("service.yaml", service("blue").replace("port: 80", "port: 8080, targetPort: 80"))
                    .commit()
                    .untilSynced();

            assertThat(shop.routes()).containsExactly(GREEN);
            assertThat(shop.cluster().get(SERVICE).orElseThrow().trees("spec", "ports"))
                    .containsExactly(Tree.of(Map.of("port", 8080, "targetPort", 80)));
        }
    }

    @Test
    void writesNothingOnAServiceThatChangedSinceTheLook() {
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            AtomicBoolean meddles = new AtomicBoolean(true);
            shop.active("blue").commit().through(cluster -> new Between(cluster) {
                @Override
                void write(ObjectRef ref, Write write) throws PortException {
                    if (meddles.getAndSet(false)) {
                        shop.handOn(GREEN);
                    }
                    super.write(ref, write);
                }
            });

            Tick refused = shop.look();

            assertThat(refused.failure()).get().extracting(Hold::reason).isEqualTo(Reason.MODIFIED);
            assertThat(refused.done()).isEmpty();
            assertThat(shop.live()).contains(GREEN);
            assertThat(shop.pass(SECOND).untilSynced().routes()).containsExactly(GREEN, BLUE);
        }
    }

    @Test
    void keepsTheLastLookWhileTheClusterIsAwayAndGoesOnAfterwards() {
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            AtomicBoolean away = new AtomicBoolean(true);
            Optional<Seen> before = shop.status().seen();
            shop.active("blue").commit().through(cluster -> new Between(cluster) {
                @Override
                public Live look(Scope scope) throws PortException {
                    if (away.get()) {
                        throw new TransientException(
                                Reason.API_UNREACHABLE, "no answer", "", Duration.ofSeconds(7), null);
                    }
                    return super.look(scope);
                }
            });

            Tick failed = shop.look();

            assertThat(failed.situation()).isEmpty();
            assertThat(failed.failure()).contains(Hold.waiting(Reason.API_UNREACHABLE, "no answer"));
            assertThat(failed.retryAfter()).isEqualTo(Duration.ofSeconds(7));
            assertThat(shop.status().phase()).isEqualTo(Phase.PROGRESSING);
            assertThat(shop.status().seen()).isEqualTo(before);
            away.set(false);
            assertThat(shop.pass(SECOND).untilSynced().routes()).containsExactly(GREEN, BLUE);
        }
    }

    @Test
    void tellsWhatWasDoneBeforeAWriteFailed() {
        try (Rehearsal shop = Rehearsal.of("v1", "v2")) {
            shop.through(cluster -> new Between(cluster) {
                @Override
                void write(ObjectRef ref, Write write) throws PortException {
                    if (ref.name().equals("shop-blue")) {
                        throw new StalledException(Reason.FORBIDDEN, "may not", "grant it", null);
                    }
                    super.write(ref, write);
                }
            });

            Tick tick = shop.look();

            assertThat(tick.done())
                    .extracting(Action::summary)
                    .containsExactly("applied Deployment shop/shop-green (it did not exist)");
            assertThat(tick.hold()).contains(new Hold(Reason.FORBIDDEN, "may not", "grant it"));
            assertThat(shop.status().phase()).isEqualTo(Phase.STALLED);
        }
    }

    @Test
    void refusesAFolderWithTheFirstMistakeAndTheNumberOfTheOthers() {
        Complaint first =
                new Complaint(new Origin("green.yaml", 2), "spec", "is missing", "write it").at(new Position(12, 1));
        Refusal refusal = new Refusal(
                "shop", "", Shop.COMMIT, "c", List.of(first, new Complaint(Origin.of("b"), "", "x", "y")), List.of());
        try (Rehearsal shop = Rehearsal.of("v1", "v2")) {
            Tick tick = new Reconciler(
                            shop.cluster(),
                            shop.cluster(),
                            shop.cluster(),
                            (reading, applied) -> true,
                            Shop.CARE,
                            Policies.PERMISSIONS,
                            java.time.Clock.systemUTC())
                    .tick(refusal, Memory.NONE);

            assertThat(tick.hold())
                    .contains(new Hold(
                            Reason.INVALID, "green.yaml:12:1, document 2, spec: is missing (and 1 more)", "write it"));
            assertThat(tick.done()).isEmpty();
        }
    }

    /** As {@link Rehearsal#deployment(String, String)}, whose first page says whether a pod is ready. */
    private static String probed(String version, String tag) {
        return deployment(version, tag)
                .replace(
                        "ports: [{containerPort: 80}]",
                        "ports: [{containerPort: 80}], readinessProbe: {httpGet: {path: /, port: 80}}");
    }

    private static java.util.function.Consumer<Action> is(Intent intent) {
        return action -> assertThat(action)
                .isInstanceOfSatisfying(
                        WriteService.class, write -> assertThat(write.intent()).isEqualTo(intent));
    }
}
