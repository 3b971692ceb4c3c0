package dev.teal.core.value;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The last so many of something: each that is put beyond that takes away the one that was put first. */
public final class Recent {

    private Recent() {}

    /** A map that never has more than {@code most} entries, for several threads. */
    public static <K, V> Map<K, V> map(int most) {
        return Collections.synchronizedMap(new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        });
    }
}
