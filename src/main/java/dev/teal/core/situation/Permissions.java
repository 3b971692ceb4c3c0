package dev.teal.core.situation;

import java.util.Set;

/**
 * What Teal may do in the cluster, from the settings.
 *
 * @param namespaces where it may write
 * @param creation what happens to an allowed namespace that does not exist
 */
public record Permissions(Set<String> namespaces, Creation creation) {

    /**
     * Checks the names.
     *
     * @throws IllegalArgumentException with the setting's name and an example
     */
    public Permissions {
        namespaces = Set.copyOf(namespaces);
        namespaces.stream()
                .filter(name -> !name.matches("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?"))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException("teal.namespaces, or teal.namespace in its place: \"" + name
                            + "\" is no namespace's name; write it as in teal.namespaces=shop,shop-test");
                });
    }

    /** What happens to an allowed namespace that does not exist. */
    public enum Creation {
        CREATE,
        HOLD
    }
}
