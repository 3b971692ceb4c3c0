package dev.teal.app.page;

import java.time.Duration;
import java.util.Optional;

import io.quarkus.qute.TemplateData;

import dev.teal.core.plan.Prospect;
import dev.teal.core.plan.WriteService;
import dev.teal.core.status.Status;
import dev.teal.core.value.Inert;
import dev.teal.core.value.Phase;

/**
 * How users come back to the other color.
 *
 * @param color where to
 * @param command what says so to Git
 * @param how as in {@code at once}, or why not
 */
@TemplateData
public record WayBack(String color, String command, String how) {

    private static final int BRIEF = 7;

    static Optional<WayBack> of(Status status) {
        return status.prospect()
                .map(prospect -> new WayBack(prospect.color().word(), command(status, prospect), how(prospect)));
    }

    /** The commit that moved the traffic is reverted; where the present content has not, the other color is written down. */
    private static String command(Status status, Prospect prospect) {
        String id = status.reading().commit().id();
        boolean moved = status.moves().stream()
                .anyMatch(it -> it.intent() == WriteService.Intent.SWITCH
                        && it.journey().commit().id().equals(id));
        String path = status.reading().path();
        String word = prospect.color().word();
        return moved
                ? "git revert " + id.substring(0, Math.min(BRIEF, id.length())) + " && git push"
                : "echo " + word + " > " + Inert.text(path.isEmpty() ? "" : path + "/")
                        + "active-color && git commit -am 'Serve " + word + "' && git push";
    }

    private static String how(Prospect prospect) {
        if (prospect.against().isEmpty()) {
            return "it is warm, and would be moved to at once";
        }
        String why = Inert.text(prospect.against().get().message());
        return prospect.within()
                .filter(it -> !it.isZero())
                .map(it -> "it takes about " + seconds(it) + ": " + why)
                .orElse((passes(prospect) ? "not yet: " : "not as it stands: ") + why);
    }

    /** Whether it is something that comes by itself. */
    private static boolean passes(Prospect prospect) {
        return prospect.against()
                .filter(it -> it.reason().phase() == Phase.PROGRESSING)
                .isPresent();
    }

    private static String seconds(Duration time) {
        return time.toSeconds() < 120 ? time.toSeconds() + " s" : time.toMinutes() + " min";
    }
}
