package dev.teal.kube;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.teal.core.Fields;
import dev.teal.core.Manifest;
import dev.teal.core.Release;

/**
 * The Deployments whose replicas a HorizontalPodAutoscaler sets, live or in Git.
 *
 * @param targets namespace and name, with a slash between
 */
record Autoscalers(Set<String> targets) {

    static Autoscalers of(Release release, List<Map<String, Object>> live) {
        Stream<Map<String, Object>> inGit = release.unrouted().stream()
                .filter(manifest -> manifest.ref().kind().equals("HorizontalPodAutoscaler"))
                .map(Manifest::content);
        return new Autoscalers(targets(Stream.concat(inGit, live.stream())));
    }

    /** The Deployments that these autoscalers scale. */
    static Set<String> targets(Stream<Map<String, Object>> autoscalers) {
        return autoscalers
                .filter(it -> Fields.text(it, "spec", "scaleTargetRef", "kind").equals("Deployment"))
                .map(it -> Fields.text(it, "metadata", "namespace") + "/"
                        + Fields.text(it, "spec", "scaleTargetRef", "name"))
                .collect(Collectors.toSet());
    }

    /**
     * What to apply so that an autoscaler's number stays: the file's number only for a Deployment that is new. Leaving
     * the field out is right once the autoscaler owns it; while Teal does, leaving it out would set it to the default
     * of 1, so the live number is written.
     */
    Map<String, Object> yield(Manifest wanted, Map<String, Object> live) {
        String target = wanted.ref().namespace() + "/" + wanted.ref().name();
        if (!wanted.ref().kind().equals("Deployment") || live.isEmpty() || !targets.contains(target)) {
            return wanted.content();
        }
        return new Ownership(live).ownsReplicas()
                ? Fields.with(wanted.content(), Fields.number(live, 1, "spec", "replicas"), "spec", "replicas")
                : Fields.without(wanted.content(), "spec", "replicas");
    }
}
