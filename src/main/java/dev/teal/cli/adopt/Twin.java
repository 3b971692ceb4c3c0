package dev.teal.cli.adopt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.teal.cli.shell.UnableException;
import dev.teal.core.value.Color;
import dev.teal.core.value.Tree;

/**
 * The other color of a Deployment: another name, and another value of one label that the Service selects, wherever the pods have
 * or look for it. The one that runs keeps both, since a Deployment's selector can't be changed.
 *
 * @param from the color that runs
 * @param key the label's name
 * @param value its value on the pods that run
 */
record Twin(Color from, String key, String value) {

    private static final int LONGEST = 63;

    /** Labels that tell versions apart by their name, and then those that are usual; the first that is selected is taken. */
    private static final List<String> PREFERRED = List.of(
            "version",
            "color",
            "colour",
            "slot",
            "app",
            "app.kubernetes.io/instance",
            "app.kubernetes.io/name",
            "k8s-app");

    /** The label by which the colors of what runs are best told apart. */
    static Twin of(Running running) {
        Map<String, String> selected = running.service().texts("spec", "selector");
        Map<String, String> owned = running.deployment().texts("spec", "selector", "matchLabels");
        String key = Stream.concat(PREFERRED.stream(), selected.keySet().stream())
                .filter(selected::containsKey)
                .filter(it ->
                        owned.containsKey(it) || selected.keySet().stream().noneMatch(owned::containsKey))
                .findFirst()
                .orElseThrow();
        return new Twin(running.color(), key, selected.get(key));
    }

    /**
     * The other color's Deployment with that image.
     *
     * @throws UnableException where it can't be known which container has it
     */
    Tree deployment(Tree deployment, String image) throws UnableException {
        Tree twin = renamed(deployment).with(other(value), "spec", "selector", "matchLabels", key);
        int place = place(Containers.of(twin), image);
        List<Tree> containers = new ArrayList<>(Containers.of(twin));
        containers.set(place, containers.get(place).with(image, "image"));
        return twin.with(containers, "spec", "template", "spec", "containers");
    }

    /** The other color's autoscaler. */
    Tree autoscaler(Tree autoscaler) {
        return renamed(autoscaler)
                .with(other(autoscaler.text("spec", "scaleTargetRef", "name")), "spec", "scaleTargetRef", "name");
    }

    private Tree renamed(Tree object) {
        return ((Tree) relabelled(object)).with(other(Running.name(object)), "metadata", "name");
    }

    private static int place(List<Tree> containers, String image) throws UnableException {
        if (containers.size() == 1) {
            return 0;
        }
        List<Tree> same = containers.stream()
                .filter(it -> repository(it.text("image")).equals(repository(image)))
                .toList();
        if (same.size() != 1) {
            throw new UnableException(
                    "the pods have " + containers.size() + " containers, and "
                            + (same.isEmpty() ? "none has" : "several have") + " an image " + repository(image),
                    "leave the image out, copy the file, and write it there");
        }
        return containers.indexOf(same.get(0));
    }

    private static String repository(String image) {
        return image.replaceFirst("@.*$", "").replaceFirst(":[^:/]*$", "");
    }

    private Object relabelled(Object node) {
        if (node instanceof Tree tree) {
            Map<String, Object> fields = new LinkedHashMap<>();
            tree.each((name, child) ->
                    fields.put(name, name.equals(key) && value.equals(child) ? other(value) : relabelled(child)));
            return looksFor(tree) ? Tree.of(fields).with(values(tree), "values") : Tree.of(fields);
        }
        return node instanceof List<?> list
                ? list.stream().map(this::relabelled).toList()
                : node;
    }

    /** Whether it is an expression of a label selector. */
    private boolean looksFor(Tree tree) {
        return tree.text("key").equals(key) && tree.list("values").contains(value);
    }

    private List<Object> values(Tree expression) {
        return expression.list("values").stream()
                .<Object>map(it -> it.equals(value) ? other(value) : it)
                .toList();
    }

    /** The other color's word in the place of this one's; else at the end. */
    private String other(String text) {
        Color to = from.other();
        if (from.isIn(text)) {
            return from.replacedIn(text, to.word());
        }
        String end = "-" + to.word();
        return text.substring(0, Math.min(text.length(), LONGEST - end.length())) + end;
    }
}
