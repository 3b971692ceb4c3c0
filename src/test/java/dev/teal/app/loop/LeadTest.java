package dev.teal.app.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.teal.Followed;
import dev.teal.Policies;
import dev.teal.SetClock;
import dev.teal.app.known.Known;
import dev.teal.app.setting.TealConfig;
import dev.teal.app.tell.HealthChecks;
import dev.teal.core.desired.Complaint;
import dev.teal.core.desired.Origin;
import dev.teal.core.desired.Refusal;
import dev.teal.core.port.Snapshot;
import dev.teal.core.port.Standing.Part;
import dev.teal.core.situation.Permissions;
import dev.teal.core.value.Commit;
import dev.teal.embedded.EmbeddedCluster;

/** What a process does while another one leads, and once it leads itself. */
class LeadTest {

    private final SetClock clock = new SetClock(Instant.parse("2026-11-28T12:00:00Z"));
    private final Commit commit = new Commit("c0ffee0", clock.instant());
    private final EmbeddedCluster memory = new EmbeddedCluster(clock);
    private final Known known = new Known();
    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicInteger polls = new AtomicInteger();
    private final Followed leadership = new Followed();
    private final TealConfig config = Polling.every("15s");
    private final Emergency emergency = new Emergency(status -> {});
    private final Pulse pulse = new Pulse(
            Visiting.of(memory, known, clock, (before, after, tick) -> looks.incrementAndGet()),
            new Looks(emergency, clock, 2),
            memory,
            leadership,
            known,
            emergency,
            new Standstill(clock),
            clock,
            config);
    private final Poll poll = new Poll(
            () -> {
                polls.incrementAndGet();
                return new Snapshot(commit, List.of(refused()));
            },
            new Holders(memory, Policies.PERMISSIONS),
            pulse,
            new LeftBehind(memory, new Permissions(Set.of("shop"), Permissions.Creation.HOLD), known),
            emergency,
            known,
            clock,
            config,
            new SimpleMeterRegistry());
    private final Lead lead = new Lead(leadership, pulse, poll);

    @AfterEach
    void close() {
        pulse.stop(null);
        memory.close();
    }

    private Refusal refused() {
        Complaint complaint = new Complaint(Origin.of("active-color"), "", "holds \"purple\"", "write `green`");
        return new Refusal("shop", "shop", commit, "1", List.of(complaint), List.of());
    }

    private Status ready() {
        return new HealthChecks(known, leadership, clock, config).look().call().getStatus();
    }

    @Test
    void whoStandsByPollsGitAndLooksAtNothing() {
        leadership.become(Part.STANDS_BY);

        poll.poll();

        await().during(Duration.ofMillis(300)).until(() -> looks.get() == 0);
        assertThat(known.git().snapshot()).isPresent();
        assertThat(ready()).isEqualTo(Status.UP);
    }

    @Test
    void whoComesToLeadLooksAtEverythingAtOnce() {
        leadership.become(Part.STANDS_BY);
        poll.poll();

        lead.taking();
        leadership.become(Part.LEADS);
        lead.taken();

        await().until(() -> looks.get() >= 1);
    }

    @Test
    void whatWasKnownUnderAnEarlierLeaseIsForgotten() {
        leadership.become(Part.LEADS);
        poll.poll();
        await().until(() -> known.status("shop").isPresent());

        leadership.become(Part.STANDS_BY);
        lead.lost();
        assertThat(known.statuses()).isEmpty();

        lead.taking();
        leadership.become(Part.LEADS);
        lead.taken();
        await().until(() -> looks.get() == 2);
    }

    @Test
    void aHookIsPassedOnByWhoDoesNotLead() {
        leadership.become(Part.LEADS);
        lead.hooked();
        assertThat(leadership.passedOn()).isZero();

        leadership.become(Part.STANDS_BY);
        lead.hooked();
        assertThat(leadership.passedOn()).isEqualTo(1);
        assertThat(polls.get()).isEqualTo(2);
    }

    @Test
    void whoLeadsPollsWhenAnotherWasTold() {
        leadership.become(Part.LEADS);

        lead.news();

        await().until(() -> polls.get() == 1);
    }
}
