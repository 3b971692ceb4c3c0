package dev.teal.core.value;

import java.util.Locale;

/**
 * The address of one Kubernetes object.
 *
 * @param apiVersion group and version, as in {@code apps/v1}; only the version for the core group
 * @param kind as in {@code Deployment}
 * @param namespace never empty: Teal writes namespaced objects only
 * @param name the object's {@code metadata.name}
 */
public record ObjectRef(String apiVersion, String kind, String namespace, String name) {

    /** The API group, empty for the core group. */
    public String group() {
        int slash = apiVersion.indexOf('/');
        return slash < 0 ? "" : apiVersion.substring(0, slash);
    }

    /** What follows {@code kubectl get} to see this object. */
    public String kubectl() {
        return kind.toLowerCase(Locale.ROOT) + "/" + name + " -n " + namespace;
    }

    @Override
    public String toString() {
        return kind + " " + namespace + "/" + name;
    }
}
