package dev.teal.manifest.color;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import dev.teal.core.desired.RoutedService.Certainty;
import dev.teal.core.value.Color;
import dev.teal.core.value.Tree;
import dev.teal.manifest.object.Item;

/**
 * The pods of the colors that Git has.
 *
 * @param deployments the one Deployment of each color; one color at least
 */
public record Pods(Map<Color, Item> deployments) {

    /** Labels by which people say of which app a pod is; what says a color may stand on other apps' pods, too. */
    public static final List<String> APP = List.of("app", "app.kubernetes.io/name", "k8s-app");

    /** The colors in their order. */
    public Pods {
        deployments = new TreeMap<>(deployments);
    }

    /** The colors that Git has. */
    public Set<Color> colors() {
        return deployments.keySet();
    }

    /** The Deployment of a color that Git has. */
    public Item of(Color color) {
        return deployments.get(color);
    }

    /** The labels of a color's pods. */
    public Map<String, String> labels(Color color) {
        return of(color).manifest().podLabels();
    }

    /** The same pods, those of a color with another label, which its Deployment selects by, too. */
    public Pods labelled(Color color, String key, String value) {
        Item item = of(color);
        Tree content = item.content().with(value, "spec", "template", "metadata", "labels", key);
        return with(color, item.with(content.with(value, "spec", "selector", "matchLabels", key)));
    }

    /** The same pods, all in one namespace. */
    public Pods in(String namespace) {
        Pods moved = this;
        for (Color color : colors()) {
            moved = moved.with(color, of(color).in(namespace));
        }
        return moved;
    }

    private Pods with(Color color, Item item) {
        Map<Color, Item> changed = new TreeMap<>(deployments);
        changed.put(color, item);
        return new Pods(changed);
    }

    /** A color's values of these keys; keys that its pods lack are missing. */
    public Map<String, String> values(Color color, Set<String> keys) {
        Map<String, String> found = new TreeMap<>(labels(color));
        found.keySet().retainAll(keys);
        return found;
    }

    /** Whether the labels were written as text, so that they can be compared. */
    public boolean comparable() {
        return deployments.values().stream()
                .allMatch(item -> !item.manifest().podLabels().isEmpty()
                        && item.manifest().podLabels().size()
                                == item.content()
                                        .tree("spec", "template", "metadata", "labels")
                                        .fields()
                                        .size());
    }

    /** The value that every color's pods have for a key, if they have the same. */
    public Optional<String> common(String key) {
        List<String> values = colors().stream()
                .map(color -> labels(color).get(key))
                .distinct()
                .toList();
        return values.size() == 1 ? Optional.ofNullable(values.get(0)) : Optional.empty();
    }

    /** Whether the pods of every color have the key. */
    public boolean have(String key) {
        return colors().stream().allMatch(color -> labels(color).containsKey(key));
    }

    /** A key, best one that people use for it, whose values tell the colors apart. */
    public Optional<String> telling() {
        return deployments.values().stream()
                .flatMap(item -> item.manifest().podLabels().keySet().stream())
                .distinct()
                .filter(this::have)
                .filter(key -> common(key).isEmpty())
                .min((a, b) -> a.equals("version") ? -1 : b.equals("version") ? 1 : a.compareTo(b));
    }

    /** What a selector that isn't empty selects. */
    public Selected selected(Map<String, String> selector) {
        EnumSet<Color> matched = EnumSet.noneOf(Color.class);
        colors().stream()
                .filter(color -> labels(color).entrySet().containsAll(selector.entrySet()))
                .forEach(matched::add);
        if (matched.size() == 1) {
            return new Selected.One(matched.iterator().next());
        }
        if (matched.size() == 2) {
            return new Selected.Both();
        }
        boolean known = selector.keySet().stream().allMatch(this::have);
        return known ? departed(selector) : new Selected.Nothing();
    }

    private Selected departed(Map<String, String> selector) {
        if (colors().size() == 1) {
            // One color alone does not show which of its labels change from version to version.
            Map<String, String> own = labels(colors().iterator().next());
            boolean plausible = selector.size() == 1
                    || selector.entrySet().stream()
                            .anyMatch(label -> Objects.equals(own.get(label.getKey()), label.getValue()));
            return plausible ? new Selected.Departed(Certainty.BY_MARK) : new Selected.Nothing();
        }
        List<String> common = selector.keySet().stream()
                .filter(key -> common(key).isPresent())
                .toList();
        if (common.isEmpty()) {
            return new Selected.Departed(Certainty.BY_MARK);
        }
        return common.stream()
                        .allMatch(key ->
                                common(key).filter(selector.get(key)::equals).isPresent())
                ? new Selected.Departed(Certainty.BY_FOLDER)
                : new Selected.Nothing();
    }
}
