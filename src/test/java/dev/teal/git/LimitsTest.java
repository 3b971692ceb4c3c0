package dev.teal.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

import org.eclipse.jgit.internal.storage.dfs.DfsBlockCache;
import org.junit.jupiter.api.Test;

import dev.teal.core.desired.Reading;
import dev.teal.core.desired.Refusal;
import dev.teal.core.port.Folder;
import dev.teal.core.port.PortException;
import dev.teal.core.port.Snapshot;
import dev.teal.core.port.StalledException;
import dev.teal.core.value.Reason;
import dev.teal.git.setting.GitSettings;

/** Repositories that cost more than they may. */
class LimitsTest extends Served {

    private static final int MEGABYTE = 1 << 20;

    @Test
    void aPackThatIsTooLargeIsNotReceivedAgainUntilThereIsAnotherCommit() throws Exception {
        settings.limits = new GitSettings.Limits(MEGABYTE, 32 * MEGABYTE, MEGABYTE, 10);
        byte[] noise = new byte[3 * MEGABYTE];
        new Random(1).nextBytes(noise);
        shop.write("shop/color", "green")
                .write("film.bin", noise)
                .commit("Begin")
                .push();
        GitSource source = source();
        tooLarge(failure(source), "more than " + MEGABYTE + " bytes");
        long before = server.wire().answered();
        tooLarge(failure(source), "more than " + MEGABYTE + " bytes");
        assertThat(server.wire().answered() - before).isLessThan(2000);
        shop.delete("film.bin").commit("Drop the film").push();
        assertThat(source.look().head().id()).isEqualTo(shop.head());
    }

    /** More of them than JGit would keep by itself. */
    @Test
    void whatCommitsLeaveBehindIsBounded() throws Exception {
        GitSource source = source();
        byte[] noise = new byte[3 * MEGABYTE];
        for (int i = 0; i < 12; i++) {
            new Random(i).nextBytes(noise);
            shop.write("shop/color", "green")
                    .write("film.bin", noise)
                    .commit("Take " + i)
                    .push();
            assertThat(source.look().head().id()).isEqualTo(shop.head());
        }
        assertThat(LongStream.of(DfsBlockCache.getInstance().getCurrentSize()).sum())
                .isLessThanOrEqualTo(2 * MEGABYTE);
    }

    /** Which thread the memory was missing in is chance, and what else it left half done nobody knows. */
    @Test
    void aMemoryThatIsUsedUpIsNoMatterOfTheCommits() {
        shop.write("shop/color", "green").commit("Begin").push();
        try (GitSource source = new GitSource(settings.settings(), new Hungry())) {
            assertThatThrownBy(source::look).isInstanceOf(OutOfMemoryError.class);
        }
    }

    @Test
    void aSmallHeapLowersWhatOneCommitMayTake() {
        assertThat(GitSettings.Limits.DEFAULT.within(16 * MEGABYTE))
                .isEqualTo(new GitSettings.Limits(2 * MEGABYTE, 4 * MEGABYTE, MEGABYTE, 838));
        assertThat(GitSettings.Limits.DEFAULT.within(20 * MEGABYTE).applications())
                .isGreaterThanOrEqualTo(1000);
        assertThat(GitSettings.Limits.DEFAULT.within(Long.MAX_VALUE)).isEqualTo(GitSettings.Limits.DEFAULT);
    }

    @Test
    void anObjectThatUnpacksToMuchIsNotUnpacked() {
        settings.limits = new GitSettings.Limits(4 * MEGABYTE, MEGABYTE, MEGABYTE, 10);
        shop.write("shop/color", "green").write("bomb.bin", new byte[64 * MEGABYTE]);
        shop.commit("Begin").push();
        tooLarge(failure(source()), "a file of more than " + MEGABYTE + " bytes");
    }

