package dev.teal.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.eclipse.jgit.util.FS;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.teal.core.desired.Reading;
import dev.teal.core.port.Folder;
import dev.teal.core.port.PortException;
import dev.teal.git.setting.Limits;
import dev.teal.git.work.WorkTree;

/** A working tree is read as the commit would be that has all of it. */
class WorkTreeTest {

    @TempDir
    Path root;

    private TestRepository shop;

    @BeforeEach
    void begin() {
        shop = new TestRepository(root, "shop");
    }

    @Test
    void isReadAsAPollReadsItOnceItIsCommitted() throws Exception {
        shop.write("eu/shop/color", "green").write("eu/color", "bl\r\nue\r\n").write("us/x/y/color", "red");
        shop.write("a/b/color", "green").write("a.b/color", "green").write("Ünï/店/color", "grün");
        shop.write("eu/shop/web.yaml", "\ufeffkind: X\n")
                .write("eu/shop/dir.yaml/x", "x")
                .write("eu/shop/README", "x");
        shop.write("eu/shop/large.yaml", "x".repeat((1 << 20) + 1)).write("eu/shop/bin.yaml", new byte[] {0, 1, -1});
        shop.write(".hidden/color", "green").write("eu/shop/.hidden.yaml", "x").write("eu/shop/dir.yaml/y/z", "x");
        Files.createSymbolicLink(shop.work().resolve("eu/shop/link.yaml"), Path.of("web.yaml"));
        Files.createSymbolicLink(shop.work().resolve("eu/linked"), Path.of("shop"));
        Files.createDirectories(shop.work().resolve("empty/color"));
        assertThat(shop.work().resolve("eu/shop/web.yaml").toFile().setExecutable(true))
                .isTrue();
        AnyColor now = read("");
        shop.commit("Begin").push();

        assertThat(now.folders)
                .usingRecursiveComparison()
                .ignoringFields("commit", "content")
                .isEqualTo(polled().folders);
        assertThat(now.folders).hasSize(7);
    }

    @Test
    void whatIsNotCommittedYetIsThere() throws Exception {
        shop.write("shop/color", "green").write("gone/color", "green").commit("Begin");
        shop.write("shop/color", "blue").write("new/color", "red");
        Files.delete(shop.work().resolve("gone/color"));

        assertThat(read("").folders).extracting(Folder::path).containsExactly("new", "shop");
        assertThat(text(read("").folders.get(1), "color")).isEqualTo("blue");
    }

    @Test
    void whatGitIgnoresIsNotThereUnlessItIsTracked() throws Exception {
        shop.write(".gitignore", "*.local.yaml\n/ignored/\n/half/*\n!/half/kept/\n");
        shop.write(".git/info/exclude", "excluded.yaml\n");
        for (String file : List.of("a.yaml", "a.local.yaml", "excluded.yaml", "forced.local.yaml")) {
            shop.write("shop/" + file, "x");
        }
        for (String folder : List.of("shop", "ignored/x", "ignored/forced", "half/x", "half/kept")) {
            shop.write(folder + "/color", "green");
        }
        shop.git("add", "--force", "shop/forced.local.yaml", "ignored/forced/color");
        AnyColor now = read("");
        shop.commit("Begin").push();

        assertThat(now.folders)
                .usingRecursiveComparison()
                .ignoringFields("commit", "content")
                .isEqualTo(polled().folders);
        assertThat(now.folders).extracting(Folder::path).containsExactly("half/kept", "ignored/forced", "shop");
        assertThat(now.folders.get(2).files())
                .extracting(Folder.Entry::name)
                .containsExactly("a.yaml", "color", "forced.local.yaml");
    }

    @Test
    void whatTheUserIgnoresEverywhereIsNotThere() throws Exception {
        Path home = Files.createDirectories(root.resolve("home"));
        Files.writeString(home.resolve(".gitconfig"), "[core]\n\texcludesFile = ~/ignored\n\tworktree = /\n");
        Files.writeString(home.resolve("ignored"), "*.local.yaml\n");
        shop.write("shop/color", "green").write("shop/a.local.yaml", "x");
        File before = FS.DETECTED.userHome();
        FS.DETECTED.setUserHome(home.toFile());
        try {
            assertThat(read("").folders.get(0).files())
                    .extracting(Folder.Entry::name)
                    .containsExactly("color");
        } finally {
            FS.DETECTED.setUserHome(before);
        }
    }

    @Test
    void anotherRepositoryBelowIsASubmodule() throws Exception {
        shop.write("shop/color", "green");
        shop.git("init", "--quiet", "shop/module.yaml").git("init", "--quiet", "other");
        shop.write("other/color", "green");

        assertThat(read("").folders)
                .singleElement()
                .satisfies(folder ->
                        assertThat(folder.files()).contains(new Folder.NotAFile("module.yaml", "a submodule")));
        try (WorkTree other = WorkTree.around(shop.work().resolve("other"))) {
            assertThat(other.root()).isEqualTo(shop.work().resolve("other").toRealPath());
        }
    }

    @Test
    void whatIsNoFileCantBeCommittedAndIsNotWaitedFor() throws Exception {
        shop.write("shop/color", "green");
        Program.run(
                new ProcessBuilder(
                        "mkfifo", shop.work().resolve("shop/pipe.yaml").toString()),
                "");

        assertThat(read("").folders.get(0).files())
                .extracting(Folder.Entry::name)
                .containsExactly("color");
    }

