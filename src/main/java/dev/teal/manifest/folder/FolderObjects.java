package dev.teal.manifest.folder;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.teal.core.value.Color;
import dev.teal.manifest.file.FileName;
import dev.teal.manifest.finding.Findings;
import dev.teal.manifest.object.Bystander;
import dev.teal.manifest.object.Item;
import dev.teal.manifest.object.Kinds;
import dev.teal.manifest.yaml.Document;

/** The Kubernetes objects of a folder, as far as single files tell. */
final class FolderObjects {

    private static final Kinds TESTS = new Kinds(Set.of("batch/v1/Job"));

    private final Conventions conventions;
    private final Scope scope;
    private final Policies policies;
    private final Findings findings;
    private final List<Item> items = new ArrayList<>();
    private final List<Bystander> others = new ArrayList<>();
    private final List<Item> tests = new ArrayList<>();
    private final Set<FileName> empty = new HashSet<>();

    /** None yet; of shared files {@code scope} is read. */
    FolderObjects(Conventions conventions, Scope scope, Policies policies, Findings findings) {
        this.conventions = conventions;
        this.scope = scope;
        this.policies = policies;
        this.findings = findings;
    }

    /** Takes the objects of a file of {@code owner}, or of a shared one; what was read from it before is dropped. */
    void read(FileName file, Optional<Color> owner, List<Document> documents) {
        items.removeIf(item -> item.origin().file().equals(file.text()));
        others.removeIf(other -> other.origin().file().equals(file.text()));
        boolean test = policies.isTest(file);
        Scope within = owner.isPresent() || test ? Scope.EVERYTHING : scope;
        ObjectReader reader = new ObjectReader(
                test ? TESTS : conventions.kinds(), conventions.defaultNamespace(), owner, within, findings);
        documents.forEach(reader::read);
        if (documents.isEmpty()) {
            empty.add(file);
        }
        (test ? tests : items).addAll(reader.items());
        others.addAll(reader.others());
    }

    /** Takes these objects for the color's, whatever file they stand in. */
    void assign(Map<Item, Color> owners) {
        items.replaceAll(
                item -> Optional.ofNullable(owners.get(item)).map(item::in).orElse(item));
    }

    /** The objects of the application. */
    List<Item> items() {
        return List.copyOf(items);
    }

    /** The objects of the files that the policy names as tests. */
    List<Item> tests() {
        return List.copyOf(tests);
    }

    /** Objects that are left alone. */
    List<Bystander> others() {
        return List.copyOf(others);
    }

    /** All of them, also those that are left alone. */
    List<Bystander> all() {
        List<Bystander> all = new ArrayList<>(others);
        items.forEach(item ->
                all.add(Bystander.of(item.content(), item.manifest().ref().namespace(), item.origin(), item.at())));
        return all;
    }

    /** Manifests without any document. */
    Set<FileName> empty() {
        return Set.copyOf(empty);
    }
}
