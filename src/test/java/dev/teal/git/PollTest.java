package dev.teal.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.teal.core.port.Snapshot;

/** What one look costs, and what it brings. */
class PollTest extends Served {

    @Test
    void readsTheNewestCommit() throws Exception {
        shop.write("shop/color", "green").commit("Begin").push();
        Snapshot snapshot = source().look();
        assertThat(snapshot.head().id()).isEqualTo(shop.head());
        assertThat(snapshot.head().committedAt().getEpochSecond())
                .isEqualTo(Long.parseLong(shop.ask("log", "-1", "--format=%ct")));
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
        assertThat(server.requests()).extracting(GitHttpServer.Request::method).containsExactly("GET", "POST");
        assertThat(server.requests())
                .allSatisfy(
                        it -> assertThat(it.headers().getFirst("Git-Protocol")).isEqualTo("version=2"));
        assertThat(posts())
                .singleElement()
                .satisfies(it -> assertThat(it.body())
                        .contains("command=ls-refs", "ref-prefix refs/heads/main")
                        .doesNotContain("fetch"));
    }

    @Test
    void theConnectionIsKeptOverManyLooks() throws Exception {
        shop.write("shop/color", "green").commit("Begin").push();
        GitSource source = source();
        source.look();
        int connections = server.connections();
        for (int i = 0; i < 5; i++) {
            source.look();
        }
        assertThat(server.connections()).isEqualTo(connections);
    }

    @Test
    void aCommitIsFetchedWithoutItsHistory() throws Exception {
        shop.write("shop/color", "green").commit("Begin").push();
        GitSource source = source();
        source.look();
        server.forgetRequests();
        shop.write("shop/color", "blue").commit("Switch").push();
        assertThat(source.look().head().id()).isEqualTo(shop.head());
        assertThat(posts()).anySatisfy(it -> assertThat(it.body()).contains("command=fetch", "deepen 1"));
        assertThat(format.folders).hasSize(2);
        assertThat(format.folders.get(1).files())
                .singleElement()
                .usingRecursiveComparison()
                .isEqualTo(text("color", "blue"));
    }

    @Test
    void manyRefsCostNothing() throws Exception {
        shop.write("shop/color", "green").commit("Begin").push();
        String head = shop.head();
        Files.writeString(
                shop.bare().resolve("packed-refs"),
                IntStream.range(0, 100_000)
                        .mapToObj(i -> "%s refs/heads/b%06d%n".formatted(head, i))
                        .collect(Collectors.joining("", "# pack-refs with: peeled fully-peeled sorted \n", "")));
        GitSource source = source();
        source.look();
        long before = server.wire().answered();
        source.look();
        assertThat(server.wire().answered() - before).isLessThan(2000);
    }

    @Test
    void aCommitElsewhereLeavesAReadingAsItIs() throws Exception {
        shop.write("shop/color", "green")
                .write("bank/color", "blue")
                .commit("Begin")
                .push();
        GitSource source = source();
        Snapshot first = source.look();
        shop.write("shop/color", "blue")
                .write("bank/README.md", "hello")
                .commit("Switch the shop")
                .push();
        Snapshot second = source.look();
        assertThat(names(second)).containsExactly("bank", "shop");
        assertThat(second.applications().get(0)).isSameAs(first.applications().get(0));
        assertThat(second.applications().get(0).commit()).isEqualTo(first.head());
        assertThat(second.applications().get(1).commit()).isEqualTo(second.head());
    }

    @Test
    void aFolderThatIsRemovedIsNoApplicationAnyMore() throws Exception {
        shop.write("shop/color", "green")
                .write("bank/color", "blue")
                .commit("Begin")
                .push();
        GitSource source = source();
        source.look();
        shop.delete("shop").commit("Close the shop").push();
        assertThat(names(source.look())).containsExactly("bank");
        shop.delete("bank").commit("Close the bank").push();
        assertThat(source.look().applications()).isEmpty();
    }

    private List<GitHttpServer.Request> posts() {
        return server.requests().stream()
                .filter(it -> it.method().equals("POST"))
                .toList();
    }
}
