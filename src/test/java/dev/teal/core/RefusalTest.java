package dev.teal.core;

import static dev.teal.core.Rehearsal.SECOND;
import static dev.teal.core.Rehearsal.deployment;
import static dev.teal.core.Rehearsal.selector;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;

import dev.teal.core.live.Live;
import dev.teal.core.live.LiveService;
import dev.teal.core.live.Scope;
import dev.teal.core.port.PortException;
import dev.teal.core.status.Tick;
import dev.teal.core.value.Hold;
import dev.teal.core.value.Reason;
import dev.teal.core.value.Selector;

/** Content that was taken back after a switch, and when it is tried again. */
class RefusalTest {

    private static final Selector GREEN = selector("green");
    private static final Selector BLUE = selector("blue");

    private final AtomicBoolean lost = new AtomicBoolean(true);

    @Test
    void itIsNotTriedAgainByAnEditThatIsNoPartOfTheColor() {
        try (Rehearsal shop = tookBack()) {
            lost.set(false);

            shop.write("teal.yaml", "drain: 31s\n").commit().during(Duration.ofMinutes(1));

            assertThat(shop.live()).contains(GREEN);
            assertThat(shop.status().hold()).get().extracting(Hold::reason).isEqualTo(Reason.WENT_BACK);
        }
    }

    @Test
    void itMayBeTriedAgainOnceGitHasWantedTheOtherColor() {
        try (Rehearsal shop = tookBack()) {
            lost.set(false);
            shop.active("green").commit().untilSynced();

            shop.active("blue").commit().untilSynced();

            assertThat(shop.live()).contains(BLUE);
        }
    }

    @Test
    void itsChangeIsTriedAtOnce() {
        try (Rehearsal shop = tookBack()) {
            lost.set(false);

            shop.write("blue.yaml", deployment("blue", "v3")).commit().untilSynced();

            assertThat(shop.live()).contains(BLUE);
        }
    }

    @Test
    void theTrueReasonStaysWithIt() {
        try (Rehearsal shop = tookBack()) {
            Hold hold = shop.restarted().look().hold().orElseThrow();

            assertThat(hold.message()).contains("the endpoints of Service shop/shop did not follow within 30 s");
            assertThat(hold.advice()).contains("set active-color to green, and once that is seen");
        }
    }

    @Test
    void itIsKnownToANewProcessAlsoWhereTheServiceIsGone() {
        try (Rehearsal shop = tookBack()) {
            lost.set(false);
            shop.during(Shop.CARE.drain().plusMinutes(1));
            assertThat(shop.during(Duration.ofMinutes(1))).as("writes at rest").isEmpty();

            shop.handDeletes(Rehearsal.SERVICE).restarted().during(Duration.ofMinutes(1));

            assertThat(shop.live()).contains(GREEN);
            assertThat(shop.status().hold().orElseThrow().message()).contains("did not follow within 30 s");
        }
    }

    @Test
    void onceItMayBeTriedAgainNothingSaysOtherwise() {
        try (Rehearsal shop = tookBack()) {
            lost.set(false);
            shop.during(Shop.CARE.drain().plusMinutes(1));
            shop.active("green").commit().untilSynced();
            shop.active("blue").commit().untilSynced();
            shop.during(Shop.CARE.drain().plusMinutes(1));

            shop.handDeletes(Rehearsal.SERVICE).restarted().untilSynced();

            assertThat(shop.live()).contains(BLUE);
            assertThat(shop.during(Duration.ofMinutes(1))).as("writes at rest").isEmpty();
        }
    }

    @Test
    void podsThatCrashedAreNotCalledEndpointsThatDidNotFollow() {
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            shop.active("blue").commit().look();
            withoutEndpoints(shop);
            shop.write("blue.yaml", deployment("blue", "crash")).commit();

            Tick back = shop.until(Reason.WENT_BACK);

            assertThat(shop.live()).contains(GREEN);
            assertThat(back.hold().orElseThrow().message())
                    .contains("CrashLoopBackOff")
                    .doesNotContain("did not follow");
        }
    }

    @Test
    void aLookAfterAnAbsenceDoesNotTakeAGoodSwitchBack() {
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            shop.active("blue").commit().look();
            withoutEndpoints(shop);
            shop.restarted().pass(Shop.CARE.prove()).pass(SECOND).look();
            lost.set(false);

            shop.pass(SECOND).untilSynced();

            assertThat(shop.routes()).containsExactly(GREEN, BLUE);
        }
    }

    /** Blue was switched to, its endpoints stayed away, and green serves again. */
    private Rehearsal tookBack() {
        Rehearsal shop = Rehearsal.serving("v1", "v2");
        shop.active("blue").commit().look();
        withoutEndpoints(shop);
        shop.pass(Shop.CARE.prove()).pass(SECOND).until(Reason.WENT_BACK);
        return shop;
    }

    private void withoutEndpoints(Rehearsal shop) {
        shop.through(cluster -> new Between(cluster) {
            @Override
            public Live look(Scope scope) throws PortException {
                Live seen = super.look(scope);
                LiveService live = seen.services().get(Rehearsal.SERVICE);
                return !lost.get() || live.selects(GREEN)
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
