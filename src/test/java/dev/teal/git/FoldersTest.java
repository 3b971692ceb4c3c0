package dev.teal.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.teal.core.desired.Reading;
import dev.teal.core.port.Folder;
import dev.teal.core.port.PortException;
import dev.teal.core.value.Reason;
import dev.teal.git.setting.Limits;
import dev.teal.git.tree.ApplicationName;

/** Which folders are read, and what of them. */
class FoldersTest extends Served {

    @Test
    void foldersWithinFoldersAreNamedByTheirPath() throws Exception {
        shop.write("eu/shop/color", "green").write("eu/color", "blue").write("us/x/y/color", "red");
        shop.commit("Begin").push();
        List<Reading> readings = source().look().applications();
        assertThat(readings).extracting(Reading::path).containsExactly("eu", "eu/shop", "us/x/y");
        assertThat(readings).extracting(Reading::application).containsExactly("eu", "eu.shop", "us.x.y");
    }

    @Test
    void theRootIsNamedByTheRepository() throws Exception {
        shop.write("color", "green").commit("Begin").push();
        assertThat(source().look().applications()).singleElement().satisfies(it -> {
            assertThat(it.path()).isEmpty();
            assertThat(it.application()).isEqualTo("shop");
        });
    }

    @Test
    void onlyWhatIsBelowThePathIsRead() throws Exception {
        shop.write("clusters/prod/shop/color", "green").write("clusters/prod/color", "blue");
        shop.write("clusters/test/bank/color", "red").commit("Begin").push();
        settings.path = "/clusters/prod/";
        List<Reading> readings = source().look().applications();
        assertThat(readings).extracting(Reading::path).containsExactly("clusters/prod", "clusters/prod/shop");
        assertThat(readings).extracting(Reading::application).containsExactly("prod", "shop");
    }

    @Test
    void aPathThatIsNoFolderIsNamed() throws Exception {
        shop.write("clusters/prod", "a file").commit("Begin").push();
        for (String path : List.of("clusters/prod", "clusters/prd")) {
            settings.path = path;
            PortException failure = failure(source());
            assertThat(failure.reason()).isEqualTo(Reason.SOURCE_INVALID);
            assertThat(failure).hasMessageContaining("no folder " + path);
            assertThat(failure.hold().toString()).contains("teal.git.path");
        }
    }

    @Test
    void namesAreUniqueWhereTwoPathsGiveOne() throws Exception {
        shop.write("a/b/color", "green").write("a.b/color", "green").write("color", "green");
        shop.write("shop/color", "green").commit("Begin").push();
        List<String> names = names(source().look());
        assertThat(names).hasSize(4).doesNotHaveDuplicates().contains("shop", "a.b");
    }

    @Test
    void whatIsNoFileIsNotFollowed() throws Exception {
        Path secret = Files.writeString(root.resolve("secret"), "secret");
        shop.write("shop/color", "green").write("shop/dir.yaml/x", "x");
        Files.createSymbolicLink(shop.work().resolve("shop/link.yaml"), secret);
        shop.git("add", "--all")
                .git("update-index", "--add", "--cacheinfo", "160000," + "1".repeat(40) + ",shop/module.yaml")
                .git("commit", "--quiet", "-m", "Begin")
                .push();
        source().look();
        assertThat(format.folders)
                .singleElement()
                .extracting(Folder::files)
                .usingRecursiveComparison()
                .isEqualTo(List.of(
                        text("color", "green"),
                        new Folder.Directory("dir.yaml", List.of("x")),
                        new Folder.NotAFile("link.yaml", "a symbolic link"),
                        new Folder.NotAFile("module.yaml", "a submodule")));
    }

    @Test
    void aLargeFileIsNotRead() throws Exception {
        settings.limits = new Limits(1 << 20, 1 << 20, 100, 1 << 20, 10, 1 << 20);
        shop.write("shop/color", "green").write("shop/large.yaml", "x".repeat(101));
        shop.write("shop/fits.yaml", "x".repeat(100)).commit("Begin").push();
        source().look();
        assertThat(format.folders.get(0).files())
                .usingRecursiveComparison()
                .isEqualTo(List.of(
                        text("color", "green"),
                        text("fits.yaml", "x".repeat(100)),
                        new Folder.TooLarge("large.yaml", 101, 100)));
    }

    @Test
    void attributesChangeNothing() throws Exception {
        shop.write("shop/color", "gr\r\nün\r\n").commit("Begin");
        shop.write(".gitattributes", "* text eol=lf ident").git("add", ".gitattributes");
        shop.git("commit", "--quiet", "-m", "Attributes").push();
        source().look();
        assertThat(format.folders.get(0).files())
                .usingRecursiveComparison()
                .isEqualTo(List.of(text("color", "gr\r\nün\r\n")));
    }

    @Test
    void everyNameFitsForALabel() {
        Set<String> names = new HashSet<>();
        List<String> paths = List.of(
                "shop",
                "Shop 1",
                "ünï/cödé",
                "-x-",
                "_",
                ".hidden",
                "a".repeat(63),
                "a".repeat(64),
                "b/" + "a".repeat(200),
                "b/" + "a".repeat(201),
                "x.",
                "日本",
                "日本語",
                "a\nb");
        for (String path : paths) {
            String name = ApplicationName.of(path);
            assertThat(name).hasSizeLessThanOrEqualTo(63).matches("[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?");
            names.add(name);
        }
        assertThat(names).hasSameSizeAs(paths).contains("shop", "a".repeat(63));
    }
}
