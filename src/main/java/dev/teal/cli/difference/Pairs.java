package dev.teal.cli.difference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import dev.teal.core.desired.Manifest;
import dev.teal.core.desired.Version;

/**
 * Finds for each object of one color what takes its place in the other: the Deployment for the Deployment; else the object of the
 * same kind whose name is the same but for the color, or the Deployment's name; else the only one left of its kind.
 */
final class Pairs {

    private final Map<Manifest, Manifest> paired = new LinkedHashMap<>();
    private final List<Manifest> left;
    private final List<Manifest> right;

    Pairs(Version before, Version after) {
        this.left = new ArrayList<>(before.belongings());
        this.right = new ArrayList<>(after.belongings());
        paired.put(before.deployment(), after.deployment());
        for (Manifest one : before.belongings()) {
            pair(one, other -> name(before, one).equals(name(after, other)));
        }
        for (Manifest one : List.copyOf(left)) {
            if (ofKind(left, one).size() == 1 && ofKind(right, one).size() == 1) {
                pair(one, other -> true);
            }
        }
    }

    private void pair(Manifest one, Predicate<Manifest> fits) {
        Optional<Manifest> found = ofKind(right, one).stream().filter(fits).findFirst();
        found.ifPresent(other -> {
            paired.put(one, other);
            left.remove(one);
            right.remove(other);
        });
    }

    private static List<Manifest> ofKind(List<Manifest> all, Manifest one) {
        return all.stream().filter(it -> kind(it).equals(kind(one))).toList();
    }

    private static String kind(Manifest manifest) {
        return manifest.ref().group() + "/" + manifest.ref().kind();
    }

    private static String name(Version version, Manifest manifest) {
        return version.color()
                .replacedIn(
                        manifest.ref().name().replace(version.deployment().ref().name(), "*"), "*");
    }

    List<ObjectChange> changes() {
        return paired.entrySet().stream()
                .map(pair -> ObjectChange.of(pair.getKey(), pair.getValue()))
                .toList();
    }

    List<Manifest> onlyBefore() {
        return List.copyOf(left);
    }

    List<Manifest> onlyAfter() {
        return List.copyOf(right);
    }
}
