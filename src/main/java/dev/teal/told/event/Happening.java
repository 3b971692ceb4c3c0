package dev.teal.told.event;

import java.time.Instant;
import java.util.Optional;

import dev.teal.core.value.Color;
import dev.teal.core.value.Commit;
import dev.teal.core.value.Hold;

/**
 * Something that has happened to an application.
 *
 * @param id the same for the same, whoever tells it, and however often
 * @param text one sentence for people, without the application's name
 * @param color the color that serves by it, where it moves traffic
 * @param hold why it is held, where it is
 */
record Happening(
        String id,
        Kind kind,
        Newness newness,
        String application,
        Commit commit,
        Instant at,
        String text,
        Optional<Color> color,
        Optional<Hold> hold) {

    /** What it is. */
    enum Kind {
        /** A commit has moved the traffic. */
        SWITCHED("switched"),
        /** A move was taken back. */
        WENT_BACK("went-back"),
        /** A hand had broken the Service, and it was put back. */
        RESTORED("restored"),
        /** It does not get where Git wants it, and a person has to know. */
        HELD("held"),
        /** It is in order again after it was held. */
        RESUMED("resumed"),
        /** What a commit wants is reached. */
        SETTLED("settled");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** As in {@code went-back}. */
        String word() {
            return word;
        }
    }

    /** Whether an earlier process may have told it already. */
    enum Newness {
        NEW,
        PERHAPS_TOLD
    }
}
