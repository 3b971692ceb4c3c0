package dev.teal.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.teal.core.Snapshot;

/** What one look costs, and what it brings. */
class PollTest extends Served {

    @Test
    void readsTheNewestCommit() throws Exception {
        shop.write("shop/color", "green").commit("Begin").push();
        Snapshot snapshot = source().look();
        assertThat(snapshot.head().id()).isEqualTo(shop.head());
        assertThat(names(snapshot)).containsExactly("shop");
        assertThat(snapshot.applications().get(0).commit()).isEqualTo(snapshot.head());
    }

    @Test
    void aLookThatFindsNothingNewAsksOnceForOneRef() throws Exception {
        shop.write("shop/color", "green").commit("Begin").push();
        GitSource source = source();
        Snapshot first = source.look();
        server.forgetRequests();
        assertThat(source.look()).isSameAs(first);
        List<GitHttpServer.Request> asked = server.requests().stream()
                .filter(it -> it.method().equals("POST"))
                .toList();
        assertThat(asked).singleElement().satisfies(it -> {
            assertThat(it.headers().getFirst("Git-Protocol")).isEqualTo("version=2");
            assertThat(it.body()).contains("command=ls-refs", "ref-prefix refs/heads/main");
        });
    }
}
