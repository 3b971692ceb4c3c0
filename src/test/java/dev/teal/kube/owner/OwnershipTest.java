package dev.teal.kube.owner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.teal.core.value.Hands;
import dev.teal.core.value.Tree;
import dev.teal.kube.api.Operation;

class OwnershipTest {

    private static final Map<String, Object> STATUS = Map.of(
            "manager",
            "kube-controller-manager",
            "operation",
            "Update",
            "apiVersion",
            "apps/v1",
            "subresource",
            "status");

    @Test
    void handsTheFieldsOfAllAppliersToTealInOnePatch() {
        Map<String, Object> kubectl = entry("kubectl-client-side-apply", "Update", "f:replicas");
        Map<String, Object> teal = entry("teal", "Apply", "f:selector");

        List<Operation> patch = new Ownership(live(kubectl, STATUS, teal)).claiming(Set.of());

        assertThat(patch.stream().map(Operation::tree).map(Tree::plain))
                .containsExactly(
                        Map.of(
                                "op",
                                "replace",
                                "path",
                                "/metadata/managedFields",
                                "value",
                                List.of(
                                        STATUS,
                                        Map.of(
                                                "manager",
                                                "teal",
                                                "operation",
                                                "Apply",
                                                "apiVersion",
                                                "apps/v1",
                                                "fieldsType",
                                                "FieldsV1",
                                                "fieldsV1",
                                                Map.of(
                                                        "f:spec",
                                                        Map.of("f:replicas", Map.of(), "f:selector", Map.of()))))),
                        Map.of("op", "replace", "path", "/metadata/resourceVersion", "value", "7"));
    }

    @Test
    void adoptsWhatKubectlMadeAndNothingElse() {
        assertThat(new Ownership(live(entry("kubectl-client-side-apply", "Update", "f:replicas"))).adoptable())
                .isTrue();
        assertThat(new Ownership(live(entry("teal", "Apply", "f:replicas"), STATUS)).adoptable())
                .isFalse();
        assertThat(new Ownership(live(entry("other-tool", "Apply", "f:replicas"))).adoptable())
                .isFalse();
        assertThat(new Ownership(Tree.EMPTY).adoptable()).isFalse();
    }

    @Test
    void leavesTheScaleSubresourceOfKubectlAlone() {
        Map<String, Object> scaled =
                Map.of("manager", "kubectl", "operation", "Update", "apiVersion", "apps/v1", "subresource", "scale");

        assertThat(new Ownership(live(scaled)).adoptable()).isFalse();
    }

    @Test
    void knowsWhetherTheReplicasAreTeals() {
        assertThat(new Ownership(live(entry("teal", "Apply", "f:replicas"))).ownsReplicas())
                .isTrue();
        assertThat(new Ownership(live(entry("teal", "Apply", "f:selector"))).ownsReplicas())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"kubectl", "kubectl-edit", "kubectl-patch", "kubectl-client-side-apply", "before-first-apply"})
    void takesPeopleAtACommandLineForHands(String manager) {
        assertThat(Hands.isHand(manager)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"other-tool", "helm", "kubectlish", "teal"})
    void takesNoToolForAHand(String manager) {
        assertThat(Hands.isHand(manager)).isFalse();
    }

    private static Tree live(Object... entries) {
        return Tree.of(Map.of(
                "apiVersion",
                "apps/v1",
                "metadata",
                Map.of("resourceVersion", "7", "managedFields", List.of(entries))));
    }

    private static Map<String, Object> entry(String manager, String operation, String field) {
        return Map.of(
                "manager",
                manager,
                "operation",
                operation,
                "apiVersion",
                "apps/v1",
                "fieldsV1",
                Map.of("f:spec", Map.of(field, Map.of())));
    }
}
