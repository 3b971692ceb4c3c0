package dev.teal.core.port;

import java.util.Map;
import java.util.Set;

import dev.teal.core.live.Pod;

/** Asks pods directly whether they accept connections. */
public interface Prober {

    /**
     * Tries one TCP connection to each door, all at the same time, and closes it at once. Takes about a second at the
     * most, and never fails: what can't be found out is {@link Answer#UNREACHABLE}.
     */
    Map<Pod.Door, Answer> knock(Set<Pod.Door> doors);

    /** What came back. */
    enum Answer {
        /** A connection was accepted. */
        OPEN,
        /** The pod's network answers, and nothing listens. */
        CLOSED,
        /** No answer at all: no route, a firewall, or no pod network where Teal runs. */
        UNREACHABLE
    }
}
