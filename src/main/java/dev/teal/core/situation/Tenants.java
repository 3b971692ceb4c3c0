package dev.teal.core.situation;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which folders may write to which namespaces, from the setting {@code teal.tenants}. Of several folders that one is in, the
 * innermost counts; one that is in none may write nowhere.
 *
 * @param base the folder that all of these are below, by its path in the repository; empty for the root
 * @param byFolder by the path below that, as in {@code team-a/}, {@code /} for the base itself; empty where folders may
 *     write wherever Teal may
 */
public record Tenants(String base, Map<String, Set<String>> byFolder) {

    /** Each folder may write wherever Teal may. */
    public static final Tenants NONE = new Tenants("", Map.of());

    /** What ends each message about a value that can't be used. */
    public static final String EXAMPLE = "; write it as in TEAL_TENANTS=team-a/=shop,team-b/=accounts;tools";

    /**
     * Takes folders with or without slashes around them.
     *
     * @throws IllegalArgumentException with the setting's name and an example
     */
    public Tenants {
        Map<String, Set<String>> checked = new TreeMap<>();
        byFolder.forEach((written, namespaces) -> {
            String folder = folder(written);
            if (checked.put(folder, namespaces(folder, namespaces)) != null) {
                throw new IllegalArgumentException(
                        "teal.tenants: \"" + folder + "\" is there twice: put its namespaces into one entry" + EXAMPLE);
            }
        });
        byFolder = Map.copyOf(checked);
    }

    /**
     * What one entry of the setting says.
     *
     * @param folder the folder as in {@code team-a/}
     * @param namespaces where what is below it may write; at least one
     */
    public record Tenant(String folder, Set<String> namespaces) {

        @Override
        public String toString() {
            return folder + "=" + String.join(";", new TreeSet<>(namespaces));
        }
    }

    /** Whether the folder with this path in the repository may write to {@code namespace}. */
    public boolean allow(String path, String namespace) {
        return byFolder.isEmpty()
                || of(path).filter(it -> it.namespaces().contains(namespace)).isPresent();
    }

    /** The entry that counts for the folder with this path in the repository; empty where none does. */
    public Optional<Tenant> of(String path) {
        List<String> names = names(below(path));
        return IntStream.rangeClosed(0, names.size())
                .map(cut -> names.size() - cut)
                .mapToObj(length -> text(names.subList(0, length)))
                .filter(byFolder::containsKey)
                .findFirst()
                .map(folder -> new Tenant(folder, byFolder.get(folder)));
    }

    /**
     * Where an object of the folder with this path is that names no namespace: in {@code usual}, unless the folder may not
     * write there and may write to one other only.
     */
    public String namespace(String path, String usual) {
        return allow(path, usual)
                ? usual
                : of(path).map(Tenant::namespaces)
                        .filter(it -> it.size() == 1)
                        .map(it -> it.iterator().next())
                        .orElse(usual);
    }

    /** The entry that would be written for the folder with this path: for the outermost folder that it is in. */
    public Tenant missing(String path, Set<String> namespaces) {
        List<String> names = names(below(path));
        return new Tenant(text(names.subList(0, Math.min(1, names.size()))), namespaces);
    }

    private String below(String path) {
        return path.substring(Math.min(base.length(), path.length()));
    }

    private static String folder(String written) {
        List<String> names = names(written.strip());
        if (written.isBlank()
                || names.stream().anyMatch(it -> it.isBlank() || it.equals(".") || it.equals(".."))
                || written.matches(".*[*?\\\\].*")) {
            throw new IllegalArgumentException("teal.tenants: \"" + written
                    + "\" is no folder below teal.git.path: patterns, empty names, . and .. are none" + EXAMPLE);
        }
        return text(names);
    }

    private static Set<String> namespaces(String folder, Set<String> namespaces) {
        if (namespaces.isEmpty()) {
            throw new IllegalArgumentException("teal.tenants: \"" + folder + "\" has no namespace" + EXAMPLE);
        }
        namespaces.stream()
                .filter(it -> !Permissions.isNamespace(it))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException(
                            "teal.tenants: \"" + name + "\", for " + folder + ", is no namespace's name" + EXAMPLE);
                });
        return Set.copyOf(namespaces);
    }

    private static List<String> names(String path) {
        String bare = path.replaceFirst("^/", "").replaceFirst("/$", "");
        return bare.isEmpty() ? List.of() : Arrays.asList(bare.split("/", -1));
    }

    private static String text(List<String> names) {
        return names.isEmpty() ? "/" : names.stream().map(it -> it + "/").collect(Collectors.joining());
    }
}
