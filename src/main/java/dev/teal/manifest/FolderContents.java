package dev.teal.manifest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import dev.teal.core.Color;
import dev.teal.core.Complaint;
import dev.teal.core.Folder;
import dev.teal.core.Overrides;

/** All files of a folder, read one by one; what they mean together is for others to find out. */
final class FolderContents {

    private final FormatSettings settings;
    private final Findings findings;
    private final Scope scope;
    private final Set<String> names;
    private final Kinds kinds;
    private final Documents documents;

    private final List<Item> items = new ArrayList<>();
    private final List<Workload> others = new ArrayList<>();
    private final ColorFiles files = new ColorFiles();
    private final Map<FileName, Complaint> unread = new LinkedHashMap<>();
    private final TreeSet<String> understood = new TreeSet<>();
    private final Set<FileName> empty = new HashSet<>();
    private Optional<Color> activeColor = Optional.empty();
    private Optional<Color> meantColor = Optional.empty();
    private Optional<FileName> policy = Optional.empty();
    private Overrides overrides = Overrides.NONE;

    FolderContents(Folder folder, FormatSettings settings, Findings findings) {
        this.settings = settings;
        this.findings = findings;
        kinds = new Kinds(settings.kinds());
        documents = new Documents(settings.limits());
        scope = folder.files().stream().anyMatch(entry -> new FileName(entry.name()).isActiveColor())
                ? Scope.EVERYTHING
                : Scope.SERVICES;
        names = folder.files().stream().map(Folder.Entry::name).collect(Collectors.toUnmodifiableSet());
        folder.files().forEach(this::read);
    }

    /** Everything if the folder has an {@code active-color} file, readable or not. */
    Scope scope() {
        return scope;
    }

    /** The names of all its entries. */
    Set<String> names() {
        return names;
    }

    /** The objects of the application, as far as single files tell. */
    List<Item> items() {
        return List.copyOf(items);
    }

    /** Every Kubernetes object of the folder, also what is left alone. */
    List<Workload> all() {
        List<Workload> all = new ArrayList<>(others);
        items.forEach(item ->
                all.add(Workload.of(item.content(), item.manifest().ref().namespace(), item.origin(), item.at())));
        return all;
    }

    /** Objects that are left alone. */
    List<Workload> others() {
        return List.copyOf(others);
    }

    /** The files of the colors. */
    ColorFiles files() {
        return files;
    }

    /** The files of a color, readable or not. */
    List<FileName> files(Color color) {
        return files.of(color);
    }

    /** Takes these objects, which stand in files that name no color, for the color's. */
    void assign(Map<Item, Color> owners) {
        items.replaceAll(
                item -> Optional.ofNullable(owners.get(item)).map(item::in).orElse(item));
        owners.forEach(
                (item, color) -> files.add(color, new FileName(item.origin().file())));
    }

    /** Manifests without any document. */
    Set<FileName> empty() {
        return Set.copyOf(empty);
    }

    /** Shared files that can't be read in a folder where they may not matter, and why. */
    Map<FileName, Complaint> unread() {
        return Map.copyOf(unread);
    }

    /** What {@code active-color} says, if it is there and can be meant. */
    Optional<Color> activeColor() {
        return activeColor;
    }

    /** What {@code active-color} says or, if it can't be read, seems to mean. */
    Optional<Color> meantColor() {
        return activeColor.or(() -> meantColor);
    }

    Overrides overrides() {
        return overrides;
    }

    /** Files that are no manifests and were understood. */
    TreeSet<String> understood() {
        return new TreeSet<>(understood);
    }

    private void read(Folder.Entry entry) {
        FileName file = new FileName(entry.name());
        if (file.mayBeColorsFolder()) {
            if (entry instanceof Folder.Directory directory) {
                files.add(directory);
            }
            return;
        }
        if (!file.isActiveColor() && file.isYaml() && !file.isPolicy()) {
            file.color().ifPresent(color -> files.add(color, file));
        }
        try {
            if (file.isActiveColor()) {
                byte[] bytes = FileBytes.of(entry);
                meantColor = ActiveColor.meant(bytes);
                activeColor = Optional.of(ActiveColor.read(bytes));
                understood.add(file.text());
            } else if (file.resemblesActiveColor()) {
                misnamed(file);
            } else if (file.isPolicy()) {
                policy(file, documents.read(file, Utf8.text(file, FileBytes.of(entry))));
            } else if (file.isYaml()) {
                objects(file, documents.read(file, Utf8.text(file, FileBytes.of(entry))));
            }
        } catch (UnreadableException e) {
            unreadable(entry, e.complaint());
        }
    }

    private void misnamed(FileName file) {
        if (scope == Scope.EVERYTHING) {
            findings.note(file.origin(), "is not read, since there is active-color; remove it");
        } else {
            findings.complain(file.origin(), "", "is not read", "rename it: `git mv " + file.text() + " active-color`");
        }
    }

    private void policy(FileName file, List<Document> read) {
        if (policy.isPresent()) {
            findings.complain(file.origin(), "", "stands beside " + policy.get().text(), "keep one of the two");
            return;
        }
        policy = Optional.of(file);
        overrides = new PolicyFile(file, findings).read(read);
        understood.add(file.text());
    }

    private void objects(FileName file, List<Document> read) {
        Scope within = file.color().isPresent() ? Scope.EVERYTHING : scope;
        ObjectReader reader = new ObjectReader(kinds, settings.defaultNamespace(), file, within, findings);
        read.forEach(reader::read);
        if (read.isEmpty()) {
            empty.add(file);
        }
        items.addAll(reader.items());
        others.addAll(reader.others());
    }

    private void unreadable(Folder.Entry entry, Complaint complaint) {
        FileName file = new FileName(entry.name());
        boolean owned = file.isActiveColor() || file.isPolicy() || file.color().isPresent();
        if (owned || scope == Scope.EVERYTHING && FileBytes.mayHoldObjects(entry)) {
            findings.complain(complaint);
        } else {
            unread.put(file, complaint);
        }
    }
}
