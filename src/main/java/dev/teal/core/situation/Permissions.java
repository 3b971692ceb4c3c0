package dev.teal.core.situation;

import static java.util.function.Predicate.not;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What Teal may do in the cluster, from the settings.
 *
 * @param namespaces where it may write
 * @param creation what happens to an allowed namespace that does not exist
 * @param tenants which folders may write to which of them
 */
public record Permissions(Set<String> namespaces, Creation creation, Tenants tenants) {

    private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

    /**
     * Checks the names.
     *
     * @throws IllegalArgumentException with the setting's name and an example
     */
    public Permissions {
        namespaces = Set.copyOf(namespaces);
        namespaces.stream().filter(name -> !isNamespace(name)).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException("teal.namespaces, or teal.namespace in its place: \"" + name
                    + "\" is no namespace's name; write it as in teal.namespaces=shop,shop-test");
        });
        Set<String> allowed = namespaces;
        for (Map.Entry<String, Set<String>> entry : tenants.byFolder().entrySet()) {
            entry.getValue().stream()
                    .filter(not(allowed::contains))
                    .sorted()
                    .findFirst()
                    .ifPresent(name -> {
                        throw new IllegalArgumentException("teal.tenants: " + name + ", for " + entry.getKey()
                                + ", is not one of the namespaces that Teal may write to; add it: TEAL_NAMESPACES="
                                + String.join(",", new TreeSet<>(allowed)) + "," + name);
                    });
        }
    }

    /** Each folder may write to all of {@code namespaces}. */
    public Permissions(Set<String> namespaces, Creation creation) {
        this(namespaces, creation, Tenants.NONE);
    }

    /** Whether a namespace can have this name. */
    static boolean isNamespace(String name) {
        return NAMESPACE.matcher(name).matches();
    }

    /** What happens to an allowed namespace that does not exist. */
    public enum Creation {
        CREATE,
        HOLD
    }
}
