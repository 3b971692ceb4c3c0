package dev.teal.kube.look;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.teal.core.live.LiveService;
import dev.teal.core.port.PortException;
import dev.teal.core.value.ObjectRef;
import dev.teal.core.value.Selector;
import dev.teal.core.value.Tree;
import dev.teal.kube.api.Listed;
import dev.teal.kube.api.Reader;

/** Reads a Service's EndpointSlices. */
final class LiveEndpoints {

    private static final String SLICES_SERVICE = "kubernetes.io/service-name";
    private static final String SLICES_MANAGER = "endpointslice.kubernetes.io/managed-by";
    private static final String ENDPOINTS_CONTROLLER = "endpointslice-controller.k8s.io";

    private LiveEndpoints() {}

    /** What one EndpointSlice has. */
    private record Slice(String name, String manager, Set<String> ready) {

        static Slice of(Tree live) {
            Set<String> ready = new HashSet<>();
            live.trees("endpoints").stream()
                    .filter(it ->
                            !Boolean.FALSE.equals(it.at("conditions", "ready").orElse(null)))
                    .forEach(it -> ready.add(it.text("targetRef", "name")));
            Map<String, String> labels = live.texts("metadata", "labels");
            return new Slice(live.text("metadata", "name"), labels.getOrDefault(SLICES_MANAGER, ""), ready);
        }
    }

    /** Whether Kubernetes' own controller keeps this slice. */
    static boolean isOfTheController(Tree slice) {
        return ENDPOINTS_CONTROLLER.equals(slice.texts("metadata", "labels").get(SLICES_MANAGER));
    }

    /** Of this Service, which is as {@code live}. */
    static LiveService.Endpoints of(Reader reader, ObjectRef service, Tree live) throws PortException {
        List<Slice> slices = reader.list(
                new Listed("discovery.k8s.io/v1", service.namespace(), "endpointslices"),
                new Selector(Map.of(SLICES_SERVICE, service.name())),
                Slice::of);
        Set<String> ready = new HashSet<>();
        Set<String> foreign = new HashSet<>();
        for (Slice slice : slices) {
            if (slice.manager().equals(ENDPOINTS_CONTROLLER)) {
                ready.addAll(slice.ready());
            } else {
                foreign.add(slice.name());
            }
        }
        boolean every = live.isTrue("spec", "publishNotReadyAddresses");
        return new LiveService.Endpoints(ready, foreign, every ? LiveService.Reach.EVERY : LiveService.Reach.READY);
    }
}
