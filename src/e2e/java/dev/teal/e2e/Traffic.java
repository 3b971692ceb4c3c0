package dev.teal.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.awaitility.Awaitility;

/**
 * Requests to a node port, each on a new connection, until closed. The source addresses are spread over 127.1.0.0/16: a
 * connection that was refused over loopback leaves a conntrack entry behind that would refuse the next one from the same
 * source port, which happens to no client that is another machine.
 */
final class Traffic implements AutoCloseable {

    private static final int PER_SECOND = 300;
    private static final int PATIENCE_MS = 5000;
    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final Pattern VERSION = Pattern.compile("(?i)\r\nX-Version: (\\S+)");

    private final int port;
    private final Instant end = Instant.now().plus(LONGEST);
    private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService clients = Executors.newFixedThreadPool(64);
    private final AtomicInteger sent = new AtomicInteger();
    private final java.util.Queue<Answer> answers = new java.util.concurrent.ConcurrentLinkedQueue<>();
    private final java.util.Queue<String> lost = new java.util.concurrent.ConcurrentLinkedQueue<>();

    /** The first answer of a version after another. */
    record Answer(Instant at, String version) {}

    /** Starts sending to {@code 127.0.0.1:port}. */
    Traffic(int port) {
        this.port = port;
        pace.scheduleAtFixedRate(this::send, 0, 1_000_000 / PER_SECOND, TimeUnit.MICROSECONDS);
    }

    /** Whether one connection to the port is accepted now. */
    static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress("127.2.0.1", 0));
            socket.connect(new InetSocketAddress("127.0.0.1", port), PATIENCE_MS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Waits for some more requests, so that a loss just after a switch is seen. */
    void more() {
        int before = sent();
        Awaitility.await().until(() -> sent() > before + 600);
    }

    /** How many requests were sent so far. */
    int sent() {
        return sent.get();
    }

    /** When and why each request that got no 200 was lost. */
    List<String> lost() {
        return List.copyOf(lost);
    }

    /** When {@code version} answered for the first time after {@code since}. */
    Optional<Instant> firstAnswer(String version, Instant since) {
        return answers.stream()
                .filter(answer ->
                        answer.version().equals(version) && answer.at().isAfter(since))
                .map(Answer::at)
                .findFirst();
    }

    private void send() {
        if (Instant.now().isBefore(end)) {
            int number = sent.incrementAndGet();
            clients.execute(() -> request(number));
        }
    }

    private void request(int number) {
        Instant begun = Instant.now();
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress("127.1." + (number / 250) % 250 + "." + (1 + number % 250), 0));
            socket.connect(new InetSocketAddress("127.0.0.1", port), PATIENCE_MS);
            socket.setSoTimeout(PATIENCE_MS);
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: shop\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = read(socket.getInputStream());
            Matcher version = VERSION.matcher(answer);
            if (!answer.startsWith("HTTP/1.1 200") || !version.find()) {
                lost.add(begun + " " + answer.lines().findFirst().orElse("an empty answer"));
            } else {
                answers.add(new Answer(Instant.now(), version.group(1)));
            }
        } catch (IOException e) {
            lost.add(begun + " " + e);
        }
    }

    private static String read(InputStream in) throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Stops sending and waits for the answers that are still to come. */
    void stop() {
        pace.shutdownNow();
        clients.shutdown();
        try {
            clients.awaitTermination(PATIENCE_MS * 2L, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop();
    }

    @Override
    public String toString() {
        return sent() + " requests sent, " + lost.size() + " lost"
                + lost.stream().limit(5).map(line -> "\n    " + line).collect(Collectors.joining());
    }
}