    @Test
    void whatGitLfsWouldCommitIsAPointer() throws Exception {
        shop.write(".gitattributes", "*.yaml filter=lfs diff=lfs merge=lfs -text\n");
        shop.write("shop/color", "green").write("shop/web.yaml", "kind: X\n");

        assertThat(text(read("").folders.get(0), "web.yaml")).startsWith("version https://git-lfs.github.com/spec/");
        assertThat(text(read("").folders.get(0), "color")).isEqualTo("green");
    }

    @Test
    void onlyTheFoldersThatAreNamedAreLookedAt() throws Exception {
        for (String folder : List.of("eu/shop", "eu/shopping", "eu", "us")) {
            shop.write(folder + "/color", "green");
        }

        assertThat(read("", "eu/shop").folders).extracting(Folder::path).containsExactly("eu/shop");
        assertThat(read("", "eu", "us").folders)
                .extracting(Folder::path)
                .containsExactly("eu", "eu/shop", "eu/shopping", "us");
        assertThat(read("us", "eu").folders).isEmpty();
    }

    @Test
    void namesArePathsBelowTheBase() throws Exception {
        shop.write("clusters/prod/shop/color", "green").write("clusters/test/shop/color", "green");

        assertThat(read("clusters/prod").folders)
                .extracting(Folder::path, Folder::application)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("clusters/prod/shop", "shop"));
    }

    @Test
    void aLinkedWorkTreeIsATreeOfItsOwn() throws Exception {
        shop.write("shop/color", "green").write(".gitignore", "*.local.yaml\n").commit("Begin");
        shop.git("worktree", "add", "--quiet", root.resolve("second").toString());
        Files.writeString(root.resolve("second/shop/x.local.yaml"), "x");

        try (WorkTree second = WorkTree.around(root.resolve("second/shop"))) {
            AnyColor format = new AnyColor();
            second.applications(Set.of(""), "", format);
            assertThat(second.root()).isEqualTo(root.resolve("second").toRealPath());
            assertThat(format.folders.get(0).files())
                    .extracting(Folder.Entry::name)
                    .containsExactly("color");
        }
    }

    @Test
    void outsideOfGitAllFilesCount() throws Exception {
        Path plain = Files.createDirectories(root.resolve("plain/shop"));
        Files.writeString(plain.resolve(".gitignore"), "*.yaml\n");
        Files.writeString(plain.resolve("color"), "green");
        Files.writeString(plain.resolve("a.yaml"), "x");
        AnyColor format = new AnyColor();

        try (WorkTree tree = WorkTree.around(root.resolve("plain"))) {
            assertThat(tree.applications(Set.of(""), "", format).applications())
                    .extracting(Reading::path)
                    .containsExactly("shop");
        }
        assertThat(format.folders.get(0).files()).extracting(Folder.Entry::name).containsExactly("a.yaml", "color");
    }

    @Test
    void anIndexInAnUnknownFormTracksNothing() throws Exception {
        shop.write(".gitignore", "*.local.yaml\n").write("shop/color", "green").write("shop/a.local.yaml", "x");
        Files.writeString(shop.work().resolve(".git/index"), "DIRC of another age");

        assertThat(read("").folders.get(0).files())
                .extracting(Folder.Entry::name)
                .containsExactly("color");
    }

    @Test
    void aFileThatNoCommitMayHaveIsNamed() throws Exception {
        shop.write("shop/color", "green");
        try (var file = new java.io.RandomAccessFile(
                shop.work().resolve("shop/huge.yaml").toFile(), "rw")) {
            file.setLength(Limits.DEFAULT.object() + 1);
        }

        PortException failure = catchThrowableOfType(PortException.class, () -> read(""));
        assertThat(failure).hasMessageContaining("shop/huge.yaml has 33554433 bytes");
    }

    @Test
    void aRepositoryThatCantBeOpenedIsNamed() throws Exception {
        shop.write("shop/color", "green");
        Files.writeString(shop.work().resolve(".git/config"), "[core");

        PortException failure = catchThrowableOfType(PortException.class, () -> read(""));
        assertThat(failure).hasMessageStartingWith("the Git repository that ").hasMessageContaining("can't be opened");
    }

    @Test
    void nothingIsWritten() throws Exception {
        shop.write("shop/color", "green")
                .write(".gitignore", "x\n")
                .write("shop/x", "x")
                .commit("Begin");
        Map<String, String> before = listing(shop.work());

        read("");

        assertThat(listing(shop.work())).isEqualTo(before);
    }

    private static Map<String, String> listing(Path directory) throws IOException {
        Map<String, String> listing = new TreeMap<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.toList()) {
                listing.put(file.toString(), Files.getLastModifiedTime(file) + " " + Files.size(file));
            }
        }
        return listing;
    }

    private AnyColor read(String base, String... below) throws Exception {
        AnyColor format = new AnyColor();
        try (WorkTree tree = WorkTree.around(shop.work())) {
            tree.applications(below.length == 0 ? Set.of("") : Set.of(below), base, format);
        }
        return format;
    }

    private AnyColor polled() throws Exception {
        AnyColor format = new AnyColor();
        Served.SettingsOf settings = new Served.SettingsOf();
        settings.url = shop.bare().toString();
        try (GitSource source = new GitSource(settings.settings(), format)) {
            source.look();
        }
        return format;
    }

    private static String text(Folder folder, String name) {
        return folder.files().stream()
                .filter(it -> it.name().equals(name))
                .map(it -> new String(((Folder.Text) it).bytes(), java.nio.charset.StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow();
    }
}
