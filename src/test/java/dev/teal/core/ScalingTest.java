package dev.teal.core;

import static dev.teal.core.Shop.NOW;
import static dev.teal.core.value.Color.BLUE;
import static dev.teal.core.value.Color.GREEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.teal.core.Shop.Look;
import dev.teal.core.Shop.Pods;
import dev.teal.core.decision.Planner;
import dev.teal.core.desired.Manifest;
import dev.teal.core.desired.Origin;
import dev.teal.core.desired.Release;
import dev.teal.core.desired.Version;
import dev.teal.core.live.LiveAutoscaler;
import dev.teal.core.live.LiveDeployment;
import dev.teal.core.live.LiveDeployment.ScaledBy;
import dev.teal.core.mark.ColorMarks;
import dev.teal.core.plan.Plan;
import dev.teal.core.plan.Stage;
import dev.teal.core.situation.Situation;
import dev.teal.core.value.Color;
import dev.teal.core.value.Hold;
import dev.teal.core.value.ObjectRef;
import dev.teal.core.value.Tree;
import dev.teal.core.workload.Scaling;

/** How many pods a color has to have, and who says so. Green serves, blue is wanted. */
class ScalingTest {

    private static final ObjectRef SCALER =
            new ObjectRef("autoscaling/v2", "HorizontalPodAutoscaler", "shop", "shop-v2");

    /** Who scales blue, in Git and live. An autoscaler goes from 2 to 6. */
    enum Autoscaler {
        NONE,
        IN_GIT,
        FOREIGN
    }

