package dev.teal.app.hook;

import java.util.concurrent.atomic.AtomicInteger;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;

/**
 * The port for hooks, apart from the page's so that it can be shown to the world. However much anybody sends, and however
 * slowly, it takes no more than {@link Limits} of memory, connections and time.
 */
final class HookServer {

    static final String PATH = "/hook";

    /** In bytes. GitHub's largest are 25 MB, for a push of thousands of commits; a poll finds those in its own time. */
    static final int LARGEST_BODY = 1024 * 1024;

    private static final int LARGEST_HEAD = 16 * 1024;

    private final Vertx vertx;
    private final Limits limits;
    private final Porter porter;
    private final HttpServer server;
    private final AtomicInteger open = new AtomicInteger();

    HookServer(Vertx vertx, Limits limits, Porter porter) {
        this.vertx = vertx;
        this.limits = limits;
        this.porter = porter;
        this.server = vertx.createHttpServer(new HttpServerOptions()
                        .setMaxHeaderSize(LARGEST_HEAD)
                        // With it, a connection would be seen only once it sends something.
                        .setHttp2ClearTextEnabled(false))
                .connectionHandler(this::opened)
                .requestHandler(porter::receive);
    }

    /** Listens on every address of the machine; has the port, which the system chooses for 0. */
    Future<Integer> listen(int port) {
        return server.listen(port, "0.0.0.0").map(HttpServer::actualPort);
    }

    Future<Void> close() {
        return server.close();
    }

    private void opened(HttpConnection connection) {
        int now = open.incrementAndGet();
        long end = vertx.setTimer(limits.connection().toMillis(), timer -> connection.close());
        connection.closeHandler(closed -> {
            open.decrementAndGet();
            vertx.cancelTimer(end);
        });
        if (now > limits.connections()) {
            porter.tooMany();
            connection.close();
        }
    }
}
