package dev.teal.core;

import static dev.teal.core.Rehearsal.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.Test;

import dev.teal.core.live.Aim;
import dev.teal.core.live.Drift;
import dev.teal.core.plan.Action;
import dev.teal.core.port.PortException;
import dev.teal.core.port.TransientException;
import dev.teal.core.status.Tick;
import dev.teal.core.value.Hold;
import dev.teal.core.value.ObjectRef;
import dev.teal.core.value.Reason;
import dev.teal.core.value.Selector;

/** Several routed Services are moved as one: all of them, or none for longer than a move has to be proven. */
class TogetherTest {

    private static final ObjectRef SECOND_SERVICE = new ObjectRef("v1", "Service", "shop", "shop-internal");
    private static final Selector GREEN = Rehearsal.selector("green");
    private static final Selector BLUE = Rehearsal.selector("blue");

    @Test
    void allAreMovedInOneLook() {
        try (Rehearsal shop = two()) {
            shop.active("blue").commit().look();

            assertThat(shop.live()).contains(BLUE);
            assertThat(internal(shop)).isEqualTo(BLUE);
        }
    }

    @Test
    void noneIsMovedWhereTheMoveOfOneWouldBeRefused() {
        try (Rehearsal shop = two()) {
            shop.through(cluster -> new Between(cluster) {
                @Override
                public Drift compare(Aim aim) throws PortException {
                    boolean move = aim.wanted().ref().equals(SECOND_SERVICE)
                            && aim.wanted().content().texts("spec", "selector").equals(BLUE.labels());
                    return move
                            ? new Drift.Refused(new Hold(Reason.REJECTED, "a policy says no", "ask its owner"))
                            : super.compare(aim);
                }
            });
            Tick tick = shop.active("blue").commit().look();

            assertThat(tick.hold().orElseThrow().message()).contains("a policy says no");
            assertThat(shop.pass(SECOND).during(Duration.ofMinutes(1))).noneMatch(Action::movesTraffic);
            assertThat(shop.live()).contains(GREEN);
            assertThat(internal(shop)).isEqualTo(GREEN);
        }
    }

    @Test
    void oneThatFailsForAWhileIsTriedAgainAndTheOthersStay() {
        try (Rehearsal shop = two()) {
            Instant until = shop.now().plusSeconds(20);
            failing(shop, () -> shop.now().isBefore(until));

            shop.active("blue").commit().untilSynced();

            assertThat(shop.routes()).containsExactly(GREEN, BLUE);
            assertThat(internal(shop)).isEqualTo(BLUE);
        }
    }

    @Test
    void allGoBackWhereOneCanNotBeMovedInTime() {
        try (Rehearsal shop = two()) {
            failing(shop, () -> true);

            shop.active("blue").commit();
            Tick back = shop.until(Reason.WENT_BACK);

            assertThat(back.hold().orElseThrow().message())
                    .contains("Service shop/shop could not be moved to blue with the others", "30 s");
            assertThat(shop.live()).contains(GREEN);
            assertThat(internal(shop)).isEqualTo(GREEN);
            assertThat(shop.pass(SECOND).during(Duration.ofMinutes(2)))
                    .as("it is not tried again")
                    .noneMatch(Action::movesTraffic);
        }
    }

    private static void failing(Rehearsal shop, BooleanSupplier meanwhile) {
        shop.through(cluster -> new Between(cluster) {
            @Override
            void write(ObjectRef ref, Write write) throws PortException {
                if (ref.equals(Rehearsal.SERVICE) && meanwhile.getAsBoolean()) {
                    throw new TransientException(Reason.API_UNREACHABLE, "no answer", null);
                }
                super.write(ref, write);
            }
        });
    }

    private static Rehearsal two() {
        return Rehearsal.of("v1", "v2")
                .write(
                        "service-internal.yaml",
                        Rehearsal.service("green").replace("name: shop,", "name: shop-internal,"))
                .commit()
                .untilSynced();
    }

    private static Selector internal(Rehearsal shop) {
        return new Selector(shop.cluster().get(SECOND_SERVICE).orElseThrow().texts("spec", "selector"));
    }
}
