package dev.teal.git.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

/** What Teal speaks over SSH. */
class SshAlgorithmsTest {

    @Test
    void allOfItIsTriedAgainstAServer() {
        Set<String> tried = new TreeSet<>();
        for (SshMatrix.Suite suite : SshMatrix.suites()) {
            tried.addAll(Set.of(suite.exchange(), suite.cipher(), suite.mac()));
        }
        assertThat(tried).containsExactlyInAnyOrderElementsOf(SshAlgorithms.spoken());
    }
}
