package dev.teal.core.desired;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import dev.teal.core.value.ObjectRef;

/**
 * Sees to it that each object is written by one application only. A copied folder would otherwise undo, at every look,
 * what the first one has applied, or take its traffic; which of them is meant, nobody but their author knows.
 */
public final class Claims {

    private Claims() {}

    /** The same readings, but releases that name one object are refused, all of them. */
    public static List<Reading> exclusive(List<Reading> readings) {
        Map<ObjectRef, Set<String>> owners = new HashMap<>();
        for (Reading reading : readings) {
            objects(reading)
                    .forEach(it -> owners.computeIfAbsent(it.ref(), ref -> new TreeSet<>())
                            .add(reading.application()));
        }
        return readings.stream().map(reading -> exclusive(reading, owners)).toList();
    }

    private static Reading exclusive(Reading reading, Map<ObjectRef, Set<String>> owners) {
        return objects(reading)
                .filter(it -> owners.get(it.ref()).size() > 1)
                .findFirst()
                .<Reading>map(it -> refusal(reading, complaint(it, owners.get(it.ref()))))
                .orElse(reading);
    }

    private static Stream<Manifest> objects(Reading reading) {
        return reading instanceof Release release ? release.manifests() : Stream.empty();
    }

    private static Complaint complaint(Manifest manifest, Set<String> owners) {
        return new Complaint(
                manifest.origin(),
                "metadata.name",
                manifest.ref() + " is in several folders: " + String.join(", ", owners),
                "give it another name or namespace, or take it out of all but one of them");
    }

    private static Refusal refusal(Reading reading, Complaint complaint) {
        return new Refusal(
                reading.application(),
                reading.path(),
                reading.commit(),
                reading.content(),
                List.of(complaint),
                reading.notices());
    }
}
