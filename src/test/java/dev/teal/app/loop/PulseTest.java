package dev.teal.app.loop;

import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.teal.SetClock;
import dev.teal.app.known.Known;
import dev.teal.core.desired.Complaint;
import dev.teal.core.desired.Origin;
import dev.teal.core.desired.Reading;
import dev.teal.core.desired.Refusal;
import dev.teal.core.port.Leadership;
import dev.teal.core.port.Snapshot;
import dev.teal.core.value.Commit;
import dev.teal.embedded.EmbeddedCluster;

/** Looks that are asked for while others go on. */
class PulseTest {

    private final SetClock clock = new SetClock(Instant.parse("2026-11-24T12:00:00Z"));
    private final Commit commit = new Commit("c0ffee0", clock.instant());
    private final EmbeddedCluster memory = new EmbeddedCluster(clock);
    private final Known known = new Known();
    private final AtomicInteger looks = new AtomicInteger();
    private final CountDownLatch looking = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final Emergency emergency = new Emergency(status -> {});
    private final Pulse pulse = new Pulse(
            Visiting.of(memory, known, clock, (before, after, tick) -> looked()),
            new Looks(emergency, clock, 2),
            memory,
            Leadership.ALONE,
            known,
            emergency,
            new Standstill(clock),
            clock,
            Polling.every("1s"));

    @AfterEach
    void close() {
        goOn.countDown();
        pulse.stop(null);
        memory.close();
    }

    @Test
    void aLookBeginsAsSoonAsThereIsNews() {
        goOn.countDown();
        folder("one");

        pulse.polled();

        await().until(() -> looks.get() == 1);
    }

    @Test
    void newsDuringALookIsNotLost() {
        folder("one");
        pulse.polled();
        await().until(() -> looking.getCount() == 0);
        folder("two");
        for (int i = 0; i < 100; i++) {
            pulse.polled();
        }

        goOn.countDown();

        await().until(() -> known.status("two").isPresent());
    }

    private void folder(String name) {
        List<Reading> readings =
                Stream.of("one", name).distinct().map(this::refused).toList();
        known.git(known.git().found(new Snapshot(commit, readings), clock.instant()));
    }

    private Reading refused(String name) {
        Complaint complaint = new Complaint(Origin.of("active-color"), "", "holds \"purple\"", "write `green`");
        return new Refusal(name, name, commit, "1", List.of(complaint), List.of());
    }

    private void looked() {
        looks.incrementAndGet();
        looking.countDown();
        try {
            goOn.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
