package dev.teal.core.workload;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.teal.core.live.Leads;
import dev.teal.core.live.Pod;
import dev.teal.core.situation.Situation;
import dev.teal.core.value.Selector;

/**
 * What leads requests to pods, whoever made it. The folder's own Services that are not routed do not count, since they are
 * there to show a color, unless an Ingress names one.
 */
public record Leading(Situation situation) {

    /** The first that leads to pods with these labels, of which these are known. */
    public Optional<String> to(Map<String, String> labels, List<Pod> pods) {
        Leads leads = situation.live().leads();
        Set<String> own = situation.release().unrouted().stream()
                .filter(it -> it.ref().kind().equals("Service"))
                .map(it -> it.ref().name())
                .collect(Collectors.toSet());
        Stream<String> services = leads.services().stream()
                .filter(it -> new Selector(it.selector()).matches(labels))
                .filter(it -> !own.contains(it.service()) || leads.ingressed().contains(it.service()))
                .map(it -> "Service " + it.service());
        Set<String> addresses = pods.stream().map(Pod::address).collect(Collectors.toSet());
        Stream<String> slices = leads.slices().entrySet().stream()
                .filter(slice -> slice.getValue().stream().anyMatch(addresses::contains))
                .map(slice -> "EndpointSlice " + slice.getKey());
        return Stream.concat(services, slices).findFirst();
    }
}
