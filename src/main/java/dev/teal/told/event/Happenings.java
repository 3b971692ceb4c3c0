package dev.teal.told.event;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import dev.teal.core.plan.Action;
import dev.teal.core.plan.Stage;
import dev.teal.core.plan.WriteService;
import dev.teal.core.status.Status;
import dev.teal.core.status.Tick;
import dev.teal.core.value.Color;
import dev.teal.core.value.Hold;
import dev.teal.core.value.Reason;
import dev.teal.told.Trouble;
import dev.teal.told.event.Happening.Kind;
import dev.teal.told.event.Happening.Newness;

/**
 * Finds what has happened to applications in what looks have found. A hold is told once for each reason until the application is
 * in order again, and only if it lasts where it may pass by itself.
 */
final class Happenings {

    private static final Duration LASTS = Duration.ofSeconds(15);
    private static final Duration START = Duration.ofMinutes(1);
    private static final Duration YOUNG = Duration.ofMinutes(5);

    private final Map<String, Past> pasts = new HashMap<>();

    /** What is known of an application since this process began to look at it. */
    private static final class Past {

        private final Instant since;
        private final Set<Reason> held = EnumSet.noneOf(Reason.class);
        private String content = "";
        private String settled = "";
        private Optional<Reason> trouble = Optional.empty();

        Past(Instant since) {
            this.since = since;
        }
    }

    /** What one look has found to have happened. */
    synchronized List<Happening> looked(Optional<Status> before, Status after, Tick tick) {
        String application = after.reading().application();
        if (before.isEmpty()) {
            pasts.put(application, begun(after));
        }
        Past past = pasts.computeIfAbsent(application, it -> begun(after));
        List<Happening> found = new ArrayList<>();
        for (Action action : tick.done()) {
            if (action instanceof WriteService write) {
                moved(after, write).ifPresent(found::add);
            }
        }
        if (!past.content.equals(after.reading().content())) {
            past.content = after.reading().content();
            past.held.clear();
        }
        if (after.hold().isPresent()) {
            held(past, after, after.hold().get()).ifPresent(found::add);
        } else {
            found.addAll(inOrder(past, after));
        }
        return found;
    }

    private static Past begun(Status after) {
        Past past = new Past(after.lookedAt());
        past.content = after.reading().content();
        past.settled = after.hold().isEmpty() && after.stage() != Stage.WATCHING ? past.content : "";
        return past;
    }

    private static Optional<Happening> moved(Status after, WriteService write) {
        Optional<Kind> kind =
                switch (write.intent()) {
                    case CREATE, SWITCH -> Optional.of(Kind.SWITCHED);
                    case RETURN -> Optional.of(Kind.WENT_BACK);
                    case RESTORE -> Optional.of(Kind.RESTORED);
                    case KEEP, PROVE, PASS, PUT_AWAY -> Optional.empty();
                };
        Instant at = write.marks().move().map(it -> it.at()).orElse(after.lookedAt());
        String service = write.manifest().ref().toString();
        return kind.map(it -> happening(
                it,
                Newness.NEW,
                after,
                at,
                write.summary(),
                Optional.of(write.color()),
                Optional.empty(),
                service + at.toEpochMilli()));
    }

    private static Optional<Happening> held(Past past, Status after, Hold hold) {
        boolean isToBeKnown = Trouble.waitsForAPerson(hold.reason()) || Trouble.is(after, LASTS);
        if (!isToBeKnown || !past.held.add(hold.reason())) {
            return Optional.empty();
        }
        past.trouble = Optional.of(hold.reason());
        Instant since = after.heldSince().orElse(after.lookedAt());
        Newness newness = isOld(past, after, since) ? Newness.PERHAPS_TOLD : Newness.NEW;
        return Optional.of(happening(
                Kind.HELD,
                newness,
                after,
                since,
                "is held, " + hold,
                Optional.empty(),
                Optional.of(hold),
                hold.reason().name() + (newness == Newness.NEW ? since.toEpochMilli() : "")));
    }

    /** What was so when this process began, for a commit that others have seen; a way back was told when it was made. */
    private static boolean isOld(Past past, Status after, Instant since) {
        boolean found = since.isBefore(past.since.plus(START));
        boolean seen = after.reading().commit().committedAt().isBefore(past.since.minus(YOUNG));
        return found && seen || after.hold().get().reason() == Reason.WENT_BACK;
    }

    private static List<Happening> inOrder(Past past, Status after) {
        List<Happening> found = new ArrayList<>();
        Optional<Color> serving = after.live();
        String serves = serving.map(it -> "serves " + it.word()).orElse("is in order");
        if (past.trouble.isPresent()) {
            found.add(happening(
                    Kind.RESUMED,
                    Newness.NEW,
                    after,
                    after.lookedAt(),
                    serves + ", and is no longer held for " + past.trouble.get(),
                    serving,
                    Optional.empty(),
                    Long.toString(after.lookedAt().toEpochMilli())));
            past.trouble = Optional.empty();
            past.held.clear();
        }
        if (after.stage() != Stage.WATCHING
                && !past.settled.equals(after.reading().content())) {
            past.settled = after.reading().content();
            found.add(happening(
                    Kind.SETTLED, Newness.NEW, after, after.lookedAt(), serves, serving, Optional.empty(), ""));
        }
        return found;
    }

    private static Happening happening(
            Kind kind,
            Newness newness,
            Status after,
            Instant at,
            String text,
            Optional<Color> color,
            Optional<Hold> hold,
            String occasion) {
        String what = String.join(
                "\n",
                kind.word(),
                after.reading().application(),
                after.reading().content(),
                after.reading().commit().id(),
                occasion);
        return new Happening(
                UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8)).toString(),
                kind,
                newness,
                after.reading().application(),
                after.reading().commit(),
                at,
                text + ", commit " + after.reading().commit(),
                color,
                hold);
    }
}
