package dev.teal.core.port;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import dev.teal.core.live.Aim;
import dev.teal.core.live.Drift;
import dev.teal.core.live.Live;
import dev.teal.core.live.Scope;

/**
 * What is known of a cluster without asking it, by watches. It may say that nothing is to be done; that something is, only the
 * cluster itself may say. Of a cluster that is not watched nothing is known.
 */
public interface Lookout {

    /**
     * How well it sees.
     *
     * @param open watches that bring what changes, as far as that is known
     * @param shut watches that are refused, or have ended and begin anew
     * @param silence how long the most silent of the open ones has brought nothing; servers send a bookmark every minute or so
     */
    record Sight(long open, long shut, Duration silence) {

        /** Nothing is watched. */
        public static final Sight NONE = new Sight(0, 0, Duration.ZERO);
    }

    /** How well it sees at this moment. */
    default Sight sight() {
        return Sight.NONE;
    }

    /**
     * What was seen last, at most moments ago; empty where that is not known of all that the scope names, or is older than
     * what was written. Objects in it may lack what no decision reads. No request is sent, but once for the log of a Job.
     *
     * @throws PortException where that can't be had
     */
    default Optional<Live> glance(Scope scope) throws PortException {
        return Optional.empty();
    }

    /** What {@link Cluster#compare} has said of the same; empty where that was not asked, or may have changed by itself. */
    default Optional<Drift> known(Aim aim) {
        return Optional.empty();
    }

    /** From now on {@code concerned} is told each application that a change may concern that was seen. It must not wait. */
    default void onChange(Consumer<String> concerned) {}

    /**
     * The applications in this namespace whose traffic was on its way when somebody last looked: moved and not proven, or on
     * trial. It is asked once, after a start, for what to look at first.
     *
     * @throws PortException where the cluster does not answer
     */
    default Set<String> unfinished(String namespace) throws PortException {
        return Set.of();
    }

    /** Nothing has to be known of this application any more. */
    default void forget(String application) {}

    /**
     * Compares what is known with the cluster, a part of it whose turn it is; what was missed is read anew.
     *
     * @throws PortException where the cluster does not answer
     */
    default void verify() throws PortException {}

    /** Nothing is watched any more. */
    default void unwatch() {}
}
