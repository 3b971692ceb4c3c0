package dev.teal.core;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Sees to it that each object is written by one application only. A copied folder would otherwise undo, at every look,
 * what the first one has applied.
 */
public final class Claims {

    private Claims() {}

    /** The same readings, but a release that names an object of an earlier one is refused. */
    public static List<Reading> exclusive(List<Reading> readings) {
        Map<ObjectRef, String> owners = new HashMap<>();
        List<Reading> result = new ArrayList<>();
        for (Reading reading : readings) {
            Optional<Complaint> clash = objects(reading)
                    .filter(it -> owners.containsKey(it.ref()))
                    .findFirst()
                    .map(it -> complaint(it, owners.get(it.ref())));
            if (clash.isPresent()) {
                result.add(refusal(reading, clash.get()));
            } else {
                objects(reading).forEach(it -> owners.put(it.ref(), reading.application()));
                result.add(reading);
            }
        }
        return List.copyOf(result);
    }

    private static Stream<Manifest> objects(Reading reading) {
        return reading instanceof Release release
                ? Stream.concat(
                        release.unrouted().stream(), release.services().stream().map(RoutedService::manifest))
                : Stream.empty();
    }

    private static Complaint complaint(Manifest manifest, String owner) {
        return new Complaint(
                manifest.origin(),
                "metadata.name",
                manifest.ref() + " is in the folder of " + owner + " too",
                "give it another name or namespace, or take it out of one of the two folders");
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
