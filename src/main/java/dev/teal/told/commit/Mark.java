package dev.teal.told.commit;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

import dev.teal.core.plan.Stage;
import dev.teal.core.status.Seen;
import dev.teal.core.status.Status;
import dev.teal.core.value.Commit;
import dev.teal.core.value.Hold;
import dev.teal.told.Trouble;

/** What has become of one application of a commit. */
sealed interface Mark {

    /**
     * It is on its way, or waits for something.
     *
     * @param kind changes where people would want to know
     */
    record Waiting(String kind, String what) implements Mark {}

    /** It was in order. */
    record Reached(String what) implements Mark {}

    /** It does not get there, as far as can be seen. */
    record Failed(String what) implements Mark {}

    /** A newer commit wants something else of it. */
    record Overtaken(Commit by) implements Mark {}

    /** Its folder has left Git. */
    record Gone() implements Mark {}

    /** What a look has found; {@code patience} is how long trouble has to last that may pass by itself. */
    static Mark of(Status status, Duration patience) {
        String serves = status.live().map(color -> "serves " + color.word()).orElse("is in order");
        if (status.hold().isEmpty()) {
            return status.stage() == Stage.WATCHING
                    ? new Waiting(Stage.WATCHING.name(), serves + ", on trial" + until(status))
                    : new Reached(serves);
        }
        Hold hold = status.hold().get();
        String what = hold.reason() + ": " + hold.message();
        return Trouble.is(status, patience)
                ? new Failed(what)
                : new Waiting(hold.reason().name(), what);
    }

    private static String until(Status status) {
        return status.seen()
                .flatMap(Seen::watch)
                .map(watch -> " until " + watch.until().truncatedTo(ChronoUnit.SECONDS))
                .orElse("");
    }
}
