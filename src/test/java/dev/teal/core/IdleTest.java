package dev.teal.core;

import static dev.teal.core.Rehearsal.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.teal.core.plan.Prospect;
import dev.teal.core.port.PortException;
import dev.teal.core.port.TransientException;
import dev.teal.core.value.Color;
import dev.teal.core.value.ObjectRef;
import dev.teal.core.value.Phase;
import dev.teal.core.value.Reason;
import dev.teal.core.value.Selector;
import dev.teal.core.value.Tree;

/** What becomes of the color that does not serve. */
class IdleTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Selector GREEN = Rehearsal.selector("green");
    private static final Selector BLUE = Rehearsal.selector("blue");

    @Test
    void aColorIsStoppedOnceItsTimeIsOverAndNotBefore() {
        try (Rehearsal shop = switched("idle: {then: stop, after: 10m}\n")) {
            shop.during(Duration.ofMinutes(9));
            assertThat(pods(shop, "green")).isEqualTo(2);

            shop.during(Duration.ofMinutes(2));
            assertThat(pods(shop, "green")).isZero();
            assertThat(shop.status().phase()).isEqualTo(Phase.SYNCED);
            assertThat(shop.marks().away().orElseThrow().color()).isEqualTo(Color.GREEN);
            assertThat(shop.during(Duration.ofMinutes(5))).as("quiet at rest").isEmpty();
            assertThat(shop.restarted().during(MINUTE))
                    .as("also for a new process")
                    .isEmpty();
        }
    }

    @Test
    void aColorIsShrunk() {
        try (Rehearsal shop = switched("idle: {then: shrink, replicas: 1, after: 1m}\n")) {
            shop.during(Duration.ofMinutes(3));

            assertThat(pods(shop, "green")).isEqualTo(1);
        }
    }

    @Test
    void aColorIsDeletedButForItsServices() {
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            shop.write(
                            "green-more.yaml",
                            service("shop-green").replace("selector: {}", "selector: {app: shop, version: green}")
                                    + "---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: green-config, namespace: shop}\n"
                                    + "data: {a: b}\n")
                    .write("teal.yaml", "idle: {then: delete, after: 1m}\n")
                    .active("blue")
                    .commit()
                    .untilSynced();
            shop.pass(SECOND).during(Duration.ofMinutes(3));

            assertThat(shop.cluster().get(Rehearsal.deployment("green"))).isEmpty();
            assertThat(shop.cluster().get(new ObjectRef("v1", "ConfigMap", "shop", "green-config")))
                    .isEmpty();
            assertThat(shop.cluster().get(new ObjectRef("v1", "Service", "shop", "shop-green")))
                    .isPresent();
            assertThat(shop.during(Duration.ofMinutes(2))).as("quiet at rest").isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop", "shrink", "delete"})
    void theWayBackRaisesFirstAndMovesThen(String then) {
        try (Rehearsal shop = switched("idle: {then: " + then + ", after: 1m}\n")) {
            shop.during(Duration.ofMinutes(3));
            assertThat(shop.look()
                            .plan()
                            .prospect()
                            .orElseThrow()
                            .against()
                            .orElseThrow()
                            .message())
                    .contains("green was put away", "raises it first");

            shop.active("green").commit().untilSynced();

            assertThat(shop.live()).contains(GREEN);
            assertThat(pods(shop, "green")).isEqualTo(2);
            assertThat(shop.marks().away()).isEmpty();
            assertThat(shop.routes()).containsExactly(GREEN, BLUE, GREEN);
        }
    }

    @Test
    void howLongItTakesToRaiseAColorIsKnownBeforehand() {
        try (Rehearsal shop = switched("idle: {then: stop, after: 1m}\n")) {
            shop.during(Duration.ofMinutes(3));

            Prospect told = shop.restarted().look().plan().prospect().orElseThrow();
            Instant wanted = shop.active("green").commit().now();
            shop.until(tick -> tick.plan().moves());

            Duration taken = Duration.between(wanted, shop.now());
            assertThat(told.against().orElseThrow().message())
                    .endsWith("which takes about " + told.within().orElseThrow().toSeconds() + " s");
            assertThat(taken).isBetween(told.within().get(), told.within().get().plusSeconds(2));
        }
    }

    @Test
    void contentThatChangesIsRaisedAndPutAwayAgainLater() {
        try (Rehearsal shop = switched("idle: {then: stop, after: 2m}\n")) {
            shop.during(Duration.ofMinutes(4));
            assertThat(pods(shop, "green")).isZero();

            shop.write("green.yaml", Rehearsal.deployment("green", "v3")).commit();
            shop.during(MINUTE);
            assertThat(pods(shop, "green")).isEqualTo(2);
            assertThat(shop.liveImage("green")).isEqualTo("example/shop:v3");

            shop.during(Duration.ofMinutes(3));
            assertThat(pods(shop, "green")).isZero();
        }
    }

    @Test
    void aColorThatNeverServedCountsFromWhenItWasApplied() {
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            shop.write("teal.yaml", "idle: {then: stop, after: 5m}\n").commit();
            shop.during(Duration.ofMinutes(3));
            assertThat(pods(shop, "blue")).isEqualTo(2);

            shop.during(Duration.ofMinutes(4));
            assertThat(pods(shop, "blue")).isZero();
        }
    }

    @Test
    void whatAHandScalesUpIsPutAwayAgain() {
        try (Rehearsal shop = switched("idle: {then: stop, after: 1m}\n")) {
            shop.during(Duration.ofMinutes(3));
            Tree green = shop.cluster().get(Rehearsal.deployment("green")).orElseThrow();
            shop.cluster().put(Rehearsal.deployment("green"), green.with(3, "spec", "replicas"));

            shop.during(Duration.ofSeconds(5));

            assertThat(pods(shop, "green")).isZero();
        }
    }

    @Test
    void keepRaisesItAgain() {
        try (Rehearsal shop = switched("idle: {then: stop, after: 1m}\n")) {
            shop.during(Duration.ofMinutes(3));

            shop.write("teal.yaml", "idle: keep\n").commit().untilSynced();

            assertThat(pods(shop, "green")).isEqualTo(2);
            assertThat(shop.marks().away()).isEmpty();
        }
    }

    @Test
    void whatAServiceOfSomebodyElseLeadsToIsKeptAndSaid() {
        try (Rehearsal shop = switched("idle: {then: stop, after: 1m}\n")) {
            ObjectRef legacy = new ObjectRef("v1", "Service", "shop", "legacy");
            shop.cluster()
                    .put(
                            legacy,
                            Tree.EMPTY.with("legacy", "metadata", "name").with(GREEN.labels(), "spec", "selector"));
            shop.during(Duration.ofMinutes(3));
            assertThat(pods(shop, "green")).isEqualTo(2);
            assertThat(shop.status().remarks())
                    .anyMatch(it -> it.contains("Service legacy leads requests to the pods of green"));

            shop.handDeletes(legacy).during(Duration.ofSeconds(5));
            assertThat(pods(shop, "green")).isZero();
        }
    }

    @Test
    void theFoldersOwnPreviewDoesNotCountUnlessAnIngressNamesIt() {
        String preview = service("shop-preview")
                .replace("namespace: shop}", "namespace: shop, annotations: {teal.dev/role: preview}}")
                .replace("selector: {}", "selector: {app: shop, version: green}");
        try (Rehearsal shop = switched("idle: {then: stop, after: 1m}\n")) {
            shop.write("preview.yaml", preview).commit().during(Duration.ofMinutes(3));
            assertThat(pods(shop, "green")).isZero();
        }
        try (Rehearsal shop = switched("idle: {then: stop, after: 1m}\n")) {
            shop.write("preview.yaml", preview).commit();
            shop.cluster()
                    .put(
                            new ObjectRef("networking.k8s.io/v1", "Ingress", "shop", "test"),
                            Tree.EMPTY.with(
                                    List.of(Tree.EMPTY.with(
                                            List.of(Tree.EMPTY.with("shop-preview", "backend", "service", "name")),
                                            "http",
                                            "paths")),
                                    "spec",
                                    "rules"));
            shop.during(Duration.ofMinutes(3));
            assertThat(pods(shop, "green")).isEqualTo(2);
        }
    }

    @Test
    void whatHasLeftGitIsPutAwayByTheSameRulesAlsoByANewProcess() {
        try (Rehearsal shop = switched("idle: {then: delete, after: 2m}\n")) {
            shop.write("green.yaml", Rehearsal.deployment("v3", "v3")).commit().untilSynced();
            shop.restarted().pass(MINUTE).look();
            assertThat(shop.status().remarks())
                    .anyMatch(it -> it.startsWith("Deployment shop/shop-green is in no color's file any more"));

            shop.during(Duration.ofMinutes(4));

            assertThat(shop.cluster().get(Rehearsal.deployment("green"))).isEmpty();
            assertThat(shop.cluster().get(Rehearsal.deployment("v3")))
                    .as("the idle color, too")
                    .isEmpty();
            assertThat(shop.live()).contains(BLUE);
        }
    }

    @Test
    void nothingIsPutAwayWhileTheFolderIsBrokenPausedOrWhatServesIsRefused() {
        try (Rehearsal shop = switched("idle: {then: stop, after: 1m}\n")) {
            assertThat(shop.broken().during(Duration.ofMinutes(3))).isEmpty();
        }
        try (Rehearsal shop = switched("idle: {then: stop, after: 1m}\npaused: true\n")) {
            assertThat(shop.during(Duration.ofMinutes(3))).isEmpty();
        }
        try (Rehearsal shop = Rehearsal.serving("v1", "late")) {
            shop.write("teal.yaml", "idle: {then: stop, after: 1m}\nafter: {watch: 5m, checks: [http: /]}\n")
                    .active("blue")
                    .commit()
                    .until(Reason.WENT_BACK);
            shop.during(Duration.ofMinutes(5));
            assertThat(pods(shop, "green")).isEqualTo(2);
            assertThat(pods(shop, "blue"))
                    .as("whoever mends it wants to look at it")
                    .isEqualTo(2);
        }
    }

    @Test
    void aKillBetweenTheNoteAndTheDeedIsOnlyAPause() {
        try (Rehearsal shop = switched("idle: {then: stop, after: 1m}\n")) {
            shop.through(cluster -> new Between(cluster) {
                @Override
                void write(ObjectRef ref, Write write) throws PortException {
                    if (ref.equals(Rehearsal.deployment("green"))) {
                        throw new TransientException(Reason.API_UNREACHABLE, "away", null);
                    }
                    super.write(ref, write);
                }
            });
            shop.during(Duration.ofMinutes(3));
            assertThat(pods(shop, "green")).isEqualTo(2);

            shop.through(cluster -> cluster).restarted().during(Duration.ofSeconds(5));
            assertThat(pods(shop, "green")).isZero();
        }
    }

    /** Blue serves for a moment, green did before. */
    private static Rehearsal switched(String policy) {
        return Rehearsal.serving("v1", "v2")
                .write("teal.yaml", policy.replace("paused: true\n", ""))
                .active("blue")
                .commit()
                .untilSynced()
                .pass(SECOND)
                .write("teal.yaml", policy)
                .commit();
    }

    private static String service(String name) {
        return "apiVersion: v1\nkind: Service\nmetadata: {name: " + name + ", namespace: shop}\n"
                + "spec:\n  ports: [{port: 80}]\n  selector: {}\n";
    }

    private static int pods(Rehearsal shop, String color) {
        return Optional.of(shop.cluster().get(Rehearsal.deployment(color)).orElseThrow())
                .map(it -> it.number(1, "spec", "replicas"))
                .orElseThrow();
    }
}
