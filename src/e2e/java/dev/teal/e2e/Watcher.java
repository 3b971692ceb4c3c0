package dev.teal.e2e;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.WatcherException;

/**
 * Records every change of a namespace's Services, EndpointSlices, Deployments and pods, knows nothing of Teal but its
 * annotations, and says afterwards which of the design's invariants were broken.
 */
final class Watcher implements AutoCloseable {

    private final List<Watch> watches = new ArrayList<>();
    private final Queue<Event> events = new ConcurrentLinkedQueue<>();

    private record Event(Instant at, boolean deleted, HasMetadata object) {
        long version() {
            return Long.parseLong(object.getMetadata().getResourceVersion());
        }
    }

    private Duration drain = Duration.ofSeconds(30);

    Watcher(KubernetesClient client, String namespace) {
        watches.add(client.services().inNamespace(namespace).withName("shop").watch(recorder()));
        watches.add(client.apps().deployments().inNamespace(namespace).watch(recorder()));
        watches.add(client.pods().inNamespace(namespace).watch(recorder()));
        watches.add(
                client.discovery().v1().endpointSlices().inNamespace(namespace).watch(recorder()));
    }

    /** What the folder of the case says; the default is that of the setting. */
    void draining(Duration said) {
        drain = said;
    }

    private <T extends HasMetadata> io.fabric8.kubernetes.client.Watcher<T> recorder() {
        return new io.fabric8.kubernetes.client.Watcher<>() {
            @Override
            public void eventReceived(Action action, T object) {
                if (action != Action.BOOKMARK && action != Action.ERROR) {
                    events.add(new Event(Instant.now(), action == Action.DELETED, object));
                }
            }

            @Override
            public void onClose(WatcherException cause) {
                // The client watches on by itself until it is closed.
            }
        };
    }

    /** When the selector was first seen to have {@code version} after {@code since}. */
    Optional<Instant> switchedTo(String version, Instant since) {
        return events.stream()
                .filter(event -> event.object() instanceof Service service
                        && version.equals(service.getSpec().getSelector().get("version"))
                        && event.at().isAfter(since))
                .map(Event::at)
                .findFirst();
    }

    /** How often the selector changed, and its first value. */
    List<Map<String, String>> selectors() {
        List<Map<String, String>> seen = new ArrayList<>();
        ordered().forEach(event -> {
            if (event.object() instanceof Service service) {
                Map<String, String> selector =
                        Optional.ofNullable(service.getSpec().getSelector()).orElse(Map.of());
                if (seen.isEmpty() || !seen.get(seen.size() - 1).equals(selector)) {
                    seen.add(selector);
                }
            }
        });
        return seen;
    }

    /** What went wrong, one line each; empty when every invariant held. {@code commits} in the order of their pushes. */
    List<String> broken(Set<Map<String, String>> allowed, List<String> commits) {
        List<String> broken = new ArrayList<>();
        Map<String, Pod> pods = new HashMap<>();
        Map<String, Deployment> deployments = new HashMap<>();
        Optional<Service> last = Optional.empty();
        int newest = -1;
        for (Event event : ordered()) {
            String name = event.object().getMetadata().getName();
            if (event.object() instanceof Pod pod) {
                if (event.deleted()) {
                    pods.remove(name);
                } else {
                    pods.put(name, pod);
                }
            } else if (event.object() instanceof Deployment deployment) {
                Deployment before = deployments.put(name, deployment);
                last.filter(service -> before != null && isProtected(service, before, event.at()))
                        .filter(service -> !before.getMetadata()
                                .getGeneration()
                                .equals(deployment.getMetadata().getGeneration()))
                        .ifPresent(service -> broken.add("I4 " + name + " changed before its connections were over"));
            } else if (event.object() instanceof Service service) {
                if (event.deleted()) {
                    broken.add("I3 Service " + name + " was deleted");
                }
                broken.addAll(change(last, service, allowed, pods, deployments));
                int commit = commits.indexOf(annotation(service, "commit"));
                if (commit >= 0 && commit < newest) {
                    broken.add("I5 commit " + commits.get(commit) + " after " + commits.get(newest));
                }
                newest = Math.max(newest, commit);
                last = Optional.of(service);
            }
        }
        return broken;
    }

    private static List<String> change(
            Optional<Service> before,
            Service after,
            Set<Map<String, String>> allowed,
            Map<String, Pod> pods,
            Map<String, Deployment> deployments) {
        List<String> broken = new ArrayList<>();
        Map<String, String> selector =
                Optional.ofNullable(after.getSpec().getSelector()).orElse(Map.of());
        if (!allowed.contains(selector)) {
            broken.add("I1 selector " + selector);
        }
        before.ifPresent(service -> {
            if (!identity(service).equals(identity(after))) {
                broken.add("I3 " + identity(service) + " became " + identity(after));
            }
        });
        boolean moved = before.filter(service -> service.getSpec().getSelector().equals(selector))
                .isEmpty();
        boolean byTeal = !annotation(after, "switched-at").isEmpty()
                && before.filter(it -> annotation(it, "switched-at").equals(annotation(after, "switched-at")))
                        .isEmpty();
        long ready = pods.values().stream()
                .filter(pod -> pod.getMetadata().getLabels().entrySet().containsAll(selector.entrySet()))
                .filter(Watcher::isReady)
                .count();
        int wanted = deployments.values().stream()
                .filter(it -> it.getSpec()
                        .getTemplate()
                        .getMetadata()
                        .getLabels()
                        .entrySet()
                        .containsAll(selector.entrySet()))
                .mapToInt(it -> it.getSpec().getReplicas())
                .sum();
        if (moved && byTeal && (ready == 0 || ready < wanted)) {
            broken.add("I2 moved to " + selector + " with " + ready + " of " + wanted + " pods ready");
        }
        return broken;
    }

    private static boolean isReady(Pod pod) {
        return pod.getMetadata().getDeletionTimestamp() == null
                && pod.getStatus().getConditions().stream()
                        .anyMatch(it ->
                                it.getType().equals("Ready") && it.getStatus().equals("True"));
    }

    private boolean isProtected(Service service, Deployment deployment, Instant at) {
        Set<String> labels = deployment.getSpec().getTemplate().getMetadata().getLabels().entrySet().stream()
                .map(label -> label.getKey() + "=" + label.getValue())
                .collect(Collectors.toCollection(HashSet::new));
        String from = annotation(service, "switched-from");
        if (from.isEmpty() || !labels.containsAll(List.of(from.split(",")))) {
            return false;
        }
        String proven = annotation(service, "proven-at");
        return proven.isEmpty() || at.isBefore(Instant.parse(proven).plus(drain));
    }

    private static String identity(Service service) {
        return service.getMetadata().getUid() + " " + service.getSpec().getClusterIP() + " "
                + service.getSpec().getPorts().get(0).getNodePort();
    }

    private static String annotation(HasMetadata object, String name) {
        return Optional.ofNullable(object.getMetadata().getAnnotations())
                .map(annotations -> annotations.get("teal.dev/" + name))
                .orElse("");
    }

    /** How many EndpointSlice changes were seen: a watcher that sees nothing proves nothing. */
    long endpointChanges() {
        return events.stream()
                .filter(event -> event.object() instanceof EndpointSlice)
                .count();
    }

    /** By etcd's revision, which orders the objects of all kinds. */
    private List<Event> ordered() {
        return events.stream().sorted(Comparator.comparingLong(Event::version)).toList();
    }

    @Override
    public void close() {
        watches.forEach(Watch::close);
    }
}
