package dev.teal.told.post;

import java.time.Duration;

/** What has come of one attempt to deliver something. */
public sealed interface Outcome {

    /** The other side has it. */
    record Delivered() implements Outcome {}

    /**
     * It may work later.
     *
     * @param why one sentence, which has no secret
     * @param after how long the other side asked to be left alone; zero if it did not
     */
    record Later(String why, Duration after) implements Outcome {}

    /**
     * It won't work as it stands.
     *
     * @param why one sentence, which has no secret, with what a person can do
     */
    record Refused(String why) implements Outcome {}

    Delivered DELIVERED = new Delivered();
}
