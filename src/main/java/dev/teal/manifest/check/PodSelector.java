package dev.teal.manifest.check;

import java.util.List;
import java.util.Map;

import dev.teal.core.value.Fields;

/** The selector of a Deployment: equal labels, and expressions. */
public final class PodSelector {

    private final Map<String, String> labels;
    private final List<Map<String, Object>> expressions;

    /** The selector of this Deployment. */
    public PodSelector(Map<String, Object> deployment) {
        labels = Fields.texts(deployment, "spec", "selector", "matchLabels");
        expressions = Fields.maps(deployment, "spec", "selector", "matchExpressions");
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

    private static boolean matches(Map<String, Object> expression, Map<String, String> pod) {
        String value = pod.get(Fields.text(expression, "key"));
        List<?> values = expression.get("values") instanceof List<?> list ? list : List.of();
        return switch (Fields.text(expression, "operator")) {
            case "In" -> value != null && values.contains(value);
            case "NotIn" -> !values.contains(value);
            case "Exists" -> value != null;
            case "DoesNotExist" -> value == null;
            default -> false;
        };
    }
}
