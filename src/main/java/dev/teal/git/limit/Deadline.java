package dev.teal.git.limit;

import java.io.InterruptedIOException;
import java.time.Duration;

/** When a look ends at the latest. */
public final class Deadline {

    private final long end;

    /** The deadline is {@code timeout} from now. */
    public Deadline(Duration timeout) {
        this.end = System.nanoTime() + timeout.toNanos();
    }

    private Deadline(long end) {
        this.end = end;
    }

    /** This one, or {@code patience} from now if that is earlier. */
    public Deadline atMost(Duration patience) {
        long now = System.nanoTime();
        return new Deadline(now + Math.min(end - now, patience.toNanos()));
    }

    /** Milliseconds until then, at least one. */
    public int remaining() {
        long millis = (end - System.nanoTime()) / 1_000_000;
        return (int) Math.max(1, Math.min(millis, Integer.MAX_VALUE));
    }

    /** Throws if it is over, or if nobody waits for the look any more. */
    public void check() throws InterruptedIOException {
        if (System.nanoTime() - end > 0 || Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("deadline");
        }
    }
}
