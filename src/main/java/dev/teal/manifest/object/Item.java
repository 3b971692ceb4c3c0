package dev.teal.manifest.object;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.teal.core.desired.Complaint;
import dev.teal.core.desired.Manifest;
import dev.teal.core.desired.Origin;
import dev.teal.core.value.Color;
import dev.teal.core.value.ObjectRef;
import dev.teal.core.value.Tree;
import dev.teal.manifest.yaml.Document;

/**
 * One object of the folder and where it stands.
 *
 * @param manifest the object, without fields that only the server writes
 * @param color the color in whose file it stands; empty for a shared file
 * @param at the field path of the object in its document: empty, or an item of a {@code List}
 * @param written see {@link Document#written}
 * @param slips what was wrong with the object as it was written, and is mended here
 */
public record Item(
        Manifest manifest, Optional<Color> color, String at, Map<String, String> written, List<Complaint> slips) {

    /** Whether it is of that kind of Kubernetes itself: {@code teal.kinds} may add others with the same name. */
    public boolean is(String kind) {
        String group = manifest.ref().group();
        return manifest.ref().kind().equals(kind) && (!group.contains(".") || group.endsWith(".k8s.io"));
    }

    /** The whole object. */
    public Tree content() {
        return manifest.content();
    }

    /** Where it stands. */
    public Origin origin() {
        return manifest.origin();
    }

    /** Its {@code metadata.name}. */
    public String name() {
        return manifest.ref().name();
    }

    /** The same object with other content, as it should be. */
    public Item with(Tree mended) {
        return new Item(manifest.with(mended), color, at, written, slips);
    }

    /** The same object, about which more is to be said. */
    Item slipped(List<Complaint> more) {
        List<Complaint> all = new ArrayList<>(slips);
        all.addAll(more);
        return new Item(manifest, color, at, written, List.copyOf(all));
    }

    /** The same object in another namespace. */
    public Item in(String namespace) {
        ObjectRef ref = manifest.ref();
        return new Item(
                new Manifest(
                        new ObjectRef(ref.apiVersion(), ref.kind(), namespace, ref.name()),
                        content().with(namespace, "metadata", "namespace"),
                        origin()),
                color,
                at,
                written,
                slips);
    }

    /** The same object as one of {@code owner}'s. */
    public Item in(Color owner) {
        return new Item(manifest, Optional.of(owner), at, written, slips);
    }

    /** The selector of a Service: its values that are text. */
    public Map<String, String> selector() {
        return content().texts("spec", "selector");
    }

    /** A complaint about one of the object's fields. */
    public Complaint complaint(String field, String problem, String advice) {
        return new Complaint(origin(), path(field), problem, advice);
    }

    /** The characters that stand in the file for a value that is no text. */
    String written(String field, Object value) {
        return written.getOrDefault(path(field), String.valueOf(value));
    }

    private String path(String field) {
        return at.isEmpty() || field.isEmpty() ? at + field : at + "." + field;
    }
}
