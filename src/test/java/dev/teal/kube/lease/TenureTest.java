package dev.teal.kube.lease;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.api.Test;

/** Who may write, by one process' own clock. The Lease lasts 4 s, is renewed every 2 s, and 500 ms are left over. */
class TenureTest {

    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");
    private static final Lease ABSENT = Lease.of("teal", "teal");

    private final Tenure tenure = new Tenure("one", Terms.DEFAULT, ABSENT);

    private static Moment at(double seconds) {
        return at(seconds, seconds);
    }

    private static Moment at(double steady, double wall) {
        return new Moment((long) (steady * 1e9), NOON.plusNanos((long) (wall * 1e9)));
    }

    private static Lease written(Lease lease, int version) {
        return new Lease(lease.object().with(Integer.toString(version), "metadata", "resourceVersion"));
    }

    private static Lease others(int version) {
        return written(ABSENT.heldBy("other", Terms.DEFAULT.length(), NOON.plusMillis(version)), version);
    }

    /** At that time it has begun to take the Lease, and has it. */
    private Tenure leadingSince(double seconds) {
        Lease free = written(ABSENT.free(NOON), 1);
        tenure.read(Optional.of(free), at(seconds));
        Step.Take take = (Step.Take) tenure.next(at(seconds));
        tenure.wrote(written(take.wanted(), 2), at(seconds), at(seconds));
        return tenure;
    }

    @Test
    void whatIsNotKnownIsReadFirst() {
        assertThat(tenure.next(at(0))).isEqualTo(new Step.Read());
        assertThat(tenure.mayWrite(at(0))).isFalse();
    }

    @Test
    void whoMakesTheLeaseWaitsForItsLengthSinceAHandMayHaveDeletedOne() {
        tenure.read(Optional.empty(), at(10));
        Step.Take take = (Step.Take) tenure.next(at(10));
        tenure.wrote(new Lease(written(take.wanted(), 1).object().with("u-1", "metadata", "uid")), at(10), at(11));
        Step.Renew renew = (Step.Renew) tenure.next(at(12));
        tenure.wrote(written(renew.wanted(), 2), at(12), at(12));

        assertThat(tenure.mayWrite(at(14.9))).isFalse();
        assertThat(tenure.mayWrite(at(15))).isTrue();
    }

    @Test
    void whatWasGivenBackIsTakenAtOnce() {
        assertThat(leadingSince(5).mayWrite(at(5.1))).isTrue();
    }

    @Test
    void itMayWriteUntilTheLengthLessTheMarginSinceItBeganToAsk() {
        leadingSince(5);

        assertThat(tenure.mayWrite(at(8.499))).isTrue();
        assertThat(tenure.mayWrite(at(8.5))).isFalse();
    }

    @Test
    void aRenewalThatTakesLongerThanTheLeaseGivesNothing() {
        leadingSince(5);
        Step.Renew renew = (Step.Renew) tenure.next(at(7));

        tenure.wrote(written(renew.wanted(), 3), at(7), at(10.6));

        assertThat(tenure.mayWrite(at(10.6))).isFalse();
        assertThat(tenure.next(at(10.6))).isInstanceOf(Step.Renew.class);
    }

    @Test
    void aRenewalWhoseAnswerIsLostPermitsNothingMoreAndIsRepeatedOnWhatIsThere() {
        leadingSince(5);
        Step.Renew renew = (Step.Renew) tenure.next(at(7));
        tenure.failed();

        assertThat(tenure.next(at(9))).isEqualTo(new Step.Read());
        tenure.read(Optional.of(written(renew.wanted(), 3)), at(9));

        assertThat(tenure.mayWrite(at(9))).isFalse();
        assertThat(((Step.Renew) tenure.next(at(9))).wanted().version()).isEqualTo("3");
    }

