package dev.teal.app.tell;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import dev.teal.app.known.SlowListener;
import dev.teal.core.desired.Release;
import dev.teal.core.plan.Action;
import dev.teal.core.plan.WriteService;
import dev.teal.core.port.Announcement;
import dev.teal.core.port.Announcement.Weight;
import dev.teal.core.port.Cluster;
import dev.teal.core.port.PortException;
import dev.teal.core.status.Status;
import dev.teal.core.status.Tick;
import dev.teal.core.value.Inert;
import dev.teal.core.value.ObjectRef;
import dev.teal.core.value.Phase;
import dev.teal.core.value.Reason;

/** Writes Kubernetes Events on the routed Services: switched, held (once for each reason), went back. */
@Singleton
public class Announcer implements SlowListener {

    private static final Logger LOG = Logger.getLogger("dev.teal");

    private final Cluster cluster;

    /** Where to tell of a folder that is refused: its Service as it was last understood. */
    private final Map<String, ObjectRef> services = new ConcurrentHashMap<>();

    public Announcer(Cluster cluster) {
        this.cluster = cluster;
    }

    @Override
    public void looked(Optional<Status> before, Status after, Tick tick) {
        // An Event is a write, too: it would be the only one in a namespace that the folder may not write to.
        boolean foreign = after.hold()
                .filter(hold -> hold.reason() == Reason.NAMESPACE_NOT_ALLOWED)
                .isPresent();
        if (after.reading() instanceof Release release && !foreign) {
            services.put(release.application(), release.services().get(0).ref());
        }
        for (Action action : tick.done()) {
            if (action instanceof WriteService write) {
                String commit = ", commit " + after.reading().commit();
                event(write.intent())
                        .ifPresent(reason -> tell(new Announcement(
                                write.manifest().ref(),
                                write.intent() == WriteService.Intent.SWITCH ? Weight.NORMAL : Weight.WARNING,
                                reason,
                                write.summary() + commit)));
            }
        }
        Optional<ObjectRef> service =
                Optional.ofNullable(services.get(after.reading().application()));
        after.hold()
                .filter(hold -> after.phase() != Phase.PROGRESSING && after.newlyHeld(before))
                .filter(hold -> tick.failure().isEmpty() && service.isPresent() && !foreign)
                .ifPresent(hold -> tell(new Announcement(
                        service.get(),
                        Weight.WARNING,
                        "Held",
                        "commit " + after.reading().commit() + ": " + hold)));
    }

    private static Optional<String> event(WriteService.Intent intent) {
        return switch (intent) {
            case SWITCH -> Optional.of("Switched");
            case RETURN -> Optional.of("WentBack");
            case RESTORE -> Optional.of("Restored");
            case CREATE, KEEP, PROVE, PASS, PUT_AWAY -> Optional.empty();
        };
    }

    /** An Event that is lost is told in the log and nowhere else: it decides nothing. */
    private void tell(Announcement announcement) {
        try {
            cluster.announce(new Announcement(
                    announcement.about(),
                    announcement.weight(),
                    announcement.reason(),
                    Inert.text(announcement.message())));
        } catch (PortException e) {
            LOG.warnf(
                    "%s: the Event \"%s\" could not be written: %s",
                    announcement.about(), announcement.message(), e.getMessage());
        }
    }
}
