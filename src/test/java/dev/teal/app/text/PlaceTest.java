package dev.teal.app.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "127.0.0.1 | http://127.0.0.1:8080",
                "localhost | http://localhost:8080",
                "::1       | http://[::1]:8080",
                "0.0.0.0   | http://127.0.0.1:8080, and on this machine's other addresses",
                "::        | http://127.0.0.1:8080, and on this machine's other addresses",
            })
    void isAnAddressThatABrowserOpens(String host, String text) {
        assertThat(new Place(host, 8080)).hasToString(text);
    }

    @Test
    void ofAPodItIsAPortToForward() {
        assertThat(new Place("0.0.0.0", 8080).inPod())
                .isEqualTo("port 8080 of this pod; open them by `kubectl port-forward`");
    }
}
