package dev.teal.core.policy;

import java.util.List;

/**
 * What must hold before users come to a color.
 *
 * @param checks in the order of the file
 * @param approval whether somebody has to agree
 */
public record Before(List<Check> checks, Approval approval) {

    /** Nothing but that the color can serve. */
    public static final Before NOTHING = new Before(List.of(), new Approval.NotAsked());

    public Before {
        checks = List.copyOf(checks);
    }

    /** Those that are asked of each pod that will serve. */
    public List<HttpCheck> http() {
        return of(HttpCheck.class);
    }

    /** Those that are run once. */
    public List<JobCheck> jobs() {
        return of(JobCheck.class);
    }

    private <T extends Check> List<T> of(Class<T> kind) {
        return checks.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
