package dev.teal.app.loop;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import dev.teal.app.known.Known;
import dev.teal.core.desired.Reading;
import dev.teal.core.port.Newest;
import dev.teal.core.port.PortException;
import dev.teal.core.value.Recent;

/**
 * Which commits this process has read for each application, one after the other. Whoever applied another one has seen Git at
 * another time; which of the two is newer only Git can say. It is also asked where this process stood still, since a newer commit
 * that another one has done meanwhile may have left nothing to be seen.
 */
@Singleton
class Lineage implements Newest {

    private static final int REMEMBERED = 50;

    private final Known known;
    private final Supplier<Poll> poll;
    private final Standstill standstill;
    private final Map<String, Set<String>> read = new ConcurrentHashMap<>();

    /** The poll is fetched when it is needed, since its looks need this. */
    @Inject
    Lineage(Known known, Instance<Poll> poll, Standstill standstill) {
        this(known, poll::get, standstill);
    }

    Lineage(Known known, Supplier<Poll> poll, Standstill standstill) {
        this.known = known;
        this.poll = poll;
        this.standstill = standstill;
    }

    @Override
    public boolean isNewest(Reading reading, Set<String> applied) throws PortException {
        Set<String> commits =
                read.computeIfAbsent(reading.application(), it -> Collections.newSetFromMap(Recent.map(REMEMBERED)));
        commits.add(reading.commit().id());
        if (commits.containsAll(applied) && standstill.noneSince(poll.get().answered())) {
            return isKnown(reading);
        }
        poll.get().ask();
        boolean newest = isKnown(reading);
        if (newest) {
            commits.addAll(applied);
        }
        return newest;
    }

    private boolean isKnown(Reading reading) {
        return known.git()
                .reading(reading.application())
                .filter(reading::equals)
                .isPresent();
    }
}
