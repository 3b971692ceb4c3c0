package dev.teal.embedded;

import java.time.Instant;

/** What one probe has found so far in one run of a container. */
final class Watch {

    private final Probe probe;
    private Instant next;
    private boolean holds;
    private boolean last;
    private int inARow;

    /** What is taken for true until something was found. */
    enum Belief {
        TRUSTS,
        DOUBTS
    }

    Watch(Probe probe, Instant start, Belief belief) {
        this.probe = probe;
        this.next = start.plus(probe.initialDelay());
        this.holds = belief == Belief.TRUSTS;
    }

    Probe probe() {
        return probe;
    }

    /** When it asks again. */
    Instant next() {
        return next;
    }

    /** Whether what it asks about is so. */
    boolean holds() {
        return holds;
    }

    /** Whether it has failed as often in a row as it may. */
    boolean gaveUp() {
        return !last && inARow >= probe.failures();
    }

    /** Notes one answer. */
    void found(boolean good) {
        inARow = good == last ? inARow + 1 : 1;
        last = good;
        if (inARow >= (good ? probe.successes() : probe.failures())) {
            holds = good;
        }
        next = next.plus(probe.period());
    }
}
