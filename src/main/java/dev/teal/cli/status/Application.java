package dev.teal.cli.status;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.teal.core.value.Color;
import dev.teal.core.value.Inert;
import dev.teal.core.value.Phase;
import dev.teal.core.value.Tree;

/**
 * One application, as Teal tells of it ({@code docs/api.md}). All texts are inert. A Teal of another version may leave fields
 * out: they are empty then.
 */
record Application(Tree json) {

    private static final int BRIEF = 7;

    /** One color. */
    record Side(Tree json) {

        String word() {
            return text(json, "color");
        }

        String deployment() {
            return text(json, "deployment");
        }

        String image() {
            return text(json, "image");
        }

        /** As in {@code 3 of 3 ready}, with why where it is not complete. */
        String counts() {
            String health = text(json, "health");
            String message = text(json, "message");
            String ready = json.number(0, "ready") + " of " + json.number(0, "replicas") + " ready";
            return health.equals("COMPLETE") || message.isEmpty() ? ready : ready + ": " + message;
        }
    }

    String name() {
        return text("application");
    }

    String path() {
        return text("path");
    }

    /** Where it stands; one that this Teal does not know is as bad as can be, so that it is looked at. */
    Phase phase() {
        String word = text("phase");
        return List.of(Phase.values()).stream()
                .filter(it -> it.name().equals(word))
                .findFirst()
                .orElse(Phase.STALLED);
    }

    String stage() {
        return text("stage").toLowerCase(Locale.ROOT);
    }

    Optional<String> live() {
        return Optional.of(text("live")).filter(it -> !it.isEmpty());
    }

    /** The color that Git wants, where another one serves. */
    Optional<String> awaited() {
        return Optional.of(text("desired")).filter(it -> !it.isEmpty() && !live().equals(Optional.of(it)));
    }

    List<Side> sides() {
        return json.trees("colors").stream().map(Side::new).toList();
    }

    Optional<Side> serving() {
        return sides().stream()
                .filter(it -> live().equals(Optional.of(it.word())))
                .findFirst();
    }

    /** As in {@code shop/shop}. */
    List<String> services() {
        return json.trees("services").stream()
                .map(it -> text(it, "namespace") + "/" + text(it, "name"))
                .toList();
    }

    /** When the traffic was last moved. */
    Optional<Instant> movedAt() {
        return json.trees("services").stream()
                .flatMap(it -> time(it, "movedAt").stream())
                .max(Instant::compareTo);
    }

    /** Until when what serves is on trial. */
    Optional<Instant> watchedUntil() {
        return time(json, "watch", "until");
    }

    /** Why nothing more is done now; an empty tree where nothing holds it. */
    Tree hold() {
        return json.tree("hold");
    }

    /** The commit, as people write it. */
    String commit() {
        return brief(text("commit"));
    }

    String text(String... path) {
        return text(json, path);
    }

    static String text(Tree json, String... path) {
        return Inert.text(json.text(path));
    }

    static String brief(String commit) {
        return commit.substring(0, Math.min(BRIEF, commit.length()));
    }

    static Optional<Instant> time(Tree json, String... path) {
        try {
            return Optional.of(json.text(path)).filter(it -> !it.isEmpty()).map(Instant::parse);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    static boolean isGreen(String word) {
        return word.equals(Color.GREEN.word());
    }
}
