package dev.teal.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/**
 * Random histories of commits, failures, kills and hands, watched at every write. One that breaks an invariant is shortened
 * as far as it still does, and printed.
 */
class HistoriesTest {

    /** {@code -Dhistories=10000} takes a quarter of an hour. */
    private static final int HISTORIES = Integer.getInteger("histories", 60);

    private static final int LENGTH = 14;

    /** The number of a history is the seed that it is made from. */
    @Test
    void noneLosesRequestsOrEndsElsewhereThanGit() {
        for (int seed = 1; seed <= HISTORIES; seed++) {
            List<History.Event> events = random(seed);
            if (History.run(events).isPresent()) {
                List<History.Event> shortest = shortened(events);
                fail("history " + seed + ": " + History.run(shortest).orElseThrow() + ", after " + shortest);
            }
        }
    }

    /** A watcher that never complains would let everything pass. */
    @Test
    void trafficThatIsSentToNobodyIsSeen() {
        assertThat(History.run(
                        List.of(History.Event.NEXT_WRITE_SENDS_TRAFFIC_ASTRAY, History.Event.COMMIT_BLUE_ACTIVE)))
                .hasValueSatisfying(what -> assertThat(what).contains("left no ready pod behind the Service"));
    }

    @Test
    void whatIsNotNeededForAFailureIsLeftOut() {
        List<History.Event> events = new ArrayList<>(random(7));
        events.add(5, History.Event.NEXT_WRITE_SENDS_TRAFFIC_ASTRAY);

        assertThat(shortened(events))
                .contains(History.Event.NEXT_WRITE_SENDS_TRAFFIC_ASTRAY)
                .hasSize(2);
    }

    private static List<History.Event> random(long seed) {
        Random random = new Random(seed);
        History.Event[] all = History.Event.RANDOM.toArray(History.Event[]::new);
        return Stream.generate(() -> all[random.nextInt(all.length)])
                .limit(LENGTH)
                .toList();
    }

    /** Without each event in turn, as long as it still fails. */
    private static List<History.Event> shortened(List<History.Event> events) {
        for (int i = 0; i < events.size(); i++) {
            List<History.Event> fewer = new ArrayList<>(events);
            fewer.remove(i);
            if (History.run(fewer).isPresent()) {
                return shortened(fewer);
            }
        }
        return events;
    }
}
