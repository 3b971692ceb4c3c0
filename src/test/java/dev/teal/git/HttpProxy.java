package dev.teal.git;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A small HTTP proxy: {@code CONNECT}, and requests with a whole URL. Whatever host is named, it connects to 127.0.0.1, so
 * that only who goes through it reaches names that do not exist.
 */
public final class HttpProxy implements AutoCloseable {

    private final ServerSocket listener;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Optional<String> login;

    /** {@code login} as in {@code user:password}, which has to be shown if there is one. */
    public HttpProxy(Optional<String> login) {
        this.login =
                login.map(it -> "Basic " + Base64.getEncoder().encodeToString(it.getBytes(StandardCharsets.UTF_8)));
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    /** Where it listens on 127.0.0.1. */
    public int port() {
        return listener.getLocalPort();
    }

    /** The first lines of the requests that were let through. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() throws IOException {
        listener.close();
        threads.shutdownNow();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                threads.execute(() -> serve(client));
            } catch (IOException e) {
                // The listener was closed: the loop's condition decides.
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            String head = head(client.getInputStream());
            while (login.isPresent()
                    && !head.matches("(?is).*\r\nproxy-authorization: \\Q" + login.get() + "\\E\r\n.*")) {
                client.getOutputStream()
                        .write(bytes("HTTP/1.1 407 Proxy Authentication Required\r\n"
                                + "Proxy-Authenticate: Basic realm=\"proxy\"\r\nContent-Length: 0\r\n\r\n"));
                head = head(client.getInputStream());
            }
            String first = head.lines().findFirst().orElse("");
            requests.add(first);
            String target = first.split(" ")[1];
            boolean tunnel = first.startsWith("CONNECT ");
            int port = tunnel
                    ? Integer.parseInt(target.split(":")[1])
                    : URI.create(target).getPort();
            try (Socket server = new Socket(InetAddress.getLoopbackAddress(), port)) {
                if (tunnel) {
                    client.getOutputStream().write(bytes("HTTP/1.1 200 Connected\r\n\r\n"));
                } else {
                    // One request for each connection, so that each one's URL is seen.
                    server.getOutputStream()
                            .write(bytes(head.replaceFirst("\r\n\r\n$", "\r\nConnection: close\r\n\r\n")));
                }
                threads.execute(() -> pass(client, server));
                pass(server, client);
            }
        } catch (IOException e) {
            // The client or the server has hung up.
        }
    }

    private static void pass(Socket from, Socket to) {
        try (to) {
            OutputStream out = to.getOutputStream();
            from.getInputStream().transferTo(out);
        } catch (IOException e) {
            // One side has hung up, so the other one does.
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("hung up");
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
