package dev.teal.app.page;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

import dev.teal.app.known.Listener;
import dev.teal.core.status.Status;
import dev.teal.core.status.Tick;

/**
 * {@code GET /events}: tells open pages that something has changed, twice a second at most, and every five seconds that this
 * process lives. What has changed they fetch themselves. Server-sent events, as the HTML standard has them.
 */
@Singleton
public class News implements Listener {

    private static final int MOST = 64;
    private static final long TURN_MILLIS = 500;
    private static final int ALIVE_EVERY = 10;

    private final Set<HttpServerResponse> open = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean changed = new AtomicBoolean();
    private final Vertx vertx;
    private int turns;

    News(Vertx vertx) {
        this.vertx = vertx;
    }

    void add(@Observes Router router) {
        router.get("/events").handler(this::begin);
        vertx.setPeriodic(TURN_MILLIS, timer -> tell());
    }

    @Override
    public void looked(Optional<Status> before, Status after, Tick tick) {
        if (before.filter(it -> looksLike(it, after)).isEmpty()) {
            changed.set(true);
        }
    }

    /** Whether a page would show the same of both. */
    private static boolean looksLike(Status one, Status other) {
        return one.reading().equals(other.reading())
                && one.stage() == other.stage()
                && one.hold().equals(other.hold())
                && one.journey().equals(other.journey())
                && one.moves().equals(other.moves())
                && one.remarks().equals(other.remarks())
                && one.prospect().equals(other.prospect())
                && one.seen()
                        .map(it -> it.at(Instant.EPOCH))
                        .equals(other.seen().map(it -> it.at(Instant.EPOCH)));
    }

    private void begin(RoutingContext request) {
        HttpServerResponse response = request.response();
        if (open.size() >= MOST) {
            response.setStatusCode(503).putHeader("Retry-After", "30").end("too many pages are open");
            return;
        }
        response.setChunked(true)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                // nginx would collect events before it passes them on.
                .putHeader("X-Accel-Buffering", "no");
        response.closeHandler(closed -> open.remove(response));
        response.write("retry: 2000\n\nevent: alive\ndata:\n\n");
        open.add(response);
    }

    private void tell() {
        turns++;
        if (changed.getAndSet(false)) {
            send("changed");
        } else if (turns % ALIVE_EVERY == 0) {
            send("alive");
        }
    }

    private void send(String event) {
        open.forEach(response -> {
            // Who does not read gets no more of it.
            if (!response.closed() && !response.writeQueueFull()) {
                response.write("event: " + event + "\ndata:\n\n");
            }
        });
    }

    /** A stream that stays open would be waited for. */
    void close(@Observes ShutdownDelayInitiatedEvent event) {
        open.forEach(HttpServerResponse::end);
    }
}
