package dev.teal.git;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.zip.GZIPInputStream;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Serves the bare repositories below a folder over HTTP, with Git's own server program, and fails as it is told to. */
public final class GitHttpServer implements AutoCloseable {

    /**
     * One request that came in.
     *
     * @param target the path with its query
     * @param body what came, unpacked
     * @param answered bytes of the answer's body
     */
    public record Request(String method, String target, Headers headers, String body, long answered) {}

    private record Canned(int status, String type, String body) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Wire wire;
    private final GitBackend backend;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final ReadWriteLock answering = new ReentrantReadWriteLock();
    private final Map<String, String> redirects = new ConcurrentHashMap<>();
    private volatile Optional<String> authorization = Optional.empty();
    private volatile Optional<Canned> canned = Optional.empty();

    /** Serves what is below {@code root} on a free port of 127.0.0.1. */
    public GitHttpServer(Path root) {
        this(root, InetAddress.getLoopbackAddress());
    }

    /** Serves what is below {@code root} on a free port of {@code address}, one of this machine's. */
    public GitHttpServer(Path root, InetAddress address) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        backend = new GitBackend(root);
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
        wire = new Wire(address, server.getAddress().getPort());
    }

    /** The URL of a repository, such as {@code shop.git}. */
    public String url(String repository) {
        return "http://" + wire.address().getHostAddress() + ":" + wire.port() + "/" + repository;
    }

    /** From now on connections are refused; those that are open end. */
    public void away() {
        wire.cut();
    }

    /** Listens again, on the same port. */
    public void back() {
        wire.mend();
    }

    /** From now on only this user with this password is served. */
    public void require(String user, String password) {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        authorization = Optional.of("Basic " + Base64.getEncoder().encodeToString(pair));
    }

    /** Requests of paths that start with {@code path} are sent on to {@code url}, the rest of the path added to it. */
    public void redirect(String path, String url) {
        redirects.put(path, url);
    }

    /** From now on every request is answered with this, whatever it asks. */
    public void answer(int status, String type, String body) {
        canned = Optional.of(new Canned(status, type, body));
    }

    /** From now on Git answers again. */
    public void answerNormally() {
        canned = Optional.empty();
    }

    /** Every request that was answered, in that order; waits for those that are being answered. */
    public List<Request> requests() {
        // A client may have its answer before the request is written down.
        answering.writeLock().lock();
        try {
            return List.copyOf(requests);
        } finally {
            answering.writeLock().unlock();
        }
    }

    /** Forgets the requests. */
    public void forgetRequests() {
        requests.clear();
    }

    /** TCP connections that were accepted. */
    public int connections() {
        return wire.connections();
    }

    /** The network in front of it. */
    public Wire wire() {
        return wire;
    }

    @Override
    public void close() {
        wire.close();
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        answering.readLock().lock();
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            long answered = answer(exchange, body);
            requests.add(new Request(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders(),
                    unpacked(exchange, body),
                    answered));
        } finally {
            answering.readLock().unlock();
        }
    }

    private long answer(HttpExchange exchange, byte[] body) throws IOException {
        String target = exchange.getRequestURI().toString();
        Optional<Map.Entry<String, String>> redirect = redirects.entrySet().stream()
                .filter(it -> target.startsWith(it.getKey()))
                .findFirst();
        if (redirect.isPresent()) {
            String rest = target.substring(redirect.get().getKey().length());
            exchange.getResponseHeaders().set("Location", redirect.get().getValue() + rest);
            return send(exchange, new Canned(302, "text/plain", "elsewhere"));
        }
        if (canned.isPresent()) {
            return send(exchange, canned.get());
        }
        String given = exchange.getRequestHeaders().getFirst("Authorization");
        if (authorization.isPresent() && !authorization.get().equals(given)) {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"git\"");
            return send(exchange, new Canned(401, "text/plain", "who are you?"));
        }
        return backend.answer(exchange, body);
    }

    private static long send(HttpExchange exchange, Canned answer) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.type());
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
        return body.length;
    }

    private static String unpacked(HttpExchange exchange, byte[] body) throws IOException {
        boolean packed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        byte[] text = packed ? new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes() : body;
        return new String(text, StandardCharsets.ISO_8859_1);
    }
}
