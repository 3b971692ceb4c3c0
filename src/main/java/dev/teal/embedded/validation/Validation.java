package dev.teal.embedded.validation;

import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

import dev.teal.core.value.ObjectRef;
import dev.teal.core.value.Tree;

/**
 * What an API server would not take, in its words (Kubernetes 1.36): so that a rehearsal fails where the real thing would.
 * The contract test compares them with a real one's; what is in none of its cases is taken.
 */
public final class Validation {

    private Validation() {}

    /**
     * Each thing that a dry run finds wrong with an object, as in {@code spec.replicas: Invalid value: -1: must be …}; empty
     * where it is taken.
     *
     * @param live the object that it would take the place of
     * @param allocated whether another Service has that node port
     */
    public static List<String> problems(ObjectRef ref, Tree content, Optional<Tree> live, IntPredicate allocated) {
        Stream<Problem> own =
                switch (ref.kind()) {
                    case "Service" -> new ServiceRules(content, live, allocated).problems();
                    case "Deployment" -> new DeploymentRules(content, live).problems();
                    default -> Names.subdomain("metadata.name", ref.name());
                };
        return Stream.concat(Names.labels("metadata.labels", content.tree("metadata", "labels")), own)
                .map(Problem::toString)
                .toList();
    }

    /** What is wrong besides once it is really written. */
    public static List<String> problemsOfWriting(ObjectRef ref, Tree content) {
        return ref.kind().equals("Service")
                ? new ServiceRules(content, Optional.empty(), port -> false)
                        .outOfRange()
                        .map(Problem::toString)
                        .toList()
                : List.of();
    }
}
