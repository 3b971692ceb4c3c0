package dev.teal.manifest.color;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.teal.core.value.Color;
import dev.teal.manifest.check.OwnPods;
import dev.teal.manifest.file.FileName;
import dev.teal.manifest.finding.Findings;
import dev.teal.manifest.finding.Words;
import dev.teal.manifest.folder.FolderContents;
import dev.teal.manifest.object.Bystander;
import dev.teal.manifest.object.Item;

/** Finds each color's one Deployment. */
public final class ColorDeployments {

    private final FolderContents contents;
    private final Findings findings;

    /** Among the objects of {@code contents}. */
    public ColorDeployments(FolderContents contents, Findings findings) {
        this.contents = contents;
        this.findings = findings;
    }

    /**
     * The pods of the colors, each color's one Deployment as it should be where a complaint says what to write; empty
     * where a color has files and nothing in them makes pods.
     */
    public Optional<Pods> pods() {
        Map<Color, Item> found = new EnumMap<>(Color.class);
        boolean complete = true;
        if (!strangers()) {
            surplus();
        }
        for (Color color : Color.values()) {
            if (!contents.files(color).isEmpty()) {
                Optional<Item> deployment = deployment(color);
                deployment.ifPresent(item -> found.put(color, OwnPods.mended(item, findings)));
                complete &= deployment.isPresent();
            }
        }
        if (complete && found.isEmpty() && findings.clean()) {
            new ColorsWithoutFiles(contents, findings).complain();
            return contents.files().colors().isEmpty() ? Optional.empty() : pods();
        }
        return complete && !found.isEmpty() ? Optional.of(new Pods(found)) : Optional.empty();
    }

    private List<Item> deployments(Color color) {
        return contents.items().stream()
                .filter(item -> item.is("Deployment") && item.color().equals(Optional.of(color)))
                .toList();
    }

    /** Finds a Deployment that is called for the color without files, and stands in a file of the other one. */
    private boolean strangers() {
        for (Color color : Color.values()) {
            List<Item> all = deployments(color.other());
            List<Item> named = all.stream()
                    .filter(item -> Words.of(item.name()).color().equals(Optional.of(color)))
                    .toList();
            if (contents.files(color).isEmpty() && all.size() == 2 && named.size() == 1) {
                findings.complain(named.get(0)
                        .complaint(
                                "metadata.name",
                                "is " + named.get(0).name() + ", which says " + color + ", in a file whose name says "
                                        + color.other(),
                                "move the Deployment as it is into " + color + ".yaml"));
                contents.assign(Map.of(named.get(0), color));
                return true;
            }
        }
        return false;
    }

    /** Names all Deployments of both colors at once where a color has several. */
    private void surplus() {
        Optional<Item> second = Stream.of(Color.values())
                .map(this::deployments)
                .filter(all -> all.size() > 1)
                .map(all -> all.get(1))
                .findFirst();
        String all = Stream.of(Color.values())
                .filter(color -> !deployments(color).isEmpty())
                .map(color -> color + " has "
                        + deployments(color).stream()
                                .map(item ->
                                        item.name() + " in " + item.origin().file())
                                .collect(Collectors.joining(", ")))
                .collect(Collectors.joining("; "));
        second.ifPresent(item -> findings.complain(item.complaint(
                "",
                "is one Deployment too many, since a color has one: " + all,
                "keep one for each color, and move the others as they are to files with no color in their names; or, if"
                        + " these are several applications, to a folder of its own for each, with its Service")));
    }

    private Optional<Item> deployment(Color color) {
        List<Item> deployments = deployments(color);
        if (!deployments.isEmpty()) {
            return Optional.of(deployments.get(0));
        }
        List<FileName> files = contents.files(color);
        if (!files.stream().allMatch(file -> findings.cleanFile(file.text()))) {
            return Optional.empty();
        }
        List<Bystander> others = contents.others().stream()
                .filter(other -> new FileName(other.origin().file()).color().equals(Optional.of(color)))
                .filter(other -> !other.labels().isEmpty())
                .toList();
        Optional<Item> converted = others.size() == 1 ? Conversion.of(others.get(0), color) : Optional.empty();
        if (converted.isPresent()) {
            findings.complain(Conversion.complaint(others.get(0), converted.get()));
            converted.get().slips().forEach(findings::complain);
            return converted;
        }
        boolean empty = files.stream().allMatch(contents.empty()::contains);
        findings.complain(
                file(files, others, color).origin(),
                "",
                empty ? "is empty" : "has no Deployment" + only(others),
                advice(color, files));
        return Optional.empty();
    }

    /** Where the Deployment should be: where the pods are that were found, else in the file with the plainest name. */
    private static FileName file(List<FileName> files, List<Bystander> others, Color color) {
        return others.stream()
                .map(other -> new FileName(other.origin().file()))
                .findFirst()
                .or(() -> files.stream()
                        .filter(file -> FileName.MARKERS.contains(file.text()))
                        .findFirst())
                .orElse(files.get(0));
    }

    private static String only(List<Bystander> others) {
        return others.isEmpty()
                ? ""
                : ", only " + others.stream().map(Bystander::what).collect(Collectors.joining(", "));
    }

    private String advice(Color color, List<FileName> files) {
        boolean wanted = contents.meantColor().equals(Optional.of(color))
                || contents.files(color.other()).isEmpty();
        return "write the Deployment of " + color + " there"
                + (wanted
                        ? ""
                        : ", or, if there is no " + color + ", `git rm "
                                + files.stream().map(FileName::text).collect(Collectors.joining(" ")) + "`");
    }
}
