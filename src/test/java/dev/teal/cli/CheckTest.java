package dev.teal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.teal.cli.shell.Lines;
import dev.teal.cli.shell.Paint;
import dev.teal.cli.shell.Screen;
import dev.teal.git.Program;

/** What who calls {@code teal check} sees. */
class CheckTest {

    @TempDir
    Path root;

    @BeforeEach
    void twoShops() {
        Shops.write(root.resolve("apps/eu"), "eu");
        Shops.write(root.resolve("apps/us"), "us");
    }

    private static void misspellReplicas(Path folder) {
        Shops.edit(folder.resolve("blue.yaml"), "  replicas: 3", "  replcias: 3");
    }

    private void beginRepository() {
        Program.run(new ProcessBuilder("git", "init", "--quiet", root.toString()), "");
    }

    @Test
    void foldersWithoutMistakesAreFine() {
        Called check = Called.in(root, "check");

        assertThat(check).isEqualTo(new Called(0, String.format("2 folders are fine%n"), ""));
    }

    @Test
    void aMistakeHasItsPlaceAndWhatToWrite() {
        misspellReplicas(root.resolve("apps/eu"));

        Called check = Called.in(root, "check", "apps");

        assertThat(check.code()).isEqualTo(1);
        assertThat(check.out().lines())
                .containsExactly(
                        "apps/eu/blue.yaml:7:3: mistake: spec.replcias: is not known",
                        "    did you mean `replicas`?",
                        "1 mistake, and 1 of 2 folders can't be written");
    }

    @Test
    void placesAreForWhereItWasCalled() {
        misspellReplicas(root.resolve("apps/eu"));

        assertThat(Called.in(root.resolve("apps/eu"), "check").out()).startsWith("blue.yaml:7:3: ");
        assertThat(Called.in(root.resolve("apps/us"), "check", "../eu").out()).startsWith("../eu/blue.yaml:7:3: ");
        assertThat(Called.in(root, "check", root.resolve("apps/eu").toString()).out())
                .startsWith("apps/eu/blue.yaml:7:3: ");
    }

    @Test
    void linksToAFolderAreAsTheFolder() throws IOException {
        misspellReplicas(root.resolve("apps/eu"));
        Path link = Files.createSymbolicLink(root.resolve("eu"), root.resolve("apps/eu"));

        assertThat(Called.in(link, "check").out()).startsWith("blue.yaml:7:3: ");
        assertThat(Called.in(root, "check", "eu").out()).startsWith("apps/eu/blue.yaml:7:3: ");
        assertThat(Called.in(root, "check", "eu/blue.yaml").out()).startsWith("apps/eu/blue.yaml:7:3: ");
        assertThat(Called.in(root, "check").out())
                .as("the link itself is no folder")
                .doesNotContain("\neu/");
    }

    @Test
    void oneFolderIsReportedOnceHoweverItIsNamed() {
        misspellReplicas(root.resolve("apps/eu"));
        beginRepository();

        assertThat(Called.in(root, "check", "apps", "apps/eu", "apps/eu/blue.yaml", "./apps/"))
                .isEqualTo(Called.in(root, "check", "apps"));
    }

