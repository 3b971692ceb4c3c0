package dev.teal.core.value;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a {@link Tree} is made of: each key, and after it its value. An array takes a quarter of the room of a map. The
 * fields of a manifest are few, so they are looked through; where two trees may have thousands, {@link #map} is the way.
 */
final class Pairs {

    private Pairs() {}

    /** The value of {@code key}; null where there is none, or nothing in it. */
    static Object value(Object[] pairs, String key) {
        int place = place(pairs, key);
        return place < 0 ? null : pairs[place + 1];
    }

    /** Where {@code key} is; negative where it isn't. */
    static int place(Object[] pairs, String key) {
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs[i].equals(key)) {
                return i;
            }
        }
        return -1;
    }

    /** The keys in their order. */
    static Stream<String> keys(Object[] pairs) {
        return IntStream.range(0, pairs.length / 2).mapToObj(i -> (String) pairs[2 * i]);
    }

    /** A copy in which {@code key} has that value, at its place or else at the end. */
    static Object[] with(Object[] pairs, String key, Object value) {
        int known = place(pairs, key);
        int place = known < 0 ? pairs.length : known;
        Object[] changed = Arrays.copyOf(pairs, Math.max(pairs.length, place + 2));
        changed[place] = Words.shared(key);
        changed[place + 1] = value;
        return changed;
    }

    /** A copy without the pair at {@code place}. */
    static Object[] without(Object[] pairs, int place) {
        Object[] changed = Arrays.copyOf(pairs, pairs.length - 2);
        System.arraycopy(pairs, place + 2, changed, place, changed.length - place);
        return changed;
    }

    /** A copy that may be changed. */
    static Map<String, Object> map(Object[] pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }

    /** Whether both have the same pairs, in whatever order. Values are compared once, since they may be deep. */
    static boolean same(Object[] one, Object[] two) {
        if (one.length != two.length) {
            return false;
        }
        for (int i = 0; i < one.length; i += 2) {
            if (!one[i].equals(two[i])) {
                return map(one).equals(map(two));
            }
        }
        return Arrays.equals(one, two);
    }

    /** The same in whatever order they are. */
    static int hash(Object[] pairs) {
        int hash = 0;
        for (int i = 0; i < pairs.length; i += 2) {
            hash += pairs[i].hashCode() ^ Objects.hashCode(pairs[i + 1]);
        }
        return hash;
    }
}
