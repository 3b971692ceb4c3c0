package dev.teal.kube.watch;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import dev.teal.core.live.Live;
import dev.teal.core.live.Scope;
import dev.teal.core.port.Lookout;
import dev.teal.core.port.PortException;
import dev.teal.core.value.ObjectRef;
import dev.teal.core.value.Tree;
import dev.teal.kube.api.ApiConnection;
import dev.teal.kube.api.ApiPaths;
import dev.teal.kube.api.Listed;
import dev.teal.kube.api.Reader;

/** The watches that all applications share, one for each kind and namespace that any of them has to do with. */
public final class Watches {

    private static final System.Logger LOG = System.getLogger("dev.teal");

    private final ApiConnection connection;
    private final ApiPaths paths;
    private final Clock clock;
    private final Map<Watched, Watch> watches = new ConcurrentHashMap<>();
    private final Map<String, Set<Watched>> needs = new ConcurrentHashMap<>();
    private final Interests interests = new Interests();
    private final Written written = new Written();
    private volatile Consumer<String> wake = application -> {};

    /** Nothing is watched before somebody has looked. */
    public Watches(ApiConnection connection, ApiPaths paths, Clock clock) {
        this.connection = connection;
        this.paths = paths;
        this.clock = clock;
    }

    /** From now on {@code wake} is told each application that a change in the cluster may concern; it must not wait. */
    public void onChange(Consumer<String> wake) {
        this.wake = wake;
    }

    /**
     * What is kept of all that a look at this release reads; empty where a part of it is not watched at this moment, or is
     * older than what was written.
     */
    public Optional<Reader> reader(Scope scope) {
        Map<Listed, Kept> kept = new HashMap<>();
        try {
            for (Watched watched : Needs.of(scope, paths)) {
                Watch watch = watches.get(watched);
                if (watch == null || !watch.isCurrent()) {
                    return Optional.empty();
                }
                kept.put(watched.what(), watch.kept());
            }
            for (ObjectRef ref : scope.objects()) {
                Listed what = paths.among(ref);
                if (written.isBehind(what.path(ref.name()), kept.get(what).named(ref.name()))) {
                    return Optional.empty();
                }
            }
        } catch (PortException e) {
            // A look at the server itself tells what is wrong.
            return Optional.empty();
        }
        return Optional.of(new InStore(kept, paths));
    }

    /** Sees to it that what a look at this release reads is watched from now on. */
    public void follow(Scope scope, Live live) {
        String application = scope.release().application();
        try {
            Set<String> objects = new LinkedHashSet<>();
            for (ObjectRef ref : scope.objects()) {
                objects.add(paths.of(ref));
            }
            interests.put(application, objects, scope, live);
            Set<Watched> now = Needs.of(scope, paths);
            Set<Watched> before = needs.put(application, now);
            begin(now);
            if (before != null && !now.containsAll(before)) {
                endUnneeded();
            }
        } catch (PortException e) {
            forget(application);
        }
    }

    /** An application that is gone needs no watch any more. */
    public void forget(String application) {
        interests.forget(application);
        if (needs.remove(application) != null) {
            endUnneeded();
        }
    }

    /** What was written at {@code path}, as the server has answered. */
    public void wrote(String path, Tree object) {
        written.note(path, object);
    }

    /** How well they see at this moment. */
    public Lookout.Sight sight() {
        long open = watches.values().stream().filter(Watch::isCurrent).count();
        Duration silence = watches.values().stream()
                .filter(Watch::isCurrent)
                .map(Watch::silence)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        return new Lookout.Sight(open, watches.size() - open, silence);
    }

    /** All that there are. */
    Collection<Watch> all() {
        return watches.values();
    }

    /** Forgets what a watch has kept, and begins it anew. */
    synchronized void renew(Watch old) {
        if (watches.get(old.watched()) == old) {
            old.end();
            watches.put(old.watched(), watch(old.watched()));
        }
    }

    /** Ends them all. */
    public synchronized void close() {
        watches.values().forEach(Watch::end);
        watches.clear();
    }

    private void begin(Set<Watched> needed) {
        if (!watches.keySet().containsAll(needed)) {
            synchronized (this) {
                needed.forEach(it -> watches.computeIfAbsent(it, this::watch));
            }
        }
    }

    private synchronized void endUnneeded() {
        Set<Watched> needed = needs.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        watches.values().removeIf(watch -> {
            boolean unneeded = !needed.contains(watch.watched());
            if (unneeded) {
                watch.end();
            }
            return unneeded;
        });
    }

    private Watch watch(Watched watched) {
        return new Watch(
                connection,
                watched,
                clock,
                object -> interests.concerned(watched.what(), object).forEach(application -> wake.accept(application)),
                Watches::tell);
    }

    private static void tell(Watch watch) {
        LOG.log(
                System.Logger.Level.WARNING,
                "{0} can''t be watched, so its applications are looked at every few seconds: {1}; grant Teal the verbs list "
                        + "and watch, as in manifests/applications/role.yaml",
                watch.watched(),
                watch.trouble().orElse(""));
    }
}
