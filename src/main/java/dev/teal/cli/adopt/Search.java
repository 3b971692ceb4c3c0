package dev.teal.cli.adopt;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.teal.cli.shell.UnableException;
import dev.teal.core.port.PortException;
import dev.teal.core.value.ObjectRef;
import dev.teal.core.value.Selector;
import dev.teal.core.value.Tree;
import dev.teal.kube.DryCluster;
import dev.teal.kube.api.Listed;

/** Finds in a namespace what serves. */
public final class Search {

    private static final String AUTOSCALING = "autoscaling/v2";

    private final DryCluster cluster;
    private final String namespace;

    /** Looks there. */
    public Search(DryCluster cluster, String namespace) {
        this.cluster = cluster;
        this.namespace = namespace;
    }

    /**
     * The Deployment with the Service that selects its pods.
     *
     * @param service the Service's name; empty where the only one is meant
     * @throws UnableException where one of them is not there, or it can't be known which Service is meant
     */
    public Running running(String deployment, Optional<String> service) throws UnableException {
        try {
            Tree found = existing(new ObjectRef("apps/v1", "Deployment", namespace, deployment));
            return new Running(found, service(found, service), autoscaler(deployment));
        } catch (PortException e) {
            throw new UnableException(e.hold());
        }
    }

    private Tree existing(ObjectRef ref) throws PortException, UnableException {
        Tree found = cluster.object(ref);
        if (found.isEmpty()) {
            throw new UnableException(
                    "there is no " + ref,
                    "see `kubectl get deployments,services -n " + namespace + "`, or name another namespace with -n");
        }
        return found;
    }

    private Tree service(Tree deployment, Optional<String> name) throws PortException, UnableException {
        if (name.isPresent()) {
            Tree named = existing(new ObjectRef("v1", "Service", namespace, name.get()));
            if (!selects(named, deployment)) {
                throw new UnableException(
                        "Service " + name.get() + " does not select the pods of " + Running.name(deployment),
                        "name the one that does");
            }
            return named;
        }
        List<Tree> selecting = cluster.all(new Listed("v1", namespace, "services")).stream()
                .filter(it -> selects(it, deployment))
                .map(it -> it.with("v1", "apiVersion").with("Service", "kind"))
                .toList();
        if (selecting.size() != 1) {
            throw new UnableException(
                    selecting.isEmpty()
                            ? "no Service of namespace " + namespace + " selects the pods of "
                                    + Running.name(deployment)
                            : "several Services select the pods of " + Running.name(deployment) + ": "
                                    + selecting.stream().map(Running::name).collect(Collectors.joining(", ")),
                    selecting.isEmpty()
                            ? "make one: Teal moves the selector of a Service"
                            : "name the one whose traffic is to be moved, as in service/"
                                    + Running.name(selecting.get(0)));
        }
        return selecting.get(0);
    }

    private static boolean selects(Tree service, Tree deployment) {
        var selector = service.texts("spec", "selector");
        return !selector.isEmpty()
                && new Selector(selector).matches(deployment.texts("spec", "template", "metadata", "labels"));
    }

    private Optional<Tree> autoscaler(String deployment) throws PortException {
        return cluster.all(new Listed(AUTOSCALING, namespace, "horizontalpodautoscalers")).stream()
                .filter(it -> it.text("spec", "scaleTargetRef", "kind").equals("Deployment")
                        && it.text("spec", "scaleTargetRef", "name").equals(deployment))
                .map(it -> it.with(AUTOSCALING, "apiVersion").with("HorizontalPodAutoscaler", "kind"))
                .findFirst();
    }
}
