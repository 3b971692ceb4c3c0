package dev.teal.cli.output;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.teal.cli.difference.ColorDifference;
import dev.teal.cli.difference.Differences;
import dev.teal.cli.difference.FieldChange;
import dev.teal.cli.difference.ObjectChange;
import dev.teal.core.value.ObjectRef;
import dev.teal.core.value.Tree;

/** What a switch changes, for programs; {@code docs/commands.md} has its fields. */
public final class JsonDifference {

    private JsonDifference() {}

    static String of(List<Differences> differences) {
        return JsonText.of(Map.of(
                "folders",
                differences.stream()
                        .flatMap(it -> it.folders().stream())
                        .map(JsonDifference::folder)
                        .toList()));
    }

    private static Map<String, Object> folder(ColorDifference difference) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("folder", difference.path());
        json.put("from", difference.from().word());
        json.put("to", difference.to().word());
        json.put(
                "services",
                difference.moves().stream().map(JsonDifference::move).toList());
        json.put(
                "objects",
                difference.objects().stream().map(JsonDifference::object).toList());
        json.put("gone", difference.gone().stream().map(JsonDifference::ref).toList());
        json.put("added", difference.added().stream().map(JsonDifference::ref).toList());
        return json;
    }

    private static Map<String, Object> move(ColorDifference.Move move) {
        Map<String, Object> json = ref(move.service());
        json.put("from", move.from().labels());
        json.put("to", move.to().labels());
        return json;
    }

    private static Map<String, Object> object(ObjectChange change) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("from", ref(change.before()));
        json.put("to", ref(change.after()));
        json.put("fields", change.fields().stream().map(JsonDifference::field).toList());
        return json;
    }

    /** One field, with the values that it has. */
    public static Map<String, Object> field(FieldChange change) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("field", change.field());
        plain(change.before()).ifPresent(value -> json.put("from", value));
        plain(change.after()).ifPresent(value -> json.put("to", value));
        return json;
    }

    /** The address of an object; more can be put to it. */
    public static Map<String, Object> ref(ObjectRef ref) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", ref.kind());
        json.put("namespace", ref.namespace());
        json.put("name", ref.name());
        return json;
    }

    /** Maps and lists, as {@link Tree#plain} has them. */
    private static Optional<Object> plain(Optional<Object> value) {
        return value.map(it -> Tree.EMPTY.with(it, "value").plain().get("value"));
    }
}
