package dev.teal.inquiry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.teal.core.evidence.Answer;
import dev.teal.core.evidence.Answer.Outcome;
import dev.teal.core.evidence.Question;
import dev.teal.core.live.Pod;

class KnockTest {

    private final Asking asking = new Asking();

    @AfterEach
    void close() {
        asking.close();
    }

    @Test
    void tellsADoorThatOpensFromOneThatIsClosed() throws IOException {
        Pod.Door closed;
        try (RawServer server = RawServer.saying("")) {
            closed = server.door();
        }
        try (RawServer server = RawServer.saying("")) {
            assertThat(knock(server.door()).outcome()).isEqualTo(Outcome.PASSED);
        }
        assertThat(knock(closed).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(knock(closed).evidence()).isEqualTo("accepts no connection on " + closed);
    }

    /** TCP knows no broadcast: the attempt fails on this machine. */
    @ParameterizedTest
    @CsvSource({"255.255.255.255, 80", "127.0.0.1, 70000", "127.0.0.1, 0", "127.0.0.1, -1"})
    void saysThatItDoesNotReachWhatHasNoRouteOrCanNotBe(String address, int port) {
        Answer answer = knock(new Pod.Door(address, port));

        assertThat(answer.outcome()).isEqualTo(Outcome.UNREACHABLE);
        assertThat(answer.evidence()).isEqualTo("nothing answers at " + address + ":" + port);
    }

    @Test
    void oneDoorThatIsOutOfReachHidesNoOther() throws IOException {
        try (RawServer server = RawServer.saying("")) {
            asking.now(new Question.Knock(new Pod.Door("255.255.255.255", 80)));

            assertThat(knock(server.door()).outcome()).isEqualTo(Outcome.PASSED);
        }
    }

    @Test
    void doesNotReachWhoseNetworkSaysNothing() throws IOException {
        try (Silence silence = new Silence()) {
            assertThat(knock(silence.door()).outcome()).isEqualTo(Outcome.UNREACHABLE);
        }
    }

    private Answer knock(Pod.Door door) {
        return asking.first(new Question.Knock(door));
    }
}
