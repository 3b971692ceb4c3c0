package dev.teal.kube.lease;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

import dev.teal.core.port.Standing;
import dev.teal.core.port.Standing.Part;
import dev.teal.core.value.Hold;
import dev.teal.core.value.Reason;

/** Logs who leads, and what is wrong with the Lease, when that changes. */
final class Diary {

    private static final Logger LOG = System.getLogger("dev.teal");

    private Standing last = new Standing(Part.UNDECIDED, "", "", Optional.empty());

    /** Returns whether another process has taken this one's place since the last time. */
    boolean note(Standing now) {
        Optional<Reason> before = last.failure().map(Hold::reason);
        now.failure()
                .filter(hold -> !before.equals(Optional.of(hold.reason())))
                .ifPresent(hold -> LOG.log(Level.WARNING, "lease: {0}", hold));
        if (now.part() != last.part() || !now.leader().equals(last.leader())) {
            tell(now);
        }
        boolean lost = last.hasLooked() && !now.hasLooked();
        last = now;
        return lost;
    }

    private static void tell(Standing now) {
        switch (now.part()) {
            case LEADS, ALONE -> LOG.log(Level.INFO, "lease: {0} leads, which is this process", now.self());
            case UNSURE ->
                LOG.log(
                        now.failure().isPresent() ? Level.WARNING : Level.INFO,
                        "lease: {0} has it, and writes nothing until it is sure that nobody else does: it is new, or was not "
                                + "renewed in time",
                        now.self());
            case STANDS_BY -> LOG.log(Level.INFO, "lease: {0} leads, and {1} stands by", now.leader(), now.self());
            case UNDECIDED -> LOG.log(Level.INFO, "lease: nobody leads");
        }
    }
}
