package dev.teal.kube.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.teal.core.value.Tree;

/** What controllers have done to what they had just written, by a cache that did not know it yet (argo-rollouts 720, KEP-5647). */
class WrittenTest {

    private static final String PATH = "/api/v1/namespaces/shop/services/shop";

    private final Written written = new Written();

    @Test
    void whatIsKeptIsBehindUntilItHasWhatWasWritten() {
        written.note(PATH, version("120"));

        assertThat(written.isBehind(PATH, Optional.empty())).isTrue();
        assertThat(written.isBehind(PATH, Optional.of(version("99")))).isTrue();
        assertThat(written.isBehind(PATH, Optional.of(version("120")))).isFalse();
        assertThat(written.isBehind(PATH, Optional.of(version("99"))))
                .as("it was seen")
                .isFalse();
    }

    @Test
    void aVersionThatSomebodyElseHasWrittenSinceIsNotBehind() {
        written.note(PATH, version("120"));

        assertThat(written.isBehind(PATH, Optional.of(version("121")))).isFalse();
    }

    @Test
    void whatWasNeverWrittenIsNotBehind() {
        assertThat(written.isBehind(PATH, Optional.empty())).isFalse();
        assertThat(written.isBehind(PATH, Optional.of(version("1")))).isFalse();
    }

    @Test
    void ofVersionsThatAreNoNumbersNothingIsKnown() {
        assertThat(Written.isOlder("9", "10")).isTrue();
        assertThat(Written.isOlder("abc", "abd")).isFalse();
        assertThat(Written.isOlder("", "10")).isTrue();
    }

    private static Tree version(String version) {
        return Tree.EMPTY.with(version, "metadata", "resourceVersion");
    }
}
