package dev.teal.manifest.object;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.teal.core.desired.Complaint;
import dev.teal.core.value.Color;
import dev.teal.core.value.Tree;
import dev.teal.manifest.finding.NearMiss;
import dev.teal.manifest.yaml.Document;
import dev.teal.manifest.yaml.FieldPath;

/** What an object must have to have an address. */
public final class Metadata {

    /** RFC 1123 names, as Kubernetes asks of most objects. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?");
    /** RFC 1035 labels, as it asks of Services. */
    private static final Pattern SERVICE = Pattern.compile("[a-z]([-a-z0-9]{0,61}[a-z0-9])?");

    private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

    private final Tree object;
    private final Document document;
    private final String path;
    private final String usual;
    private final List<Complaint> mistakes = new ArrayList<>();

    /** Of an object at {@code at} in its document, which stands in a file of {@code color}, if of any. */
    public Metadata(Tree object, Document document, String at, Optional<Color> color) {
        this.object = object;
        this.document = document;
        this.path = FieldPath.child(at, "metadata");
        this.usual = "shop" + color.map(it -> "-" + it).orElse("");
    }

    /** The object with an address; what keeps it from having one as it is written is among the mistakes then. */
    public Tree mended() {
        if (!(object.at("metadata").orElse("") instanceof Tree metadata)) {
            complain("", "is missing", "write `metadata: {name: " + usual + "}`");
            return object.with(Map.of("name", usual), "metadata");
        }
        String name = name(metadata);
        Tree mended = slip(metadata).map(metadata::without).orElse(metadata).with(name, "name");
        Object namespace = metadata.at("namespace").orElse("");
        if (!namespace.equals("") && !fits(".namespace", namespace, NAMESPACE)) {
            mended = mended.without("namespace");
        }
        return mistakes.isEmpty() ? object : object.with(mended, "metadata");
    }

    /** What keeps the object from having an address, once it was {@link #mended}. */
    public List<Complaint> mistakes() {
        return List.copyOf(mistakes);
    }

    private String name(Tree metadata) {
        Optional<Object> name = metadata.at("name");
        if (name.isEmpty()) {
            return nameless(metadata);
        }
        return fits(".name", name.get(), pattern())
                ? metadata.text("name")
                : proposed(name.get().toString());
    }

    /** The field that was to be the name, where there is none. */
    private static Optional<String> slip(Tree metadata) {
        return metadata.at("name").isPresent()
                ? Optional.empty()
                : metadata.fields().stream()
                        .filter(key -> NearMiss.of(key, FieldNames.METADATA)
                                .filter("name"::equals)
                                .isPresent())
                        .findFirst();
    }

    private String nameless(Tree metadata) {
        Optional<String> slip = slip(metadata);
        if (slip.isPresent()) {
            complain("." + slip.get(), "is not known", "did you mean `name`?");
            return proposed(metadata.at(slip.get()).orElse("").toString());
        }
        if (metadata.has("generateName")) {
            String proposed = proposed(metadata.at("generateName").orElse("").toString());
            complain(
                    ".generateName",
                    "makes another object at each apply",
                    "write in its place `name: " + proposed + "`");
            return proposed;
        }
        complain(".name", "is missing", "write `name: " + usual + "`");
        return usual;
    }

    private boolean fits(String field, Object value, Pattern pattern) {
        String key = field.substring(1);
        if (value instanceof Tree || value instanceof List<?>) {
            complain(field, "is no text", "write one word");
        } else if (!(value instanceof String text)) {
            String written = document.written().getOrDefault(path + field, String.valueOf(value));
            complain(field, "is not text to YAML", "write `" + key + ": \"" + written + "\"`");
        } else if (Placeholder.marked(text)) {
            complain(field, Placeholder.problem(text), "write the name that belongs there");
        } else if (!pattern.matcher(text).matches()) {
            complain(
                    field,
                    "is \"" + text + "\", which is no name in Kubernetes",
                    "write for instance `" + key + ": " + proposed(text) + "`, with a-z, 0-9 and `-` only");
        } else {
            return true;
        }
        return false;
    }

    private String proposed(String text) {
        String plain =
                text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return pattern().matcher(plain).matches() ? plain : usual;
    }

    private Pattern pattern() {
        return object.text("kind").equals("Service") ? SERVICE : NAME;
    }

    private void complain(String field, String problem, String advice) {
        mistakes.add(new Complaint(document.origin(), path + field, problem, advice));
    }
}
