package dev.teal.core.port;

import java.util.Map;
import java.util.Set;

import dev.teal.core.evidence.Counted;
import dev.teal.core.evidence.Trickle;
import dev.teal.core.value.ObjectRef;

/** Sends requests through Services and counts what comes of them, without ever waiting for it. */
public interface Counting {

    /**
     * Sees to it that each of these is being sent, and says for each Service what has come of it by now. One that is not
     * asked for again ends by itself a few seconds later, and its count with it. Returns at once and never fails.
     */
    Map<ObjectRef, Counted> count(Set<Trickle> trickles);
}
