package dev.teal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

import dev.teal.core.value.Tree;

/** What kustomize makes of the manifests, as far as that can be told without it. */
class ManifestsTest {

    private static final Path MANIFESTS = Path.of("manifests");

    /**
     * Kustomize writes the name with its hash into rules of Roles, too, whatever kind they are of; and a Lease has none.
     */
    @Test
    void noRightIsForAnObjectThatIsCalledLikeAGeneratedConfigMap() {
        Set<String> generated = documents("kustomization.yaml")
                .flatMap(it ->
                        Stream.of("configMapGenerator", "secretGenerator").flatMap(kind -> it.trees(kind).stream()))
                .map(it -> it.text("name"))
                .collect(Collectors.toSet());

        assertThat(generated).contains("teal");
        assertThat(named()).isNotEmpty().doesNotContainAnyElementsOf(generated);
    }

    @ParameterizedTest
    @CsvSource({
        "leases, two-replicas/kustomization.yaml, TEAL_LEASE",
        "serviceaccounts, impersonate/kustomization.yaml, TEAL_IMPERSONATE"
    })
    void aRightIsForTheOneThatTheSettingNames(String resource, String overlay, String setting) {
        List<String> settings = documents(overlay)
                .flatMap(it -> it.trees("configMapGenerator").stream())
                .flatMap(it -> it.list("literals").stream())
                .map(String::valueOf)
                .toList();

        assertThat(named(resource))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(settings).contains(setting + "=" + name));
    }

    /** Whatever a rule of a Role names. */
    private static List<String> named() {
        return names(rules());
    }

    private static List<String> named(String resource) {
        return names(rules().filter(it -> it.list("resources").contains(resource)));
    }

    private static Stream<Tree> rules() {
        return documents("")
                .filter(it -> Set.of("Role", "ClusterRole").contains(it.text("kind")))
                .flatMap(it -> it.trees("rules").stream());
    }

    private static List<String> names(Stream<Tree> rules) {
        return rules.flatMap(it -> it.list("resourceNames").stream())
                .map(String::valueOf)
                .toList();
    }

    private static Stream<Tree> documents(String end) {
        try (Stream<Path> files = Files.walk(MANIFESTS)) {
            return files
                    .filter(it ->
                            it.toString().endsWith(".yaml") && it.toString().endsWith(end))
                    .flatMap(ManifestsTest::read)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Tree> read(Path file) {
        try {
            Load load = new Load(LoadSettings.builder().build());
            return StreamSupport.stream(
                    load.loadAllFromString(Files.readString(file)).spliterator(), false)
                    .map(it -> Tree.of((Map<?, ?>) it))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
