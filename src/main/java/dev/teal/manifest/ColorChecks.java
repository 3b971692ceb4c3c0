package dev.teal.manifest;

import java.util.List;
import java.util.Map;

import dev.teal.core.Color;
import dev.teal.core.Fields;

/** Checks the two colors against each other. */
final class ColorChecks {

    private final Item green;
    private final Item blue;
    private final Findings findings;

    /** For {@code pods} of both colors. */
    ColorChecks(Pods pods, Findings findings) {
        green = pods.of(Color.GREEN);
        blue = pods.of(Color.BLUE);
        this.findings = findings;
    }

    void check() {
        String namespace = green.manifest().ref().namespace();
        if (!blue.manifest().ref().namespace().equals(namespace)) {
            findings.complain(blue.complaint(
                    "metadata.namespace",
                    "is " + blue.manifest().ref().namespace() + ", and green is in " + namespace,
                    "write in both the same, `namespace: "
                            + (namespace.equals("default")
                                    ? blue.manifest().ref().namespace()
                                    : namespace) + "`"));
        } else if (blue.name().equals(green.name())) {
            findings.complain(blue.complaint(
                    "metadata.name",
                    "is " + blue.name() + ", the name of green's Deployment, too: one would replace the other",
                    "write `name: " + bare(blue.name()) + "-blue`, and in "
                            + green.origin().file() + " `name: " + bare(green.name()) + "-green`"));
        }
        Map<String, String> labels = blue.manifest().podLabels();
        if (labels.equals(green.manifest().podLabels())) {
            findings.complain(blue.complaint(
                    "spec.template.metadata.labels",
                    "are the same as green's: nothing tells the pods apart",
                    "write `version: blue` there and below matchLabels, and in "
                            + green.origin().file() + " `version: green`"));
        } else {
            taking(green, blue, "blue");
            taking(blue, green, "green");
        }
        if (!images(green).isEmpty() && images(green).equals(images(blue))) {
            findings.note(
                    blue.origin(),
                    "has the same image as green, " + String.join(", ", images(green)) + ": a switch changes nothing");
        }
    }

    private void taking(Item deployment, Item other, String color) {
        boolean neighbours = deployment
                .manifest()
                .ref()
                .namespace()
                .equals(other.manifest().ref().namespace());
        PodSelector selector = new PodSelector(deployment.content());
        if (neighbours && !selector.empty() && selector.matches(other.manifest().podLabels())) {
            findings.note(
                    deployment.origin(),
                    "spec.selector of Deployment " + deployment.name() + " takes " + color
                            + "'s pods, too: a HorizontalPodAutoscaler would count both; name a label that differs"
                            + " (a selector can't be changed later, only with another name for the Deployment)");
        }
    }

    private static List<String> images(Item deployment) {
        return Fields.maps(deployment.content(), "spec", "template", "spec", "containers").stream()
                .map(container -> Fields.text(container, "image"))
                .filter(image -> !image.isEmpty())
                .toList();
    }

    private static String bare(String name) {
        return name.replaceAll("-(green|blue)$", "");
    }
}
