package dev.teal.core.desired;

import java.util.List;
import java.util.stream.Stream;

import dev.teal.core.value.Color;

/**
 * The version of the application that stands in one color.
 *
 * @param color whose it is
 * @param deployment its one workload
 * @param belongings what belongs to it: ConfigMaps, a HorizontalPodAutoscaler…; applied before the workload
 */
public record Version(Color color, Manifest deployment, List<Manifest> belongings) {

    /** Everything, in the order in which it is applied. */
    public List<Manifest> manifests() {
        return Stream.concat(belongings.stream(), Stream.of(deployment)).toList();
    }

    /** The file that has its Deployment. */
    public String file() {
        return deployment.origin().file();
    }

    /** The image of the first container, for people. */
    public String image() {
        return deployment.content().trees("spec", "template", "spec", "containers").stream()
                .map(container -> container.text("image"))
                .findFirst()
                .orElse("");
    }
}
