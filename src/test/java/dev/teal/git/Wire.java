package dev.teal.git;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.awaitility.Awaitility;

/**
 * The network in front of a server on this machine: forwards a port, counts connections and bytes, and can fail in the
 * ways a network does.
 */
public final class Wire implements AutoCloseable {

    /** How bytes travel back to the client. */
    public enum Mode {
        /** At once. */
        NORMAL,
        /** The connection is accepted, and nothing ever comes back. */
        SILENT,
        /** One byte each 200 ms. */
        TRICKLING,
        /** Headers come at once, then one byte each 200 ms. */
        TRICKLING_BODY
    }

    private final InetAddress address;
    private final int target;
    private final ExecutorService threads = Executors.newCachedThreadPool(Wire::thread);
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicLong answered = new AtomicLong();
    private volatile ServerSocket listener;
    private volatile Mode mode = Mode.NORMAL;

    /** Listens on a free port of 127.0.0.1 and forwards to {@code target} there. */
    public Wire(int target) {
        this(InetAddress.getLoopbackAddress(), target);
    }

    /** Listens on a free port of {@code address} and forwards to {@code target} of 127.0.0.1. */
    Wire(InetAddress address, int target) {
        this.address = address;
        this.target = target;
        this.listener = listen(0);
    }

    InetAddress address() {
        return address;
    }

    public int port() {
        return listener.getLocalPort();
    }

    public int connections() {
        return connections.get();
    }

    /** Bytes that went back to clients, headers included. */
    long answered() {
        return answered.get();
    }

    public void mode(Mode wanted) {
        mode = wanted;
    }

    /** Closes every connection and refuses further ones, from when it returns. */
    public void cut() {
        end();
        // Closing takes effect only once the thread that accepts has noticed it: until then one more may come through.
        Awaitility.await().until(this::refuses);
    }

    private void end() {
        closeQuietly(listener);
        open.forEach(Wire::closeQuietly);
    }

    private boolean refuses() {
        try {
            new Socket(address, port()).close();
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /** Listens on the same port again. */
    public void mend() {
        if (listener.isClosed()) {
            listener = listen(listener.getLocalPort());
        }
    }

    @Override
    public void close() {
        end();
        threads.shutdownNow();
    }

    private ServerSocket listen(int port) {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
            threads.execute(() -> accept(socket));
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                if (socket.isClosed()) {
                    // A close takes effect only after the accept that was waiting.
                    client.close();
                    return;
                }
                connections.incrementAndGet();
                open.add(client);
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                open.add(server);
                threads.execute(() -> pump(client, server, Direction.THERE));
                threads.execute(() -> pump(server, client, Direction.BACK));
            } catch (IOException e) {
                // The listener was closed, or the server behind is gone: the loop's condition decides.
            }
        }
    }

    private enum Direction {
        THERE,
        BACK
    }

    private void pump(Socket from, Socket to, Direction direction) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[16384];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (direction == Direction.THERE) {
                    out.write(buffer, 0, read);
                } else {
                    send(out, buffer, read);
                }
            }
        } catch (IOException e) {
            // One side closed; so does the other.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private void send(OutputStream out, byte[] buffer, int length) throws IOException, InterruptedException {
        int sent = mode == Mode.TRICKLING_BODY ? headers(buffer, length) : 0;
        out.write(buffer, 0, sent);
        while (sent < length && mode != Mode.NORMAL) {
            TimeUnit.MILLISECONDS.sleep(200);
            if (mode != Mode.SILENT) {
                out.write(buffer, sent++, 1);
            }
        }
        out.write(buffer, sent, length - sent);
        answered.addAndGet(length);
    }

    private static int headers(byte[] buffer, int length) {
        String text = new String(buffer, 0, length, StandardCharsets.ISO_8859_1);
        return text.startsWith("HTTP/") ? text.indexOf("\r\n\r\n") + 4 : 0;
    }

    private static void closeQuietly(AutoCloseable it) {
        try {
            it.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "wire");
        thread.setDaemon(true);
        return thread;
    }
}
