package dev.teal.core;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import dev.teal.core.live.Aim;
import dev.teal.core.live.Drift;
import dev.teal.core.live.Live;
import dev.teal.core.live.Scope;
import dev.teal.core.port.Cluster;
import dev.teal.core.port.PortException;
import dev.teal.core.value.ObjectRef;

/**
 * A cluster that is watched, but late: a glance sees what was there at the glance before, unless something was written since. And
 * what a dry run has said once counts for as long as neither side has changed.
 */
final class Lagging extends Between {

    private record Comparison(Aim aim, Drift drift) {}

    private final Deque<Live> seen = new ArrayDeque<>();
    private final Map<ObjectRef, Comparison> comparisons = new HashMap<>();

    Lagging(Cluster cluster) {
        super(cluster);
    }

    @Override
    public Optional<Live> glance(Scope scope) throws PortException {
        seen.addLast(look(scope));
        if (seen.size() > 2) {
            seen.removeFirst();
        }
        return Optional.of(seen.peekFirst());
    }

    @Override
    public Drift compare(Aim aim) throws PortException {
        Drift drift = super.compare(aim);
        comparisons.put(aim.wanted().ref(), new Comparison(aim, drift));
        return drift;
    }

    @Override
    public Optional<Drift> known(Aim aim) {
        return Optional.ofNullable(comparisons.get(aim.wanted().ref()))
                .filter(it -> it.aim().equals(aim))
                .filter(it -> !(it.drift() instanceof Drift.Refused))
                .map(Comparison::drift);
    }

    @Override
    void write(ObjectRef ref, Write write) throws PortException {
        try {
            super.write(ref, write);
        } finally {
            seen.clear();
            comparisons.remove(ref);
        }
    }
}
