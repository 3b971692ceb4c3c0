package dev.teal.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.teal.core.value.ObjectRef;
import dev.teal.core.value.Phase;
import dev.teal.core.value.Reason;
import dev.teal.core.value.Selector;

/** A Service with the role {@code preview} shows the color that does not serve. */
class PreviewTest {

    private static final ObjectRef PREVIEW = new ObjectRef("v1", "Service", "shop", "shop-preview");
    private static final String WRITTEN = """
            apiVersion: v1
            kind: Service
            metadata: {name: shop-preview, namespace: shop, annotations: {teal.dev/role: preview}}
            spec:
              ports: [{port: 80}]
              selector: {app: shop, version: green}
            """;
    private static final Selector GREEN = Rehearsal.selector("green");
    private static final Selector BLUE = Rehearsal.selector("blue");

    @Test
    void itShowsTheColorThatDoesNotServeAndChangesSidesAfterTheSwitch() {
        try (Rehearsal shop =
                Rehearsal.of("v1", "v2").write("preview.yaml", WRITTEN).commit().untilSynced()) {
            assertThat(shown(shop)).isEqualTo(BLUE);

            shop.active("blue").commit().look();
            assertThat(shop.live()).contains(BLUE);
            assertThat(shown(shop)).as("not before the endpoints have followed").isEqualTo(BLUE);

            shop.pass(Rehearsal.SECOND).untilSynced().look();
            assertThat(shown(shop)).isEqualTo(GREEN);
            shop.pass(Rehearsal.SECOND).during(Duration.ofMinutes(1));
            assertThat(shop.during(Duration.ofMinutes(1))).as("quiet at rest").isEmpty();
        }
    }

    @Test
    void itWaitsForTheOtherColorToBeComplete() {
        try (Rehearsal shop =
                Rehearsal.of("v1", "v2").write("preview.yaml", WRITTEN).commit().untilSynced()) {
            shop.write("blue.yaml", Rehearsal.deployment("blue", "missing"))
                    .commit()
                    .pass(Rehearsal.SECOND);
            shop.during(Duration.ofSeconds(5));
            shop.cluster()
                    .put(PREVIEW, shop.cluster().get(PREVIEW).orElseThrow().with(GREEN.labels(), "spec", "selector"));
            shop.during(Duration.ofSeconds(20));
            assertThat(shown(shop)).isEqualTo(GREEN);

            shop.write("blue.yaml", Rehearsal.deployment("blue", "v3")).commit();
            shop.until(tick -> shown(shop).equals(BLUE));
        }
    }

    @Test
    void whatWentBackIsShownAgain() {
        try (Rehearsal shop = Rehearsal.of("v1", "late")
                .write("preview.yaml", WRITTEN)
                .write("teal.yaml", "after: {watch: 2m, checks: [http: /]}\n")
                .commit()
                .untilSynced()) {
            shop.active("blue").commit();
            shop.until(tick -> shown(shop).equals(GREEN));

            shop.until(Reason.WENT_BACK);
            shop.pass(Rehearsal.SECOND).during(Duration.ofSeconds(5));

            assertThat(shop.live()).contains(GREEN);
            assertThat(shown(shop)).isEqualTo(BLUE);
        }
    }

    @Test
    void theColorIsCheckedThroughItToo() {
        try (Rehearsal shop = checkedWhereNobodyListens("http: /")) {
            shop.active("blue").commit();

            assertThat(shop.until(Reason.CHECK_FAILED).hold().orElseThrow().message())
                    .startsWith("blue fails a check: Service shop-preview, GET /: accepts no connection on 10.96.");
            assertThat(shop.live()).contains(GREEN);

            shop.write("preview.yaml", WRITTEN.replace("{port: 80}", "{port: 8080, targetPort: 80}"))
                    .commit()
                    .untilSynced();

            assertThat(shop.live()).contains(BLUE);
        }
    }

    @Test
    void aCheckOfAPortThatItHasNotIsAskedOfPodsOnly() {
        try (Rehearsal shop = checkedWhereNobodyListens("http: {path: /, port: 80}")) {
            shop.active("blue").commit().untilSynced();

            assertThat(shop.live()).contains(BLUE);
        }
    }

    @Test
    void itFollowsAsOftenAsThereAreSwitches() {
        try (Rehearsal shop =
                Rehearsal.of("v1", "v2").write("preview.yaml", WRITTEN).commit().untilSynced()) {
            for (String color : List.of("blue", "green", "blue", "green")) {
                shop.active(color).commit().untilSynced().pass(Rehearsal.SECOND).look();

                assertThat(shown(shop)).isEqualTo(color.equals("blue") ? GREEN : BLUE);
                assertThat(shop.status().hold()).isEmpty();
            }
        }
    }

    @Test
    void withOneColorItStaysAsItIsWritten() {
        try (Rehearsal shop = new Rehearsal()
                .write("green.yaml", Rehearsal.deployment("green", "v1"))
                .write("service.yaml", Rehearsal.service("green"))
                .write("preview.yaml", WRITTEN)
                .active("green")
                .commit()
                .untilSynced()) {
            assertThat(shown(shop)).isEqualTo(GREEN);
            assertThat(shop.status().phase()).isEqualTo(Phase.SYNCED);
        }
    }

    /** The preview leads to a port on which no pod listens. */
    private static Rehearsal checkedWhereNobodyListens(String check) {
        return Rehearsal.of("v1", "v2")
                .write("preview.yaml", WRITTEN.replace("{port: 80}", "{port: 80, targetPort: 81}"))
                .write("teal.yaml", "before: {checks: [" + check + "]}\n")
                .commit()
                .untilSynced();
    }

    private static Selector shown(Rehearsal shop) {
        Map<String, String> selector = Optional.of(shop.cluster().get(PREVIEW).orElseThrow())
                .map(it -> it.texts("spec", "selector"))
                .orElseThrow();
        return new Selector(selector);
    }
}
