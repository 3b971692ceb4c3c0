package dev.teal.e2e;

import java.util.List;

import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;

/**
 * One verb on one resource.
 *
 * @param group the API group, empty for Kubernetes' core
 */
record Right(String verb, String group, String resource) {

    /** What {@code role} grants, each right by itself. */
    static List<Right> of(ClusterRole role) {
        return role.getRules().stream()
                .flatMap(rule -> rule.getResources().stream()
                        .flatMap(resource -> rule.getVerbs().stream()
                                .map(verb -> new Right(verb, rule.getApiGroups().get(0), resource))))
                .toList();
    }

    /** {@code role} without this right. */
    ClusterRole takenFrom(ClusterRole role) {
        List<PolicyRule> left = of(role).stream()
                .filter(right -> !right.equals(this))
                .map(right -> new PolicyRuleBuilder()
                        .withApiGroups(right.group())
                        .withResources(right.resource())
                        .withVerbs(right.verb())
                        .build())
                .toList();
        return with(role, left);
    }

    /** {@code role} with these rules and no resource version, so that it can be written over any other. */
    static ClusterRole with(ClusterRole role, List<PolicyRule> rules) {
        return new ClusterRoleBuilder(role)
                .editMetadata()
                .withResourceVersion(null)
                .endMetadata()
                .withRules(rules)
                .build();
    }

    /** How the API server names it when it refuses. */
    String refusal() {
        return "cannot " + verb + " resource \"" + resource + "\" in API group \"" + group + "\"";
    }

    @Override
    public String toString() {
        return verb + " " + resource + (group.isEmpty() ? "" : "." + group);
    }
}
