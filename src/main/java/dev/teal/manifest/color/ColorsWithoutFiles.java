package dev.teal.manifest.color;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.teal.core.port.Folder;
import dev.teal.core.value.Color;
import dev.teal.manifest.file.FileName;
import dev.teal.manifest.finding.Findings;
import dev.teal.manifest.finding.Words;
import dev.teal.manifest.folder.FolderContents;
import dev.teal.manifest.object.Item;

/** Finds the colors of a folder none of whose files has a color in its name. */
public final class ColorsWithoutFiles {

    /** The page that has the whole way from one Deployment to two colors. */
    public static final String PAGE = "docs/adopt.md";

    private final FolderContents contents;
    private final Findings findings;

    /** Among the objects and folders of {@code contents}. */
    public ColorsWithoutFiles(FolderContents contents, Findings findings) {
        this.contents = contents;
        this.findings = findings;
    }

    /**
     * Takes objects for the color whose word is in their names, if no file names one and the Deployments show both colors,
     * once each. Services are asked for what they select, and an Ingress is nobody's.
     */
    public void byName() {
        boolean nameless = Stream.of(Color.values())
                .allMatch(color -> contents.files(color).isEmpty());
        if (!nameless
                || Stream.of(Color.values())
                        .anyMatch(color -> deployments(color).size() != 1)) {
            return;
        }
        Map<Item, Color> owners = new HashMap<>();
        contents.items().stream()
                .filter(item -> !item.is("Service") && !item.is("Ingress"))
                .forEach(item -> Words.of(item.name()).color().ifPresent(color -> owners.put(item, color)));
        contents.assign(owners);
    }

    /** Complains that no color has a file; where it is plain which Deployment is whose, it is taken for that from now on. */
    void complain() {
        List<Item> all = deployments();
        List<String> advice = new ArrayList<>();
        for (Color color : Color.values()) {
            moves(color).ifPresent(advice::add);
        }
        if (advice.isEmpty()) {
            advice.add(advice(all));
        }
        String found = all.stream()
                .map(item -> item.name() + " in " + item.origin().file())
                .collect(Collectors.joining(", "));
        findings.complain(
                new FileName("green.yaml").origin(),
                "",
                "is missing, and blue.yaml, too: no color has a file"
                        + (found.isEmpty() ? "" : " (Deployments: " + found + ")"),
                String.join("; ", advice));
    }

    /** How the color comes to a file, if it has a folder, or a shared file its Deployment: as commands. */
    public Optional<String> moves(Color color) {
        List<String> moves = new ArrayList<>();
        for (Folder.Directory folder : contents.files().folders(color)) {
            List<String> files = folder.files().stream()
                    .filter(file -> new FileName(file).isYaml())
                    .toList();
            for (String file : files) {
                String name = files.size() == 1 ? color + ".yaml" : color + "-" + file;
                moves.add("git mv " + folder.name() + "/" + file + " " + name);
            }
        }
        List<Item> named = deployments(color);
        if (moves.isEmpty() && named.size() == 1 && alone(named.get(0))) {
            moves.add("git mv " + named.get(0).origin().file() + " " + color + ".yaml");
        }
        return moves.isEmpty() ? Optional.empty() : Optional.of("`" + String.join(" && ", moves) + "`");
    }

    private String advice(List<Item> all) {
        Color active = contents.meantColor().orElse(Color.GREEN);
        if (all.isEmpty()) {
            return "write one Deployment into green.yaml and one into blue.yaml";
        }
        if (all.size() == 1 && alone(all.get(0))) {
            contents.assign(Map.of(all.get(0), active));
            return "`git mv " + all.get(0).origin().file() + " " + active + ".yaml` (" + PAGE + ")";
        }
        List<Item> named = all.stream()
                .filter(item -> Words.of(item.name()).color().isPresent())
                .toList();
        if (all.size() == 2 && named.size() == 1) {
            return byName(named.get(0), all.get(0).equals(named.get(0)) ? all.get(1) : all.get(0));
        }
        String rest = all.size() > 2
                ? "; the others stay where they are or, if these are several applications, get a folder of their own for"
                        + " each, with its Service"
                : "";
        List<Item> serving = all.stream().filter(this::selected).toList();
        if (serving.size() == 1 && all.size() == 2 && all.stream().allMatch(this::alone)) {
            Item other = all.get(0).equals(serving.get(0)) ? all.get(1) : all.get(0);
            contents.assign(Map.of(serving.get(0), active, other, active.other()));
            return "`git mv " + serving.get(0).origin().file() + " " + active + ".yaml && git mv "
                    + other.origin().file() + " " + active.other() + ".yaml`";
        }
        return "move the Deployment that serves now into " + active + ".yaml, and that of the other color into "
                + active.other() + ".yaml" + rest;
    }

    private String byName(Item named, Item other) {
        Color color = Words.of(named.name()).color().orElseThrow();
        contents.assign(Map.of(named, color, other, color.other()));
        return "move Deployment " + named.name() + " into " + color + ".yaml, and " + other.name() + " into "
                + color.other() + ".yaml";
    }

    private boolean selected(Item deployment) {
        return contents.items().stream()
                .filter(item -> item.is("Service"))
                .map(Item::selector)
                .anyMatch(selector -> !selector.isEmpty()
                        && deployment.manifest().podLabels().entrySet().containsAll(selector.entrySet()));
    }

    /** Whether nothing of another nature stands in its file: a Service there would become a color's own. */
    private boolean alone(Item deployment) {
        return contents.all().stream()
                        .filter(object -> object.origin()
                                .file()
                                .equals(deployment.origin().file()))
                        .count()
                == 1;
    }

    private List<Item> deployments() {
        return contents.items().stream().filter(item -> item.is("Deployment")).toList();
    }

    private List<Item> deployments(Color color) {
        return deployments().stream()
                .filter(item ->
                        item.color().isEmpty() && Words.of(item.name()).color().equals(Optional.of(color)))
                .toList();
    }
}
