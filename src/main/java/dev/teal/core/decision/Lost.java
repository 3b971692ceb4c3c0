package dev.teal.core.decision;

import java.util.List;
import java.util.Optional;

import dev.teal.core.plan.Action;
import dev.teal.core.situation.Situation;
import dev.teal.core.write.Restores;

/**
 * Traffic that is lost by what a hand did to a routed Service, while nothing may be written.
 *
 * @param restores what would put it back
 */
record Lost(List<Action> restores) {

    /** What is lost in this situation; nothing where the cluster was not seen. */
    static Lost in(Optional<Situation> situation) {
        return new Lost(situation.map(it -> new Restores(it).all()).orElse(List.of()));
    }

    /** How a hold's message goes on; empty where nothing is lost. */
    String message() {
        return restores.isEmpty()
                ? ""
                : "; and traffic is lost meanwhile: to " + restores.get(0).summary();
    }

    /** How its advice goes on, with the line to paste; empty where nothing is lost. */
    String advice() {
        return restores.isEmpty() ? "" : "; now: " + restores.get(0).kubectl();
    }
}
