package dev.teal.told;

import java.time.Duration;
import java.time.Instant;

import dev.teal.core.status.Status;
import dev.teal.core.value.Hold;
import dev.teal.core.value.Phase;
import dev.teal.core.value.Reason;

/** Says which holds others are told as trouble: those that stay, and those that have lasted. */
public final class Trouble {

    private Trouble() {}

    /** Whether what holds the application is trouble; what may pass by itself is none before it lasts for {@code patience}. */
    public static boolean is(Status status, Duration patience) {
        Instant since = status.heldSince().orElse(status.lookedAt());
        boolean lasts = !since.plus(patience).isAfter(status.lookedAt());
        return status.hold()
                .map(Hold::reason)
                .filter(reason -> !waitsForAPerson(reason))
                .filter(reason -> reason.phase() == Phase.DEGRADED || reason.phase() == Phase.STALLED)
                .filter(reason -> lasts || isFinal(reason))
                .isPresent();
    }

    /** A pause and an approval are a person's decision, which may come. */
    public static boolean waitsForAPerson(Reason reason) {
        return reason == Reason.FOLDER_PAUSED || reason == Reason.UNCONFIRMED;
    }

    private static boolean isFinal(Reason reason) {
        return reason == Reason.WENT_BACK || reason == Reason.INVALID;
    }
}
