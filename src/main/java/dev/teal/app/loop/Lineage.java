package dev.teal.app.loop;

import java.util.LinkedHashMap;
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

/**
 * Which commits this process has read for each application, one after the other. Whoever applied another one has seen Git at
 * another time; which of the two is newer only Git can say.
 */
@Singleton
class Lineage implements Newest {

    private static final int REMEMBERED = 50;

    private final Known known;
    private final Supplier<Poll> poll;
    private final Map<String, Map<String, Boolean>> read = new ConcurrentHashMap<>();

    /** The poll is fetched when it is needed, since its looks need this. */
    @Inject
    Lineage(Known known, Instance<Poll> poll) {
        this(known, poll::get);
    }

    Lineage(Known known, Supplier<Poll> poll) {
        this.known = known;
        this.poll = poll;
    }

    @Override
    public boolean isNewest(Reading reading, Set<String> applied) throws PortException {
        Map<String, Boolean> commits = read.computeIfAbsent(reading.application(), it -> new Commits());
        synchronized (commits) {
            commits.put(reading.commit().id(), true);
            if (commits.keySet().containsAll(applied)) {
                return isKnown(reading);
            }
        }
        poll.get().ask();
        boolean newest = isKnown(reading);
        if (newest) {
            synchronized (commits) {
                applied.forEach(commit -> commits.put(commit, true));
            }
        }
        return newest;
    }

    private boolean isKnown(Reading reading) {
        return known.git()
                .reading(reading.application())
                .filter(reading::equals)
                .isPresent();
    }

    /** The last ones. */
    private static final class Commits extends LinkedHashMap<String, Boolean> {

        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    }
}
