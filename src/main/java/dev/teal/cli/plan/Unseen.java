package dev.teal.cli.plan;

import dev.teal.core.value.Hold;

/** A folder of which the cluster did not say what it has, or would do. */
public record Unseen(String path, String application, Hold why) implements Outlook {

    @Override
    public Outcome outcome() {
        return Outcome.UNKNOWN;
    }
}
