package dev.teal.cli.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import dev.teal.core.live.Aim;
import dev.teal.core.live.Drift;
import dev.teal.core.live.Effect;
import dev.teal.core.value.Difference;
import dev.teal.core.value.Tree;

/**
 * Compares what Git writes with what an object has, where no dry run may be made. What the server would fill in, write in another
 * way, or refuse is not seen.
 */
final class FieldsAlone {

    private FieldsAlone() {}

    static Effect of(Aim aim) {
        Tree wanted = aim.wanted().content();
        if (aim.isNew()) {
            return new Effect(new Drift.Missing(), Tree.EMPTY, wanted);
        }
        Tree live = within(aim.live(), wanted);
        List<String> fields = Difference.written(live, wanted);
        return new Effect(fields.isEmpty() ? new Drift.None() : new Drift.Differs(fields), live, wanted);
    }

    /** What the object has of the fields that are wanted. */
    private static Tree within(Tree live, Tree wanted) {
        Tree found = Tree.EMPTY;
        for (String key : wanted.fields()) {
            Optional<Object> value = live.at(key);
            if (value.isPresent()) {
                found = found.with(within(value.get(), wanted.at(key).orElse("")), key);
            }
        }
        return found;
    }

    private static Object within(Object live, Object wanted) {
        if (live instanceof Tree has && wanted instanceof Tree wants) {
            return within(has, wants);
        }
        if (live instanceof List<?> has && wanted instanceof List<?> wants && has.size() == wants.size()) {
            List<Object> found = new ArrayList<>();
            for (int i = 0; i < has.size(); i++) {
                Object counterpart = counterpart(wants, has, i);
                found.add(within(counterpart, wants.get(i)));
            }
            return found;
        }
        return live;
    }

    /** The item of the same name, where items have names; else the one in the same place. */
    private static Object counterpart(List<?> wants, List<?> has, int place) {
        String name = wants.get(place) instanceof Tree wanted ? wanted.text("name") : "";
        return has.stream()
                .filter(Tree.class::isInstance)
                .map(Tree.class::cast)
                .filter(it -> !name.isEmpty() && Objects.equals(it.text("name"), name))
                .<Object>map(it -> it)
                .findFirst()
                .orElse(has.get(place));
    }
}
