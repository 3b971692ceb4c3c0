package dev.teal.app.tell;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import dev.teal.app.known.Listener;
import dev.teal.app.text.LogFields;
import dev.teal.app.text.Span;
import dev.teal.core.check.Measurement;
import dev.teal.core.desired.Refusal;
import dev.teal.core.desired.Release;
import dev.teal.core.plan.Action;
import dev.teal.core.plan.WriteService;
import dev.teal.core.status.Journey;
import dev.teal.core.status.Status;
import dev.teal.core.status.Tick;
import dev.teal.core.value.Hold;
import dev.teal.core.value.Phase;
import dev.teal.core.value.Reason;

/** Logs what changed, and nothing when nothing did. */
@Singleton
public class ChangeLog implements Listener {

    private static final Logger LOG = Logger.getLogger("dev.teal");

    /** Their actions are logged themselves; a line of its own would say the same twice. */
    private static final Set<Reason> SAID_BY_ACTIONS = Set.of(Reason.APPLIED, Reason.PROVING);

    private final SaidHolds said = new SaidHolds();

    @Override
    public void looked(Optional<Status> before, Status after, Tick tick) {
        LogFields.of(after).during(() -> tell(before, after, tick));
    }

    private void tell(Optional<Status> before, Status after, Tick tick) {
        String who = after.reading().application() + "@" + after.reading().commit();
        if (before.filter(was -> was.reading().equals(after.reading())).isEmpty()) {
            commit(who, after);
        }
        for (Action action : tick.done()) {
            LOG.infof("%s: %s%n    %s", who, action.summary(), action.kubectl());
        }
        trial(who, after, tick);
        remarks(who, before, after);
        hold(who, before, after);
        arrived(who, before, after);
    }

    private static void commit(String who, Status after) {
        if (after.reading() instanceof Release release) {
            LOG.infof("%s: wants %s, %s", who, release.active(), has(release, after));
        } else if (after.reading() instanceof Refusal refusal) {
            refusal.complaints()
                    .forEach(complaint ->
                            LOG.errorf("%s: refused, nothing is written and traffic stays: %s", who, complaint));
        }
        after.reading().notices().forEach(notice -> LOG.infof("%s: notice: %s", who, notice));
    }

    private static String has(Release release, Status after) {
        if (after.seen().isEmpty()) {
            return "and the cluster has not been seen yet";
        }
        return after.live()
                .map(color -> color == release.active() ? "which serves" : "has " + color)
                .orElse("has neither color");
    }

    /** Once, at the end of a trial or at a way back. */
    private static void trial(String who, Status after, Tick tick) {
        boolean over = tick.done().stream()
                .anyMatch(action -> action instanceof WriteService write
                        && (write.intent() == WriteService.Intent.PASS
                                || write.intent() == WriteService.Intent.RETURN));
        after.seen().filter(seen -> over).ifPresent(seen -> {
            seen.counted().values().forEach(it -> LOG.infof("%s: %s", who, CountLine.of(it)));
            seen.measured().forEach(it -> measured(who, it));
        });
    }

    private static void measured(String who, Measurement it) {
        LOG.log(MeasureLine.isKnown(it) ? Logger.Level.INFO : Logger.Level.WARN, who + ": " + MeasureLine.of(it));
    }

    private static void remarks(String who, Optional<Status> before, Status after) {
        after.remarks().stream()
                .filter(remark ->
                        before.filter(was -> was.remarks().contains(remark)).isEmpty())
                .forEach(remark -> LOG.infof("%s: notice: %s", who, remark));
    }

    /** A hold that only changes its reason goes on; what is left of it is told once for each thing that is waited for. */
    private void hold(String who, Optional<Status> before, Status after) {
        Optional<Hold> now = after.hold().filter(ChangeLog::isSaid);
        if (after.hold().isEmpty()) {
            said.forget(after.reading().application());
        }
        if (now.isEmpty()) {
            before.flatMap(Status::hold)
                    .filter(ChangeLog::isSaid)
                    .ifPresent(was -> LOG.infof(
                            "%s: no longer held for %s, after %s",
                            who,
                            was.reason(),
                            new Span(before.get().heldSince().orElse(after.lookedAt()), after.lookedAt())));
        } else if (said.isNew(after.reading(), now.get()) && !(after.reading() instanceof Refusal)) {
            LOG.log(
                    after.phase() == Phase.PROGRESSING ? Logger.Level.INFO : Logger.Level.WARN,
                    who + ": held, " + now.get());
        }
    }

    private static boolean isSaid(Hold hold) {
        return !SAID_BY_ACTIONS.contains(hold.reason());
    }

    private static void arrived(String who, Optional<Status> before, Status after) {
        Journey now = after.journey();
        boolean told = before.filter(was -> was.journey().commit().equals(now.commit())
                        && was.journey().followed().isPresent())
                .isPresent();
        if (now.followed().isPresent() && !told) {
            LOG.infof(
                    "%s: serving %s — commit %s%s",
                    who,
                    after.live().map(Object::toString).orElse("?"),
                    now.commit().committedAt(),
                    steps(now));
        }
    }

    private static String steps(Journey journey) {
        Span age = new Span(journey.commit().committedAt(), journey.seen());
        StringBuilder text =
                new StringBuilder(age.isAhead() ? " (ahead of this clock by " + age + ")" : ", seen +" + age);
        Instant last = journey.seen();
        last = step(text, "applied", last, journey.applied());
        last = step(text, "ready", last, journey.ready());
        last = step(text, "switched", last, journey.switched());
        step(text, "endpoints right", last, journey.followed());
        return text.toString();
    }

    private static Instant step(StringBuilder text, String name, Instant last, Optional<Instant> at) {
        at.ifPresent(time -> text.append(", ").append(name).append(" +").append(new Span(last, time)));
        return at.orElse(last);
    }
}
