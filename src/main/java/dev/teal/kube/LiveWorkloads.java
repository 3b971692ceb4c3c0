package dev.teal.kube;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.teal.core.live.LiveDeployment;
import dev.teal.core.mark.ColorMarks;
import dev.teal.core.value.Fields;
import dev.teal.core.value.ObjectRef;

/** Reads Deployments and ReplicaSets. */
final class LiveWorkloads {

    private static final String REVISION = "deployment.kubernetes.io/revision";

    private LiveWorkloads() {}

    static LiveDeployment deployment(ObjectRef ref, Map<String, Object> live) {
        int replicas = Fields.number(live, 1, "spec", "replicas");
        Ownership ownership = new Ownership(live);
        return new LiveDeployment(
                ref,
                Fields.maps(live, "spec", "template", "spec", "containers").stream()
                        .map(container -> Fields.text(container, "image"))
                        .findFirst()
                        .orElse(""),
                Fields.texts(live, "spec", "template", "metadata", "labels"),
                new LiveDeployment.Counts(
                        replicas,
                        Fields.number(live, 0, "status", "replicas"),
                        Fields.number(live, 0, "status", "updatedReplicas"),
                        Fields.number(live, 0, "status", "readyReplicas"),
                        Fields.number(live, 0, "status", "availableReplicas")),
                rollout(live),
                maxUnavailable(live, replicas),
                ownership.ownsReplicas() ? LiveDeployment.ScaledBy.TEAL : LiveDeployment.ScaledBy.OTHERS,
                ColorMarks.of(Fields.texts(live, "metadata", "annotations")));
    }

    private static LiveDeployment.Rollout rollout(Map<String, Object> live) {
        Optional<Map<String, Object>> progressing = condition(live, "Progressing");
        return new LiveDeployment.Rollout(
                Fields.number(live, 0, "status", "observedGeneration")
                        >= Fields.number(live, 0, "metadata", "generation"),
                Fields.at(live, "spec", "paused").filter(Boolean.TRUE::equals).isPresent(),
                progressing
                        .filter(it -> Fields.text(it, "reason").equals("ProgressDeadlineExceeded"))
                        .isPresent(),
                progressing
                        .filter(it -> !Fields.text(it, "reason").equals("NewReplicaSetAvailable"))
                        .map(it -> Fields.text(it, "lastUpdateTime"))
                        .filter(text -> !text.isEmpty())
                        .map(Instant::parse),
                condition(live, "ReplicaFailure")
                        .filter(it -> Fields.text(it, "status").equals("True"))
                        .map(it -> Fields.text(it, "message")));
    }

    /** As the Deployment's controller resolves it: a share is rounded down. */
    private static int maxUnavailable(Map<String, Object> live, int replicas) {
        if (Fields.text(live, "spec", "strategy", "type").equals("Recreate")) {
            return replicas;
        }
        String text = Fields.at(live, "spec", "strategy", "rollingUpdate", "maxUnavailable")
                .map(Object::toString)
                .orElse("25%");
        return text.matches("\\d{1,3}%")
                ? replicas * Integer.parseInt(text.substring(0, text.length() - 1)) / 100
                : text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
    }

    private static Optional<Map<String, Object>> condition(Map<String, Object> live, String type) {
        return Fields.maps(live, "status", "conditions").stream()
                .filter(condition -> Fields.text(condition, "type").equals(type))
                .findFirst();
    }

    /**
     * A ReplicaSet.
     *
     * @param deployment the name of the Deployment that made it, if one did
     * @param revision the Deployment's count of its versions
     */
    record ReplicaSet(String name, Optional<String> deployment, int revision) {

        static ReplicaSet of(Map<String, Object> live) {
            String text = Fields.text(live, "metadata", "annotations", REVISION);
            return new ReplicaSet(
                    Fields.text(live, "metadata", "name"),
                    owner(live, "Deployment"),
                    text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0);
        }
    }

    /**
     * Which Deployment each ReplicaSet is of, and which of them is its Deployment's newest.
     *
     * @param byName all of them
     * @param newest by the Deployment's name, the highest revision among its ReplicaSets
     */
    record ReplicaSets(Map<String, ReplicaSet> byName, Map<String, Integer> newest) {

        static ReplicaSets of(List<ReplicaSet> live) {
            ReplicaSets sets = new ReplicaSets(new HashMap<>(), new HashMap<>());
            live.forEach(set -> {
                sets.byName.put(set.name(), set);
                set.deployment().ifPresent(it -> sets.newest.merge(it, set.revision(), Math::max));
            });
            return sets;
        }

        /** The Deployment that made the ReplicaSet of this name. */
        Optional<String> deployment(String set) {
            return Optional.ofNullable(byName.get(set)).flatMap(ReplicaSet::deployment);
        }

        boolean isNewest(String set) {
            return deployment(set)
                    .filter(it -> newest.get(it) == byName.get(set).revision())
                    .isPresent();
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
