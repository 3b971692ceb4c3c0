package dev.teal.core;

import static dev.teal.core.Rehearsal.SECOND;
import static dev.teal.core.Rehearsal.deployment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;

import dev.teal.core.live.Live;
import dev.teal.core.live.LiveDeployment;
import dev.teal.core.live.LiveService;
import dev.teal.core.live.Pod;
import dev.teal.core.live.Scope;
import dev.teal.core.plan.Action;
import dev.teal.core.plan.WriteService.Intent;
import dev.teal.core.port.PortException;
import dev.teal.core.status.Journey;
import dev.teal.core.status.SeenPod;
import dev.teal.core.status.Status;
import dev.teal.core.status.Tick;
import dev.teal.core.value.Color;
import dev.teal.core.value.Hold;
import dev.teal.core.value.Phase;
import dev.teal.core.value.Reason;

/** What is told of an application, over several looks. */
class StatusTest {

    @Test
    void timesTheStepsOfANewVersionInTheirOrder() {
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            Instant committed = shop.pass(SECOND)
                    .write("blue.yaml", deployment("blue", "v3"))
                    .active("blue")
                    .commit()
                    .now();
            shop.untilSynced();

            Journey journey = shop.status().journey();
            assertThat(journey.commit()).isEqualTo(shop.commitNow());
            assertThat(journey.seen()).isEqualTo(committed);
            assertThat(journey.applied()).contains(committed);
            assertThat(journey.ready()).contains(committed.plusSeconds(5));
            assertThat(journey.switched()).contains(committed.plusSeconds(5));
            assertThat(journey.followed()).contains(committed.plusSeconds(6));
        }
    }

    @Test
    void timesNoSwitchWhereNoneWasNeeded() {
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            shop.write("blue.yaml", deployment("blue", "v3")).commit().untilSynced();

            assertThat(shop.status().journey().switched()).isEmpty();
            assertThat(shop.status().moves())
                    .as("only the creation of the Service")
                    .hasSize(1);
        }
    }

    @Test
    void keepsTheTimesOfACommitWhileItsContentStays() {
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            shop.active("blue").commit().untilSynced();
            Journey journey = shop.status().journey();

            shop.pass(Duration.ofMinutes(1)).commit().look();

            assertThat(shop.status().journey()).isEqualTo(journey);
        }
    }

    @Test
    void remembersTheLastTenMovesNewestFirst() {
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            for (int i = 0; i < 6; i++) {
                shop.pass(SECOND).active("blue").commit().untilSynced();
                shop.pass(SECOND).active("green").commit().untilSynced();
            }

            List<Status.Move> moves = shop.status().moves();
            assertThat(moves).hasSize(10).extracting(Status.Move::intent).containsOnly(Intent.SWITCH);
            assertThat(moves)
                    .extracting(Status.Move::color)
                    .startsWith(Color.GREEN, Color.BLUE, Color.GREEN, Color.BLUE);
            assertThat(moves)
                    .allSatisfy(move -> assertThat(move.journey().followed()).isPresent());
            assertThat(moves.stream().map(move -> move.journey().seen()))
                    .isSortedAccordingTo((one, two) -> two.compareTo(one));
        }
    }

    @Test
    void tellsSinceWhenItHoldsForTheSameReason() {
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            shop.write("blue.yaml", deployment("blue", "missing"))
                    .active("blue")
                    .commit();
            shop.until(Reason.POD_FAILING);
            Instant since = shop.now();

            shop.during(Duration.ofMinutes(2));
            assertThat(shop.status().heldSince()).contains(since);

            shop.active("green").commit().untilSynced();
            assertThat(shop.status().heldSince()).isEmpty();
        }
    }

    @Test
    void startsTheTimeAgainForAnotherReason() {
        try (Rehearsal shop = Rehearsal.of("v1", "v2")) {
            shop.look();
            shop.pass(SECOND);
            Instant waiting = shop.now();
            shop.look();

            assertThat(shop.status().hold()).get().extracting(Hold::reason).isNotEqualTo(Reason.APPLIED);
            assertThat(shop.status().heldSince()).contains(waiting);
        }
    }

    @Test
    void saysWhichColorIsLive() {
        try (Rehearsal shop = Rehearsal.of("v1", "v2")) {
            shop.look();
            assertThat(shop.status().live()).isEmpty();

            shop.untilSynced();
            assertThat(shop.status().live()).contains(Color.GREEN);

            shop.active("blue").commit().untilSynced();
            assertThat(shop.status().live()).contains(Color.BLUE);
        }
    }

    @Test
    void tellsOfAMoveThatWasTakenBack() {
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            shop.active("blue").commit().look();
            withoutEndpoints(shop, new AtomicBoolean(true));
            shop.pass(Shop.CARE.prove()).pass(SECOND);

            assertThat(shop.look().done()).as("one look is not enough").isEmpty();
            Tick back = shop.pass(Duration.ofSeconds(2)).look();

            assertThat(back.hold()).get().extracting(Hold::reason).isEqualTo(Reason.WENT_BACK);
            assertThat(shop.live()).contains(Rehearsal.selector("green"));
            assertThat(shop.status().phase()).isEqualTo(Phase.DEGRADED);
            assertThat(shop.status().moves())
                    .extracting(Status.Move::color, Status.Move::intent)
                    .startsWith(tuple(Color.GREEN, Intent.RETURN), tuple(Color.BLUE, Intent.SWITCH));
        }
    }

    @Test
    void triesContentThatWasTakenBackAgainOnlyWhenItChanged() {
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            AtomicBoolean lost = new AtomicBoolean(true);
            shop.active("blue").commit().look();
            withoutEndpoints(shop, lost);
            shop.pass(Shop.CARE.prove()).pass(SECOND).until(Reason.WENT_BACK);
            lost.set(false);

            List<Action> done = shop.pass(SECOND).during(Duration.ofMinutes(2));
            assertThat(done.stream().filter(Action::movesTraffic)).isEmpty();
            assertThat(shop.status().phase()).isEqualTo(Phase.DEGRADED);

            shop.write("blue.yaml", deployment("blue", "v3")).commit().untilSynced();
            assertThat(shop.live()).contains(Rehearsal.selector("blue"));
        }
    }

    /** Hundreds of small applications fit into a small heap: of a look stays what is shown, however many pods it saw. */
    @Test
    void keepsOfPodsOnlyWhatIsShownOnceALookIsOver() {
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            shop.active("blue").commit().untilSynced();
            Set<String> pods = new HashSet<>();
            shop.through(cluster -> new Between(cluster) {
                @Override
                public Live look(Scope scope) throws PortException {
                    Live seen = super.look(scope);
                    seen.pods().values().forEach(all -> all.forEach(pod -> pods.add(pod.name())));
                    return seen;
                }
            });

            shop.pass(SECOND).look();

            assertThat(pods).hasSize(4);
            assertThat(Kept.by(shop.status()))
                    .doesNotHaveAnyElementsOfTypes(Pod.class, LiveDeployment.class, Live.class);
            assertThat(shop.status().seen().orElseThrow().workloads().values().stream()
                            .flatMap(it -> it.pods().stream()))
                    .extracting(SeenPod::name)
                    .containsExactlyInAnyOrderElementsOf(pods);
        }
    }

    /** The endpoints of the Service stay empty, as when the controller that fills them stands still. */
    private static void withoutEndpoints(Rehearsal shop, AtomicBoolean lost) {
        shop.through(cluster -> new Between(cluster) {
            @Override
            public Live look(Scope scope) throws PortException {
                Live seen = super.look(scope);
                LiveService live = seen.services().get(Rehearsal.SERVICE);
                return !lost.get()
                        ? seen
                        : new Live(
                                seen.objects(),
                                seen.deployments(),
                                Map.of(
                                        live.ref(),
                                        new LiveService(
                                                live.ref(),
                                                live.selector(),
                                                live.resourceVersion(),
                                                live.marks(),
                                                LiveService.Endpoints.of(Set.of()))),
                                seen.pods(),
                                seen.autoscalers(),
                                seen.leftovers(),
                                seen.leads(),
                                seen.jobs());
            }
        });
    }
}
