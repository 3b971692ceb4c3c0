package dev.teal.kube;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import dev.teal.core.live.Pod;
import dev.teal.core.port.Answer.Outcome;
import dev.teal.core.port.Question;

class TcpProberTest {

    private final TcpProber prober = new TcpProber(Clock.systemUTC(), Duration.ofMillis(800));

    @Test
    void tellsADoorThatOpensFromOneThatIsClosed() throws IOException {
        Pod.Door closed;
        try (ServerSocket server = listening()) {
            closed = door(server);
        }
        try (ServerSocket server = listening()) {
            assertThat(knock(Set.of(door(server), closed)))
                    .isEqualTo(Map.of(door(server), Outcome.PASSED, closed, Outcome.FAILED));
        }
    }

    /** TCP knows no broadcast: the attempt fails on this machine. */
    @Test
    void saysThatItDoesNotReachWhatHasNoRoute() {
        Pod.Door broadcast = new Pod.Door("255.255.255.255", 80);

        assertThat(knock(Set.of(broadcast))).isEqualTo(Map.of(broadcast, Outcome.UNREACHABLE));
    }

    @Test
    void oneDoorThatIsOutOfReachHidesNoOther() throws IOException {
        Pod.Door broadcast = new Pod.Door("255.255.255.255", 80);
        try (ServerSocket server = listening()) {
            assertThat(knock(Set.of(broadcast, door(server))))
                    .isEqualTo(Map.of(broadcast, Outcome.UNREACHABLE, door(server), Outcome.PASSED));
        }
    }

    @Test
    void saysThatItDoesNotReachAPortThatCanNotBe() {
        Pod.Door beyond = new Pod.Door("127.0.0.1", 70000);

        assertThat(knock(Set.of(beyond))).isEqualTo(Map.of(beyond, Outcome.UNREACHABLE));
    }

    @Test
    void asksNobodyWhereThereIsNobodyToAsk() {
        assertThat(prober.ask(Set.of())).isEmpty();
    }

    private Map<Pod.Door, Outcome> knock(Set<Pod.Door> doors) {
        Set<Question> questions = doors.stream().map(Question.Knock::new).collect(Collectors.toSet());
        return prober.ask(questions).entrySet().stream()
                .collect(Collectors.toMap(
                        it -> it.getKey().door(), it -> it.getValue().outcome()));
    }

    private static ServerSocket listening() throws IOException {
        return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    private static Pod.Door door(ServerSocket server) {
        return new Pod.Door("127.0.0.1", server.getLocalPort());
    }
}
