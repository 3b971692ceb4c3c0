package dev.teal.manifest.check;

import java.util.List;
import java.util.Map;

import dev.teal.core.value.Tree;

/** The selector of a Deployment: equal labels, and expressions. */
public final class PodSelector {

    private final Map<String, String> labels;
    private final List<Tree> expressions;

    /** The selector of this Deployment. */
    public PodSelector(Tree deployment) {
        labels = deployment.texts("spec", "selector", "matchLabels");
        expressions = deployment.trees("spec", "selector", "matchExpressions");
    }

    /** Whether it selects by nothing. */
    public boolean empty() {
        return labels.isEmpty() && expressions.isEmpty();
    }

    /** Whether it selects pods with these labels. */
    public boolean matches(Map<String, String> pod) {
        return pod.entrySet().containsAll(labels.entrySet())
                && expressions.stream().allMatch(expression -> matches(expression, pod));
    }

    private static boolean matches(Tree expression, Map<String, String> pod) {
        String value = pod.get(expression.text("key"));
        List<?> values = expression.list("values");
        return switch (expression.text("operator")) {
            case "In" -> value != null && values.contains(value);
            case "NotIn" -> value == null || !values.contains(value);
            case "Exists" -> value != null;
            case "DoesNotExist" -> value == null;
            default -> false;
        };
    }
}
