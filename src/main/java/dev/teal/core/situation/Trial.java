package dev.teal.core.situation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import dev.teal.core.live.LiveService;
import dev.teal.core.mark.ContentId;
import dev.teal.core.mark.Trials;
import dev.teal.core.mark.Watch;

/**
 * The trial of what Git wants to serve: it begins when users come to content that has not served to the end of a trial
 * before, and begins anew when the content of the color that serves changes.
 */
public record Trial(Situation situation) {

    /** How long content is on trial: as the file says, or else as long as the color before drains. */
    public Duration length() {
        return situation
                .release()
                .policy()
                .after()
                .watch()
                .orElse(situation.care().drain());
    }

    /** Until when the desired content, behind this Service, is on trial; empty where it is not, or no longer. */
    public Optional<Instant> until(LiveService live) {
        return live.marks()
                .trials()
                .watch()
                .filter(watch -> watch.content().equals(content()))
                .map(watch -> watch.lasting(length()).until())
                .filter(situation.now()::isBefore);
    }

    /** Whether the desired content, behind this Service, is on trial, or was and has not served well yet. */
    public boolean isOpen(LiveService live) {
        return live.marks()
                .trials()
                .watch()
                .filter(watch -> watch.content().equals(content()))
                .isPresent();
    }

    /** Whether the desired content, behind this Service, is on trial. */
    public boolean goesOn(LiveService live) {
        return until(live).isPresent();
    }

    /** Whether a move of this Service can still be taken back: its endpoints have not followed yet, or its content is on trial. */
    public boolean covers(LiveService live) {
        return live.unproven() || goesOn(live);
    }

    /** Whether it is still to be seen how a move of this Service does: its endpoints, or its content. */
    public boolean isUndecided(LiveService live) {
        return live.unproven() || isOpen(live);
    }

    /** Whether the desired content has served to the end of a trial, behind every Service. */
    public boolean wasPassed() {
        return situation.release().services().stream()
                .allMatch(service -> situation
                        .live()
                        .service(service)
                        .filter(live -> live.marks().trials().hasPassed(situation.active(), content()))
                        .isPresent());
    }

    /** What is to be known of a Service that is moved to the desired color now. */
    public Trials moved(Optional<LiveService> live) {
        Trials before = live.map(it -> left(it)).orElse(Trials.NONE);
        boolean nothingToLearn =
                live.flatMap(LiveService::selector).isEmpty() || before.hasPassed(situation.active(), content());
        return nothingToLearn ? before.unwatched() : before.watching(Watch.of(content(), situation.now(), length()));
    }

    /** What has served until now because Git wanted it, and was on no trial, has served well. */
    private Trials left(LiveService live) {
        Trials before = live.marks().trials();
        return situation
                .traffic()
                .serving()
                .filter(color -> color != situation.active()
                        && live.marks().color().equals(Optional.of(color))
                        && live.marks().to().equals(live.selector())
                        && before.watch().isEmpty()
                        && live.marks().takenBack().isEmpty())
                .filter(color -> situation.isInPlace(
                        situation.release().versions().get(color).manifests()))
                .map(color -> before.passing(color, situation.content(color)))
                .orElse(before);
    }

    /** What is to be known of a Service that serves the desired color; {@code well} where nothing is wrong with it now. */
    public Trials kept(LiveService live, Course course) {
        Trials known = live.marks().trials();
        if (known.hasPassed(situation.active(), content())) {
            return known.unwatched();
        }
        Optional<Watch> same = known.watch().filter(it -> it.content().equals(content()));
        if (same.isEmpty()) {
            boolean changed = known.watch().isPresent() || known.passed().containsKey(situation.active());
            return changed ? known.watching(Watch.of(content(), situation.now(), length())) : known;
        }
        return course == Course.WELL && until(live).isEmpty()
                ? known.passing(situation.active(), content())
                : known.watching(same.get().lasting(length()));
    }

    /** How it goes with what serves. */
    public enum Course {
        WELL,
        BADLY
    }

    private ContentId content() {
        return situation.content();
    }
}
