package dev.teal.told;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonObject;

/** A server that writes down what it is told, and answers as it is bidden: 201 where it is not. */
public final class Listening implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch end = new CountDownLatch(1);
    private final List<Request> requests = new ArrayList<>();
    private final Map<String, Integer> always = new TreeMap<>();
    private final Deque<Answering> answers = new ArrayDeque<>();

    /**
     * One request.
     *
     * @param path with the query, as it was sent
     * @param headers the first of each name, names in small letters
     */
    public record Request(String method, String path, Map<String, String> headers, String body) {

        public JsonObject json() {
            return new JsonObject(body);
        }
    }

    private interface Answering {
        void to(HttpExchange exchange) throws IOException;
    }

    public Listening() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::receive);
        server.start();
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    /** The next request is answered so; each header as in {@code Retry-After: 1}. */
    public Listening answer(int code, String body, String... headers) {
        return next(exchange -> {
            for (String header : headers) {
                exchange.getResponseHeaders().set(header.split(": ", 2)[0], header.split(": ", 2)[1]);
            }
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(code, bytes.length == 0 ? -1 : bytes.length);
            if (bytes.length > 0) {
                exchange.getResponseBody().write(bytes);
            }
        });
    }

    /** Each request to a path with this in it is answered so. */
    public synchronized Listening answerFor(String path, int code) {
        always.put(path, code);
        return this;
    }

    /** The next request is never answered. */
    public Listening hang() {
        return next(exchange -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** The answer to the next request begins, and its connection is closed. */
    public Listening breakOff() {
        return next(exchange -> {
            exchange.sendResponseHeaders(200, 100);
            OutputStream body = exchange.getResponseBody();
            body.write('{');
            body.flush();
        });
    }

    /** The answer to the next request never ends. */
    public Listening babble() {
        return next(exchange -> {
            exchange.sendResponseHeaders(500, 0);
            byte[] much = "<html>".repeat(1000).getBytes(StandardCharsets.UTF_8);
            while (end.getCount() > 0) {
                exchange.getResponseBody().write(much);
            }
        });
    }

    private synchronized Listening next(Answering answering) {
        answers.add(answering);
        return this;
    }

    private void receive(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, String> headers = exchange.getRequestHeaders().entrySet().stream()
                .collect(Collectors.toMap(
                        it -> it.getKey().toLowerCase(java.util.Locale.ROOT),
                        it -> it.getValue().get(0),
                        (one, other) -> one,
                        TreeMap::new));
        Answering answering;
        synchronized (this) {
            requests.add(new Request(
                    exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, body));
            int usual = always.entrySet().stream()
                    .filter(it -> exchange.getRequestURI().toString().contains(it.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(201);
            answering = answers.isEmpty() ? it -> it.sendResponseHeaders(usual, -1) : answers.poll();
        }
        try (exchange) {
            answering.to(exchange);
        }
    }

    public synchronized List<Request> requests() {
        return List.copyOf(requests);
    }

    /** Waits until so many have come; they are all there are then. */
    public List<Request> requests(int count) {
        await().atMost(PATIENCE).until(() -> requests().size() >= count);
        return requests();
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
