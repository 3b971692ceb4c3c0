package dev.teal.kube.look;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.teal.core.live.LiveDeployment;
import dev.teal.core.mark.ColorMarks;
import dev.teal.core.value.ObjectRef;
import dev.teal.core.value.Tree;
import dev.teal.kube.owner.Ownership;

/** Reads Deployments and ReplicaSets. */
final class LiveWorkloads {

    private static final String REVISION = "deployment.kubernetes.io/revision";

    private LiveWorkloads() {}

    static LiveDeployment deployment(ObjectRef ref, Tree live) {
        int replicas = live.number(1, "spec", "replicas");
        Ownership ownership = new Ownership(live);
        return new LiveDeployment(
                ref,
                live.trees("spec", "template", "spec", "containers").stream()
                        .map(container -> container.text("image"))
                        .findFirst()
                        .orElse(""),
                live.texts("spec", "template", "metadata", "labels"),
                new LiveDeployment.Counts(
                        replicas,
                        live.number(0, "status", "replicas"),
                        live.number(0, "status", "updatedReplicas"),
                        live.number(0, "status", "readyReplicas"),
                        live.number(0, "status", "availableReplicas")),
                rollout(live),
                maxUnavailable(live, replicas),
                ownership.ownsReplicas() ? LiveDeployment.ScaledBy.TEAL : LiveDeployment.ScaledBy.OTHERS,
                ColorMarks.of(live.texts("metadata", "annotations")));
    }

    private static LiveDeployment.Rollout rollout(Tree live) {
        Optional<Tree> progressing = condition(live, "Progressing");
        return new LiveDeployment.Rollout(
                live.number(0, "status", "observedGeneration") >= live.number(0, "metadata", "generation"),
                live.isTrue("spec", "paused"),
                progressing
                        .filter(it -> it.text("reason").equals("ProgressDeadlineExceeded"))
                        .isPresent(),
                progressing
                        .filter(it -> !it.text("reason").equals("NewReplicaSetAvailable"))
                        .map(it -> it.text("lastUpdateTime"))
                        .filter(text -> !text.isEmpty())
                        .map(Instant::parse),
                condition(live, "ReplicaFailure")
                        .filter(it -> it.text("status").equals("True"))
                        .map(it -> it.text("message")));
    }

    /** As the Deployment's controller resolves it: a share is rounded down. */
    private static int maxUnavailable(Tree live, int replicas) {
        if (live.text("spec", "strategy", "type").equals("Recreate")) {
            return replicas;
        }
        String text = live.at("spec", "strategy", "rollingUpdate", "maxUnavailable")
                .map(Object::toString)
                .orElse("25%");
        return text.matches("\\d{1,3}%")
                ? replicas * Integer.parseInt(text.substring(0, text.length() - 1)) / 100
                : text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
    }

    private static Optional<Tree> condition(Tree live, String type) {
        return live.trees("status", "conditions").stream()
                .filter(condition -> condition.text("type").equals(type))
                .findFirst();
    }

    /**
     * A ReplicaSet.
     *
     * @param deployment the name of the Deployment that made it, if one did
     * @param revision the Deployment's count of its versions
     */
    record ReplicaSet(String name, Optional<String> deployment, int revision) {

        static ReplicaSet of(Tree live) {
            String text = live.text("metadata", "annotations", REVISION);
            return new ReplicaSet(
                    live.text("metadata", "name"),
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
    static Optional<String> owner(Tree object, String kind) {
        return object.trees("metadata", "ownerReferences").stream()
                .filter(owner -> kind.isEmpty() || owner.text("kind").equals(kind))
                .map(owner -> kind.isEmpty() ? owner.text("kind") + " " + owner.text("name") : owner.text("name"))
                .findFirst();
    }
}
