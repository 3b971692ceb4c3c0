package dev.teal.manifest;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import dev.teal.core.Color;
import dev.teal.core.Fields;

/** The Service that somebody should have written, made from what the pods of the colors have. */
final class ServiceToWrite {

    private final Pods pods;
    private final Color color;

    /** For a folder with these pods; it selects the first color's. */
    ServiceToWrite(Pods pods) {
        this.pods = pods;
        this.color = pods.colors().iterator().next();
    }

    /** The whole Service as YAML on one line. */
    String line() {
        Object port = Fields.maps(pods.of(color).content(), "spec", "template", "spec", "containers").stream()
                .flatMap(container -> Fields.maps(container, "ports").stream())
                .map(found -> found.getOrDefault("containerPort", 8080))
                .findFirst()
                .orElse(8080);
        String namespace = pods.of(color).manifest().ref().namespace();
        return "{apiVersion: v1, kind: Service, metadata: {name: " + name()
                + (namespace.equals("default") ? "" : ", namespace: " + namespace) + "}, spec: {selector: "
                + DeploymentChecks.flow(selector(Set.of())) + ", ports: [{port: 80, targetPort: " + port + "}]}}";
    }

    /** A name for it: the Deployment's without what tells the colors apart. */
    String name() {
        String bare = pods.of(color).name().replaceAll("[-.]?(green|blue|v[0-9]+)$", "");
        return bare.matches("[a-z]([-a-z0-9]{0,61}[a-z0-9])?") ? bare : "shop";
    }

    /** A selector of the color: the keys of a given one that all pods have, {@code app}, and one that tells. */
    Map<String, String> selector(Set<String> given) {
        if (pods.colors().size() == 1) {
            return pods.labels(color); // the other color is yet to come, and all of them may be needed to tell it apart
        }
        TreeSet<String> keys = new TreeSet<>(given);
        keys.add("app");
        keys.removeIf(key -> !pods.have(key));
        pods.telling().ifPresent(keys::add);
        return keys.isEmpty() ? pods.labels(color) : pods.values(color, keys);
    }
}
