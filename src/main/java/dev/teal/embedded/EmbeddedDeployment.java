package dev.teal.embedded;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import dev.teal.core.live.LiveDeployment;
import dev.teal.core.mark.ColorMarks;
import dev.teal.core.value.ObjectRef;
import dev.teal.core.value.Tree;

/**
 * A Deployment and its pods. A new pod template gets all its pods at once; the old ones go when the new ones are ready.
 */
final class EmbeddedDeployment {

    private static final int PROGRESS_DEADLINE_SECONDS = 600;

    private final ObjectRef ref;
    private final Supplier<String> addresses;
    private final List<EmbeddedPod> pods = new ArrayList<>();
    private Tree content = Tree.EMPTY;
    private String template = "";
    private long lastAvailable = -1;
    private Instant progressedAt = Instant.EPOCH;
    private int born;

    EmbeddedDeployment(ObjectRef ref, Supplier<String> addresses) {
        this.ref = ref;
        this.addresses = addresses;
    }

    /** Takes over a new version of the object. */
    void update(Tree applied, Instant now) {
        if (!applied.tree("spec").equals(content.tree("spec"))) {
            progressedAt = now;
        }
        content = applied;
        template = Integer.toHexString(content.tree("spec", "template").hashCode());
        advance(now);
    }

    /** Does what a controller would have done by now. */
    void advance(Instant now) {
        List<EmbeddedPod> newest = pods.stream().filter(this::isNewest).toList();
        for (int i = newest.size(); i < replicas(); i++) {
            pods.add(pod(now));
        }
        newest.stream().skip(replicas()).forEach(pods::remove);
        if (ready(now) >= replicas()) {
            pods.removeIf(pod -> !isNewest(pod));
        }
        if (ready(now) != lastAvailable) {
            lastAvailable = ready(now);
            progressedAt = now;
        }
    }

    List<EmbeddedPod> pods() {
        return List.copyOf(pods);
    }

    /** Identifies the newest pod template. */
    String template() {
        return template;
    }

    LiveDeployment seen(Instant now) {
        int updated = (int) pods.stream().filter(this::isNewest).count();
        int deadline = content.number(PROGRESS_DEADLINE_SECONDS, "spec", "progressDeadlineSeconds");
        return new LiveDeployment(
                ref,
                image(),
                labels(),
                new LiveDeployment.Counts(
                        replicas(),
                        pods.size(),
                        updated,
                        (int) pods.stream().filter(pod -> pod.ready(now)).count(),
                        ready(now)),
                new LiveDeployment.Rollout(
                        true,
                        content.isTrue("spec", "paused"),
                        ready(now) < replicas()
                                && progressedAt
                                        .plus(Duration.ofSeconds(deadline))
                                        .isBefore(now),
                        Optional.of(progressedAt),
                        Optional.empty()),
                replicas() / 4,
                content.has("spec", "replicas") ? LiveDeployment.ScaledBy.TEAL : LiveDeployment.ScaledBy.OTHERS,
                ColorMarks.of(content.texts("metadata", "annotations")));
    }

    private int ready(Instant now) {
        return (int) pods.stream()
                .filter(this::isNewest)
                .filter(pod -> pod.ready(now))
                .count();
    }

    private int replicas() {
        return content.number(1, "spec", "replicas");
    }

    private boolean isNewest(EmbeddedPod pod) {
        return pod.template().equals(template);
    }

    private Map<String, String> labels() {
        return content.texts("spec", "template", "metadata", "labels");
    }

    private List<Tree> containers() {
        return content.trees("spec", "template", "spec", "containers");
    }

    private String image() {
        return containers().stream().map(it -> it.text("image")).findFirst().orElse("");
    }

    private EmbeddedPod pod(Instant now) {
        return new EmbeddedPod(
                ref.name() + "-" + template + "-" + born++,
                ref.name(),
                template,
                labels(),
                addresses.get(),
                containers().stream().map(Container::of).toList(),
                now);
    }
}
