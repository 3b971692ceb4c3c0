package dev.teal.manifest.together;

import java.util.List;

import dev.teal.core.value.Color;
import dev.teal.manifest.check.PodSelector;
import dev.teal.manifest.color.Pods;
import dev.teal.manifest.finding.Findings;
import dev.teal.manifest.finding.Remark;
import dev.teal.manifest.object.Item;
import dev.teal.manifest.route.Serving;

/** Checks the two colors against each other. */
public final class ColorChecks {

    private final Item green;
    private final Item blue;
    private final Pods pods;
    private final Serving serving;
    private final Findings findings;

    /** For {@code pods} of both colors. */
    public ColorChecks(Pods pods, Serving serving, Findings findings) {
        this.pods = pods;
        this.serving = serving;
        green = pods.of(Color.GREEN);
        blue = pods.of(Color.BLUE);
        this.findings = findings;
    }

    /** Complains where the two can't stand beside each other; the pods as they should be. */
    public Pods check() {
        if (!images(green).isEmpty() && images(green).equals(images(blue))) {
            findings.note(
                    blue.origin(),
                    "has the same image as green, " + String.join(", ", images(green)) + ": a switch changes nothing");
        }
        String one = green.manifest().ref().namespace();
        if (!blue.manifest().ref().namespace().equals(one)) {
            return namespaces();
        }
        if (blue.name().equals(green.name())) {
            names();
        }
        return pods;
    }

    private Pods namespaces() {
        Item stays = pods.of(serving.proposed());
        Item other = pods.of(serving.proposed().other());
        String namespace = stays.manifest().ref().namespace();
        findings.complain(other.complaint(
                "metadata.namespace",
                "is " + other.manifest().ref().namespace() + ", and " + serving.proposed() + " is in " + namespace,
                "write in both the namespace of the color that serves now, "
                        + (serving.color().isPresent() ? "" : "for instance ") + "`namespace: " + namespace + "`"));
        return pods.in(namespace);
    }

    private void names() {
        Item stays = pods.of(serving.proposed());
        Item other = pods.of(serving.proposed().other());
        findings.complain(other.complaint(
                "metadata.name",
                "is " + other.name() + ", the name of " + serving.proposed()
                        + "'s Deployment, too: one would replace the other",
                serving.color().isPresent()
                        ? "write `name: " + named(other) + "`"
                        : "give the color that does not serve now another name: here `name: " + named(other)
                                + "`, or in " + stays.origin().file() + " `name: " + named(stays) + "`"));
    }

    /** Notes where a Deployment's selector reaches too far. */
    public void taking() {
        taking(green, blue);
        taking(blue, green);
    }

    private void taking(Item deployment, Item other) {
        boolean neighbours = deployment
                .manifest()
                .ref()
                .namespace()
                .equals(other.manifest().ref().namespace());
        PodSelector selector = new PodSelector(deployment.content());
        if (neighbours && !selector.empty() && selector.matches(other.manifest().podLabels())) {
            String meaning =
                    " the other color's pods, too: a HorizontalPodAutoscaler would count both; a label that differs"
                            + " mends it (a selector can't be changed later, only with another name for the Deployment)";
            findings.note(new Remark(
                    deployment.origin(),
                    "spec.selector of Deployment " + deployment.name(),
                    "takes" + meaning,
                    "take" + meaning));
        }
    }

    private static List<String> images(Item deployment) {
        return deployment.content().trees("spec", "template", "spec", "containers").stream()
                .map(container -> container.text("image"))
                .filter(image -> !image.isEmpty())
                .toList();
    }

    private static String named(Item item) {
        String bare = ServiceToWrite.bare(item.name());
        return (bare.isEmpty() ? item.name() : bare) + "-" + item.color().orElseThrow();
    }
}
