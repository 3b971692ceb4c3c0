package dev.teal.kube;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.teal.core.live.Pod;
import dev.teal.core.port.Prober.Answer;

class TcpProberTest {

    private final TcpProber prober = new TcpProber(Duration.ofMillis(800));

    @Test
    void tellsADoorThatOpensFromOneThatIsClosed() throws IOException {
        Pod.Door closed;
        try (ServerSocket server = listening()) {
            closed = door(server);
        }
        try (ServerSocket server = listening()) {
            assertThat(prober.knock(Set.of(door(server), closed)))
                    .isEqualTo(Map.of(door(server), Answer.OPEN, closed, Answer.CLOSED));
        }
    }

    /** TCP knows no broadcast: the attempt fails on this machine. */
    @Test
    void saysThatItDoesNotReachWhatHasNoRoute() {
        Pod.Door broadcast = new Pod.Door("255.255.255.255", 80);

        assertThat(prober.knock(Set.of(broadcast))).isEqualTo(Map.of(broadcast, Answer.UNREACHABLE));
    }

    @Test
    void oneDoorThatIsOutOfReachHidesNoOther() throws IOException {
        Pod.Door broadcast = new Pod.Door("255.255.255.255", 80);
        try (ServerSocket server = listening()) {
            assertThat(prober.knock(Set.of(broadcast, door(server))))
                    .isEqualTo(Map.of(broadcast, Answer.UNREACHABLE, door(server), Answer.OPEN));
        }
    }

    @Test
    void saysThatItDoesNotReachAPortThatCanNotBe() {
        Pod.Door beyond = new Pod.Door("127.0.0.1", 70000);

        assertThat(prober.knock(Set.of(beyond))).isEqualTo(Map.of(beyond, Answer.UNREACHABLE));
    }

    @Test
    void asksNobodyWhereThereIsNobodyToAsk() {
        assertThat(prober.knock(Set.of())).isEmpty();
    }

    private static ServerSocket listening() throws IOException {
        return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    private static Pod.Door door(ServerSocket server) {
        return new Pod.Door("127.0.0.1", server.getLocalPort());
    }
}
