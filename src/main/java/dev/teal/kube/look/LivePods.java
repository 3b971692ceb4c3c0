package dev.teal.kube.look;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.teal.core.live.Live;
import dev.teal.core.live.Pod;
import dev.teal.core.port.PortException;
import dev.teal.core.value.Selector;
import dev.teal.kube.api.LabelQuery;
import dev.teal.kube.api.Listed;
import dev.teal.kube.api.Reader;

/** Reads pods, those of both colors in one list. {@code targetPorts} are those of the Services that could send them traffic. */
record LivePods(Reader reader, Set<String> targetPorts) {

    /** The pods of each of these. */
    Map<Live.Reach, List<Pod>> of(Collection<Live.Reach> reaches) throws PortException {
        Map<Live.Reach, List<Pod>> pods = new HashMap<>();
        Map<String, List<Live.Reach>> byNamespace =
                reaches.stream().collect(Collectors.groupingBy(Live.Reach::namespace));
        for (Map.Entry<String, List<Live.Reach>> there : byNamespace.entrySet()) {
            List<Selector> selectors =
                    there.getValue().stream().map(Live.Reach::selector).toList();
            for (LabelQuery query : LabelQuery.covering(selectors)) {
                List<Labelled> found = found(there.getKey(), query);
                there.getValue().stream()
                        .filter(reach -> query.covers(reach.selector()))
                        .forEach(reach -> pods.put(reach, Labelled.matching(reach.selector(), found)));
            }
        }
        return pods;
    }

    private List<Labelled> found(String namespace, LabelQuery query) throws PortException {
        PodDrawing drawing = new PodDrawing(
                LiveWorkloads.ReplicaSets.of(reader.list(
                        new Listed("apps/v1", namespace, "replicasets"), query, LiveWorkloads.ReplicaSet::of)),
                targetPorts);
        List<Optional<Labelled>> found = reader.list(
                new Listed("v1", namespace, "pods"),
                query,
                it -> drawing.unfinished(it).map(pod -> new Labelled(it.texts("metadata", "labels"), pod)));
        return found.stream().flatMap(Optional::stream).toList();
    }

    /** A pod that may be of any of several selectors. */
    private record Labelled(Map<String, String> labels, Pod pod) {

        static List<Pod> matching(Selector selector, List<Labelled> found) {
            return found.stream()
                    .filter(it -> selector.matches(it.labels()))
                    .map(Labelled::pod)
                    .toList();
        }
    }
}
