package dev.teal.core;

import static dev.teal.core.Rehearsal.SECOND;
import static dev.teal.core.Rehearsal.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.teal.core.mark.Marks;
import dev.teal.core.mark.PastMove;
import dev.teal.core.mark.PastMoves;
import dev.teal.core.plan.WriteService.Intent;
import dev.teal.core.status.Status;
import dev.teal.core.value.Color;
import dev.teal.core.value.Tree;

/** The last moves are on the Service, so that the next process shows them; nothing is decided by them. */
class RememberedMovesTest {

    private static final String ANNOTATION = "teal.dev/switches";

    @Test
    void aNewProcessShowsTheMovesOfTheLastOne() {
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            shop.pass(SECOND).active("blue").commit().untilSynced();
            shop.pass(SECOND).active("green").commit().untilSynced();
            List<Status.Move> before = shop.status().moves();
            assertThat(before).hasSize(3);

            shop.restarted().look();

            assertThat(shop.status().moves()).isEqualTo(before);
        }
    }

    @Test
    void aProcessThatProvesTheMoveOfTheLastOneShowsAllOfIt() {
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            shop.pass(SECOND).active("blue").commit();
            shop.until(tick -> tick.plan().moves());

            shop.restarted().pass(SECOND).look();

            assertThat(shop.status().moves()).first().satisfies(it -> {
                assertThat(it.color()).isEqualTo(Color.BLUE);
                assertThat(it.journey().followed()).isPresent();
            });
        }
    }

    @Test
    void aNewProcessKnowsOfAWayBack() {
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            shop.write("blue.yaml", Rehearsal.deployment("blue", "late"))
                    .write("teal.yaml", "after: {watch: 2m, checks: [{http: /}]}")
                    .active("blue")
                    .commit();
            shop.until(tick -> tick.done().stream().anyMatch(it -> it.summary().startsWith("took back")));

            shop.restarted().look();

            assertThat(shop.status().moves())
                    .extracting(Status.Move::color, Status.Move::intent)
                    .startsWith(
                            org.assertj.core.groups.Tuple.tuple(Color.GREEN, Intent.RETURN),
                            org.assertj.core.groups.Tuple.tuple(Color.BLUE, Intent.SWITCH));
        }
    }

    @Test
    void theLastTenAreKeptInNoMoreThanFourKibibytes() {
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            for (int i = 0; i < 7; i++) {
                shop.pass(SECOND).active("blue").commit().untilSynced();
                shop.pass(SECOND).active("green").commit().untilSynced();
            }
            List<Status.Move> before = shop.status().moves();

            assertThat(text(shop).length()).isBetween(500, 4096);
            shop.restarted().look();
            assertThat(shop.status().moves()).hasSize(10).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yes",
                "2026-11-24T12:00:00Z SWITCHED blue",
                "yesterday SWITCHED blue c0ffee 2026-11-24T12:00:00Z 2026-11-24T12:00:00Z - - -",
                "2026-11-24T12:00:00Z MOVED blue c0ffee 2026-11-24T12:00:00Z 2026-11-24T12:00:00Z - - -",
                "2026-11-24T12:00:00Z SWITCHED teal c0ffee 2026-11-24T12:00:00Z 2026-11-24T12:00:00Z - - -",
                "2026-11-24T12:00:00Z SWITCHED blue <script> 2026-11-24T12:00:00Z 2026-11-24T12:00:00Z - - -",
                "\u001b[31m\n\n \n"
            })
    void whatAHandHasGarbledIsLeftOutAndCostsNoWrite(String garbage) {
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            annotate(shop, garbage + "\n" + text(shop));
            shop.restarted().untilSynced();

            assertThat(shop.status().moves()).hasSize(1);
            assertThat(shop.during(Duration.ofMinutes(1))).isEmpty();
            shop.active("blue").commit().untilSynced();
            assertThat(shop.status().moves()).hasSize(2);
            assertThat(text(shop)).doesNotContain(garbage.strip());
        }
    }

    @Test
    void whatIsTooLongToBeOursIsLeftOut() {
        PastMoves long4k = new PastMoves("x".repeat(10_000) + "\n" + move(1));

        assertThat(long4k.moves()).isEmpty();
    }

    @Test
    void whoDeletesItLosesTheHistoryOnly() {
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            shop.pass(SECOND).active("blue").commit().untilSynced();
            shop.during(Duration.ofMinutes(1));
            shop.cluster().put(SERVICE, service(shop).without("metadata", "annotations", ANNOTATION));
            Marks marks = shop.marks();
            shop.restarted().untilSynced();

            assertThat(shop.status().moves()).isEmpty();
            assertThat(shop.during(Duration.ofMinutes(1))).isEmpty();
            assertThat(shop.marks()).isEqualTo(marks);
        }
    }

    @Test
    void itRidesAlongWithTheMoveAndTheProof() {
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            shop.pass(SECOND).active("blue").commit();
            shop.until(tick -> tick.plan().moves());
            assertThat(shop.marks().history().moves().get(0).followed()).isEmpty();
            shop.untilSynced();

            assertThat(shop.marks().history().moves().get(0))
                    .satisfies(it -> assertThat(it.kind()).isEqualTo(PastMove.Kind.SWITCHED))
                    .satisfies(it -> assertThat(it.color()).isEqualTo(Color.BLUE))
                    .satisfies(it -> assertThat(it.steps().commit()).isEqualTo(shop.commitNow()))
                    .satisfies(it -> assertThat(it.followed()).isPresent());
            shop.during(Duration.ofMinutes(1));
            assertThat(shop.during(Duration.ofMinutes(1))).isEmpty();
        }
    }

    @Test
    void aFolderSaysNothingOfThePast() {
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            String before = text(shop);
            shop.write(
                            "service.yaml",
                            Rehearsal.service("green")
                                    .replace("name: shop,", "name: shop, annotations: {" + ANNOTATION + ": none},"))
                    .commit()
                    .untilSynced();

            assertThat(text(shop)).isEqualTo(before);
        }
    }

    private static String move(int second) {
        return "2026-11-24T12:00:0" + second + "Z SWITCHED blue c0ffee 2026-11-24T12:00:00Z 2026-11-24T12:00:00Z - - -";
    }

    private static String text(Rehearsal shop) {
        return service(shop).texts("metadata", "annotations").getOrDefault(ANNOTATION, "");
    }

    private static Tree service(Rehearsal shop) {
        return shop.cluster().get(SERVICE).orElseThrow();
    }

    private static void annotate(Rehearsal shop, String text) {
        Map<String, String> all = new java.util.HashMap<>(service(shop).texts("metadata", "annotations"));
        all.put(ANNOTATION, text);
        shop.cluster().put(SERVICE, service(shop).with(all, "metadata", "annotations"));
    }
}
