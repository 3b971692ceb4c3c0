package dev.teal.kube;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.teal.core.Fields;
import dev.teal.core.Manifest;
import dev.teal.core.ObjectRef;
import dev.teal.core.Origin;

class AutoscalersTest {

    private static final Autoscalers SCALED = new Autoscalers(Set.of("shop/shop-v1"));
    private static final Manifest WANTED = new Manifest(
            new ObjectRef("apps/v1", "Deployment", "shop", "shop-v1"),
            Map.of("spec", Map.of("replicas", 3)),
            Origin.of("green.yaml"));

    @Test
    void findsTheDeploymentsThatAreScaled() {
        Map<String, Object> scaler = Map.of(
                "metadata", Map.of("namespace", "shop"),
                "spec", Map.of("scaleTargetRef", Map.of("kind", "Deployment", "name", "shop-v1")));
        Map<String, Object> other = Map.of(
                "metadata", Map.of("namespace", "shop"),
                "spec", Map.of("scaleTargetRef", Map.of("kind", "StatefulSet", "name", "db")));

        assertThat(Autoscalers.targets(Stream.of(scaler, other))).containsExactly("shop/shop-v1");
    }

    @Test
    void startsANewDeploymentWithTheNumberInItsFile() {
        assertThat(SCALED.yield(WANTED, Map.of())).isEqualTo(WANTED.content());
    }

    @Test
    void writesTheLiveNumberWhileTealOwnsItSoThatItDoesNotFallToOne() {
        Map<String, Object> live = live(7, "teal", "Apply");

        assertThat(Fields.number(SCALED.yield(WANTED, live), 0, "spec", "replicas"))
                .isEqualTo(7);
    }

    @Test
    void leavesTheNumberOutOnceTheAutoscalerOwnsIt() {
        Map<String, Object> live = live(7, "kube-controller-manager", "Update");

        assertThat(Fields.at(SCALED.yield(WANTED, live), "spec", "replicas")).isEmpty();
    }

    @Test
    void writesTheFilesNumberWhereNothingScales() {
        Map<String, Object> live = live(7, "teal", "Apply");

        assertThat(new Autoscalers(Set.of("other/shop-v1")).yield(WANTED, live)).isEqualTo(WANTED.content());
    }

    private static Map<String, Object> live(int replicas, String manager, String operation) {
        return Map.of(
                "metadata",
                Map.of(
                        "managedFields",
                        List.of(Map.of(
                                "manager",
                                manager,
                                "operation",
                                operation,
                                "fieldsV1",
                                Map.of("f:spec", Map.of("f:replicas", Map.of()))))),
                "spec",
                Map.of("replicas", replicas));
    }
}
