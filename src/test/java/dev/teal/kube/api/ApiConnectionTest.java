package dev.teal.kube.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;

import org.junit.jupiter.api.Test;

/** What is said of a server that can't be reached. */
class ApiConnectionTest {

    @Test
    void whatWasBehindAFailureIsSaidToo() {
        IOException failure = new IOException(
                "Failed to create SSL connection", new IOException("NotBefore: Sat Nov 28 08:30:12 UTC 2026"));

        assertThat(ApiConnection.why(failure))
                .isEqualTo("Failed to create SSL connection (NotBefore: Sat Nov 28 08:30:12 UTC 2026)");
    }

    @Test
    void aNameAloneIsSaidWithWhatIsWrongWithIt() {
        assertThat(ApiConnection.why(new UnknownHostException("kubernetes.default.svc")))
                .isEqualTo("UnknownHostException: kubernetes.default.svc");
        assertThat(ApiConnection.why(new TimeoutException())).isEqualTo("TimeoutException");
    }
}
