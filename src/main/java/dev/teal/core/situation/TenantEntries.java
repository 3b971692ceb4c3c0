package dev.teal.core.situation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The setting {@code teal.tenants}: {@code folder=namespace;namespace} each. */
public final class TenantEntries {

    private TenantEntries() {}

    /**
     * What is written there, for folders below {@code base}.
     *
     * @throws IllegalArgumentException with the setting's name and an example where an entry can't be used
     */
    public static Tenants of(List<String> written, String base) {
        Map<String, Set<String>> byFolder = new LinkedHashMap<>();
        for (String entry : written) {
            int sign = entry.lastIndexOf('=');
            if (sign < 0) {
                throw new IllegalArgumentException("teal.tenants: \"" + entry
                        + "\" has no = between a folder and its namespaces" + Tenants.EXAMPLE);
            }
            String folder = entry.substring(0, sign).strip();
            Set<String> namespaces = Stream.of(entry.substring(sign + 1).split(";"))
                    .map(String::strip)
                    .filter(it -> !it.isEmpty())
                    .collect(Collectors.toSet());
            if (byFolder.put(folder, namespaces) != null) {
                throw new IllegalArgumentException("teal.tenants: \"" + folder
                        + "\" is there twice: put its namespaces into one entry" + Tenants.EXAMPLE);
            }
        }
        return new Tenants(base, byFolder);
    }
}
