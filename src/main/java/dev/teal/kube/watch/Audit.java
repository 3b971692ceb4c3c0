package dev.teal.kube.watch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.ThreadLocalRandom;

import dev.teal.core.live.Scope;
import dev.teal.core.port.PortException;
import dev.teal.core.port.StalledException;
import dev.teal.kube.api.AtServer;

/**
 * Believes no watch: from time to time it lists what each is on, their metadata only, and begins anew those that have missed
 * something. Watches end without a word where a proxy forgets a connection, or a library a reconnect.
 */
public final class Audit {

    /** The server sends a bookmark about once a minute; after three of them a watch counts as dead until it is compared. */
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(5);

    private static final System.Logger LOG = System.getLogger("dev.teal");

    private final Watches watches;
    private final AtServer server;
    private final Clock clock;
    private final Duration every;
    private final Map<Watch, Instant> due = new WeakHashMap<>();
    private final Map<Watch, Map<String, String>> suspected = new WeakHashMap<>();

    /** {@code every} is how often each watch is compared with the server. */
    public Audit(Watches watches, AtServer server, Clock clock, Duration every) {
        this.watches = watches;
        this.server = server;
        this.clock = clock;
        this.every = every;
    }

    /**
     * Compares those whose turn it is: a list each. To be called every few seconds, by one thread.
     *
     * @throws PortException where the server does not answer; the others have their turn at the next call
     */
    public void run() throws PortException {
        for (Watch watch : watches.all()) {
            Optional.ofNullable(suspected.remove(watch))
                    .filter(listed -> differs(watch, listed))
                    .ifPresent(listed -> renew(watch));
            Instant turn = due.computeIfAbsent(watch, it -> clock.instant().plus(part()));
            boolean silent = watch.silence().compareTo(LONGEST_SILENCE) > 0;
            if (watch.isCurrent() && (silent || !clock.instant().isBefore(turn))) {
                due.put(watch, clock.instant().plus(every));
                compareOrRenew(watch);
            }
        }
    }

    /** What the watches are on has its turns spread over the time. */
    private Duration part() {
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(every.toMillis() / 2, every.toMillis() + 1));
    }

    /**
     * A watch that is open goes on with a token, or a right, that does not count any more: begun anew it is refused, and looks
     * say why.
     */
    private void compareOrRenew(Watch watch) throws PortException {
        try {
            compare(watch);
        } catch (StalledException e) {
            watches.renew(watch);
        }
    }

    /** What is on its way to the watch at this moment differs, too: so it is suspected, and judged at the next call. */
    private void compare(Watch watch) throws PortException {
        Watched watched = watch.watched();
        Map<String, String> listed =
                server.versions(watched.what(), watched.extent() == Watched.Extent.OURS ? Scope.APPLICATION : "");
        if (differs(watch, listed)) {
            suspected.put(watch, listed);
        } else {
            watch.confirmed();
        }
    }

    private static boolean differs(Watch watch, Map<String, String> listed) {
        Map<String, String> kept = watch.kept().versions();
        String asOf = listed.getOrDefault("", "");
        boolean missed = listed.entrySet().stream()
                .filter(it -> !it.getKey().isEmpty())
                .anyMatch(it -> Written.isOlder(kept.getOrDefault(it.getKey(), ""), it.getValue()));
        return missed
                || kept.entrySet().stream()
                        .anyMatch(it -> !listed.containsKey(it.getKey()) && !Written.isOlder(asOf, it.getValue()));
    }

    private void renew(Watch watch) {
        LOG.log(System.Logger.Level.WARNING, "the watch of {0} has missed a change, and begins anew", watch.watched());
        watches.renew(watch);
    }
}
