package dev.teal.core;

import static dev.teal.core.Rehearsal.SECOND;
import static dev.teal.core.Rehearsal.SERVICE;
import static dev.teal.core.Rehearsal.deployment;
import static dev.teal.core.Rehearsal.selector;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.teal.core.live.Aim;
import dev.teal.core.live.Drift;
import dev.teal.core.plan.Action;
import dev.teal.core.plan.WriteService;
import dev.teal.core.port.PortException;
import dev.teal.core.status.Status;
import dev.teal.core.status.Tick;
import dev.teal.core.value.Color;
import dev.teal.core.value.Hold;
import dev.teal.core.value.Phase;
import dev.teal.core.value.Reason;
import dev.teal.core.value.Selector;
import dev.teal.core.value.Tree;

/** What hands do to the routed Service while a commit is held, and what becomes of it (I11). */
class HandsTest {

    private static final Selector GREEN = selector("green");
    private static final Selector BLUE = selector("blue");

    /** Whether the process that sees it has seen the Service before. */
    enum Process {
        SAME,
        NEW;

        Rehearsal see(Rehearsal shop) {
            return this == SAME ? shop : shop.restarted();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aServiceThatIsDeletedWhileACommitIsHeldIsPutBackToWhatServed(Process process) {
        try (Rehearsal shop = held()) {
            shop.handDeletes(SERVICE);

            Tick tick = process.see(shop).look();

            assertThat(shop.live()).contains(GREEN);
            assertThat(tick.hold()).get().extracting(Hold::reason).isEqualTo(Reason.POD_FAILING);
            assertThat(shop.status().moves())
                    .first()
                    .extracting(Status.Move::intent)
                    .isEqualTo(WriteService.Intent.RESTORE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSelectorThatIsEmptiedWhileACommitIsHeldIsPutBack(Process process) {
        try (Rehearsal shop = held()) {
            shop.handEmpties();

            process.see(shop).look();

            assertThat(shop.live()).contains(GREEN);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSelectorThatIsWidenedWhileACommitIsHeldIsPutBack(Process process) {
        try (Rehearsal shop = held()) {
            shop.handOn(new Selector(Map.of("app", "shop")));

            process.see(shop).look();

            assertThat(shop.live()).contains(GREEN);
        }
    }

    @Test
    void aSelectorIsPutBackAlsoWhileTheCommitIsRefusedByTheServer() {
        try (Rehearsal shop = held()) {
            Hold rejected = new Hold(Reason.REJECTED, "field not declared", "correct it");
            shop.through(cluster -> new Between(cluster) {
                @Override
                public Drift compare(Aim aim) throws PortException {
                    return aim.wanted().ref().equals(deployment("blue"))
                            ? new Drift.Refused(rejected)
                            : super.compare(aim);
                }
            });
            shop.handEmpties();

            Tick tick = shop.look();

            assertThat(tick.hold()).contains(rejected);
            assertThat(tick.done()).as("nothing else").hasSize(1);
            assertThat(shop.live()).contains(GREEN);
        }
    }

    @Test
    void aSelectorThatAnotherToolWroteIsNotFoughtOver() {
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            Hold conflict = new Hold(Reason.CONFLICT, "another tool owns .spec.selector (argocd)", "let only one");
            shop.handOn(new Selector(Map.of("app", "shop"))).through(cluster -> new Between(cluster) {
                @Override
                public Drift compare(Aim aim) throws PortException {
                    return aim.wanted().ref().equals(SERVICE) ? new Drift.Refused(conflict) : super.compare(aim);
                }
            });

            assertThat(shop.pass(SECOND).during(Duration.ofSeconds(10))).isEmpty();
            assertThat(shop.status().hold()).contains(conflict);
        }
    }

    @Test
    void nothingOfTheHeldCommitIsWrittenWithIt() {
        try (Rehearsal shop = held()) {
            shop.write("service.yaml", Rehearsal.service("green").replace("port: 80", "port: 8080, targetPort: 80"))
                    .commit();
            shop.handEmpties();

            shop.look();

            assertThat(shop.live()).contains(GREEN);
            assertThat(shop.cluster().get(SERVICE).orElseThrow().trees("spec", "ports"))
                    .containsExactly(Tree.of(Map.of("port", 80)));
        }
    }

    @Test
    void aHandThatChoosesTheOtherColorIsNotFoughtWhileACommitIsHeld() {
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            shop.write("green.yaml", deployment("v3", "crash")).commit();
            shop.until(Reason.POD_FAILING);

            shop.handOn(BLUE);

            assertThat(shop.during(Duration.ofMinutes(1))).isEmpty();
            assertThat(shop.live()).contains(BLUE);
        }
    }

    @Test
    void aFolderThatCanNotBeReadNamesTheLineThatPutsTheServiceBack() {
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            shop.pass(SECOND).broken().handEmpties();

            Tick tick = shop.look();

            assertThat(tick.done()).isEmpty();
            Hold hold = tick.hold().orElseThrow();
            assertThat(hold.reason()).isEqualTo(Reason.INVALID);
            assertThat(hold.message()).contains("a hand took its selector away");
            assertThat(hold.advice()).contains("kubectl patch service shop -n shop --type merge");
            assertThat(shop.status().live())
                    .as("what serves is still looked at")
                    .isEmpty();
        }
    }

    @Test
    void aFolderThatCanNotBeReadStillShowsWhatServes() {
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            shop.pass(SECOND).broken().look();

            assertThat(shop.status().phase()).isEqualTo(Phase.STALLED);
            assertThat(shop.status().live()).contains(Color.GREEN);
        }
    }

    @Test
    void aServiceThatNeverWasIsNotMadeForAColorThatGitDoesNotWant() {
        try (Rehearsal shop = Rehearsal.of("v1", "v2")) {
            shop.write("green.yaml", deployment("green", "crash")).commit();

            List<Action> done = shop.during(Duration.ofMinutes(1));

            assertThat(done).noneMatch(Action::movesTraffic);
            assertThat(shop.live()).isEmpty();
        }
    }

    /** Green serves; blue is wanted, and crashes. */
    private static Rehearsal held() {
        Rehearsal shop = Rehearsal.serving("v1", "v2");
        shop.write("blue.yaml", deployment("blue", "crash")).active("blue").commit();
        shop.until(Reason.POD_FAILING);
        return shop;
    }
}
