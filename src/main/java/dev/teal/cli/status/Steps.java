package dev.teal.cli.status;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.teal.core.status.Age;
import dev.teal.core.value.Tree;

/** The way of a commit to the users, with the time of each step since the one before. */
record Steps(Tree times) {

    private static final List<String> NAMES = List.of("seen", "applied", "ready", "switched", "endpointsRight");

    /** As in {@code 1a2b3c4, seen +2.1 s, applied +0.3 s}; empty where nothing is known. */
    String text() {
        String commit = Application.brief(Application.text(times, "commit"));
        if (commit.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder(commit);
        Optional<Instant> before = Application.time(times, "committed");
        for (String name : NAMES) {
            Optional<Instant> at = Application.time(times, name);
            if (at.isPresent()) {
                text.append(", ").append(name.equals("endpointsRight") ? "endpoints right" : name);
                text.append(before.map(from -> " " + took(from, at.get())).orElse(""));
                before = at;
            }
        }
        return text.toString();
    }

    private static String took(Instant from, Instant to) {
        Duration length = Duration.between(from, to);
        return length.isNegative() || length.toHours() > 0
                ? "after " + new Age(from, to)
                : String.format(Locale.ROOT, "+%.1f s", length.toMillis() / 1000.0);
    }
}
