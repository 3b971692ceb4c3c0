package dev.teal.core.gate;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

import dev.teal.core.freeze.Freeze;
import dev.teal.core.mark.ContentId;
import dev.teal.core.situation.Situation;
import dev.teal.core.value.Hold;
import dev.teal.core.value.Reason;

/** The words of gates that the folder's author has shut, and what opens them. */
final class AuthorHolds {

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm", Locale.ENGLISH);

    private AuthorHolds() {}

    /** Nobody has agreed to what is to serve, or somebody to something else. */
    static Hold unconfirmed(Situation situation, Optional<ContentId> given) {
        String file = situation.release().policyFile();
        ContentId content = situation.content();
        boolean alone = situation.release().policy().before().checks().isEmpty();
        String color = situation.active().toString();
        return given.map(other -> new Hold(
                        Reason.UNCONFIRMED,
                        file + " confirms " + other + ", and " + color + " is now " + content,
                        "see what has changed in it, and write in the place of that line in " + file + ": `confirm: "
                                + content + "`"))
                .orElseGet(() -> new Hold(
                        Reason.UNCONFIRMED,
                        color + " (" + content + ") is ready, and " + file + " wants a switch to be confirmed",
                        alone
                                ? "write into " + file + ": `before: {confirm: " + content + "}`"
                                : "write into " + file + ", as one more key of `before`: `confirm: " + content + "`"));
    }

    /** Nothing is switched now; {@code freeze} is why, and others may follow it until then. */
    static Hold frozen(Situation situation, Freeze freeze, Instant until) {
        String reason = freeze.reason().isEmpty() ? "" : " (" + freeze.reason() + ")";
        return new Hold(
                Reason.FROZEN,
                situation.active() + " is ready, and " + situation.release().policyFile() + " freezes switches until "
                        + LOCAL.format(until.atZone(freeze.zone())) + " " + freeze.zone() + reason,
                "nothing, it is switched then; to switch before, take the freeze out of "
                        + situation.release().policyFile());
    }
}