    /** Handing {@code replicas} over and taking it back; what is written: a number, or that it is left out. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # autoscaler | in Git | live | owned by | written
            NONE         | 3      | -    | -        | 3
            NONE         | -      | -    | -        | out
            NONE         | 3      | 7    | TEAL     | 3
            NONE         | 3      | 7    | OTHERS   | 3
            NONE         | 3      | 0    | TEAL     | 3
            NONE         | -      | 7    | TEAL     | 7
            NONE         | -      | 7    | OTHERS   | out
            NONE         | 0      | 7    | TEAL     | 0
            IN_GIT       | 3      | -    | -        | 3
            IN_GIT       | 1      | -    | -        | 2
            IN_GIT       | 9      | -    | -        | 6
            IN_GIT       | -      | -    | -        | 2
            IN_GIT       | 3      | 0    | TEAL     | 3
            IN_GIT       | 1      | 0    | OTHERS   | 2
            IN_GIT       | -      | 0    | OTHERS   | 2
            IN_GIT       | 0      | 0    | OTHERS   | 0
            IN_GIT       | 3      | 1    | TEAL     | 1
            IN_GIT       | 3      | 4    | TEAL     | 4
            IN_GIT       | 3      | 9    | TEAL     | 9
            IN_GIT       | 3      | 4    | OTHERS   | out
            IN_GIT       | -      | 4    | TEAL     | 4
            IN_GIT       | -      | 4    | OTHERS   | out
            FOREIGN      | 3      | 4    | TEAL     | 4
            FOREIGN      | 3      | 4    | OTHERS   | out
            FOREIGN      | 3      | 0    | OTHERS   | 3
            FOREIGN      | -      | 0    | OTHERS   | 2
            """)
    void whatIsWrittenAsReplicas(Autoscaler autoscaler, String git, String live, String owner, String written) {
        Situation situation = situation(autoscaler, git, live, owner, 3).facing(BLUE);

        Tree content = new Scaling(situation, BLUE).content();

        assertThat(content.at("spec", "replicas").map(Object::toString).orElse("out"))
                .isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # autoscaler | in Git | live | serve | enough
            NONE         | 2      | 2    | 4     | 2
            NONE         | -      | 5    | 4     | 5
            IN_GIT       | -      | 1    | 1     | 2
            IN_GIT       | -      | 1    | 4     | 4
            IN_GIT       | -      | 1    | 9     | 6
            IN_GIT       | 5      | 1    | 4     | 5
            FOREIGN      | -      | 1    | 4     | 4
            """)
    void enoughIsTheLargestOfMinimumFileAndWhatServesUpToTheMaximum(
            Autoscaler autoscaler, String git, String live, int serve, int enough) {
        Situation situation = situation(autoscaler, git, live, "OTHERS", serve).facing(BLUE);

        assertThat(new Scaling(situation, BLUE).enough()).isEqualTo(enough);
    }

    @Test
    void theAutoscalerInGitIsRaisedBeforeTheSwitchAndHoldsUntilItsPodsAreThere() {
        Look look = situation(Autoscaler.IN_GIT, "-", "2", "OTHERS", 4);

        assertThat(minimum(look, BLUE)).isEqualTo(4);
        assertThat(plan(look, BLUE).hold().orElseThrow().message()).contains("2 of 4 pods");
    }

    @Test
    void theRaisedMinimumStaysWhileTheOtherDrainsAndGoesBackToGitsAfterwards() {
        Look draining = situation(Autoscaler.IN_GIT, "-", "4", "OTHERS", 4)
                .live(SCALER, Map.of("spec", Map.of("minReplicas", 4)))
                .service(
                        Shop.selector(BLUE),
                        Shop.moved(BLUE, NOW.minusSeconds(10), Optional.of(NOW.minusSeconds(9))),
                        Set.of());
        Look drained = situation(Autoscaler.IN_GIT, "-", "4", "OTHERS", 4)
                .live(SCALER, Map.of("spec", Map.of("minReplicas", 4)))
                .service(Shop.selector(BLUE), Shop.settled(BLUE), Set.of());

        assertThat(minimum(draining, BLUE)).isEqualTo(4);
        assertThat(minimum(drained, BLUE)).isEqualTo(2);
    }

    @Test
    void aCommitThatIsWithdrawnGivesTheMinimumBack() {
        Look look = situation(Autoscaler.IN_GIT, "-", "4", "OTHERS", 4)
                .live(SCALER, Map.of("spec", Map.of("minReplicas", 4)));

        assertThat(minimum(look, GREEN)).isEqualTo(2);
    }

    @Test
    void anAutoscalerThatIsNotInGitHoldsWithTheLineThatRaisesIt() {
        Look look = situation(Autoscaler.FOREIGN, "-", "2", "OTHERS", 4);

        Hold hold = plan(look, BLUE).hold().orElseThrow();

        assertThat(hold.message()).contains("HorizontalPodAutoscaler shop/shop-v2, which is not in Git");
        assertThat(hold.advice())
                .contains("kubectl patch horizontalpodautoscaler/shop-v2 -n shop", "\"minReplicas\":4");
    }

    @Test
    void aSmallerColorThatIsMeantIsLetThroughWithANotice() {
        Look look = situation(Autoscaler.NONE, "2", "2", "TEAL", 4);

        Plan plan = plan(look, BLUE);

        assertThat(plan.stage()).isEqualTo(Stage.MOVING);
        assertThat(plan.remarks()).singleElement().asString().contains("blue has 2 pods, and 4 serve now");
    }

    private static int minimum(Look look, Color active) {
        return new Planner()
                .aims(look.facing(active)).stream()
                        .filter(aim -> aim.wanted().ref().equals(SCALER))
                        .map(aim -> aim.wanted().content().number(0, "spec", "minReplicas"))
                        .findFirst()
                        .orElseThrow();
    }

    private static Plan plan(Look look, Color active) {
        return new Planner().plan(look.facing(active));
    }

    /** Green serves with so many endpoints; blue has so many live pods, which serve, or is absent. */
    private static Look situation(Autoscaler autoscaler, String git, String live, String owner, int serving) {
        Look look = new Look().color(GREEN, Pods.SERVING);
        Set<String> endpoints =
                IntStream.range(0, serving).mapToObj(i -> "green-" + i).collect(Collectors.toSet());
        look.service(Shop.selector(GREEN), Shop.settled(GREEN), endpoints);
        if (!live.equals("-")) {
            int replicas = Integer.parseInt(live);
            LiveDeployment deployment = new LiveDeployment(
                    Shop.deployment(BLUE),
                    "shop",
                    Shop.selector(BLUE).labels(),
                    new LiveDeployment.Counts(replicas, replicas, replicas, replicas, replicas),
                    new LiveDeployment.Rollout(true, false, false, Optional.empty(), Optional.empty()),
                    0,
                    ScaledBy.valueOf(owner),
                    ColorMarks.NONE);
            look.color(BLUE, Pods.SERVING)
                    .live(BLUE, deployment)
                    .pods(
                            Shop.selector(BLUE),
                            look.found(Shop.selector(BLUE)).stream()
                                    .limit(replicas)
                                    .toList());
        }
        if (autoscaler == Autoscaler.FOREIGN) {
            look.autoscaler(new LiveAutoscaler(SCALER, "shop-v2", 2, 6));
        }
        return look.with(release(autoscaler, git));
    }

    private static Release release(Autoscaler autoscaler, String git) {
        Release shop = Shop.release(BLUE);
        Version blue = shop.versions().get(BLUE);
        Tree content = git.equals("-")
                ? blue.deployment().content().without("spec", "replicas")
                : blue.deployment().content().with(Integer.parseInt(git), "spec", "replicas");
        Manifest scaler = new Manifest(
                SCALER,
                Tree.of(Map.of(
                        "spec",
                        Map.of(
                                "minReplicas",
                                2,
                                "maxReplicas",
                                6,
                                "scaleTargetRef",
                                Map.of("kind", "Deployment", "name", "shop-v2")))),
                Origin.of("blue.yaml"));
        List<Manifest> belongings = new ArrayList<>();
        if (autoscaler == Autoscaler.IN_GIT) {
            belongings.add(scaler);
        }
        Map<Color, Version> versions = new LinkedHashMap<>(shop.versions());
        versions.put(BLUE, new Version(BLUE, blue.deployment().with(content), belongings));
        return new Release(
                shop.application(),
                shop.path(),
                shop.commit(),
                shop.content(),
                BLUE,
                versions,
                shop.services(),
                shop.previews(),
                shop.shared(),
                shop.jobs(),
                shop.policy(),
                shop.claimed(),
                shop.notices());
    }
}
