package dev.teal.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.teal.core.port.PortException;
import dev.teal.core.port.StalledException;
import dev.teal.core.value.Reason;
import dev.teal.git.tree.CommitTime;

/** A branch that goes where no history leads. */
class HistoryTest extends Served {

    private final Random random = new Random(1);
    private GitSource source;
    private String begin;

    @BeforeEach
    void begin() throws Exception {
        shop.write("shop/color", "green").commit("Begin").push();
        begin = shop.head();
        shop.write("shop/color", "blue").commit("Switch").push();
        source = source();
        assertThat(source.look().head().id()).isEqualTo(shop.head());
    }

    @Test
    void goesBackToAnOlderCommitAndForwardAgain() throws Exception {
        String forward = shop.head();
        shop.reset(begin).forcePush();
        seen("green");
        shop.reset(forward).forcePush();
        seen("blue");
    }

    @Test
    void followsAnAmendedCommit() throws Exception {
        shop.write("shop/color", "red").amend("Switch to red").forcePush();
        seen("red");
    }

    @Test
    void followsARebasedBranch() throws Exception {
        shop.git("checkout", "--quiet", "-b", "other", begin)
                .write("README.md", "hello")
                .commit("Explain")
                .git("rebase", "--quiet", "--onto", "other", begin, "main")
                .forcePush();
        assertThat(shop.ask("log", "--format=%s")).isEqualTo("Switch\nExplain\nBegin");
        assertThat(source.look().head().id()).isEqualTo(shop.head());
    }

    @Test
    void followsAnUnrelatedRoot() throws Exception {
        shop.orphan("fresh").write("bank/color", "red").commit("Begin anew").forcePush();
        assertThat(names(source.look())).containsExactly("bank");
        seen("red");
    }

    @Test
    void aBranchThatIsDeletedIsNamedAndFollowedWhenItIsBack() throws Exception {
        shop.deleteBranch("main");
        noBranch(failure(source));
        noBranch(failure(source));
        shop.write("shop/color", "red").commit("Back").push();
        seen("red");
    }

    @Test
    void anEmptyRepositoryHasNoBranch() throws Exception {
        TestRepository empty = new TestRepository(root, "empty");
        settings.url = server.url("empty.git");
        GitSource fresh = source();
        noBranch(failure(fresh));
        empty.write("shop/color", "green").commit("Begin").push();
        assertThat(fresh.look().head().id()).isEqualTo(empty.head());
    }

    @Test
    void aTagWithTheBranchsNameIsNotTheBranch() throws Exception {
        shop.tag("main", begin);
        shop.write("shop/color", "red").commit("Red").git("push", "--quiet", "origin", "HEAD:refs/heads/main");
        seen("red");
        shop.deleteBranch("main");
        noBranch(failure(source));
    }

    @Test
    void aBranchNameWithASlashIsFollowed() throws Exception {
        shop.git("push", "--quiet", "origin", begin + ":refs/heads/release/v1");
        settings.branch = "release/v1";
        assertThat(source().look().head().id()).isEqualTo(begin);
    }

    @Test
    void oneStoreOnlyIsKeptHoweverManyCommitsAreRead() throws Exception {
        shop.git("config", "core.compression", "0").git("config", "core.bigFileThreshold", "1m");
        readFourLargeCommits();
        long before = used();
        readFourLargeCommits();
        assertThat(used() - before).isLessThan(16L << 20);
    }

    /** Each has 8 MiB that can't be compressed. */
    private void readFourLargeCommits() throws PortException {
        byte[] notes = new byte[8 << 20];
        for (int i = 0; i < 4; i++) {
            random.nextBytes(notes);
            shop.write("shop/notes.bin", notes).amend("Note").forcePush();
            assertThat(source.look().head().id()).isEqualTo(shop.head());
        }
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private void seen(String color) throws PortException {
        assertThat(source.look().head().id()).isEqualTo(shop.head());
        assertThat(format.folders.get(format.folders.size() - 1).files())
                .singleElement()
                .usingRecursiveComparison()
                .isEqualTo(text("color", color));
    }

    private static void noBranch(PortException failure) {
        assertThat(failure).isInstanceOf(StalledException.class).hasMessageContaining("no branch main");
        assertThat(failure.reason()).isEqualTo(Reason.SOURCE_INVALID);
        assertThat(failure.hold().toString()).contains("teal.git.branch");
    }

    /** What stands in a commit after the committer's address, and when that is. */
    @ParameterizedTest
    @CsvSource({
        "1764000000 +0000,                 2025-11-24T16:00:00Z",
        "4102444800 -0530,                 2100-01-01T00:00:00Z",
        "-631152000 +0000,                 1950-01-01T00:00:00Z",
        "99999999999999999999999999 +0000, 9999-12-31T23:59:59Z",
        "-9223372036854775808 +0000,       0001-01-01T00:00:00Z",
        "yesterday,                        1970-01-01T00:00:00Z",
        "'',                               1970-01-01T00:00:00Z",
    })
    void aCommitMayClaimAnyTime(String written, Instant expected) {
        byte[] commit = ("tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904\nauthor A <a> 1 +0000\ncommitter B > <b> "
                        + written + "\n\nMessage\n")
                .getBytes(StandardCharsets.UTF_8);

        assertThat(CommitTime.of(commit)).isEqualTo(expected);
    }

    @Test
    void aCommitOfTheYear2100IsReadWithItsTime() throws Exception {
        shop.write("shop/color", "green").commit("Begin");
        String tree = shop.ask("rev-parse", "HEAD^{tree}");
        String commit = shop.askWith(
                "tree " + tree + "\nauthor A <a> 1 +0000\ncommitter B <b> 4102444800 +0000\n\nLater\n",
                "hash-object",
                "-w",
                "-t",
                "commit",
                "--stdin");
        shop.git("push", "--quiet", "--force", "origin", commit + ":refs/heads/main");

        assertThat(source().look().head().committedAt()).isEqualTo(Instant.parse("2100-01-01T00:00:00Z"));
    }
}