    @Test
    void anothersLeaseIsFreeOnceItWasSeenUnchangedForItsLengthWhateverTimesAreInIt() {
        Lease ofYesterday = written(ABSENT.heldBy("other", Terms.DEFAULT.length(), NOON.minus(Duration.ofDays(1))), 1);
        tenure.read(Optional.of(ofYesterday), at(100));

        assertThat(tenure.next(at(103.99))).isEqualTo(new Step.Rest(Duration.ofMillis(10)));
        assertThat(tenure.next(at(104))).isInstanceOf(Step.Take.class);
    }

    @Test
    void eachRenewalBeginsTheLengthAnew() {
        tenure.read(Optional.of(others(1)), at(0));
        tenure.heard(others(2), at(2));

        assertThat(tenure.next(at(4.5))).isInstanceOf(Step.Rest.class);
        assertThat(tenure.next(at(6))).isInstanceOf(Step.Take.class);
    }

    /** fabric8io/kubernetes-client#7160. */
    @Test
    void theLengthIsTheHoldersWhereThatIsLonger() {
        Lease longer = written(ABSENT.heldBy("other", Duration.ofSeconds(15), NOON), 1);
        tenure.read(Optional.of(longer), at(0));

        assertThat(tenure.next(at(14.9))).isInstanceOf(Step.Rest.class);
        assertThat(tenure.next(at(15))).isInstanceOf(Step.Take.class);
    }

    @Test
    void aNoteOnTheLeaseIsNoRenewal() {
        tenure.read(Optional.of(others(1)), at(0));
        tenure.heard(written(others(1).withNews(NOON), 2), at(3));

        assertThat(((Step.Take) tenure.next(at(4))).wanted().version()).isEqualTo("2");
    }

    @Test
    void anothersNameInTheLeaseEndsThePermission() {
        leadingSince(5);

        tenure.heard(others(3), at(6));
        assertThat(tenure.next(at(6))).isEqualTo(new Step.Read());
        tenure.read(Optional.of(others(3)), at(6));

        assertThat(tenure.mayWrite(at(6))).isFalse();
        assertThat(tenure.holder()).isEqualTo("other");
    }

    /** kubernetes/kubernetes#125761. */
    @Test
    void aWallClockThatIsSetForwardTakesNobodysLease() {
        tenure.read(Optional.of(others(1)), at(0));

        assertThat(tenure.next(at(1, 3601))).isInstanceOf(Step.Rest.class);
    }

    @Test
    void aWallClockThatIsSetBackPermitsNothingMore() {
        leadingSince(5);

        assertThat(tenure.mayWrite(at(8.5, -3600))).isFalse();
    }

    /** The steady clock of a machine that is suspended may stand still. */
    @Test
    void whoWasSuspendedMayNotWriteBeforeItHasRenewed() {
        leadingSince(5);

        assertThat(tenure.mayWrite(at(5.1, 65.1))).isFalse();
        assertThat(tenure.next(at(5.1, 65.1))).isInstanceOf(Step.Renew.class);
    }

    @Test
    void whoEndsMayNotWrite() {
        leadingSince(5).end();

        assertThat(tenure.mayWrite(at(5.1))).isFalse();
    }

    @Test
    void theTimesAndTheTransitionsAreAsKubernetesWantsThem() {
        Lease taken = ABSENT.heldBy("one", Terms.DEFAULT.length(), NOON);
        Lease renewed = taken.heldBy("one", Terms.DEFAULT.length(), NOON.plusNanos(2_000_001_000));
        Lease second = renewed.heldBy("other", Terms.DEFAULT.length(), NOON.plusSeconds(9));

        assertThat(renewed.object().text("spec", "acquireTime")).isEqualTo("2026-11-28T12:00:00.000000Z");
        assertThat(renewed.object().text("spec", "renewTime")).isEqualTo("2026-11-28T12:00:02.000001Z");
        assertThat(renewed.object().number(-1, "spec", "leaseTransitions")).isZero();
        assertThat(second.object().number(-1, "spec", "leaseTransitions")).isEqualTo(1);
        assertThat(renewed.object().number(-1, "spec", "leaseDurationSeconds")).isEqualTo(4);
    }
}
