package dev.teal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.teal.cli.shell.Paint;
import dev.teal.cli.shell.Screen;
import dev.teal.git.Program;

/** The forms of a report that programs read. */
class FormsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Screen TERMINAL = new Screen(Paint.COLORS, 40);

    @TempDir
    Path root;

    private Path eu;

    @BeforeEach
    void aShopWithAMistakeAndANotice() {
        Program.run(new ProcessBuilder("git", "init", "--quiet", root.toString()), "");
        eu = Shops.write(root.resolve("apps/eu"), "eu");
        Shops.edit(eu.resolve("blue.yaml"), "  replicas: 3", "  replcias: 3");
        Shops.edit(eu.resolve("green.yaml"), "example/shop:v1", "example/shop:latest");
        Shops.write(root.resolve("apps/us"), "us");
    }

    private Called check(String form) {
        Called check = Called.on(TERMINAL, "teal", Map.of(), root.resolve("apps/us"), "check", "..", "-o", form);
        assertThat(check.out()).as("neither colors nor the width of a terminal").doesNotContain("\u001b");
        assertThat(check.code()).isEqualTo(1);
        return check;
    }

    @Test
    void jsonHasEachFolderAndPathsFromTheRootOfTheRepository() throws IOException {
        JsonNode json = JSON.readTree(check("json").out());

        assertThat(json.get("mistakes").intValue()).isEqualTo(1);
        assertThat(json.get("notices").intValue()).isEqualTo(1);
        assertThat(json.at("/folders/0/folder").textValue()).isEqualTo("apps/eu");
        assertThat(json.at("/folders/0/fine").booleanValue()).isFalse();
        assertThat(json.at("/folders/0/mistakes")).isEqualTo(JSON.readTree("""
            [{"file": "apps/eu/blue.yaml", "line": 7, "column": 3, "document": 1, "field": "spec.replcias",
              "problem": "is not known", "advice": "did you mean `replicas`?"}]
            """));
        assertThat(json.at("/folders/0/notices/0/file").textValue()).isEqualTo("apps/eu/green.yaml");
        assertThat(json.at("/folders/0/notices/0/line").intValue()).isEqualTo(1);
        assertThat(json.at("/folders/1")).isEqualTo(JSON.readTree("""
            {"folder": "apps/us", "application": "apps.us", "fine": true, "active": "green",
             "mistakes": [], "notices": []}
            """));
    }

    @Test
    void gitHubGetsAnAnnotationForEachFinding() {
        assertThat(check("github").out().lines())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .isEqualTo("::error"
                                        + " file=apps/eu/blue.yaml,line=7,col=3,title=Teal::apps/eu/blue.yaml:7:3:"
                                        + " spec.replcias: is not known — did you mean `replicas`?"),
                        line -> assertThat(line)
                                .startsWith("::notice file=apps/eu/green.yaml,line=1,col=1,title=Teal::"
                                        + "apps/eu/green.yaml:1:1: "),
                        line -> assertThat(line)
                                .isEqualTo("1 mistake and 1 notice, and 1 of 2 folders can't be written"));
    }

    @Test
    void nothingInAPathActsOnGitHub() throws IOException {
        Path odd = root.resolve("apps/100%, a::b\nc");
        Files.move(eu, odd);

        assertThat(check("github").out().lines().findFirst())
                .contains("::error file=apps/100%25%2C a%3A%3Ab%0Ac/blue.yaml,line=7,col=3,title=Teal::apps/100%25,"
                        + " a::b%0Ac/blue.yaml:7:3: spec.replcias: is not known — did you mean `replicas`?");
    }

    @Test
    void gitLabGetsItsCodeQuality() throws IOException {
        JsonNode issues = JSON.readTree(check("gitlab").out());

        assertThat(issues.get(0).get("fingerprint").textValue()).matches("[0-9a-f]{32}");
        assertThat(issues.get(0).get("description").textValue())
                .isEqualTo("spec.replcias: is not known — did you mean `replicas`?");
        assertThat(issues.get(0).get("check_name").textValue()).isEqualTo("teal-mistake");
        assertThat(issues.get(0).get("severity").textValue()).isEqualTo("critical");
        assertThat(issues.get(0).get("location"))
                .isEqualTo(JSON.readTree("{\"path\": \"apps/eu/blue.yaml\", \"lines\": {\"begin\": 7}}"));
        assertThat(issues.get(1).get("severity").textValue()).isEqualTo("info");
    }

    @Test
    void aFingerprintOutlivesLinesAboveAndIsThereOnce() throws IOException {
        List<String> before = fingerprints();
        Shops.edit(eu.resolve("blue.yaml"), "apiVersion: apps/v1", "# why\n\napiVersion: apps/v1");

        assertThat(fingerprints()).isEqualTo(before);

        Path all = Path.of("src/test/resources/manifest/invalid").toAbsolutePath();
        JsonNode issues = JSON.readTree(
                Called.in(root, "check", all.toString(), "-o", "gitlab").out());
        Set<String> distinct = new HashSet<>();
        issues.forEach(issue -> distinct.add(issue.get("fingerprint").textValue()));
        assertThat(distinct).hasSize(issues.size()).hasSizeGreaterThan(200);
    }

    private List<String> fingerprints() throws IOException {
        return StreamSupport.stream(JSON.readTree(check("gitlab").out()).spliterator(), false)
                .map(issue -> issue.get("fingerprint").textValue())
                .toList();
    }

    @Test
    void whatCantBeLookedAtIsNoJson() {
        Called check = Called.in(root, "check", "apps/asia", "-o", "json");

        assertThat(check.out()).isEmpty();
        assertThat(check.err()).startsWith("teal: there is no file or folder apps/asia");
        assertThat(check.code()).isEqualTo(2);
    }

    @Test
    void equalFoldersGiveEqualOutput() {
        for (String form : List.of("text", "json", "github", "gitlab")) {
            assertThat(Called.in(root, "check", "-o", form)).isEqualTo(Called.in(root, "check", "-o", form));
        }
    }
}
