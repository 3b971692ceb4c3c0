package dev.teal.kube;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.teal.core.Fields;
import dev.teal.core.LiveDeployment;
import dev.teal.core.ObjectRef;

/** Reads Deployments and ReplicaSets. */
final class LiveWorkloads {

    private static final String REVISION = "deployment.kubernetes.io/revision";

    private LiveWorkloads() {}

    static LiveDeployment deployment(ObjectRef ref, Map<String, Object> live) {
        Optional<Map<String, Object>> progressing = Fields.maps(live, "status", "conditions").stream()
                .filter(condition -> Fields.text(condition, "type").equals("Progressing"))
                .findFirst();
        return new LiveDeployment(
                ref,
                Fields.maps(live, "spec", "template", "spec", "containers").stream()
                        .map(container -> Fields.text(container, "image"))
                        .findFirst()
                        .orElse(""),
                Fields.texts(live, "spec", "template", "metadata", "labels"),
                Fields.number(live, 1, "spec", "replicas"),
                Fields.number(live, 0, "status", "replicas"),
                Fields.number(live, 0, "status", "updatedReplicas"),
                Fields.number(live, 0, "status", "readyReplicas"),
                Fields.number(live, 0, "status", "availableReplicas"),
                Fields.number(live, 0, "metadata", "generation"),
                Fields.number(live, 0, "status", "observedGeneration"),
                Fields.at(live, "spec", "paused").filter(Boolean.TRUE::equals).isPresent(),
                progressing
                        .filter(it -> Fields.text(it, "reason").equals("ProgressDeadlineExceeded"))
                        .isPresent(),
                progressing
                        .filter(it -> !Fields.text(it, "reason").equals("NewReplicaSetAvailable"))
                        .map(it -> Fields.text(it, "lastUpdateTime"))
                        .filter(text -> !text.isEmpty())
                        .map(Instant::parse));
    }

    /**
     * Which Deployment each ReplicaSet is of, and which of them is its Deployment's newest.
     *
     * @param deployments by the ReplicaSet's name
     * @param newest by the Deployment's name, the highest revision among its ReplicaSets
     * @param revisions by the ReplicaSet's name
     */
    record ReplicaSets(Map<String, String> deployments, Map<String, Integer> newest, Map<String, Integer> revisions) {

        static ReplicaSets of(List<Map<String, Object>> live) {
            ReplicaSets sets = new ReplicaSets(new HashMap<>(), new HashMap<>(), new HashMap<>());
            for (Map<String, Object> set : live) {
                String name = Fields.text(set, "metadata", "name");
                int revision = revision(set);
                sets.revisions.put(name, revision);
                owner(set, "Deployment").ifPresent(deployment -> {
                    sets.deployments.put(name, deployment);
                    sets.newest.merge(deployment, revision, Math::max);
                });
            }
            return sets;
        }

        boolean isNewest(String set) {
            String deployment = deployments.get(set);
            return deployment != null && revisions.get(set).equals(newest.get(deployment));
        }

        private static int revision(Map<String, Object> set) {
            String text = Fields.text(set, "metadata", "annotations", REVISION);
            return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
        }
    }

    /** The name of the controller of this kind, if the object has one. */
    static Optional<String> owner(Map<String, Object> object, String kind) {
        return Fields.maps(object, "metadata", "ownerReferences").stream()
                .filter(owner -> kind.isEmpty() || Fields.text(owner, "kind").equals(kind))
                .map(owner -> kind.isEmpty()
                        ? Fields.text(owner, "kind") + " " + Fields.text(owner, "name")
                        : Fields.text(owner, "name"))
                .findFirst();
    }
}
