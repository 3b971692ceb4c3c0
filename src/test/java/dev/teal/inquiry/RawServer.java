package dev.teal.inquiry;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

import dev.teal.core.live.Pod;

/** A pod that answers each request with whatever bytes a test likes, on 127.0.0.1. */
final class RawServer implements AutoCloseable {

    private final ServerSocket listening;
    private final Reaction reaction;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger mostOpen = new AtomicInteger();
    private final AtomicInteger hungUp = new AtomicInteger();

    /** Answers one request; what it throws means that the other side has hung up. */
    interface Reaction {
        void answer(OutputStream out) throws IOException;
    }

    RawServer(Reaction reaction) {
        this.reaction = reaction;
        try {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        threads.execute(this::accept);
    }

    /** One that sends this text and hangs up. */
    static RawServer saying(String text) {
        return new RawServer(out -> out.write(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    /** One that answers properly. */
    static RawServer answering(int status, String body) {
        return saying("HTTP/1.1 " + status + " Whatever\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
    }

    Pod.Door door() {
        return new Pod.Door("127.0.0.1", listening.getLocalPort());
    }

    /** The heads of the requests that have come. */
    List<String> requests() {
        return requests;
    }

    int mostAtATime() {
        return mostOpen.get();
    }

    int hungUp() {
        return hungUp.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listening.accept();
                threads.execute(() -> serve(socket));
            }
        } catch (IOException | RejectedExecutionException e) {
            // It was closed, maybe right after somebody had come.
            threads.shutdownNow();
        }
    }

    private void serve(Socket socket) {
        mostOpen.accumulateAndGet(open.incrementAndGet(), Math::max);
        try (socket) {
            requests.add(head(socket.getInputStream()));
            reaction.answer(socket.getOutputStream());
        } catch (IOException e) {
            hungUp.incrementAndGet();
        } finally {
            open.decrementAndGet();
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            head.append((char) next);
        }
        return head.toString();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        threads.shutdownNow();
    }
}
