package dev.teal.core.workload;

import java.util.List;

import dev.teal.core.check.Checkup;
import dev.teal.core.desired.RoutedService;
import dev.teal.core.live.LiveService;
import dev.teal.core.live.Pod;
import dev.teal.core.situation.Situation;

/** The pods that a routed Service sent its traffic to before it was last moved, which now serves the desired color. */
public record Previous(Situation situation, RoutedService service, LiveService live) {

    /**
     * Whether they can take the traffic again; not where a hand has pointed the Service there already, nor where the last move
     * was a way back itself.
     */
    public boolean canServe() {
        return live.marks().takenBack().isEmpty()
                && live.marks().from().filter(from -> !live.selects(from)).isPresent()
                && !ready().isEmpty();
    }

    /**
     * Whether more of them are ready, and pass what is checked, than of those that serve, and none of these is among them. What
     * both fail is not mended by moving.
     */
    public boolean isBetter() {
        return lead() > 0;
    }

    /** Whether as many of them are ready, and pass what is checked, as of those that serve, and none of these is among them. */
    public boolean isNoWorse() {
        return lead() >= 0;
    }

    /** How many more of them do well; fewer than none where they are the same pods. */
    private long lead() {
        List<Pod> serving = situation.pods(service);
        Checkup checkup = new Checkup(
                situation, service, situation.release().policy().after().checks());
        boolean same = pods().stream()
                .anyMatch(pod -> serving.stream().anyMatch(it -> it.name().equals(pod.name())));
        return same ? -1 : checkup.surelyWell(pods()) - checkup.well(serving);
    }

    /** Those that are ready. */
    public List<Pod> ready() {
        return pods().stream().filter(Pod::ready).toList();
    }

    /** All of them that are not finished. */
    private List<Pod> pods() {
        return live.marks()
                .from()
                .map(from -> situation.live().pods(service, from))
                .orElse(List.of());
    }
}
