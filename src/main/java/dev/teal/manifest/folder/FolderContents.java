package dev.teal.manifest.folder;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import dev.teal.core.desired.Complaint;
import dev.teal.core.port.Folder;
import dev.teal.core.value.Color;
import dev.teal.manifest.file.FileBytes;
import dev.teal.manifest.file.FileName;
import dev.teal.manifest.file.Utf8;
import dev.teal.manifest.finding.Findings;
import dev.teal.manifest.finding.UnreadableException;
import dev.teal.manifest.object.Bystander;
import dev.teal.manifest.object.Item;
import dev.teal.manifest.yaml.Documents;

/** All files of a folder, read one by one; what they mean together is for others to find out. */
public final class FolderContents {

    private final Folder folder;
    private final Conventions conventions;
    private final Findings findings;
    private final Scope scope;
    private final Documents documents;
    private final Policies policies;

    private final FolderObjects objects;
    private final ColorFiles files = new ColorFiles();
    private final UnreadFiles unread;
    private final TreeSet<String> understood = new TreeSet<>();
    private final WantedColor wanted = new WantedColor();

    /** Reads every file of {@code folder}; what is wrong with one of them goes to {@code findings}. */
    public FolderContents(Folder folder, Conventions conventions, Findings findings) {
        this.folder = folder;
        this.conventions = conventions;
        this.findings = findings;
        documents = new Documents(conventions.limits());
        policies = new Policies(conventions.urls(), findings);
        scope = folder.files().stream()
                        .map(entry -> new FileName(entry.name()))
                        .anyMatch(file -> file.isActiveColor() || file.resemblesActiveColor())
                ? Scope.EVERYTHING
                : Scope.SERVICES;
        unread = new UnreadFiles(scope, policies, findings);
        objects = new FolderObjects(conventions, scope, policies, findings);
        // What the policy names as a test is read in another way.
        folder.files().stream()
                .sorted(Comparator.comparing(entry -> !new FileName(entry.name()).isPolicy()))
                .forEach(this::read);
    }

    /** Everything if the folder has an {@code active-color} file, readable or not, or one that was meant to be it. */
    public Scope scope() {
        return scope;
    }

    /** The same folder with an {@code active-color} that says {@code color}. */
    public FolderContents with(Color color, Findings other) {
        List<Folder.Entry> entries = new ArrayList<>(folder.files());
        entries.add(new Folder.Text(FileName.ACTIVE_COLOR, color.word().getBytes(StandardCharsets.UTF_8)));
        return new FolderContents(
                new Folder(folder.application(), folder.path(), folder.content(), folder.commit(), entries),
                conventions,
                other);
    }

    /** The folder's own name, at the end of its path. */
    public String name() {
        return folder.application().replaceFirst(".*[/.]", "");
    }

    /** The names of all its entries. */
    public Set<String> names() {
        return folder.files().stream().map(Folder.Entry::name).collect(Collectors.toSet());
    }

    /** The objects of the application, as far as single files tell. */
    public List<Item> items() {
        return objects.items();
    }

    /** The objects in the files that the policy names as Jobs that test a color. */
    public List<Item> tests() {
        return objects.tests();
    }

    /** Every Kubernetes object of the folder, also what is left alone. */
    public List<Bystander> all() {
        return objects.all();
    }

    /** Objects that are left alone. */
    public List<Bystander> others() {
        return objects.others();
    }

    /** The files of the colors. */
    public ColorFiles files() {
        return files;
    }

    /** The files of a color, readable or not. */
    public List<FileName> files(Color color) {
        return files.of(color);
    }

    /** Takes these objects, which stand in files that name no color, for the color's. */
    public void assign(Map<Item, Color> owners) {
        objects.assign(owners);
        owners.forEach(
                (item, color) -> files.add(color, new FileName(item.origin().file())));
    }

    /** Reads a file again, as one of the color that its name was probably meant to say. */
    public void assume(FileName file, Color color) {
        files.add(color, file);
        folder.files().stream()
                .filter(entry -> entry.name().equals(file.text()))
                .forEach(this::read);
    }

    /** Manifests without any document. */
    public Set<FileName> empty() {
        return objects.empty();
    }

    /** Whether every shared file could be read, so that what none of them has is not there. */
    public boolean allRead() {
        return !unread.anyShared();
    }

    /** Shared files that can't be read in a folder where they may not matter, and why. */
    public Map<FileName, Complaint> unread() {
        return unread.unimportant();
    }

    /** What {@code active-color} says, if it is there and can be meant. */
    public Optional<Color> activeColor() {
        return wanted.said();
    }

    /** What {@code active-color} says or, if it can't be read, seems to mean. */
    public Optional<Color> meantColor() {
        return wanted.meant();
    }

    /** The folder's own policy. */
    public Policies policies() {
        return policies;
    }

    /** Files that are no manifests and were understood. */
    public TreeSet<String> understood() {
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
                wanted.read(entry);
                understood.add(file.text());
            } else if (file.resemblesActiveColor()) {
                wanted.misnamed(entry, names(), findings);
            } else if (file.isPolicy()) {
                policies.read(file, documents.read(file.origin(), Utf8.text(file, FileBytes.of(entry))));
                understood.add(file.text());
            } else if (file.isYaml()) {
                objects.read(
                        file, files.owner(file), documents.read(file.origin(), Utf8.text(file, FileBytes.of(entry))));
            }
        } catch (UnreadableException e) {
            unread.add(entry, e.complaint());
        }
    }
}
