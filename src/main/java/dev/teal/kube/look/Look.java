package dev.teal.kube.look;

import static java.util.function.Predicate.not;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import dev.teal.core.desired.Version;
import dev.teal.core.live.Leads;
import dev.teal.core.live.Live;
import dev.teal.core.live.LiveAutoscaler;
import dev.teal.core.live.LiveDeployment;
import dev.teal.core.live.LiveService;
import dev.teal.core.live.Scope;
import dev.teal.core.mark.Marks;
import dev.teal.core.port.PortException;
import dev.teal.core.value.Color;
import dev.teal.core.value.ObjectRef;
import dev.teal.core.value.Selector;
import dev.teal.core.value.Tree;
import dev.teal.kube.api.Listed;
import dev.teal.kube.api.Reader;

/** Reads the cluster for one release. */
public final class Look {

    private final Reader reader;
    private final JobReader jobs;
    private final Scope scope;
    private final Map<ObjectRef, Tree> objects = new HashMap<>();

    /** Reads what {@code scope} says by {@code reader}, once. */
    public Look(Reader reader, JobReader jobs, Scope scope) {
        this.reader = reader;
        this.jobs = jobs;
        this.scope = scope;
    }

    /**
     * What is there.
     *
     * @throws PortException where a part of it can't be read
     */
    public Live live() throws PortException {
        List<LiveAutoscaler> autoscalers = autoscalers();
        List<LiveDeployment> leftovers = own();
        for (ObjectRef ref : scope.objects()) {
            if (!objects.containsKey(ref)) {
                Optional.of(reader.get(ref)).filter(not(Tree::isEmpty)).ifPresent(it -> objects.put(ref, it));
            }
        }
        Map<Color, LiveDeployment> deployments = new HashMap<>();
        for (Version version : scope.release().versions().values()) {
            ObjectRef ref = version.deployment().ref();
            Optional.ofNullable(objects.get(ref))
                    .ifPresent(found -> deployments.put(version.color(), LiveWorkloads.deployment(ref, found)));
        }
        Map<ObjectRef, LiveService> services = services();
        return new Live(
                objects,
                deployments,
                services,
                new LivePods(reader, scope.targetPorts()).of(scope.reaches(services)),
                autoscalers,
                leftovers,
                leads(),
                jobs.of(scope, reader));
    }

    /** Reads all Deployments that were applied for the application at once; of these what is in its folder no more. */
    private List<LiveDeployment> own() throws PortException {
        Set<ObjectRef> wanted = scope.objects();
        List<LiveDeployment> leftovers = new ArrayList<>();
        for (String namespace : scope.namespaces()) {
            for (Tree live :
                    reader.list(new Listed("apps/v1", namespace, "deployments"), scope.own(), Function.identity())) {
                ObjectRef ref = new ObjectRef("apps/v1", "Deployment", namespace, live.text("metadata", "name"));
                // In a list only the list says what its items are.
                objects.put(ref, live.with(ref.apiVersion(), "apiVersion").with(ref.kind(), "kind"));
                if (!wanted.contains(ref)) {
                    leftovers.add(LiveWorkloads.deployment(ref, live));
                }
            }
        }
        return leftovers;
    }

    private List<LiveAutoscaler> autoscalers() throws PortException {
        List<LiveAutoscaler> found = new ArrayList<>();
        for (String namespace : scope.namespaces()) {
            found.addAll(reader.list(
                    new Listed("autoscaling/v2", namespace, "horizontalpodautoscalers"),
                    it -> autoscaler(namespace, it)));
        }
        return found;
    }

    private static LiveAutoscaler autoscaler(String namespace, Tree live) {
        boolean deployment = live.text("spec", "scaleTargetRef", "kind").equals("Deployment");
        return new LiveAutoscaler(
                new ObjectRef("autoscaling/v2", "HorizontalPodAutoscaler", namespace, live.text("metadata", "name")),
                deployment ? live.text("spec", "scaleTargetRef", "name") : "",
                live.number(1, "spec", "minReplicas"),
                live.number(1, "spec", "maxReplicas"));
    }

    private Map<ObjectRef, LiveService> services() throws PortException {
        Map<ObjectRef, LiveService> services = new HashMap<>();
        for (var service : scope.release().services()) {
            Tree found = objects.get(service.ref());
            if (found != null) {
                Map<String, String> labels = found.texts("spec", "selector");
                services.put(
                        service.ref(),
                        new LiveService(
                                service.ref(),
                                labels.isEmpty() ? Optional.empty() : Optional.of(new Selector(labels)),
                                found.text("metadata", "resourceVersion"),
                                Marks.of(found.texts("metadata", "annotations")),
                                LiveEndpoints.of(reader, service.ref(), found)));
            }
        }
        return services;
    }

    private Leads leads() throws PortException {
        return scope.leads().isEmpty()
                ? Leads.NONE
                : LiveLeads.of(reader, scope.leads().get());
    }
}
