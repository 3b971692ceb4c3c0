package dev.teal.manifest;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.teal.core.Color;

/** Finds each color's one Deployment. */
final class Sides {

    private final FolderContents contents;
    private final Findings findings;

    Sides(FolderContents contents, Findings findings) {
        this.contents = contents;
        this.findings = findings;
    }

    /**
     * The pods of the colors, if each color that has files has exactly one Deployment; empty after a complaint, or where a
     * complaint about a file explains it.
     */
    Optional<Pods> pods() {
        Map<Color, Item> found = new EnumMap<>(Color.class);
        boolean complete = true;
        for (Color color : Color.values()) {
            if (!contents.files(color).isEmpty()) {
                Optional<Item> deployment = deployment(color);
                deployment.ifPresent(item -> found.put(color, item));
                complete &= deployment.isPresent();
            }
        }
        if (complete && found.isEmpty() && findings.clean()) {
            nobody();
        }
        return complete && !found.isEmpty() ? Optional.of(new Pods(found)) : Optional.empty();
    }

    private Optional<Item> deployment(Color color) {
        List<FileName> files = contents.files(color);
        List<Item> deployments = contents.items().stream()
                .filter(item -> item.is("Deployment") && item.color().equals(Optional.of(color)))
                .toList();
        if (deployments.size() == 1) {
            return Optional.of(deployments.get(0));
        }
        if (deployments.size() > 1) {
            Item second = deployments.get(1);
            findings.complain(second.complaint(
                    "",
                    "is the second Deployment of " + color + ", " + second.name() + " after "
                            + deployments.get(0).name(),
                    "keep one, and put the other into a file with no color in its name"));
        } else if (files.stream().allMatch(file -> findings.cleanFile(file.text()))) {
            boolean empty = files.stream().allMatch(contents.empty()::contains);
            findings.complain(
                    files.get(0).origin(),
                    "",
                    empty ? "is empty" : "has no Deployment" + instead(color),
                    advice(color));
        }
        return Optional.empty();
    }

    private String instead(Color color) {
        String kinds = contents.others().stream()
                .filter(other -> new FileName(other.origin().file()).color().equals(Optional.of(color)))
                .map(Workload::what)
                .collect(Collectors.joining(", "));
        return kinds.isEmpty() ? "" : ", only " + kinds;
    }

    private String advice(Color color) {
        return "write the Deployment of " + color + " there, or remove the file if there is no " + color;
    }

    private void nobody() {
        String inShared = contents.items().stream()
                .filter(item -> item.is("Deployment"))
                .map(item -> item.name() + " in " + item.origin().file())
                .collect(Collectors.joining(", "));
        findings.complain(
                new FileName("green.yaml").origin(),
                "",
                "is missing, and blue.yaml, too: no color has a file"
                        + (inShared.isEmpty() ? "" : " (Deployments: " + inShared + ")"),
                "write one Deployment into green.yaml and one into blue.yaml");
    }
}