    @Test
    void aNoticeStopsNothing() {
        Shops.edit(root.resolve("apps/eu/blue.yaml"), "example/shop:v2", "example/shop:latest");

        Called check = Called.in(root, "check");

        assertThat(check.code()).isZero();
        assertThat(check.out().lines())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith("apps/eu/blue.yaml:1:1: notice: ")
                                .contains("example/shop:latest"),
                        line -> assertThat(line).isEqualTo("2 folders are fine, with 1 notice"));
    }

    @Test
    void ofAFileItsFolderIsLookedAt() {
        misspellReplicas(root.resolve("apps/eu"));
        Shops.edit(root.resolve("apps/eu/green.yaml"), "example/shop:v1", "example/shop:latest");

        Called green = Called.in(root, "check", "apps/eu/green.yaml", "apps/us/service.yaml");

        assertThat(green.code())
                .as("the mistake beside it keeps it from being written")
                .isEqualTo(1);
        assertThat(green.out()).contains("apps/eu/blue.yaml:7:3: mistake", "apps/eu/green.yaml:1:1: notice");
        assertThat(Called.in(root, "check", "apps/eu/service.yaml").out()).doesNotContain("notice");
    }

    @Test
    void aFileOfNoApplicationIsNoMistake() throws IOException {
        Files.writeString(root.resolve("README.md"), "x");

        assertThat(Called.in(root, "check", "README.md"))
                .isEqualTo(new Called(0, String.format("no application is concerned%n"), ""));
    }

    @Test
    void aFileInAColorsFolderConcernsTheFolderAboveIt() throws IOException {
        beginRepository();
        Path eu = root.resolve("apps/eu");
        Files.createDirectories(eu.resolve("blue"));
        Files.move(eu.resolve("blue.yaml"), eu.resolve("blue/deployment.yaml"));
        Files.writeString(eu.resolve("active-color"), "blue\n");

        Called check = Called.in(root, "check", "apps/eu/blue/deployment.yaml");

        assertThat(check.code()).isEqualTo(1);
        assertThat(check.out()).contains("git mv blue/deployment.yaml blue.yaml");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "apps/asia | teal: there is no file or folder apps/asia; name one, or nothing for this folder",
                "-         | teal: \"-\" names no folder or file, and nothing is read from the standard input; name a"
                        + " folder: what its files mean depends on each other",
                "empty     | teal: no folder at or below empty is an application; one has a green.yaml, a blue.yaml,"
                        + " or a file active-color",
                "-o xml    | teal: Invalid value for option '--output': there is no form xml; there are text, json,"
                        + " github, gitlab; see `teal check --help`",
                "--nmespace=x | teal: there is no option --nmespace; did you mean --namespace?; see `teal check"
                        + " --help`",
                "--namespaces=Shop apps | teal: teal.namespaces, or teal.namespace in its place: \"Shop\" is no"
                        + " namespace's name; write it as in teal.namespaces=shop,shop-test; docs/settings.md has all"
                        + " settings",
                "--git-path=../prod apps | teal: teal.git.path: \"../prod\" is no folder of the repository; write it"
                        + " as in teal.git.path=clusters/prod; docs/settings.md has all settings",
                "--git-path=prod apps | teal: ROOT has no folder prod; set teal.git.path to one that exists",
            })
    void whatCantBeLookedAtEndsWithTwoAndOneLine(String arguments, String line) throws IOException {
        Files.createDirectories(root.resolve("empty"));

        Called check = Called.in(root, ("check " + arguments).split(" "));

        assertThat(check.err().strip().replace(root.resolve("apps").toString(), "ROOT"))
                .isEqualTo(line);
        assertThat(check.out()).isEmpty();
        assertThat(check.code()).isEqualTo(2);
    }

    @Test
    void copiesOfAnObjectAreFound() {
        Shops.write(root.resolve("apps/us2"), "us");

        Called check = Called.in(root, "check");

        assertThat(check.code()).isEqualTo(1);
        assertThat(check.out())
                .contains("apps/us/", "apps/us2/", "is in several folders: apps.us, apps.us2")
                .doesNotContain("apps/eu/");
        assertThat(Called.in(root, "check", "apps/us2").code()).as("by itself").isZero();
    }

    @Test
    void settingsAreThoseOfTheInstallation() {
        Path blue = root.resolve("apps/eu/blue.yaml");
        assertThat(Called.in(root, "check", "--namespaces", "shop").code()).isZero();
        assertThat(Called.in(root, "check", "--namespace", "bank").out())
                .contains("metadata.namespace: namespace shop is not one that Teal may write to");
        assertThat(Called.with(Map.of("TEAL_NAMESPACES", "bank,shop"), root, "check")
                        .code())
                .isZero();
        assertThat(Called.with(Map.of("TEAL_TENANTS", "eu/=shop"), root, "check", "apps/us")
                        .code())
                .isEqualTo(1);
        assertThat(Called.with(Map.of("TEAL_TENANTS", "eu/=bank"), root, "check", "--tenants=apps/=shop")
                        .code())
                .as("an option comes before the environment")
                .isZero();
        Shops.edit(blue, "  namespace: shop\n", "");
        assertThat(Called.with(Map.of("TEAL_NAMESPACE", "shop"), root, "check").code())
                .isZero();
        assertThat(Called.in(root, "check").code()).isEqualTo(1);
    }

    @Test
    void pathsOfASettingBeginAtTheRootOfTheRepository() {
        beginRepository();
        Shops.write(root.resolve("test/us"), "us");
        misspellReplicas(root.resolve("test/us"));

        Called check = Called.in(root, "check", "--git-path=/apps/", "--tenants=eu/=shop,us/=shop");

        assertThat(check).isEqualTo(new Called(0, String.format("2 folders are fine%n"), ""));
        assertThat(Called.in(root, "check", "test", "--git-path=apps").err())
                .contains(
                        "no folder at or below test is an application", "which Git does not ignore, and is below apps");
    }

    @Test
    void linesFitAScreenAndAreInColors() {
        misspellReplicas(root.resolve("apps/eu"));
        Shops.edit(root.resolve("apps/eu/blue.yaml"), "app: shop\n", "app: 店店店店店店\n");
        Screen narrow = new Screen(Paint.COLORS, 60);

        Called check = Called.on(narrow, "teal", Map.of(), root, "check");

        List<String> plain =
                check.out().replaceAll("\u001b\\[\\d+m", "").lines().toList();
        assertThat(check.out()).contains("\u001b[31mmistake:\u001b[0m");
        assertThat(plain).allMatch(line -> Lines.columns(line) <= 60, "fits");
        assertThat(String.join("", plain).replaceAll("\\s+", ""))
                .as("nothing is lost")
                .isEqualTo(Called.in(root, "check").out().replaceAll("\\s+", ""));
    }

    @Test
    void namesOfFilesDoNotActOnATerminal() throws IOException {
        Shops.write(root.resolve("a\u001b[2Jb"), "x");
        misspellReplicas(root.resolve("a\u001b[2Jb"));

        assertThat(Called.in(root, "check").out())
                .contains("a\\u001b[2Jb/blue.yaml")
                .doesNotContain("\u001b");
    }
}
