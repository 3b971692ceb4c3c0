package dev.teal.git;

import static java.util.stream.Collectors.joining;
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
import dev.teal.git.setting.Limits;

/** Repositories that cost more than they may. */
class LimitsTest extends Served {

    private static final int MEGABYTE = 1 << 20;

    @Test
    void aPackThatIsTooLargeIsNotReceivedAgainUntilThereIsAnotherCommit() throws Exception {
        settings.limits = room(MEGABYTE, 32 * MEGABYTE, 10);
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
        assertThat(Limits.DEFAULT.within(16 * MEGABYTE))
                .isEqualTo(new Limits(2 * MEGABYTE, 4 * MEGABYTE, MEGABYTE, MEGABYTE, 1000, 16 * MEGABYTE));
        assertThat(Limits.DEFAULT.within(Long.MAX_VALUE)).isEqualTo(Limits.DEFAULT);
    }

    @Test
    void anObjectThatUnpacksToMuchIsNotUnpacked() {
        settings.limits = room(4 * MEGABYTE, MEGABYTE, 10);
        shop.write("shop/color", "green").write("bomb.bin", new byte[64 * MEGABYTE]);
        shop.commit("Begin").push();
        tooLarge(failure(source()), "a file of more than " + MEGABYTE + " bytes");
    }

    /** It costs its bytes once over the wire, so that a small pack can stand for any number of them. */
    @Test
    void oneFileUnderManyNamesIsNotReadWithoutEnd() throws Exception {
        settings.limits = room(MEGABYTE, MEGABYTE, 10);
        shop.write("shop/color", "green").write("bank/color", "green");
        for (int i = 0; i < 30; i++) {
            shop.write("shop/copy" + i + ".yaml", new byte[100_000]);
        }
        shop.commit("Begin").push();
        Snapshot snapshot = source().look();
        assertThat(format.folders).extracting(Folder::application).containsExactly("bank");
        assertThat(complaint(snapshot, "shop"))
                .contains("shop: has 3000005 bytes of YAML, more than the 1048576", "another folder", "-Xmx");
    }

    @Test
    void aFolderWithTooManyFilesIsRefusedAndTheOthersGoOn() throws Exception {
        settings.limits = new Limits(MEGABYTE, MEGABYTE, MEGABYTE, MEGABYTE, 10, MEGABYTE);
        shop.write("shop/color", "green").write("bank/color", "green");
        for (int i = 0; i < 10; i++) {
            shop.write("shop/dashboard" + i + ".yaml", "x").write("bank/dashboard" + i + ".json", "x");
        }
        shop.commit("Begin").push();
        GitSource source = source();
        Snapshot first = source.look();
        assertThat(complaint(first, "shop")).contains("shop: has 11 files", "more than the 10", "another folder");
        assertThat(complaint(first, "bank")).isEmpty();

        shop.write("README.md", "hello").commit("Explain").push();
        assertThat(source.look().applications()).as("nothing new is told").isEqualTo(first.applications());
        assertThat(format.folders).extracting(Folder::application).containsExactly("bank");

        shop.delete("shop/dashboard0.yaml").commit("One less").push();
        assertThat(complaint(source.look(), "shop")).isEmpty();
    }

    /** Where the heap is large enough for all but one, that one does not take the place of others by growing. */
    @Test
    void aFolderThatGrowsTakesNobodysPlace() throws Exception {
        settings.limits = room(MEGABYTE, MEGABYTE, 4);
        shop.write("a/color", "green").write("b/color", "green").write("c/color", "green");
        shop.commit("Begin").push();
        GitSource source = source();
        source.look();

        shop.write("a/large.yaml", "x".repeat(12_000)).commit("Grow").push();
        assertThat(crowded(source.look())).containsExactly("a");
        shop.write("a/large.yaml", "x".repeat(7_000)).commit("Shrink").push();
        assertThat(crowded(source.look())).isEmpty();
    }

    @Test
    void aThousandOrdinaryFoldersFitIntoAHeapOf64MegabytesAndTwoHundredIntoThePods() throws Exception {
        for (int i = 0; i < 1000; i++) {
            ordinary("apps/a" + i);
        }
        shop.commit("Begin").push();
        settings.limits = Limits.DEFAULT.within(64 * MEGABYTE);
        assertThat(crowded(source().look())).isEmpty();
        settings.limits = Limits.DEFAULT.within(32 * MEGABYTE);
        assertThat(crowded(source().look())).isEmpty();
        settings.limits = Limits.DEFAULT.within(16 * MEGABYTE);
        Snapshot crowded = source().look();
        assertThat(crowded(crowded)).hasSize(1000 - 16 * MEGABYTE / (5 * 4 * 1024));
        assertThat(complaint(crowded, "apps.a999"))
                .contains("one of 1000 applications", "memory for 819", "-Xmx20m", "4 MiB more");
    }

    @Test
    void ofAThousandFoldersOnlyTheOneThatChangedIsRead() throws Exception {
        for (int i = 0; i < 1000; i++) {
            ordinary("apps/a" + i);
        }
        shop.commit("Begin").push();
        GitSource source = source();
        Snapshot first = source.look();
        format.folders.clear();

        shop.write("apps/a500/color", "blue").commit("Switch").push();
        Snapshot second = source.look();
        assertThat(format.folders).extracting(Folder::application).containsExactly("apps.a500");
        assertThat(second.applications())
                .hasSize(1000)
                .filteredOn(first.applications()::contains)
                .hasSize(999);

        format.folders.clear();
        shop.git("checkout", "--quiet", "--orphan", "anew")
                .commit("The same tree, no history")
                .forcePush();
        assertThat(source.look().applications()).isEqualTo(second.applications());
        assertThat(format.folders).isEmpty();
    }

    @Test
    void whereThereAreMoreApplicationsThanAllowedTheNewOnesAreRefused() throws Exception {
        settings.limits = room(MEGABYTE, MEGABYTE, 3);
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
        settings.limits = room(MEGABYTE, MEGABYTE, 3);
        for (String name : List.of("e", "c", "a", "d", "b")) {
            shop.write(name + "/color", "green");
        }
        shop.commit("Begin").push();

        assertThat(crowded(source().look())).containsExactly("d", "e");
    }

    @Test
    void farMoreApplicationsThanAllowedAreNotTold() {
        settings.limits = room(MEGABYTE, MEGABYTE, 3);
        for (int i = 0; i < 7; i++) {
            shop.write("shop" + i + "/color", "green");
        }
        shop.commit("Begin").push();

        PortException failure = failure(source());
        tooLarge(failure, "has 7 applications at commit " + shop.head().substring(0, 7));
        assertThat(failure.hold().toString()).contains("-Xmx1m");
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

    private static Limits room(int received, int object, int applications) {
        return new Limits(received, object, MEGABYTE, MEGABYTE, 1000, applications * Limits.share(0));
    }

    private void ordinary(String folder) {
        shop.write(folder + "/color", "x".repeat(10));
        for (String name : List.of("green", "blue", "service")) {
            shop.write(folder + "/" + name + ".yaml", folder + "x".repeat(1362 - folder.length()));
        }
    }

    private static String complaint(Snapshot snapshot, String application) {
        return snapshot.applications().stream()
                .filter(it -> it.application().equals(application))
                .flatMap(it -> ((Refusal) it).complaints().stream())
                .map(Object::toString)
                .collect(joining());
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
