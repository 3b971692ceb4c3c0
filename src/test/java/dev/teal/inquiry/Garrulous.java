package dev.teal.inquiry;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import dev.teal.core.live.Pod;

/** A server that greets whoever comes before it has been said anything, in plain text. */
final class Garrulous implements AutoCloseable {

    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

    Garrulous() throws IOException {
        Thread greeting = new Thread(this::greet, "garrulous");
        greeting.setDaemon(true);
        greeting.start();
    }

    Pod.Door door() {
        return new Pod.Door("127.0.0.1", listening.getLocalPort());
    }

    private void greet() {
        while (!listening.isClosed()) {
            try (Socket socket = listening.accept()) {
                socket.getOutputStream().write("HTTP/1.1 400 Bad\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                socket.getInputStream().read();
            } catch (IOException e) {
                // It was closed, or this one caller is gone.
            }
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
