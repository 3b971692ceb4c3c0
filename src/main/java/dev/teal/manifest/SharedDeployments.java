package dev.teal.manifest;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.teal.manifest.color.Pods;
import dev.teal.manifest.finding.Findings;
import dev.teal.manifest.finding.Remark;
import dev.teal.manifest.object.Item;
import dev.teal.manifest.object.Role;
import dev.teal.manifest.together.ServiceToWrite;

/**
 * Decides about Deployments of neither color in shared files. One that says it is of the same app as the colors may be an
 * alternative to them that nobody wants to run beside them.
 */
final class SharedDeployments {

    private final Findings findings;
    private final Set<String> apps;

    /** Beside the colors with these pods. */
    SharedDeployments(Pods pods, Findings findings) {
        this.findings = findings;
        this.apps = pods.colors().stream()
                .flatMap(color -> apps(pods.labels(color)))
                .collect(Collectors.toSet());
    }

    /** Those of {@code shared} that are written; says what is left alone, and what comes to stand beside the colors. */
    List<Item> written(List<Item> shared) {
        return shared.stream().filter(this::written).toList();
    }

    private boolean written(Item item) {
        if (!item.is("Deployment")) {
            return true;
        }
        Optional<String> app =
                apps(item.manifest().podLabels()).filter(apps::contains).findFirst();
        if (app.isPresent() && Role.of(item) != Role.PINNED) {
            String why = " left alone: of no color, and of the colors' app, " + app.get()
                    + "; if Teal is to write it beside them, add the annotation `" + Role.PIN + "`";
            findings.note(new Remark(item.origin(), "Deployment " + item.name(), "is" + why, "are" + why));
            return false;
        }
        String beside = " of neither color, and written beside the colors";
        findings.note(new Remark(item.origin(), "Deployment " + item.name(), "is" + beside, "are" + beside));
        return true;
    }

    private static Stream<String> apps(Map<String, String> labels) {
        return Pods.APP.stream()
                .filter(labels::containsKey)
                .map(key -> ServiceToWrite.bare(labels.get(key)))
                .filter(app -> !app.isEmpty());
    }
}
