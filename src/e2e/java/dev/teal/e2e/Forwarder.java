package dev.teal.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** A TCP port in front of another one, which can be shut so that connections are refused. */
final class Forwarder implements AutoCloseable {

    private final InetSocketAddress target;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Set<Socket> silent = ConcurrentHashMap.newKeySet();
    private volatile ServerSocket listener;
    private volatile Duration delay = Duration.ZERO;

    Forwarder(InetSocketAddress target) {
        this.target = target;
        this.listener = listen(0);
        this.port = listener.getLocalPort();
        accept(listener);
    }

    int port() {
        return port;
    }

    /** Refuses connections and ends those that are open. */
    void shut() {
        quietly(listener);
        open.forEach(Forwarder::quietly);
        open.clear();
    }

    /** From now on what a client sends takes this long to arrive. */
    void slow(Duration more) {
        delay = more;
    }

    /** From now on nothing comes back over the connections that are open; those that are made later are as ever. */
    void forget() {
        silent.addAll(open);
    }

    /** Listens again on the same port. */
    void reopen() {
        listener = listen(port);
        accept(listener);
    }

    @Override
    public void close() {
        shut();
    }

    private static ServerSocket listen(int port) {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket from) {
        daemon(() -> {
            while (!from.isClosed()) {
                try {
                    Socket client = from.accept();
                    Socket server = new Socket(target.getAddress(), target.getPort());
                    open.add(client);
                    open.add(server);
                    daemon(() -> copy(client, server, () -> delay));
                    daemon(() -> copy(server, client, () -> Duration.ZERO));
                } catch (IOException e) {
                    // The listener was shut, or the target refuses: the client sees a closed connection.
                }
            }
        });
    }

    private void copy(Socket from, Socket to, Supplier<Duration> after) {
        byte[] buffer = new byte[1 << 14];
        try {
            for (int read = from.getInputStream().read(buffer);
                    read >= 0;
                    read = from.getInputStream().read(buffer)) {
                LockSupport.parkNanos(after.get().toNanos());
                if (!silent.contains(from)) {
                    to.getOutputStream().write(buffer, 0, read);
                    to.getOutputStream().flush();
                }
            }
        } catch (IOException e) {
            // One side ended; so does the other.
        } finally {
            quietly(from);
            quietly(to);
            open.remove(from);
            open.remove(to);
        }
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "forwarder");
        thread.setDaemon(true);
        thread.start();
    }

    private static void quietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            // It is closed, whatever it says.
        }
    }
}
