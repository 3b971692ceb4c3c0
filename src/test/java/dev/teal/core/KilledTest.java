package dev.teal.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.teal.core.port.PortException;
import dev.teal.core.value.ObjectRef;
import dev.teal.core.value.Tree;

/** The process ends at any write, and another one goes on. */
class KilledTest {

    private static final List<ObjectRef> OBJECTS =
            List.of(Rehearsal.SERVICE, Rehearsal.deployment("green"), Rehearsal.deployment("blue"));

    /** Whether the last write of a process got through. */
    enum LastWrite {
        LOST,
        DONE
    }

    /** The process has ended; nobody may catch this. */
    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    @ParameterizedTest
    @EnumSource
    void comesToTheSameEndWhereverTheProcessIsKilled(LastWrite last) {
        AtomicInteger writes = new AtomicInteger();
        List<Object> undisturbed = story(writes, Integer.MAX_VALUE, last);
        int total = writes.get();

        assertThat(total).as("writes of the whole story").isGreaterThan(8);
        for (int victim = 1; victim <= total; victim++) {
            assertThat(story(new AtomicInteger(), victim, last))
                    .as("killed at write " + victim + " of " + total)
                    .isEqualTo(undisturbed);
        }
    }

    /** Deploy, switch, write a third version into the freed color and switch to it. */
    private static List<Object> story(AtomicInteger writes, int victim, LastWrite last) {
        try (Rehearsal shop = Rehearsal.of("v1", "v2")) {
            shop.through(cluster -> new Between(cluster) {
                @Override
                void write(ObjectRef ref, Write write) throws PortException {
                    boolean dies = writes.incrementAndGet() == victim;
                    if (dies && last == LastWrite.LOST) {
                        throw new Killed();
                    }
                    super.write(ref, write);
                    if (dies) {
                        throw new Killed();
                    }
                }
            });
            goOn(shop);
            goOn(shop.active("blue").commit());
            goOn(shop.write("green.yaml", Rehearsal.deployment("green", "v3"))
                    .active("green")
                    .commit());
            endTrial(shop);
            assertThat(shop.during(Duration.ofSeconds(5)))
                    .as("quiet at the end")
                    .isEmpty();
            return end(shop);
        }
    }

    private static void endTrial(Rehearsal shop) {
        try {
            shop.pass(Duration.ofMinutes(1)).look();
        } catch (Killed e) {
            shop.restarted().look();
        }
    }

    private static void goOn(Rehearsal shop) {
        try {
            shop.untilSynced();
        } catch (Killed e) {
            shop.restarted().pass(Rehearsal.SECOND).untilSynced();
        }
    }

    /** Where the traffic went, and all objects without what tells the time. */
    private static List<Object> end(Rehearsal shop) {
        List<Object> end = new ArrayList<>(shop.routes());
        for (ObjectRef ref : OBJECTS) {
            Tree live = shop.cluster().get(ref).orElseThrow();
            end.add(List.of("switched-at", "proven-at", "applied-at", "switches").stream()
                    .reduce(
                            live.without("metadata", "resourceVersion"),
                            (tree, name) -> tree.without("metadata", "annotations", "teal.dev/" + name),
                            (one, two) -> two));
        }
        end.add(shop.marks().history().text().replaceAll("\\S+T\\S+Z", "TIME"));
        return end;
    }
}
