package dev.teal.manifest.folder;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.teal.core.desired.Manifest;
import dev.teal.core.value.Color;
import dev.teal.core.value.ObjectRef;
import dev.teal.core.value.Tree;
import dev.teal.manifest.finding.Findings;
import dev.teal.manifest.finding.NearMiss;
import dev.teal.manifest.finding.Remark;
import dev.teal.manifest.object.Bystander;
import dev.teal.manifest.object.FieldSlips;
import dev.teal.manifest.object.Item;
import dev.teal.manifest.object.Kinds;
import dev.teal.manifest.object.LabelTexts;
import dev.teal.manifest.object.Metadata;
import dev.teal.manifest.object.ServerFields;
import dev.teal.manifest.yaml.Document;
import dev.teal.manifest.yaml.FieldPath;

/** Finds the application's objects in the documents of one file. */
final class ObjectReader {

    private final Kinds kinds;
    private final String defaultNamespace;
    private final Optional<Color> owner;
    private final Scope scope;
    private final Findings findings;
    private final List<Item> items = new ArrayList<>();
    private final List<Bystander> others = new ArrayList<>();

    ObjectReader(Kinds kinds, String defaultNamespace, Optional<Color> owner, Scope scope, Findings findings) {
        this.kinds = kinds;
        this.defaultNamespace = defaultNamespace;
        this.owner = owner;
        this.scope = scope;
        this.findings = findings;
    }

    /** The objects found so far, in their order. */
    List<Item> items() {
        return List.copyOf(items);
    }

    /** What was left alone. */
    List<Bystander> others() {
        return List.copyOf(others);
    }

    void read(Document document) {
        read(document, document.root(), "");
    }

    private void read(Document document, Object node, String at) {
        if (!(node instanceof Tree object)) {
            left(document, "", "it is no Kubernetes object");
            return;
        }
        String apiVersion = object.text("apiVersion");
        String kind = object.text("kind");
        if (kind.equals("List") && apiVersion.equals("v1")) {
            List<?> list = object.list("items");
            for (int i = 0; i < list.size(); i++) {
                read(document, list.get(i), FieldPath.item(FieldPath.child(at, "items"), i));
            }
        } else if (apiVersion.isEmpty() || kind.isEmpty()) {
            incomplete(document, object, at);
        } else if (scope == Scope.SERVICES
                && !kind.equals("Service")
                && NearMiss.of(kind, Set.of("Service")).isEmpty()) {
            other(document, object, at);
            left(
                    document,
                    kind + " " + name(object),
                    kinds.of(apiVersion, kind) instanceof Kinds.Left left
                            ? left.why()
                            : "without an active-color file Teal writes the colors and the routed Services only");
        } else {
            judge(document, object, at, kinds.of(apiVersion, kind));
        }
    }

    private void judge(Document document, Tree object, String at, Kinds.Verdict verdict) {
        if (verdict instanceof Kinds.Left left) {
            other(document, object, at);
            left(document, object.text("kind") + " " + name(object), left.why());
        } else if (verdict instanceof Kinds.Wrong wrong) {
            complain(document, at, wrong.field(), wrong.problem(), wrong.advice());
            Tree meant = object.with(wrong.apiVersion(), "apiVersion");
            judge(document, meant.with(wrong.kind(), "kind"), at, new Kinds.Taken());
        } else {
            Metadata metadata = new Metadata(object, document, at, owner);
            Tree addressed = metadata.mended();
            metadata.mistakes().forEach(findings::complain);
            items.add(item(document, new ServerFields(addressed), at));
        }
    }

    private Item item(Document document, ServerFields cleaned, String at) {
        Tree content = cleaned.content();
        ObjectRef ref =
                new ObjectRef(content.text("apiVersion"), content.text("kind"), defaultNamespace, name(content));
        if (!cleaned.removed().isEmpty()) {
            findings.note(new Remark(
                    document.origin(),
                    ref.kind() + " " + ref.name() + " (" + String.join(", ", cleaned.removed()) + ")",
                    "has fields that only a server writes; they are ignored",
                    "have fields that only a server writes; they are ignored"));
        }
        Item item = FieldSlips.mended(
                new Item(new Manifest(ref, content, document.origin()), owner, at, document.written(), List.of()));
        String written = item.content().text("metadata", "namespace");
        return LabelTexts.mended(item.in(written.isEmpty() ? defaultNamespace : written));
    }

    private void incomplete(Document document, Tree object, String at) {
        boolean meant = object.at("metadata").filter(Tree.class::isInstance).isPresent()
                && Set.of("spec", "data", "kind", "apiVersion").stream().anyMatch(object::has);
        if (!meant || scope == Scope.SERVICES && !object.text("kind").equals("Service")) {
            left(document, "", "it is no Kubernetes object");
            return;
        }
        boolean kindless = object.text("kind").isEmpty();
        String field = kindless ? "kind" : "apiVersion";
        Optional<String> word = kindless ? kinds.kind(object) : kinds.version(object.text("kind"));
        complain(
                document,
                at,
                field,
                "is missing",
                word.map(it -> "write `" + field + ": " + it + "`")
                        .orElse("write the " + field + ", as `kubectl explain` shows it"));
        word.map(it -> object.with(it, field)).ifPresent(complete -> read(document, complete, at));
    }

    private void other(Document document, Tree object, String at) {
        others.add(Bystander.of(object, defaultNamespace, document.origin(), at));
    }

    private void left(Document document, String what, String why) {
        findings.note(new Remark(document.origin(), what.strip(), "is left alone: " + why, "are left alone: " + why));
    }

    private void complain(Document document, String at, String field, String problem, String advice) {
        findings.complain(document.origin(), at.isEmpty() ? field : at + "." + field, problem, advice);
    }

    private static String name(Tree object) {
        return object.text("metadata", "name");
    }
}
