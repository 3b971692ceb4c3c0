package dev.teal.inquiry;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

import dev.teal.core.live.Pod;

/** An address that answers nothing to who wants to connect, as behind a firewall: nobody takes the connections there. */
final class Silence implements AutoCloseable {

    private static final int MORE_THAN_WAIT = 8;

    private final ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final List<SocketChannel> waiting = new ArrayList<>();

    Silence() throws IOException {
        for (int i = 0; i < MORE_THAN_WAIT; i++) {
            SocketChannel channel = SocketChannel.open();
            channel.configureBlocking(false);
            channel.connect(new InetSocketAddress(full.getInetAddress(), full.getLocalPort()));
            waiting.add(channel);
        }
    }

    Pod.Door door() {
        return new Pod.Door("127.0.0.1", full.getLocalPort());
    }

    @Override
    public void close() throws IOException {
        for (SocketChannel channel : waiting) {
            channel.close();
        }
        full.close();
    }
}
