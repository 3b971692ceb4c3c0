package dev.teal.kube;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import dev.teal.core.live.Pod;
import dev.teal.core.port.Prober;

/** Asks pods by a TCP connection each, all at once on the calling thread. */
public final class TcpProber implements Prober {

    private static final int LAST_PORT = 65535;

    private final Duration patience;

    /** {@code patience} is how long all the pods together may take. */
    public TcpProber(Duration patience) {
        this.patience = patience;
    }

    @Override
    public Map<Pod.Door, Answer> knock(Set<Pod.Door> doors) {
        Map<Pod.Door, Answer> answers = new HashMap<>();
        doors.forEach(door -> answers.put(door, Answer.UNREACHABLE));
        if (doors.isEmpty()) {
            return answers;
        }
        try (Selector selector = Selector.open()) {
            try {
                doors.stream().filter(TcpProber::canBe).forEach(door -> open(door, selector, answers));
                await(selector, answers);
            } finally {
                selector.keys().forEach(TcpProber::close);
            }
        } catch (IOException e) {
            // Without a selector nobody could be asked: everything stays unreachable, and the hold says so.
            return answers;
        }
        return answers;
    }

    /** A number from a manifest need not be a port; asking there would fail instead of answering. */
    private static boolean canBe(Pod.Door door) {
        return door.port() > 0 && door.port() <= LAST_PORT;
    }

    private static void open(Pod.Door door, Selector selector, Map<Pod.Door, Answer> answers) {
        try {
            SocketChannel channel = SocketChannel.open();
            channel.configureBlocking(false);
            SelectionKey key = channel.register(selector, SelectionKey.OP_CONNECT, door);
            if (channel.connect(new InetSocketAddress(door.address(), door.port()))) {
                answers.put(door, Answer.OPEN);
                close(key);
            }
        } catch (IOException e) {
            answers.put(door, answer(e));
        }
    }

    private void await(Selector selector, Map<Pod.Door, Answer> answers) throws IOException {
        long end = System.nanoTime() + patience.toNanos();
        while (selector.keys().stream().anyMatch(SelectionKey::isValid)) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                return;
            }
            selector.select(left);
            for (SelectionKey key : selector.selectedKeys()) {
                answers.put((Pod.Door) key.attachment(), finish(key));
                close(key);
            }
            selector.selectedKeys().clear();
        }
    }

    private static Answer finish(SelectionKey key) {
        try {
            return ((SocketChannel) key.channel()).finishConnect() ? Answer.OPEN : Answer.UNREACHABLE;
        } catch (IOException e) {
            return answer(e);
        }
    }

    /** A refusal comes from the pod's own network; everything else did not get there. */
    private static Answer answer(IOException e) {
        boolean refused = e instanceof ConnectException
                && !(e instanceof NoRouteToHostException)
                && String.valueOf(e.getMessage()).contains("refused");
        return refused ? Answer.CLOSED : Answer.UNREACHABLE;
    }

    private static void close(SelectionKey key) {
        try {
            key.channel().close();
        } catch (IOException e) {
            // A socket that can't be closed was not open.
            key.cancel();
        }
    }
}
