package dev.teal.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.teal.core.Complaint;
import dev.teal.core.Fields;

/** What an object must have to have an address. */
final class Metadata {

    /** RFC 1123 names, as Kubernetes asks of most objects. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?");
    /** RFC 1035 labels, as it asks of Services. */
    private static final Pattern SERVICE = Pattern.compile("[a-z]([-a-z0-9]{0,61}[a-z0-9])?");

    private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

    private final Map<String, Object> object;

    Metadata(Map<String, Object> object) {
        this.object = object;
    }

    /** What keeps the object from having an address; empty if it has one. */
    List<Complaint> mistakes(Document document, String at) {
        List<Complaint> found = new ArrayList<>();
        String path = FieldPath.child(at, "metadata");
        if (!(object.get("metadata") instanceof Map<?, ?> metadata)) {
            found.add(new Complaint(document.origin(), path, "is missing", "write `metadata: {name: shop}`"));
            return found;
        }
        Object name = metadata.get("name");
        Optional<String> slip = metadata.keySet().stream()
                .map(String.class::cast)
                .filter(key -> NearMiss.of(key, FieldNames.METADATA)
                        .filter("name"::equals)
                        .isPresent())
                .findFirst();
        if (name == null && slip.isPresent()) {
            found.add(
                    new Complaint(document.origin(), path + "." + slip.get(), "is not known", "did you mean `name`?"));
        } else if (name == null) {
            String field = metadata.containsKey("generateName") ? "generateName" : "name";
            found.add(new Complaint(
                    document.origin(),
                    path + "." + field,
                    field.equals("name") ? "is missing" : "makes another object at each apply",
                    "write `name: "
                            + (field.equals("name")
                                    ? "shop"
                                    : String.valueOf(metadata.get(field)).replaceAll("-$", ""))
                            + "`"));
        } else if (!(name instanceof String text)) {
            found.add(notText(document, path + ".name", name));
        } else if (!pattern().matcher(text).matches()) {
            found.add(new Complaint(
                    document.origin(),
                    path + ".name",
                    "is \"" + text + "\", which is no name in Kubernetes",
                    "use a-z, 0-9 and `-` only"));
        }
        Object namespace = metadata.get("namespace");
        if (namespace != null && !(namespace instanceof String)) {
            found.add(notText(document, path + ".namespace", namespace));
        } else if (namespace instanceof String text
                && !text.isEmpty()
                && !NAMESPACE.matcher(text).matches()) {
            found.add(new Complaint(
                    document.origin(),
                    path + ".namespace",
                    "is \"" + text + "\", which is no name in Kubernetes",
                    "use a-z, 0-9 and `-` only"));
        }
        return found;
    }

    private Pattern pattern() {
        return Fields.text(object, "kind").equals("Service") ? SERVICE : NAME;
    }

    private static Complaint notText(Document document, String path, Object value) {
        String key = path.substring(path.lastIndexOf('.') + 1);
        return new Complaint(
                document.origin(),
                path,
                "is not text to YAML",
                value instanceof Map<?, ?> || value instanceof List<?>
                        ? "write one word"
                        : "write `" + key + ": \"" + document.written().getOrDefault(path, String.valueOf(value))
                                + "\"`");
    }
}
