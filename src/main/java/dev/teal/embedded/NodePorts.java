package dev.teal.embedded;

import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;

import dev.teal.core.value.ObjectRef;
import dev.teal.core.value.Tree;

/** HTTP servers on 127.0.0.1, one for each node port that a Service asks for. */
final class NodePorts implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger("dev.teal.embedded");

    private final Balancer balancer;
    private final Map<Integer, HttpServer> servers = new ConcurrentHashMap<>();
    private final AtomicLong turn = new AtomicLong();
    private Optional<Vertx> vertx = Optional.empty();

    /** Chooses the pod that answers a request on a node port. */
    interface Balancer {
        Optional<Reply> answer(ObjectRef service, int nodePort, long turn, String path);
    }

    /** What a pod answers. */
    record Reply(int status, String version, String pod, String type, String body) {

        /** A response header that these pods send; empty where they don't. */
        Optional<String> header(String name) {
            return Optional.ofNullable(
                    Map.of("x-version", version, "x-pod", pod).get(name.toLowerCase(Locale.ROOT)));
        }

        static Reply of(EmbeddedPod pod, Life life, String path, Instant now) {
            String image = life.container().image();
            String version = Behaviour.tag(image);
            int status = life.status(path, now);
            String title = Behaviour.name(image) + " " + version;
            return switch (path) {
                case "/healthz" ->
                    new Reply(status, version, pod.name(), "text/plain", status == 200 ? "ok\n" : "not now\n");
                case "/version" ->
                    new Reply(
                            status,
                            version,
                            pod.name(),
                            "application/json",
                            status == 200
                                    ? "{\"version\": \"" + version + "\", \"pod\": \"" + pod.name() + "\"}\n"
                                    : "{\"error\": \"broken\"}\n");
                default ->
                    new Reply(
                            status,
                            version,
                            pod.name(),
                            "text/html; charset=utf-8",
                            status == 200
                                    ? "<!doctype html><title>" + title + "</title><h1>" + title + "</h1><p>"
                                            + pod.name() + "\n"
                                    : title + " is broken\n");
            };
        }
    }

    NodePorts(Balancer balancer) {
        this.balancer = balancer;
    }

    /** Opens the Service's node ports that are not open yet. */
    synchronized void open(ObjectRef service, Tree content) {
        for (Tree port : content.trees("spec", "ports")) {
            int number = port.number(0, "nodePort");
            if (number > 0) {
                servers.computeIfAbsent(number, it -> listen(service, it));
            }
        }
    }

    private HttpServer listen(ObjectRef service, int port) {
        Vertx running = vertx.orElseGet(Vertx::vertx);
        vertx = Optional.of(running);
        HttpServer server = running.createHttpServer().requestHandler(request -> reply(service, port, request));
        server.listen(port, "127.0.0.1")
                .onSuccess(it -> LOG.log(Level.INFO, "{0} answers on http://127.0.0.1:{1,number,#}", service, port))
                .onFailure(e -> LOG.log(
                        Level.WARNING,
                        "{0} can''t answer on http://127.0.0.1:{1,number,#}: {2}; end what listens there and start again",
                        service,
                        port,
                        e.getMessage()));
        return server;
    }

    /** A request that no pod takes ends as in Kubernetes: with a closed connection. */
    private void reply(ObjectRef service, int port, HttpServerRequest request) {
        Optional<Reply> reply = balancer.answer(service, port, turn.getAndIncrement(), request.path());
        if (reply.isEmpty()) {
            request.connection().close();
            return;
        }
        request.response()
                .setStatusCode(reply.get().status())
                .putHeader("X-Version", reply.get().version())
                .putHeader("X-Pod", reply.get().pod())
                .putHeader("Content-Type", reply.get().type())
                .end(reply.get().body());
    }

    @Override
    public synchronized void close() {
        vertx.ifPresent(running ->
                running.close().toCompletionStage().toCompletableFuture().join());
    }
}
