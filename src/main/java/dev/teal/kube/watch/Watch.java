package dev.teal.kube.watch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;

import dev.teal.core.live.Scope;
import dev.teal.core.value.Tree;
import dev.teal.kube.api.ApiConnection;

/**
 * One watch, by the client's informer: it lists page by page, watches from there with bookmarks, goes on where a connection
 * has ended, and lists anew where the server has forgotten what came since (410 Gone). What it can't be given it asks for
 * again, less and less often, for ever.
 */
final class Watch {

    /** Of so many objects the client's form takes some megabytes while a page is read. */
    private static final long PAGE = 50;

    private final Watched watched;
    private final Kept kept;
    private final Clock clock;
    private final Consumer<Watch> troubled;
    private final SharedIndexInformer<GenericKubernetesResource> informer;
    private volatile Optional<String> trouble = Optional.empty();
    private volatile String version = "";
    private volatile Instant heardAt;

    /**
     * Begins to watch.
     *
     * @param changed see {@link Kept}
     * @param troubled told when the server refuses the watch for a reason that was not told before
     */
    Watch(ApiConnection connection, Watched watched, Clock clock, Consumer<Tree> changed, Consumer<Watch> troubled) {
        this.watched = watched;
        this.clock = clock;
        this.troubled = troubled;
        this.kept = new Kept(watched.what().plural(), changed);
        this.heardAt = clock.instant();
        var all = connection.objects(watched.what());
        var some = watched.extent() == Watched.Extent.OURS ? all.withLabel(Scope.APPLICATION) : all;
        this.informer = some.withLimit(PAGE).runnableInformer(0);
        informer.itemStore(kept);
        informer.exceptionHandler((started, failure) -> again(failure));
        informer.start();
    }

    Watched watched() {
        return watched;
    }

    Kept kept() {
        return kept;
    }

    /** Whether all was listed, and the connection that brings what changes is open, as far as this side knows. */
    boolean isCurrent() {
        return informer.isWatching();
    }

    /** Why the server does not allow it; empty while it does. */
    Optional<String> trouble() {
        return isCurrent() ? Optional.empty() : trouble;
    }

    /** How long nothing was heard of the server: it sends a bookmark every minute or so, whatever happens. */
    Duration silence() {
        String now = informer.lastSyncResourceVersion();
        if (!Objects.equals(version, now)) {
            version = now;
            heardAt = clock.instant();
        }
        return Duration.between(heardAt, clock.instant());
    }

    /** That what is kept is what the server has was found out by other means. */
    void confirmed() {
        heardAt = clock.instant();
    }

    void end() {
        informer.stop();
    }

    private boolean again(Throwable failure) {
        Optional<String> why = refused(failure);
        if (why.isPresent() && !why.equals(trouble)) {
            trouble = why;
            troubled.accept(this);
        }
        return true;
    }

    /** Where a list is refused, the server says which right is missing; where a connection for a watch is, the library does not. */
    private String said(String message) {
        return message.contains(" ")
                ? message
                : "cannot watch resource \"" + watched.what().plural() + "\" in API group \""
                        + watched.what().group() + "\" (" + message + ")";
    }

    /** What the server said; empty where there was none that said something. */
    private Optional<String> refused(Throwable failure) {
        Throwable cause = failure;
        while (cause != null && !(cause instanceof KubernetesClientException refusal && refusal.getCode() > 0)) {
            cause = cause.getCause();
        }
        return Optional.ofNullable(cause)
                .map(KubernetesClientException.class::cast)
                .filter(it -> it.getStatus() != null && it.getStatus().getMessage() != null)
                .map(it -> said(it.getStatus().getMessage()));
    }
}
