package dev.teal.core.workload;

import java.util.Optional;
import java.util.stream.Stream;

import dev.teal.core.desired.Manifest;
import dev.teal.core.live.LiveAutoscaler;
import dev.teal.core.live.LiveDeployment;
import dev.teal.core.situation.Situation;
import dev.teal.core.situation.Traffic;
import dev.teal.core.value.Color;
import dev.teal.core.value.ObjectRef;
import dev.teal.core.value.Tree;

/** Who sets the number of one color's pods, and how many it needs before users come. */
public record Scaling(Situation situation, Color color) {

    private static final String AUTOSCALER = "HorizontalPodAutoscaler";

    /** From how many to how many pods an autoscaler goes. */
    private record Range(int min, int max) {
        int clamp(int number) {
            return Math.min(max, Math.max(min, number));
        }
    }

    /** The autoscaler in Git that scales this color. */
    public Optional<Manifest> own() {
        return situation.release().unrouted().stream()
                .filter(manifest -> manifest.ref().kind().equals(AUTOSCALER))
                .filter(manifest -> manifest.ref().namespace().equals(target().namespace()))
                .filter(manifest -> manifest.content()
                                .text("spec", "scaleTargetRef", "kind")
                                .equals("Deployment")
                        && manifest.content()
                                .text("spec", "scaleTargetRef", "name")
                                .equals(target().name()))
                .findFirst();
    }

    /** The autoscaler that scales this color and is not in Git. */
    public Optional<LiveAutoscaler> foreign() {
        return situation.live().autoscalers().stream()
                .filter(it -> it.scales(target()))
                .filter(it -> own().filter(
                                own -> own.ref().name().equals(it.ref().name()))
                        .isEmpty())
                .findFirst();
    }

    /** Whether this is the color's Deployment, and an autoscaler sets its number. */
    public boolean autoscaled(Manifest manifest) {
        return manifest.ref().equals(target()) && range().isPresent();
    }

    /**
     * How many ready pods are enough: what the file says, or where it says nothing what the Deployment has. With an
     * autoscaler the largest of its minimum, the file's number, and as many as serve now in the other color; but never
     * more than its maximum.
     */
    public int enough() {
        return range().map(range -> range.clamp(Math.max(file().orElse(0), serving())))
                .orElseGet(() -> file().orElse(replicas()));
    }

    /** How many pods serve now, in whatever is not this color. */
    public int serving() {
        return situation.release().services().stream()
                .flatMap(service -> situation.live().service(service).stream()
                        .filter(live -> !live.selects(service.selectorFor(color))))
                .mapToInt(live -> live.endpoints().ready().size())
                .max()
                .orElse(0);
    }

    /**
     * The Deployment's content, so that an autoscaler's number stays. Leaving {@code replicas} out is right once somebody
     * else owns it; while Teal does, leaving it out would set it to the default of 1, so the live number is written. At
     * 0 an autoscaler is off, unless its minimum is 0.
     */
    public Tree content() {
        Tree git = deployment().content();
        Optional<Range> range = range();
        Optional<IdleColor> away = away();
        if (live().isPresent() && away.isPresent()) {
            // An autoscaler is off at 0 only; above that it does by itself what an idle color needs.
            boolean left = range.isPresent() && away.get().policy().left() > 0;
            return isTeals() && !left && away.get().ledBy().isEmpty()
                    ? number(Math.min(replicas(), away.get().policy().left()))
                    : asItIs(git);
        }
        if (live().isEmpty()) {
            return range.map(it -> number(it.clamp(file().orElse(it.min())))).orElse(git);
        }
        boolean off = range.filter(it -> it.min() > 0).isPresent() && replicas() == 0;
        if (off) {
            return file().filter(it -> it == 0).isPresent()
                    ? git
                    : number(range.get().clamp(file().orElse(range.get().min())));
        }
        if (range.isEmpty() && file().isPresent()) {
            return git;
        }
        return asItIs(git);
    }

    /** The color itself, if it was put away. */
    private Optional<IdleColor> away() {
        return Optional.of(
                        new IdleColor(situation, situation.release().versions().get(color)))
                .filter(it -> it.away().isPresent());
    }

    private boolean isTeals() {
        return live().filter(it -> it.scaledBy() == LiveDeployment.ScaledBy.TEAL)
                .isPresent();
    }

    private Tree asItIs(Tree git) {
        return isTeals() ? number(replicas()) : git.without("spec", "replicas");
    }

    /**
     * The content of the color's own autoscaler. Before the switch its minimum is what is enough: an idle color has no
     * load, and an autoscaler would take away at its next sync what was raised otherwise. That stays until the color that
     * served before has drained; from then on, and where Git wants the other color, it is Git's.
     */
    public Tree autoscaler(Manifest manifest) {
        Traffic traffic = situation.traffic();
        int git = manifest.content().number(1, "spec", "minReplicas");
        int now = situation.live().object(manifest.ref()).number(git, "spec", "minReplicas");
        int wanted = git;
        if (color == situation.active()
                && !traffic.arrived()
                && situation.takenBack().isEmpty()) {
            wanted = enough();
        } else if (color == situation.active() && traffic.settling()) {
            wanted = Math.max(git, now);
        }
        return wanted == git ? manifest.content() : manifest.content().with(wanted, "spec", "minReplicas");
    }

    private Optional<Range> range() {
        return Stream.concat(
                        own()
                                .map(it -> new Range(
                                        it.content().number(1, "spec", "minReplicas"),
                                        it.content().number(Integer.MAX_VALUE, "spec", "maxReplicas")))
                                .stream(),
                        foreign().map(it -> new Range(it.min(), it.max())).stream())
                .findFirst();
    }

    private Tree number(int replicas) {
        return deployment().content().with(replicas, "spec", "replicas");
    }

    /** The number in Git. */
    private Optional<Integer> file() {
        return deployment()
                .content()
                .at("spec", "replicas")
                .filter(Number.class::isInstance)
                .map(it -> ((Number) it).intValue());
    }

    private int replicas() {
        return live().map(it -> it.counts().replicas()).orElse(1);
    }

    private Optional<LiveDeployment> live() {
        return Optional.ofNullable(situation.live().deployments().get(color));
    }

    private Manifest deployment() {
        return situation.release().versions().get(color).deployment();
    }

    private ObjectRef target() {
        return deployment().ref();
    }
}
