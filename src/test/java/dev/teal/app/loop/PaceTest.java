package dev.teal.app.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.teal.SetClock;
import dev.teal.app.known.Known;
import dev.teal.core.desired.Complaint;
import dev.teal.core.desired.Origin;
import dev.teal.core.desired.Refusal;
import dev.teal.core.plan.Stage;
import dev.teal.core.port.Lookout.Sight;
import dev.teal.core.port.Snapshot;
import dev.teal.core.status.Status;
import dev.teal.core.value.Commit;
import dev.teal.core.value.Hold;
import dev.teal.core.value.Phase;
import dev.teal.core.value.Reason;
import dev.teal.embedded.EmbeddedCluster;

/** How soon what is at rest is looked at again. */
class PaceTest {

    private static final Sight ALL = new Sight(7, 0, Duration.ZERO);
    private static final Sight PART = new Sight(6, 1, Duration.ZERO);

    private final Pace pace = new Pace(Duration.ofSeconds(15));

    @Test
    void fewHaveTheirTurnAsOftenAsThatIsAskedFor() {
        assertThat(pace.after(atRest(), new Pace.Crowd(1, 0), ALL)).isEqualTo(Duration.ofSeconds(15));
        assertThat(pace.after(atRest(), new Pace.Crowd(30, 0), ALL)).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void ofManyTwoHaveTheirTurnInASecondWhereWatchesTell() {
        assertThat(pace.after(atRest(), new Pace.Crowd(1000, 0), ALL)).isEqualTo(Duration.ofSeconds(500));
    }

    @Test
    void whereWatchesTellLessLooksFindOut() {
        assertThat(pace.after(atRest(), new Pace.Crowd(1000, 0), PART)).isEqualTo(Duration.ofSeconds(100));
        assertThat(pace.after(atRest(), new Pace.Crowd(1000, 0), Sight.NONE)).isEqualTo(Duration.ofSeconds(100));
    }

    @Test
    void manyThatWaitForPodsShareFiftyTurnsInASecondWhereWatchesTell() {
        Pace.Crowd one = new Pace.Crowd(1000, 1);
        Pace.Crowd all = new Pace.Crowd(1000, 1000);

        assertThat(pace.after(rising(Reason.NOT_READY), one, ALL)).isEqualTo(Duration.ofMillis(500));
        assertThat(pace.after(rising(Reason.NOT_READY), all, ALL)).isEqualTo(Duration.ofSeconds(20));
        assertThat(pace.after(rising(Reason.NOT_READY), all, PART)).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void whatWaitsForATimeIsLookedAtThen() {
        assertThat(pace.after(rising(Reason.UNPROVEN), new Pace.Crowd(1000, 1000), ALL))
                .isEqualTo(Duration.ofMillis(500));
    }

    private static Status rising(Reason reason) {
        Status status = atRest();
        return new Status(
                status.reading(),
                status.seen(),
                Phase.PROGRESSING,
                Stage.RISING,
                Optional.of(Hold.waiting(reason, "0 of 1 pods are available")),
                Optional.of(status.lookedAt()),
                Map.of(),
                status.journey(),
                List.of(),
                List.of(),
                Optional.empty(),
                status.memory(),
                Duration.ofMillis(500),
                status.lookedAt());
    }

    private static Status atRest() {
        SetClock clock = new SetClock(Instant.parse("2026-11-24T12:00:00Z"));
        Known known = new Known();
        Commit commit = new Commit("c0ffee0", clock.instant());
        Complaint complaint = new Complaint(Origin.of("active-color"), "", "holds \"purple\"", "write `green`");
        Refusal refusal = new Refusal("shop", "shop", commit, "1", List.of(complaint), List.of());
        known.git(known.git().found(new Snapshot(commit, List.of(refusal)), clock.instant()));
        try (EmbeddedCluster memory = new EmbeddedCluster(clock)) {
            Visiting.of(memory, known, clock).look("shop");
        }
        return known.status("shop").orElseThrow();
    }
}
