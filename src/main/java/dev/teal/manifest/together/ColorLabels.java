package dev.teal.manifest.together;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import dev.teal.core.value.Color;
import dev.teal.core.value.Flow;
import dev.teal.core.value.PlainScalar;
import dev.teal.manifest.color.ColorsWithoutFiles;
import dev.teal.manifest.color.Pods;
import dev.teal.manifest.color.Selected;
import dev.teal.manifest.finding.Findings;
import dev.teal.manifest.route.Serving;
import dev.teal.manifest.route.WrittenService;

/**
 * Sees to it that a label tells the pods of the colors apart. Where none does, the color that does not serve is to get
 * another value of a label that the Service selects by: then nothing that runs is restarted, and no selector of a
 * Deployment, which can't be changed, has to be.
 */
public final class ColorLabels {

    private final Pods pods;
    private final Serving serving;
    private final List<WrittenService> services;
    private final Findings findings;

    /** For {@code pods} of both colors, and the Services of their folder. */
    public ColorLabels(Pods pods, Serving serving, List<WrittenService> services, Findings findings) {
        this.pods = pods;
        this.serving = serving;
        this.services = services;
        this.findings = findings;
    }

    /** The pods as they are if their labels tell them apart; else a complaint, and the pods as they should be. */
    public Pods apart() {
        boolean selectedApart = services.stream()
                .anyMatch(service -> service.selects() && pods.selected(service.selector()) instanceof Selected.One);
        if (pods.telling().isPresent() || selectedApart) {
            return pods; // a Service that selects one color only, by a key that the other lacks, is asked for that key
        }
        Color stays = serving.proposed();
        Color idle = stays.other();
        String key = key(stays);
        String value = pods.labels(stays).getOrDefault(key, "");
        String label = label(key, value, idle);
        boolean equal = pods.labels(stays).equals(pods.labels(idle));
        findings.complain(pods.of(idle)
                .complaint(
                        "spec.template.metadata.labels",
                        (equal
                                        ? "are the same as " + stays + "'s, "
                                        : "are not told apart from " + stays + "'s by a label that both have: ")
                                + Flow.of(pods.labels(idle))
                                + (equal ? ": nothing tells the pods apart" : " and " + Flow.of(pods.labels(stays))),
                        (serving.color().isPresent()
                                        ? "write `" + label + "` there and below matchLabels"
                                        : "write in the file of the color that does not serve now, on the pods and below"
                                                + " matchLabels, here `" + label + "`, or in "
                                                + pods.of(stays).origin().file() + " `" + label(key, value, stays)
                                                + "`")
                                + ", and leave the other color as it is; the selector of a Deployment that runs can't be"
                                + " changed, so it then needs another name, too (" + ColorsWithoutFiles.PAGE + ")"));
        return pods.labelled(idle, key, value + "-" + idle);
    }

    private static String label(String key, String value, Color color) {
        return PlainScalar.written(key) + ": " + PlainScalar.written(value + "-" + color);
    }

    /** A label that a Service selects by, best {@code app}. */
    private String key(Color color) {
        Map<String, String> labels = pods.labels(color);
        Stream<String> selected = services.stream()
                .map(WrittenService::selector)
                .filter(selector -> labels.entrySet().containsAll(selector.entrySet()))
                .flatMap(selector -> selector.keySet().stream());
        return Stream.concat(
                        selected.sorted((a, b) -> a.equals("app") ? -1 : b.equals("app") ? 1 : a.compareTo(b)),
                        Stream.of("app").filter(labels::containsKey))
                .findFirst()
                .or(() -> new TreeMap<>(labels).keySet().stream().findFirst())
                .orElseThrow();
    }
}
