package dev.teal.told.post;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** Somebody who is told things of a kind. */
public interface Recipient<T> {

    /** How many things one letter may have. */
    int most();

    /** How many things about the same may wait for him; where it is one, only the newest counts. */
    int ofTheSame();

    /**
     * A letter with all of these, of which there is one at least.
     *
     * @param left how many more there were, which were dropped since the last letter
     * @throws IOException where a file can't be read that it takes; the message is for people, and has no secret
     */
    Letter letter(List<T> things, int left) throws IOException;

    /** What follows from his answer. */
    default Outcome outcome(Answer answer, Instant now) {
        return answer.outcome(now);
    }
}
