package dev.teal.core;

import java.util.Map;
import java.util.Set;

/** Asks pods directly whether they accept connections. */
public interface Prober {

    /**
     * Tries one TCP connection to each door, all at the same time, and closes it at once. Takes about a second at the
     * most, and never fails: what can't be found out is {@link Answer#UNREACHABLE}.
     */
    Map<Door, Answer> knock(Set<Door> doors);

    /**
     * A port of a pod.
     *
     * @param address the pod's IP
     * @param port the container's port
     */
    record Door(String address, int port) {

        @Override
        public String toString() {
            return address + ":" + port;
        }
    }

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
