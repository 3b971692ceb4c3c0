package dev.teal.cli.adopt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

import dev.teal.cli.shell.UnableException;
import dev.teal.core.value.Tree;

/** The files for what runs. {@code AdoptE2E} has real objects, and applies them. */
class AdoptedFilesTest {

    @TempDir
    private Path root;

    private static Tree yaml(String text) {
        return Tree.of((Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(text));
    }

    private static Tree deployment(String name, String labels, String containers) {
        return yaml("""
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: %1$s, namespace: shop, uid: a, resourceVersion: "7"}
                spec:
                  replicas: 2
                  selector: {matchLabels: {%2$s}}
                  template:
                    metadata: {labels: {%2$s}}
                    spec:
                      containers: [%3$s]
                """.formatted(name, labels, containers));
    }

    private static Tree service(String selector) {
        return yaml("""
                apiVersion: v1
                kind: Service
                metadata: {name: web, namespace: shop, uid: b}
                spec: {selector: {%s}, clusterIP: 10.0.0.1, type: ClusterIP, ports: [{port: 80, protocol: TCP}]}
                """.formatted(selector));
    }

    private static Running running(String name, String labels, String selector) {
        return new Running(
                deployment(name, labels, "{name: web, image: 'example/web:1', imagePullPolicy: IfNotPresent}"),
                service(selector),
                Optional.empty());
    }

    /** The label is the one that tells versions apart, and that the Deployment owns. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "web | app: web | app: web | web-blue | app: web-blue",
                "web | app: web, version: v1 | app: web, version: v1 | web-blue | version: v1-blue",
                "web-green | app: web, color: green | app: web, color: green | web-blue | color: blue",
                "web | app: web, tier: front | tier: front | web-blue | tier: front-blue",
                "greenhouse | app: greenhouse | app: greenhouse | greenhouse-blue | app: greenhouse-blue",
            })
    void blueHasAnotherNameAndAnotherValueOfOneLabel(
            String name, String labels, String selector, String blue, String value) throws Exception {
        Map<String, String> files = FolderFiles.of(running(name, labels, selector), Optional.of("example/web:2"))
                .files();

        assertThat(files.get("blue.yaml"))
                .contains("name: " + blue + "\n", value + "\n", "image: example/web:2")
                .containsPattern("matchLabels:\\s+(\\S+: \\S+\\s+)*" + value);
        assertThat(files.get("green.yaml")).contains("name: " + name + "\n", "image: example/web:1");
        assertThat(files.get("active-color")).isEqualTo("green\n");
    }

    @Test
    void whatRunsAsBlueIsBlue() throws Exception {
        Map<String, String> files = FolderFiles.of(
                        running("web-blue", "app: web-blue", "app: web-blue"), Optional.of("example/web:2"))
                .files();

        assertThat(files.get("blue.yaml")).contains("name: web-blue\n");
        assertThat(files.get("green.yaml")).contains("name: web-green\n", "app: web-green\n");
        assertThat(files.get("active-color")).isEqualTo("blue\n");
    }

    @Test
    void whatIsUsualIsLeftOutAndWhatWasChosenStays() throws Exception {
        Running running = new Running(
                deployment("web", "app: web", """
                        {name: web, image: "example/web", imagePullPolicy: Always, resources: {}, terminationMessagePolicy: File,
                         livenessProbe: {httpGet: {path: /, port: 80, scheme: HTTP}, periodSeconds: 10, timeoutSeconds: 3},
                         env: [{name: A, value: "yes"}, {name: B, value: "1.10"}, {name: C, value: "# c: d"}]}""").with("Recreate", "spec", "strategy", "type"),
                service("app: web"),
                Optional.empty());

        Map<String, String> files = FolderFiles.of(running, Optional.empty()).files();

        assertThat(files).containsOnlyKeys("green.yaml", "service.yaml", "active-color");
        assertThat(files.get("green.yaml"))
                .contains("type: Recreate", "timeoutSeconds: 3", "value: \"yes\"", "value: \"1.10\"")
                .doesNotContain("periodSeconds", "imagePullPolicy", "resources", "scheme", "uid", "resourceVersion");
        assertThat(files.get("service.yaml")).doesNotContain("clusterIP", "ClusterIP", "protocol");
        Tree read = yaml(files.get("green.yaml"));
        assertThat(Containers.of(read).get(0).trees("env"))
                .extracting(it -> it.text("value"))
                .containsExactly("yes", "1.10", "# c: d");
    }

    @Test
    void ofSeveralContainersTheOneWithThatImageIsChanged() throws Exception {
        Running running = new Running(
                deployment(
                        "web", "app: web", "{name: web, image: 'example/web:1'}, {name: log, image: 'example/log:1'}"),
                service("app: web"),
                Optional.empty());

        assertThat(FolderFiles.of(running, Optional.of("example/log:2")).files().get("blue.yaml"))
                .contains("image: example/web:1", "image: example/log:2");
        assertThatThrownBy(() -> FolderFiles.of(running, Optional.of("example/other:2")))
                .isInstanceOf(UnableException.class)
                .hasMessageContaining("the pods have 2 containers, and none has an image example/other");
    }

    @Test
    void whatIsThereIsNotOverwrittenAndNothingElseIsWrittenThen() throws Exception {
        FolderFiles files = FolderFiles.of(running("web", "app: web", "app: web"), Optional.empty());
        Files.writeString(root.resolve("service.yaml"), "mine\n");

        assertThatThrownBy(() -> files.write(root)).hasMessageContaining("service.yaml is there already");
        assertThat(root).isDirectoryNotContaining("glob:**green.yaml");
        Files.delete(root.resolve("service.yaml"));
        files.write(root);
        files.write(root);
        assertThat(root.resolve("green.yaml")).isNotEmptyFile();
    }
}