    @Test
    void oneFileUnderManyNamesIsNotReadWithoutEnd() {
        settings.limits = new GitSettings.Limits(MEGABYTE, MEGABYTE, MEGABYTE, 10);
        shop.write("shop/color", "green");
        for (int i = 0; i < 30; i++) {
            shop.write("shop/copy" + i + ".yaml", new byte[100_000]);
        }
        shop.commit("Begin").push();
        tooLarge(
                failure(source()), "bytes of manifests at commit " + shop.head().substring(0, 7));
    }

    @Test
    void whereThereAreMoreApplicationsThanAllowedTheNewOnesAreRefused() throws Exception {
        settings.limits = new GitSettings.Limits(MEGABYTE, MEGABYTE, MEGABYTE, 3);
        for (int i = 1; i < 4; i++) {
            shop.write("shop" + i + "/color", "green");
        }
        shop.commit("Begin").push();
        GitSource source = source();
        assertThat(crowded(source.look())).isEmpty();

        shop.write("shop0/color", "green")
                .write("shop3/color", "blue")
                .commit("One more")
                .push();
        Snapshot four = source.look();
        assertThat(crowded(four)).as("though it is the first by name").containsExactly("shop0");
        Refusal refusal = (Refusal) four.applications().get(0);
        assertThat(refusal.complaints())
                .singleElement()
                .satisfies(it -> assertThat(it.toString())
                        .contains("shop0", "one of 4 applications", "memory for 3", "-Xmx", "teal.git.path"));

        shop.delete("shop2").commit("One less").push();
        assertThat(crowded(source.look())).as("there is room again").isEmpty();
    }

    @Test
    void afterAStartTheOrderOfThePathsDecidesWhichAreRefused() throws Exception {
        settings.limits = new GitSettings.Limits(MEGABYTE, MEGABYTE, MEGABYTE, 3);
        for (String name : List.of("e", "c", "a", "d", "b")) {
            shop.write(name + "/color", "green");
        }
        shop.commit("Begin").push();

        assertThat(crowded(source().look())).containsExactly("d", "e");
    }

    @Test
    void farMoreApplicationsThanAllowedAreNotTold() {
        settings.limits = new GitSettings.Limits(MEGABYTE, MEGABYTE, MEGABYTE, 3);
        for (int i = 0; i < 7; i++) {
            shop.write("shop" + i + "/color", "green");
        }
        shop.commit("Begin").push();

        tooLarge(failure(source()), "more than 6 applications");
    }

    @Test
    void treesThatHoldEachOtherAreNotWalkedWithoutEnd() throws Exception {
        shop.write("x", "x").commit("Begin");
        String tree = shop.ask("rev-parse", "HEAD^{tree}");
        for (int level = 0; level < 10; level++) {
            StringBuilder listing = new StringBuilder();
            for (int i = 0; i < 10; i++) {
                listing.append("040000 tree ")
                        .append(tree)
                        .append("\td")
                        .append(i)
                        .append('\n');
            }
            tree = shop.askWith(listing.toString(), "mktree");
        }
        String commit = shop.ask("commit-tree", "-m", "Bomb", tree);
        shop.git("push", "--quiet", "origin", commit + ":refs/heads/main");
        tooLarge(failure(source()), "more than 100000 folders");
    }

    private static List<String> crowded(Snapshot snapshot) {
        return snapshot.applications().stream()
                .map(Refusal.class::cast)
                .filter(it -> !it.complaints().isEmpty())
                .map(Reading::application)
                .toList();
    }

    private static void tooLarge(PortException failure, String message) {
        assertThat(failure).isInstanceOf(StalledException.class).hasMessageContaining(message);
        assertThat(failure.reason()).isEqualTo(Reason.TOO_LARGE);
    }

    /** A format for which no heap is large enough. */
    private static final class Hungry extends AnyColor {

        @Override
        public Reading read(Folder folder) {
            throw new OutOfMemoryError("a heap of the test's own");
        }
    }
}
