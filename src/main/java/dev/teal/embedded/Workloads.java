package dev.teal.embedded;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.teal.core.live.LiveDeployment;
import dev.teal.core.live.Pod;
import dev.teal.core.value.ObjectRef;
import dev.teal.core.value.Selector;
import dev.teal.core.value.Tree;

/** Every Deployment of the cluster with its pods, and every Job, as the controllers and kubelets would keep them. */
final class Workloads {

    private final Map<ObjectRef, EmbeddedDeployment> deployments = new LinkedHashMap<>();
    private final Map<ObjectRef, EmbeddedJob> jobs = new LinkedHashMap<>();
    private int addresses;

    /** Takes over an object as it was written; those that make no pods are nothing to it. */
    void update(ObjectRef ref, Tree content, Instant now) {
        if (ref.kind().equals("Deployment")) {
            deployments
                    .computeIfAbsent(ref, it -> new EmbeddedDeployment(it, this::nextAddress))
                    .update(content, now);
        }
        if (ref.kind().equals("Job")) {
            jobs.putIfAbsent(ref, new EmbeddedJob(content, now));
        }
    }

    /** Ends a workload and its pods. */
    void remove(ObjectRef ref) {
        deployments.remove(ref);
        jobs.remove(ref);
    }

    /** The Job that has that name. */
    Optional<EmbeddedJob> job(ObjectRef ref) {
        return Optional.ofNullable(jobs.get(ref));
    }

    /** Does what the controllers would have done by now. */
    void advance(Instant now) {
        deployments.values().forEach(deployment -> deployment.advance(now));
    }

    /** The Deployment's status, if it exists. */
    Optional<LiveDeployment> status(ObjectRef ref, Instant now) {
        return Optional.ofNullable(deployments.get(ref)).map(deployment -> deployment.seen(now));
    }

    /** Every pod, of whatever Deployment. */
    Stream<EmbeddedPod> pods() {
        return deployments.values().stream().flatMap(deployment -> deployment.pods().stream());
    }

    /** The pods of one namespace that the selector matches. */
    Stream<EmbeddedPod> matching(String namespace, Selector selector) {
        return in(namespace).flatMap(it -> it.pods().stream()).filter(pod -> selector.matches(pod.labels()));
    }

    /** The same pods as a look at the cluster sees them; {@code ports} are the Services' target ports. */
    List<Pod> seen(String namespace, Selector selector, Set<String> ports, Instant now) {
        return in(namespace)
                .flatMap(deployment -> deployment.pods().stream()
                        .filter(pod -> selector.matches(pod.labels()))
                        .map(pod -> pod.seen(deployment.template(), ports, now)))
                .toList();
    }

    private Stream<EmbeddedDeployment> in(String namespace) {
        return deployments.entrySet().stream()
                .filter(entry -> entry.getKey().namespace().equals(namespace))
                .map(Map.Entry::getValue);
    }

    private String nextAddress() {
        addresses++;
        return "10.0." + addresses / 250 + "." + (addresses % 250 + 1);
    }
}
