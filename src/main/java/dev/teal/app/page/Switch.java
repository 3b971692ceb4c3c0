package dev.teal.app.page;

import java.time.Instant;
import java.util.Optional;

import io.quarkus.qute.TemplateData;

import dev.teal.app.text.Span;
import dev.teal.core.status.Journey;
import dev.teal.core.status.Status;

/**
 * A move of the traffic, as the history shows it.
 *
 * @param what as in {@code went back to green}
 * @param commit in full; the page shows the first characters
 * @param took from when the commit was seen until the traffic was moved; empty where that is not known
 */
@TemplateData
public record Switch(String what, String commit, Optional<Moment> at, String took) {

    static Switch of(Status.Move move, Instant now) {
        Journey journey = move.journey();
        String what =
                switch (move.intent()) {
                    case RETURN -> "went back to ";
                    case RESTORE -> "restored ";
                    case CREATE, SWITCH, KEEP, PROVE, PASS, PUT_AWAY -> "switched to ";
                };
        return new Switch(
                what + move.color().word(),
                journey.commit().id(),
                journey.switched().map(it -> new Moment(it, now)),
                journey.switched()
                        .map(it -> new Span(journey.seen(), it).toString())
                        .orElse(""));
    }

    /** As people write it. */
    public String brief() {
        return commit.substring(0, Math.min(7, commit.length()));
    }
}
