package dev.teal.app;

import java.util.Objects;
import java.util.Optional;

import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import dev.teal.core.Action;
import dev.teal.core.Announcement;
import dev.teal.core.Announcement.Weight;
import dev.teal.core.Cluster;
import dev.teal.core.Hold;
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

    Announcer(Cluster cluster) {
        this.cluster = cluster;
    }

    @Override
    public void looked(Optional<Status> before, Status after, Tick tick) {
        if (!(after.reading() instanceof Release release)) {
            return;
        }
        for (Action action : tick.done()) {
            if (action instanceof Action.Switch move) {
                boolean back = move.cause() == Action.Switch.Cause.WENT_BACK;
                tell(new Announcement(
                        move.manifest().ref(),
                        back ? Weight.WARNING : Weight.NORMAL,
                        back ? "WentBack" : "Switched",
                        (back ? "went back to " : "switched to ") + move.color() + " (" + move.to() + "), commit "
                                + release.commit()));
            }
        }
        Optional<Hold> was = before.flatMap(Status::hold);
        after.hold()
                .filter(hold ->
                        after.phase() != Phase.PROGRESSING && tick.seen().isPresent())
                .filter(hold -> !Objects.equals(was.map(Hold::reason), Optional.of(hold.reason())))
                .ifPresent(hold -> tell(new Announcement(
                        about(release), Weight.WARNING, "Held", "commit " + release.commit() + ": " + hold)));
    }

    private static ObjectRef about(Release release) {
        return release.services().get(0).ref();
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
