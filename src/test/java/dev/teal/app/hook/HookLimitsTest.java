package dev.teal.app.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who sends slowly, or nothing, or on many connections: nobody can keep others out for longer than a connection lasts. */
class HookLimitsTest {

    private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

    private final Listening teal = new Listening(new Limits(3, Duration.ofMillis(700), 100));
    private final List<Socket> sockets = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        teal.close();
    }

    @Test
    void aConnectionThatSaysNothingIsClosed() {
        assertThat(closes(connect(""), "")).isTrue();
    }

    @Test
    void headersThatComeByteByByteAreCutOff() {
        assertThat(closes(connect("POST /hook HTTP/1.1\r\nHost: teal\r\n"), "X-A: b\r\n"))
                .isTrue();
    }

    @Test
    void aBodyThatComesByteByByteIsCutOff() {
        Socket slow = connect("POST /hook HTTP/1.1\r\nHost: teal\r\nContent-Length: 1000000\r\nX-Gitlab-Token: "
                + Listening.SECRET + "\r\n\r\n");

        assertThat(closes(slow, "x")).isTrue();

        await().until(() -> teal.counted(Outcome.REFUSED) == 1);
        assertThat(teal.rings()).isZero();
    }

    @Test
    void oneConnectionTooManyIsClosedAtOnceAndLaterThereIsRoomAgain() {
        for (int i = 0; i < 3; i++) {
            connect("");
        }
        assertThat(closes(connect(""), "")).isTrue();
        assertThat(teal.counted(Outcome.THROTTLED)).isEqualTo(1);

        await().until(() -> {
            try {
                return teal.send(teal.signed(BODY)).statusCode() == 202;
            } catch (UncheckedIOException e) {
                return false;
            }
        });
    }

    @Test
    void headersThatAreTooLargeAreRefused() throws IOException {
        Socket large = connect("POST /hook HTTP/1.1\r\nHost: teal\r\nX-A: " + "a".repeat(64 * 1024) + "\r\n\r\n");

        assertThat(closes(large, "")).isTrue();
        assertThat(teal.send(teal.signed(BODY)).statusCode()).isEqualTo(202);
    }

    private Socket connect(String text) {
        Socket socket = teal.connect();
        sockets.add(socket);
        try {
            socket.setSoTimeout(50);
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // It is closed; that is asked for below.
        }
        return socket;
    }

    /** Whether the other side closes it while a little more is sent again and again. */
    private static boolean closes(Socket socket, String more) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (System.nanoTime() < end) {
            try {
                socket.getOutputStream().write(more.getBytes(StandardCharsets.UTF_8));
                if (socket.getInputStream().read() < 0) {
                    return true;
                }
            } catch (SocketTimeoutException e) {
                // Nothing was said, and it is open.
            } catch (SocketException e) {
                return true;
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
        return false;
    }
}
