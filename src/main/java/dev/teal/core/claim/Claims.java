package dev.teal.core.claim;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import dev.teal.core.desired.Reading;
import dev.teal.core.desired.Refusal;
import dev.teal.core.desired.Release;
import dev.teal.core.desired.RoutedService;
import dev.teal.core.situation.Permissions;
import dev.teal.core.value.ObjectRef;

/**
 * Sees to it that each object is written by one application only. A copied folder would otherwise undo, at every look,
 * what the first one has applied, or take its traffic.
 *
 * <p>The one that the object was applied for keeps it, and its whole folder goes on; the others are refused. Where it was
 * applied for none of them, nobody but their author knows which is meant, and all are. Only a folder that may write the
 * object can claim it. One that can't be read keeps what serves for it.
 */
public final class Claims {

    private final List<Reading> readings;
    private final Map<String, Refusal> unread = new HashMap<>();

    /** By object, then by application. */
    private final Map<ObjectRef, Map<String, Claim>> claims = new LinkedHashMap<>();

    private Claims(List<Reading> readings) {
        this.readings = readings;
    }

    /** What these readings claim, as far as they may. */
    public static Claims of(List<Reading> readings, Permissions permissions) {
        Claims claims = new Claims(readings);
        for (Reading reading : readings) {
            if (reading instanceof Refusal refusal) {
                claims.unread.put(refusal.application(), refusal);
            } else if (reading instanceof Release release
                    && Strangers.first(release, permissions).isEmpty()) {
                release.manifests().forEach(it -> claims.add(new Claim(release, it)));
            }
        }
        return claims;
    }

    private void add(Claim claim) {
        claims.computeIfAbsent(claim.object(), object -> new TreeMap<>()).putIfAbsent(claim.application(), claim);
    }

    /**
     * The objects of which it matters what they were applied for, each with those that name it: what several name; and where
     * a folder can't be read, what others name that would take its pods or its traffic.
     */
    public Map<ObjectRef, Set<String>> questions() {
        Map<ObjectRef, Set<String>> asked = new LinkedHashMap<>();
        for (Map<String, Claim> claimants : claims.values()) {
            Claim first = claimants.values().iterator().next();
            if (claimants.size() > 1 || !unread.isEmpty() && serves(first)) {
                asked.put(first.manifest().ref(), claimants.keySet());
            }
        }
        return asked;
    }

    private static boolean serves(Claim claim) {
        Release release = claim.release();
        return Stream.concat(
                        Stream.of(release.desired().deployment()),
                        release.services().stream().map(RoutedService::manifest))
                .anyMatch(claim.manifest()::equals);
    }

    /**
     * The same readings, of which each object is in one release at most.
     *
     * @param holders the application that each object was applied for, as far as that is known
     */
    public List<Reading> settled(Map<ObjectRef, String> holders) {
        Map<ObjectRef, String> held = new HashMap<>();
        holders.forEach((ref, application) -> held.put(Claim.object(ref), application));
        Map<String, Refusal> refused = new HashMap<>();
        claims.forEach((object, claimants) -> Optional.ofNullable(held.get(object))
                .ifPresent(application -> refuseOthers(claimants, application, refused)));
        Set<String> lost = Set.copyOf(refused.keySet());
        for (Map<String, Claim> claimants : claims.values()) {
            Collection<Claim> left = others(claimants, lost);
            if (left.size() > 1) {
                left.forEach(claim ->
                        refused.putIfAbsent(claim.application(), claim.refused(claim.shared(claimants.keySet()))));
            }
        }
        return readings.stream()
                .map(reading -> Optional.<Reading>ofNullable(refused.get(reading.application()))
                        .orElse(reading))
                .toList();
    }

    private void refuseOthers(Map<String, Claim> claimants, String application, Map<String, Refusal> refused) {
        Optional<Claim> holder = Optional.ofNullable(claimants.get(application));
        Optional<Refusal> silent = Optional.ofNullable(unread.get(application));
        for (Claim claim : others(claimants, Set.of(application))) {
            holder.map(it -> claim.taken(it.release()))
                    .or(() -> silent.map(claim::reserved))
                    .ifPresent(complaint -> refused.putIfAbsent(claim.application(), claim.refused(complaint)));
        }
    }

    private static Collection<Claim> others(Map<String, Claim> claimants, Set<String> without) {
        return claimants.values().stream()
                .filter(it -> !without.contains(it.application()))
                .toList();
    }
}
