package dev.teal.kube.watch;

import java.util.LinkedHashSet;
import java.util.Set;

import dev.teal.core.live.Scope;
import dev.teal.core.port.PortException;
import dev.teal.core.value.ObjectRef;
import dev.teal.kube.api.ApiPaths;
import dev.teal.kube.api.Listed;

/** What has to be watched so that a look can do without asking. */
final class Needs {

    private Needs() {}

    /**
     * One watch for each kind and namespace that a look at this release reads.
     *
     * @throws PortException where a kind of it is not known to the API server, or that can't be found out
     */
    static Set<Watched> of(Scope scope, ApiPaths paths) throws PortException {
        Set<Watched> needs = new LinkedHashSet<>();
        for (String namespace : scope.namespaces()) {
            add(needs, "apps/v1", namespace, "deployments");
            add(needs, "apps/v1", namespace, "replicasets");
            add(needs, "v1", namespace, "pods");
            add(needs, "v1", namespace, "services");
            add(needs, "discovery.k8s.io/v1", namespace, "endpointslices");
            add(needs, "autoscaling/v2", namespace, "horizontalpodautoscalers");
        }
        scope.leads().ifPresent(namespace -> add(needs, "networking.k8s.io/v1", namespace, "ingresses"));
        scope.jobs().ifPresent(namespace -> add(needs, "batch/v1", namespace, "jobs"));
        for (ObjectRef ref : scope.objects()) {
            Listed what = paths.among(ref);
            if (!needs.contains(new Watched(what, Watched.Extent.ALL))) {
                needs.add(new Watched(what, Watched.Extent.OURS));
            }
        }
        return needs;
    }

    private static void add(Set<Watched> needs, String apiVersion, String namespace, String plural) {
        needs.add(new Watched(new Listed(apiVersion, namespace, plural), Watched.Extent.ALL));
    }
}
