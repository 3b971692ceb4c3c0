package dev.teal.cli.output.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.teal.cli.output.JsonDifference;
import dev.teal.cli.output.JsonReport;
import dev.teal.cli.output.JsonText;
import dev.teal.cli.plan.Foreseen;
import dev.teal.cli.plan.ObjectOutlook;
import dev.teal.cli.plan.Outlook;
import dev.teal.cli.plan.Plans;
import dev.teal.cli.plan.TrafficMove;
import dev.teal.cli.plan.Unreadable;
import dev.teal.cli.plan.Unseen;
import dev.teal.core.value.Color;
import dev.teal.core.value.Hold;

/** Plans for programs; {@code docs/commands.md} has their fields. */
final class JsonPlan {

    private JsonPlan() {}

    static String of(List<Plans> plans) {
        return JsonText.of(Map.of(
                "folders",
                plans.stream()
                        .flatMap(it -> it.folders().stream())
                        .map(JsonPlan::folder)
                        .toList()));
    }

    private static Map<String, Object> folder(Outlook outlook) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("folder", outlook.path());
        json.put("application", outlook.application());
        json.put("outcome", word(outlook.outcome()));
        if (outlook instanceof Unreadable unreadable) {
            json.put(
                    "mistakes",
                    unreadable.report().mistakes().map(JsonReport::finding).toList());
        } else if (outlook instanceof Unseen unseen) {
            json.put("held", hold(unseen.why()));
        } else {
            put((Foreseen) outlook, json);
        }
        return json;
    }

    private static void put(Foreseen foreseen, Map<String, Object> json) {
        json.put("wanted", foreseen.wanted().word());
        foreseen.serving().map(Color::word).ifPresent(it -> json.put("serving", it));
        json.put("content", foreseen.content().text());
        foreseen.held().ifPresent(it -> json.put("held", hold(it)));
        json.put("objects", foreseen.objects().stream().map(JsonPlan::object).toList());
        json.put("moves", foreseen.moves().stream().map(JsonPlan::move).toList());
        json.put("deeds", foreseen.deeds());
        json.put("waits", foreseen.waits());
        json.put("afterwards", foreseen.afterwards());
    }

    private static Map<String, Object> object(ObjectOutlook object) {
        Map<String, Object> json = JsonDifference.ref(object.manifest().ref());
        json.put("fate", word(object.fate()));
        json.put("basis", word(object.basis()));
        json.put("fields", object.fields().stream().map(JsonDifference::field).toList());
        object.refusal().ifPresent(it -> json.put("held", hold(it)));
        return json;
    }

    private static Map<String, Object> move(TrafficMove move) {
        Map<String, Object> json = JsonDifference.ref(move.service());
        move.from().ifPresent(it -> json.put("from", it.labels()));
        json.put("to", move.to().labels());
        return json;
    }

    private static Map<String, Object> hold(Hold hold) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("reason", hold.reason().name());
        json.put("message", hold.message());
        json.put("advice", hold.advice());
        return json;
    }

    /** As in {@code taken-over}. */
    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
