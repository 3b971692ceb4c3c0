package dev.teal.core;

import java.lang.reflect.RecordComponent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** All that a value holds on to, through records, collections and maps. */
final class Kept {

    private Kept() {}

    /** Each thing once, {@code root} with it. */
    static Collection<Object> by(Object root) {
        Map<Object, Object> found = new IdentityHashMap<>();
        Deque<Object> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            Object next = open.pop();
            if (found.put(next, next) == null) {
                within(next).stream().filter(Objects::nonNull).forEach(open::push);
            }
        }
        return found.values();
    }

    private static Collection<?> within(Object value) {
        if (value instanceof Map<?, ?> map) {
            List<Object> all = new ArrayList<>(map.keySet());
            all.addAll(map.values());
            return all;
        }
        if (value instanceof Optional<?> optional) {
            return optional.stream().toList();
        }
        if (value instanceof Collection<?> all) {
            return all;
        }
        return value instanceof Record record ? fields(record) : List.of();
    }

    private static List<Object> fields(Record record) {
        List<Object> values = new ArrayList<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            try {
                component.getAccessor().setAccessible(true);
                values.add(component.getAccessor().invoke(record));
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(e);
            }
        }
        return values;
    }
}
