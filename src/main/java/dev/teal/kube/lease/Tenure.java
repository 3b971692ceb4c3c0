package dev.teal.kube.lease;

import java.time.Duration;
import java.util.Optional;

import dev.teal.kube.lease.Step.Read;
import dev.teal.kube.lease.Step.Renew;
import dev.teal.kube.lease.Step.Rest;
import dev.teal.kube.lease.Step.Take;

/**
 * The rule who may write, as one process follows it. No clock is compared with another machine's, as in client-go
 * ({@code tools/leaderelection}), and times in the Lease are not read:
 * <ul>
 *   <li>A Lease is free once it was seen without a change for its whole length, counted from when its last change was <em>seen</em>;
 *       or when its holder has given it back. It is written only over the very version that was seen.
 *   <li>Its holder may write until the length, less a margin, has passed since it <em>began</em> to ask for the last renewal that
 *       succeeded.
 * </ul>
 * A renewal begins before the server writes it, and another process sees it afterwards: so the holder has stopped when another one
 * begins. Where there is no Lease, a hand may have deleted it while somebody leads: who makes a new one, over which that one can't
 * renew, waits for its length before it writes.
 */
final class Tenure {

    private final String self;
    private final Terms terms;
    private final Lease absent;

    /** The Lease as it was last seen; empty where it has to be read first. */
    private Optional<Lease> seen = Optional.empty();

    /** Who has it, and until when, as it was last seen to change. */
    private Optional<Lease> unchanged = Optional.empty();

    private Moment unchangedSince;
    private Optional<Moment> held = Optional.empty();

    /** When the one that this process has made was first seen to exist; empty where it was not made by it. */
    private Optional<Moment> made = Optional.empty();

    /** {@code absent} is the Lease to be made where there is none. */
    Tenure(String self, Terms terms, Lease absent) {
        this.self = self;
        this.terms = terms;
        this.absent = absent;
    }

    /** Whether a write may begin at this moment. */
    synchronized boolean mayWrite(Moment now) {
        return hasWaited(now)
                && held.filter(since -> now.atMostSince(since).compareTo(terms.permission()) < 0)
                        .isPresent();
    }

    /** Whether nobody can lead any more by a Lease that was there before one that this process has made. */
    synchronized boolean hasWaited(Moment now) {
        return made.filter(since -> now.atLeastSince(since).compareTo(terms.length()) < 0)
                .isEmpty();
    }

    /** Who has it as far as is known; empty where it is free, or nothing is known. */
    synchronized String holder() {
        return unchanged.map(Lease::holder).orElse("");
    }

    /** Whether it was ever read. */
    synchronized boolean isKnown() {
        return unchanged.isPresent();
    }

    synchronized Optional<Lease> seen() {
        return seen;
    }

    /** What is to be done now. */
    synchronized Step next(Moment now) {
        if (seen.isEmpty()) {
            return new Read();
        }
        Lease lease = seen.get();
        if (lease.holder().equals(self)) {
            Duration left = held.map(since -> terms.renewal().minus(now.atMostSince(since)))
                    .orElse(Duration.ZERO);
            return isOver(left) ? new Renew(mine(lease, now)) : new Rest(left);
        }
        if (lease.holder().isEmpty()) {
            return new Take(mine(lease, now));
        }
        Duration length = lease.length().compareTo(terms.length()) > 0 ? lease.length() : terms.length();
        Duration left = length.minus(now.atLeastSince(unchangedSince));
        return isOver(left) ? new Take(mine(lease, now)) : new Rest(left);
    }

    private static boolean isOver(Duration left) {
        return left.isNegative() || left.isZero();
    }

    private Lease mine(Lease lease, Moment now) {
        return lease.heldBy(self, terms.length(), now.wall());
    }

    /** It was read, and the answer is there at this moment; empty where it does not exist. */
    synchronized void read(Optional<Lease> answer, Moment now) {
        see(answer.orElse(absent), now);
        if (!seen.get().holder().equals(self)) {
            held = Optional.empty();
        }
    }

    private void see(Lease lease, Moment now) {
        if (!unchanged.map(Lease::uid).equals(Optional.of(lease.uid()))) {
            made = Optional.of(now).filter(it -> lease.holder().equals(self));
        }
        if (unchanged.map(Lease::claim).filter(lease.claim()::equals).isEmpty()) {
            unchanged = Optional.of(lease);
            unchangedSince = now;
        }
        seen = Optional.of(lease);
    }

    /** A watch has brought it. Events come late: of a Lease that this process has, one only says to read it. */
    synchronized void heard(Lease lease, Moment now) {
        if (seen.isEmpty() || !seen.get().holder().equals(self)) {
            see(lease, now);
        } else if (lease.claim().equals(seen.get().claim())) {
            seen = Optional.of(lease);
        } else if (!lease.holder().equals(self)) {
            seen = Optional.empty();
        }
    }

    /** A write has succeeded that was begun at {@code began}, and the answer is there now. */
    synchronized void wrote(Lease answer, Moment began, Moment now) {
        see(answer, now);
        held = answer.holder().equals(self) ? Optional.of(began) : Optional.empty();
    }

    /** A request has failed, and may have been done all the same; what was permitted goes on as long as it lasts. */
    synchronized void failed() {
        seen = Optional.empty();
    }

    /** From now on nothing is permitted. */
    synchronized void end() {
        held = Optional.empty();
    }
}
