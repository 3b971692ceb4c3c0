package dev.teal.core.policy;

import java.util.List;

import dev.teal.core.freeze.Freeze;

/**
 * What a folder says, in {@code teal.yaml}, of how its color is to be tested, watched and put away; everything may be missing
 * there, and has a default here.
 *
 * @param overrides the durations that it sets over the installation's
 * @param before what must hold before users come to a color
 * @param freezes when no commit moves the traffic
 * @param after how a color is watched once users have come to it
 * @param idle what becomes of the color that does not serve
 * @param work whether anything is written at all
 */
public record Policy(Overrides overrides, Before before, List<Freeze> freezes, After after, Idle idle, Work work) {

    /** A folder that says nothing. */
    public static final Policy NONE =
            new Policy(Overrides.NONE, Before.NOTHING, List.of(), After.DEFAULT, Idle.KEPT, Work.GOES_ON);

    public Policy {
        freezes = List.copyOf(freezes);
    }

    /** Whether Teal works for the folder. */
    public enum Work {
        GOES_ON,
        /** Nothing is written, not even a way back. */
        PAUSED
    }
}
