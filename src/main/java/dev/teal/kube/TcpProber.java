package dev.teal.kube;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import dev.teal.core.live.Pod;
import dev.teal.core.port.Answer;
import dev.teal.core.port.Answer.Outcome;
import dev.teal.core.port.Inquiry;
import dev.teal.core.port.Question;

/** Knocks at pods by a TCP connection each, all at once on the calling thread; it knows no other question. */
public final class TcpProber implements Inquiry {

    private static final int LAST_PORT = 65535;

    private final Clock clock;
    private final Duration patience;

    /** {@code patience} is how long all the pods together may take. */
    public TcpProber(Clock clock, Duration patience) {
        this.clock = clock;
        this.patience = patience;
    }

    @Override
    public Map<Question, Answer> ask(Set<Question> questions) {
        Set<Pod.Door> doors = questions.stream()
                .filter(Question.Knock.class::isInstance)
                .map(Question::door)
                .collect(Collectors.toSet());
        return knock(doors).entrySet().stream()
                .collect(Collectors.toMap(
                        it -> new Question.Knock(it.getKey()),
                        it -> new Answer(it.getValue(), 1, "", clock.instant())));
    }

    private Map<Pod.Door, Outcome> knock(Set<Pod.Door> doors) {
        Map<Pod.Door, Outcome> answers = new HashMap<>();
        doors.forEach(door -> answers.put(door, Outcome.UNREACHABLE));
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

    private static void open(Pod.Door door, Selector selector, Map<Pod.Door, Outcome> answers) {
        try {
            SocketChannel channel = SocketChannel.open();
            channel.configureBlocking(false);
            SelectionKey key = channel.register(selector, SelectionKey.OP_CONNECT, door);
            if (channel.connect(new InetSocketAddress(door.address(), door.port()))) {
                answers.put(door, Outcome.PASSED);
                close(key);
            }
        } catch (IOException e) {
            answers.put(door, answer(e));
        }
    }

    private void await(Selector selector, Map<Pod.Door, Outcome> answers) throws IOException {
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

    private static Outcome finish(SelectionKey key) {
        try {
            return ((SocketChannel) key.channel()).finishConnect() ? Outcome.PASSED : Outcome.UNREACHABLE;
        } catch (IOException e) {
            return answer(e);
        }
    }

    /** A refusal comes from the pod's own network; everything else did not get there. */
    private static Outcome answer(IOException e) {
        boolean refused = e instanceof ConnectException
                && !(e instanceof NoRouteToHostException)
                && String.valueOf(e.getMessage()).contains("refused");
        return refused ? Outcome.FAILED : Outcome.UNREACHABLE;
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
