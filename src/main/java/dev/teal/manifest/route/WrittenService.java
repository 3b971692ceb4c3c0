package dev.teal.manifest.route;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.teal.core.value.Color;
import dev.teal.manifest.object.Item;
import dev.teal.manifest.object.Role;

/**
 * One Service, in all the places where the folder writes it.
 *
 * @param items at least one; at most one in shared files and in each color's files
 */
public record WrittenService(List<Item> items) {

    /** Groups what is one Service to Kubernetes: same namespace, same name. */
    public static List<WrittenService> of(List<Item> items) {
        Map<String, List<Item>> byAddress = new LinkedHashMap<>();
        for (Item item : items) {
            if (item.is("Service")) {
                List<Item> places =
                        byAddress.computeIfAbsent(item.manifest().ref().toString(), address -> new ArrayList<>());
                if (places.stream().noneMatch(place -> place.color().equals(item.color()))) {
                    places.add(item);
                }
            }
        }
        return byAddress.values().stream()
                .map(places -> new WrittenService(List.copyOf(places)))
                .toList();
    }

    /** The place that counts where one has to: the shared file, else the first. */
    public Item main() {
        return in(Optional.empty()).orElse(items.get(0));
    }

    /** The Service as it is written in a color's files, or in shared ones. */
    public Optional<Item> in(Optional<Color> place) {
        return items.stream().filter(item -> item.color().equals(place)).findFirst();
    }

    /** Its {@code metadata.name}. */
    public String name() {
        return main().name();
    }

    /** Whether more than one file writes it. */
    public boolean inSeveralPlaces() {
        return items.size() > 1;
    }

    /** Whether a shared file writes it. */
    public boolean shared() {
        return in(Optional.empty()).isPresent();
    }

    /** What its author says that it is. */
    public Role role() {
        return Role.of(main());
    }

    /** The selector in the place that counts. */
    public Map<String, String> selector() {
        return main().selector();
    }

    /** Whether it selects anything. */
    public boolean selects() {
        return !selector().isEmpty()
                && comparable()
                && !main().content().text("spec", "type").equals("ExternalName");
    }

    /** Whether all values of its selectors are text. */
    public boolean comparable() {
        return items.stream()
                .allMatch(item -> item.selector().size()
                        == item.content().tree("spec", "selector").fields().size());
    }
}
