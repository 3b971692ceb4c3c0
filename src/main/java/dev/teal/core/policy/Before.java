package dev.teal.core.policy;

import java.util.List;

/**
 * What must hold before users come to a color.
 *
 * @param checks asked of each pod that will serve
 * @param approval whether somebody has to agree
 */
public record Before(List<HttpCheck> checks, Approval approval) {

    /** Nothing but that the color can serve. */
    public static final Before NOTHING = new Before(List.of(), new Approval.NotAsked());

    public Before {
        checks = List.copyOf(checks);
    }
}
