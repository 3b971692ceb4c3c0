package dev.teal.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.teal.core.desired.Manifest;
import dev.teal.core.desired.Notice;
import dev.teal.core.desired.Reading;
import dev.teal.core.desired.Refusal;
import dev.teal.core.desired.Release;
import dev.teal.core.port.Folder;
import dev.teal.core.situation.Tenants;
import dev.teal.core.value.Color;
import dev.teal.core.value.Commit;
import dev.teal.core.value.Tree;
import dev.teal.manifest.file.FileName;
import dev.teal.manifest.outside.AllowedUrls;
import dev.teal.manifest.yaml.YamlLimits;

/** What can't be a golden file, or is about the objects rather than the text. */
class FolderFormatTest {

    private static final Path CASES = Path.of("src/test/resources/manifest");
    private final FolderFormat format = new FolderFormat(FormatSettings.DEFAULT);

    @ParameterizedTest
    @ValueSource(strings = {"active-color", "green.yaml", "green.yml", "blue.yaml", "blue.yml"})
    void aFolderWithOneOfTheseFilesIsAnApplication(String name) {
        assertThat(format.isApplication(Set.of("README.md", name))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"active_color", "Green.yaml", "green-deployment.yaml", "service.yaml", "green.json", "green"})
    void noFolderIsTakenForTheseFilesAlone(String name) {
        assertThat(format.isApplication(Set.of(name))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "active-color",
                "active_color",
                "active-colour",
                "Active-Color",
                "active-color.txt",
                "teal.yaml",
                "teal.yml",
                "a.yaml",
                "b.YML",
                "green",
                "shop-blue"
            })
    void readsWhatMayHaveAMeaning(String name) {
        assertThat(format.wants(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "greens", "green.txt", "yaml", "main.tf", "active", "green.yaml.bak"})
    void readsNothingElse(String name) {
        assertThat(format.wants(name)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "green.yaml, green",
        "blue-deployment.yml, blue",
        "app_green2.yaml, green",
        "GREEN.yaml, green",
        "shop.blue.yaml, blue",
        "service-blue-green.yaml, shared",
        "greenhouse.yaml, shared",
        "evergreen.yaml, shared",
        "service.yaml, shared"
    })
    void aFileBelongsToTheColorWhoseWordItsNameHas(String name, String owner) {
        assertThat(new FileName(name).color().map(Color::word).orElse("shared")).isEqualTo(owner);
    }

    @Test
    void equalContentInAnotherCommitIsAnEqualRelease() {
        Folders folders = example();
        Commit later = new Commit("f".repeat(40), Instant.parse("2026-11-02T10:00:00Z"));
        Release first = release(folders.folder());
        Release second = (Release) format.read(folders.folder(later));
        assertThat(second.commit()).isEqualTo(later);
        assertThat(second).usingRecursiveComparison().ignoringFields("commit").isEqualTo(first);
        assertThat(release(folders.folder())).isEqualTo(first);
    }

    @Test
    void objectsAreFoundByTheLabelsOfTheirApplicationAndColor() {
        Release release = release(golden("valid/a-color-with-belongings")
                .with("config.yaml", "{apiVersion: v1, kind: ConfigMap, metadata: {name: shared}}\n")
                .folder());
        for (Manifest manifest : release.versions().get(Color.GREEN).manifests()) {
            assertThat(labels(manifest))
                    .containsEntry("teal.dev/application", "shop")
                    .containsEntry("teal.dev/color", "green");
        }
        assertThat(release.shared())
                .isNotEmpty()
                .allSatisfy(manifest -> assertThat(labels(manifest))
                        .containsEntry("teal.dev/application", "shop")
                        .doesNotContainKey("teal.dev/color"));
        assertThat(labels(release.services().get(0).manifest()))
                .containsEntry("teal.dev/application", "shop")
                .doesNotContainKey("teal.dev/color");
    }

    @ParameterizedTest
    @ValueSource(strings = {"green.yaml", "blue.yaml", "service.yaml"})
    void thePageOnTheWayToTwoColorsShowsTheFilesThatAreTested(String name) throws IOException {
        Path way = CASES.resolve("valid/the-way-to-two-colors-3-the-first-switch");
        assertThat(Files.readString(Path.of("docs/adopt.md")))
                .contains("```yaml\n" + Files.readString(way.resolve(name)) + "```");
    }

    @Test
    void podTemplatesAreLeftAsWritten() {
        Release release =
                release(golden("valid/no-namespace-is-the-default-one").folder());
        assertThat(release.desired().deployment().podLabels()).isEqualTo(Map.of("app", "shop", "version", "v1"));
    }

    @Test
    void whatTheServerWritesIsTakenOut() {
        Release release = release(golden("valid/what-kubectl-get-prints").folder());
        Tree deployment = release.desired().deployment().content();
        assertThat(deployment.plain()).doesNotContainKey("status");
        assertThat(deployment.tree("metadata").plain()).containsOnlyKeys("name", "namespace", "labels", "annotations");
        assertThat(deployment.tree("metadata", "annotations").plain()).isEmpty();
        Tree service = release.services().get(0).manifest().content();
        assertThat(service.tree("spec").plain()).containsOnlyKeys("selector", "ports");
    }

    @Test
    void unquotedWordsMeanWhatTheyMeanToKubectl() {
        Release release = release(
                golden("valid/octal-and-yes-mean-what-they-mean-to-kubectl").folder());
        Tree pod = release.desired().deployment().content().tree("spec", "template", "spec");
        assertThat(pod.plain()).containsEntry("hostNetwork", false);
        assertThat(pod.trees("volumes").get(0).plain())
                .containsEntry("configMap", Map.of("name", "shop", "defaultMode", 420));
    }

    @Test
    void mergeKeysFillInWhatAMapLacks() {
        Release release = release(golden("valid/anchors-aliases-and-merge-keys").folder());
        assertThat(release.desired().deployment().podLabels())
                .isEqualTo(Map.of("app", "shop", "version", "v1", "tier", "web"));
    }

    @Test
    void objectsWithoutANamespaceGoToTheConfiguredOne() {
        FolderFormat configured =
                new FolderFormat(new FormatSettings("web", Set.of(), AllowedUrls.NONE, YamlLimits.DEFAULT));
        Release release = (Release)
                configured.read(golden("valid/no-namespace-is-the-default-one").folder());
        assertThat(release.namespaces()).containsExactly("web");
        assertThat(release.desired().deployment().content().text("metadata", "namespace"))
                .isEqualTo("web");
    }

    @Test
    void objectsOfATenantWithoutANamespaceGoToItsOnlyOne() {
        Folder folder = golden("valid/no-namespace-is-the-default-one").folder();
        Tenants accounts = new Tenants("", Map.of("/", Set.of("accounts")));
        Tenants several = new Tenants("", Map.of("/", Set.of("accounts", "default")));

        assertThat(((Release) new FolderFormat(FormatSettings.DEFAULT, accounts).read(folder)).namespaces())
                .containsExactly("accounts");
        assertThat(((Release) new FolderFormat(FormatSettings.DEFAULT, several).read(folder)).namespaces())
                .containsExactly("default");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Secret", "v1/Secret"})
    void aFurtherKindIsWrittenWhereTheSettingsSaySo(String kind) {
        Folders folders = golden("valid/notice-secret");
        Release release = (Release)
                new FolderFormat(new FormatSettings("default", Set.of(kind), AllowedUrls.NONE, YamlLimits.DEFAULT))
                        .read(folders.folder());
        assertThat(release.shared()).extracting(Manifest::ref).hasToString("[Secret default/shop]");
        assertThat(release(folders.folder()).shared()).isEmpty();
    }

    @Test
    void anotherGroupsServiceIsNoServiceToRoute() {
        FormatSettings settings = new FormatSettings(
                "default", Set.of("serving.knative.dev/v1/Service"), AllowedUrls.NONE, YamlLimits.DEFAULT);
        Release release = (Release) new FolderFormat(settings)
                .read(golden("valid/notice-custom-resources").folder());
        assertThat(release.services()).hasSize(1);
        assertThat(release.shared())
                .extracting(manifest -> manifest.ref().apiVersion())
                .containsExactly("serving.knative.dev/v1");
    }

    @Test
    void aClusterScopedKindIsNeverWritten() {
        FormatSettings settings =
                new FormatSettings("default", Set.of("ClusterRole"), AllowedUrls.NONE, YamlLimits.DEFAULT);
        Reading reading = new FolderFormat(settings)
                .read(golden("valid/notice-cluster-role").folder());
        assertThat(((Release) reading).shared()).isEmpty();
        assertThat(reading.notices()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "active-color, a directory",
        "active-color, a symbolic link",
        "active-color, a submodule",
        "blue.yaml, a symbolic link",
        "service.yaml, a symbolic link",
        "teal.yaml, a directory"
    })
    void whatMattersHasToBeARegularFile(String name, String what) {
        Folder.Entry entry =
                what.equals("a directory") ? new Folder.Directory(name, List.of()) : new Folder.NotAFile(name, what);
        assertRefused(example().with(entry), name + ": is " + what + " — commit a regular file of this name");
    }

    @Test
    void aLinkThatDoesNotMatterIsLeftAlone() {
        Reading reading = format.read(example()
                .without("active-color")
                .with(new Folder.NotAFile("base.yaml", "a symbolic link"))
                .folder());
        assertThat(reading).isInstanceOf(Release.class);
        assertThat(reading.notices())
                .extracting(Notice::toString)
                .contains("base.yaml: is left alone, since it can't be read: is a symbolic link");
    }

    @Test
    void anActiveColorOfTenMegabytesIsExplained() {
        assertRefused(
                example().with(new Folder.TooLarge("active-color", 10_485_760, 1_048_576)),
                "active-color: has 10485760 bytes, more than the 1048576 that are read"
                        + " — write one line with the color that serves now, `green` or `blue`");
    }

    @Test
    void aColorFileThatIsTooLargeIsExplained() {
        assertRefused(
                example().with(new Folder.TooLarge("blue.yaml", 10_485_760, 1_048_576)),
                "blue.yaml: has 10485760 bytes, more than the 1048576 that are read — split it");
    }

    @ParameterizedTest
    @CsvSource({"'[', ']'", "'{a: ', '}'"})
    void tenThousandLevelsAreExplained(String open, String close) {
        assertRefused(
                example().with("blue.yaml", open.repeat(10_000) + close.repeat(10_000)),
                "blue.yaml:1:1, document 1: nests maps and lists deeper than 64 levels — write it flatter");
    }

    @Test
    void aliasesOfAliasesDontGoDeeper() {
        StringBuilder chain = new StringBuilder("a0: &a0 x\n");
        for (int i = 1; i < 45; i++) {
            chain.append("a" + i + ": &a" + i + " ").append("[".repeat(50)).append("*a" + (i - 1));
            chain.append("]".repeat(50)).append('\n');
        }
        assertRefused(
                example().with("blue.yaml", chain.toString()),
                "blue.yaml:1:1, document 1: nests maps and lists deeper than 64 levels — write it flatter");
    }

    @Test
    void deepIndentationIsExplained() {
        StringBuilder deep = new StringBuilder();
        for (int level = 0; level < 1_000; level++) {
            deep.append(" ".repeat(level)).append("a:\n");
        }
        assertRefused(
                example().with("blue.yaml", deep.toString()),
                "blue.yaml:1:1, document 1: nests maps and lists deeper than 64 levels — write it flatter");
    }

    @ParameterizedTest
    @ValueSource(strings = {"---\n", "--- a\n", "---\n...\n"})
    void aMillionDocumentsAreExplained(String document) {
        FormatSettings roomy = new FormatSettings(
                "default", Set.of(), AllowedUrls.NONE, new YamlLimits(200, 64, 50, 100_000, 16_777_216));
        Reading reading = new FolderFormat(roomy)
                .read(example().with("blue.yaml", document.repeat(1_000_000)).folder());
        assertThat(((Refusal) reading).complaints())
                .hasToString("[blue.yaml: holds more than 200 documents — split it into several files]");
    }

    @Test
    void aVeryLongFileIsExplained() {
        assertRefused(
                example().with("blue.yaml", "#".repeat(2_000_000)),
                "blue.yaml: holds more than 1048576 characters — split it, or keep data out of it");
    }

    @Test
    void moreObjectsThanOneApplicationCanHaveAreExplained() {
        StringBuilder list = new StringBuilder("{apiVersion: v1, kind: List, items: [");
        for (int i = 0; i < 1_100; i++) {
            list.append("{apiVersion: v1, kind: ConfigMap, metadata: {name: c")
                    .append(i)
                    .append("}},\n");
        }
        Refusal refusal =
                refusal(example().with("config.yaml", list.append("]}").toString()));
        assertThat(refusal.complaints()).hasSize(1);
        assertThat(refusal.complaints().get(0).problem())
                .isEqualTo("begins 1103 objects, more than the 1000 that one folder may hold");
    }

    @Test
    void moreWorkloadsOfOtherKindsThanCanBeComparedAreExplained() {
        StringBuilder list = new StringBuilder("{apiVersion: v1, kind: List, items: [");
        for (int i = 0; i < 1_100; i++) {
            list.append("{apiVersion: v1, kind: Pod, metadata: {name: p, labels: {app: p}}},\n");
        }
        Folders pods = Folders.empty()
                .with("active-color", "green")
                .with("pods.yaml", list.append("]}").toString());
        assertThat(refusal(pods).complaints().get(0).problem()).startsWith("begins 1100 objects");
    }

    @Test
    void noMoreMistakesAreToldThanSomebodyReads() {
        StringBuilder data = new StringBuilder("{apiVersion: v1, kind: ConfigMap, metadata: {name: c}, data: {");
        for (int i = 0; i < 500; i++) {
            data.append("k").append(i).append(": 1,\n");
        }
        Refusal refusal =
                refusal(example().with("config.yaml", data.append("}}").toString()));
        assertThat(refusal.complaints()).hasSize(51);
        assertThat(refusal.complaints().get(50))
                .hasToString("config.yaml: begins 450 more mistakes — mend those above first");
    }

    @Test
    void aMessageIsOneShortLine() {
        Refusal refusal = refusal(example().with("active-color", "red\n\u001b[2J" + "x".repeat(10_000)));
        assertThat(refusal.complaints().get(0).toString())
                .hasSizeLessThan(200)
                .doesNotContain("\n")
                .doesNotContain("\u001b");
    }

    @Test
    void noValueOfAConfigMapOrVariableIsRepeated() {
        for (String kase : List.of("environment-value-as-a-number", "config-map-value-as-a-truth-value")) {
            Reading reading = format.read(golden("invalid/" + kase).folder());
            assertThat(((Refusal) reading).complaints().toString())
                    .doesNotContain("1234")
                    .doesNotContain("true");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "settle: %s",
                "switch: %s",
                "paused: %s",
                "idle: %s",
                "before: {confirm: %s}",
                "before: {checks: [{http: %s}]}",
                "before: {checks: [{http: 'http://host%s'}]}",
                "before: {checks: [{http: {path: /, port: %s}}]}",
                "before: {checks: [{http: {path: /, headers: {X: %s, %s: y}}}]}",
                "before: {checks: [{http: {path: /, expect: {body: %s, matches: %s, status: %s}}}]}",
                "before: {checks: [{http: {path: /, expect: {json: {%s: 1, '~~%s': 2}}}}]}",
                "freeze: [{from: %s, to: %s, zone: %s, reason: %s}]",
                "%s: 1"
            })
    void aVeryLongValueOfThePolicyIsExplained(String policy) {
        for (String part : List.of("/a", "(", "1", "a-", "~1", "a ")) {
            String value = part.repeat(200_000 / part.length() / (policy.split("%s", -1).length - 1));
            refusal(example().with("teal.yaml", policy.replace("%s", value)));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void anyBytesAreReadOrExplained(long seed) {
        Random random = new Random(seed);
        List<String> cases = List.of(
                "valid/the-example",
                "valid/a-color-with-belongings",
                "valid/anchors-aliases-and-merge-keys",
                "valid/service-in-both-colors-files-and-shared",
                "valid/a-policy",
                "valid/a-policy-that-says-everything",
                "valid/json-in-a-yaml-file");
        for (int round = 0; round < 500; round++) {
            Folders folders = golden(cases.get(random.nextInt(cases.size())));
            List<Folder.Entry> files = new ArrayList<>(folders.folder().files());
            Folder.Text victim = (Folder.Text) files.get(random.nextInt(files.size()));
            folders.with(victim.name(), mutated(victim.bytes(), random));
            Reading reading = format.read(folders.folder());
            if (reading instanceof Refusal refusal) {
                assertThat(refusal.complaints()).isNotEmpty();
            }
        }
    }

    private static byte[] mutated(byte[] bytes, Random random) {
        byte[] copy = bytes.clone();
        String interesting = "\t\n :-[]{}#&*!|>'\"%@`,?~0yn<";
        for (int change = random.nextInt(4); change >= 0 && copy.length > 1; change--) {
            int at = random.nextInt(copy.length);
            switch (random.nextInt(4)) {
                case 0 -> copy[at] = (byte) random.nextInt(256);
                case 1 -> copy[at] = (byte) interesting.charAt(random.nextInt(interesting.length()));
                case 2 -> copy = Arrays.copyOf(copy, at + 1);
                default ->
                    System.arraycopy(
                            bytes.clone(),
                            random.nextInt(bytes.length / 2 + 1),
                            copy,
                            0,
                            Math.min(copy.length, bytes.length) / 2);
            }
        }
        return copy;
    }

    private void assertRefused(Folders folders, String complaint) {
        assertThat(refusal(folders).complaints()).hasToString("[" + complaint + "]");
    }

    private Refusal refusal(Folders folders) {
        Reading reading = format.read(folders.folder());
        assertThat(reading).isInstanceOf(Refusal.class);
        return (Refusal) reading;
    }

    private Release release(Folder folder) {
        Reading reading = format.read(folder);
        assertThat(reading).isInstanceOf(Release.class);
        return (Release) reading;
    }

    private static Map<String, Object> labels(Manifest manifest) {
        return manifest.content().tree("metadata", "labels").plain();
    }

    private static Folders example() {
        return golden("valid/no-namespace-is-the-default-one");
    }

    private static Folders golden(String directory) {
        return Folders.of(CASES.resolve(directory));
    }
}
