package dev.teal.app;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import dev.teal.core.Action;
import dev.teal.core.Announcement;
import dev.teal.core.Announcement.Weight;
import dev.teal.core.Cluster;
import dev.teal.core.ObjectRef;
import dev.teal.core.Phase;
import dev.teal.core.PortException;
import dev.teal.core.Release;
import dev.teal.core.Status;
import dev.teal.core.Tick;

/** Writes Kubernetes Events on the routed Services: switched, held (once for each reason), went back. */
@Singleton
public class Announcer implements Listener {

    private static final Logger LOG = Logger.getLogger("dev.teal");

    private final Cluster cluster;

    /** Where to tell of a folder that is refused: its Service as it was last understood. */
    private final Map<String, ObjectRef> services = new ConcurrentHashMap<>();

    Announcer(Cluster cluster) {
        this.cluster = cluster;
    }

    @Override
    public void looked(Optional<Status> before, Status after, Tick tick) {
        if (after.reading() instanceof Release release) {
            services.put(release.application(), release.services().get(0).ref());
        }
        for (Action action : tick.done()) {
            if (action instanceof Action.Switch move) {
                boolean back = move.cause() == Action.Switch.Cause.WENT_BACK;
                tell(new Announcement(
                        move.manifest().ref(),
                        back ? Weight.WARNING : Weight.NORMAL,
                        back ? "WentBack" : "Switched",
                        (back ? "went back to " : "switched to ") + move.color() + " (" + move.to() + "), commit "
                                + after.reading().commit()));
            }
        }
        Optional<ObjectRef> service =
                Optional.ofNullable(services.get(after.reading().application()));
        after.hold()
                .filter(hold -> after.phase() != Phase.PROGRESSING && after.newlyHeld(before))
                .filter(hold -> tick.failure().isEmpty() && service.isPresent())
                .ifPresent(hold -> tell(new Announcement(
                        service.get(),
                        Weight.WARNING,
                        "Held",
                        "commit " + after.reading().commit() + ": " + hold)));
    }

    /** An Event that is lost is told in the log and nowhere else: it decides nothing. */
    private void tell(Announcement announcement) {
        try {
            cluster.announce(announcement);
        } catch (PortException e) {
            LOG.warnf(
                    "%s: the Event \"%s\" could not be written: %s",
                    announcement.about(), announcement.message(), e.getMessage());
        }
    }
}
