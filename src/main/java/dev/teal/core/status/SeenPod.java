package dev.teal.core.status;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

import dev.teal.core.live.Pod;
import dev.teal.core.situation.Situation;
import dev.teal.core.value.Color;

/**
 * A pod as it was, as far as it is shown.
 *
 * @param bornAt when it was made
 * @param restarts of all its containers
 * @param trouble why it can't run, or what it waits for; empty where that is not known
 */
public record SeenPod(String name, State state, Instant bornAt, int restarts, String trouble) {

    private static final int MOST = 20;

    /** Whether it can serve. */
    public enum State {
        READY,
        NOT_READY,
        /** It is being deleted. */
        ENDS
    }

    /** The color's pods, those that are not ready first; twenty at most. */
    static List<SeenPod> of(Situation situation, Color color, String deployment) {
        return situation.release().services().stream()
                .flatMap(service -> situation.live().pods(service, service.selectorFor(color)).stream())
                .filter(pod -> pod.owner().equals("Deployment " + deployment))
                .distinct()
                .map(SeenPod::of)
                .sorted(Comparator.comparing((SeenPod pod) -> pod.state() == State.READY)
                        .thenComparing(SeenPod::name))
                .limit(MOST)
                .toList();
    }

    private static SeenPod of(Pod pod) {
        State state = !pod.stays() ? State.ENDS : pod.ready() ? State.READY : State.NOT_READY;
        String gate = pod.state()
                .gate()
                .map(it -> "waits for its readiness gate " + it)
                .orElse("");
        return new SeenPod(
                pod.name(),
                state,
                pod.state().bornAt(),
                pod.state().restarts(),
                pod.state().trouble().orElse(gate));
    }
}
