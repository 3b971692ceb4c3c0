package dev.teal.kube.api;

/**
 * All objects of one kind in one namespace, as one list or watch has them.
 *
 * @param apiVersion as in a manifest: {@code apps/v1}
 * @param plural the kind as a path has it: {@code deployments}
 */
public record Listed(String apiVersion, String namespace, String plural) {

    /** Where the API server has them. */
    public String path() {
        return root(apiVersion) + "/namespaces/" + namespace + "/" + plural;
    }

    /** Where the API server has one of them. */
    public String path(String name) {
        return path() + "/" + name;
    }

    /** The group without its version; empty for Kubernetes' oldest kinds. */
    public String group() {
        return apiVersion.contains("/") ? apiVersion.substring(0, apiVersion.indexOf('/')) : "";
    }

    /** The version without its group. */
    public String version() {
        return apiVersion.substring(apiVersion.indexOf('/') + 1);
    }

    static String root(String apiVersion) {
        return (apiVersion.contains("/") ? "/apis/" : "/api/") + apiVersion;
    }
}
