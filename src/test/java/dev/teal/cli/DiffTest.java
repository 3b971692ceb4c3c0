package dev.teal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.teal.cli.shell.Paint;
import dev.teal.cli.shell.Screen;

class DiffTest {

    @TempDir
    Path root;

    private Path eu;

    @BeforeEach
    void aShop() {
        eu = Shops.write(root.resolve("eu"), "eu");
    }

    @Test
    void saysWhatASwitchChanges() {
        Called diff = Called.in(root, "diff");

        assertThat(diff.code()).isZero();
        assertThat(diff.err()).isEmpty();
        assertThat(diff.out().lines())
                .containsExactly(
                        "eu: green serves; a switch to blue changes",
                        "Service eu: app=shop,version=v1 → app=shop,version=v2",
                        "Service eu-preview: app=shop,version=v2 → app=shop,version=v1",
                        "Deployment eu-v1 → eu-v2",
                        "  spec.selector.matchLabels.version: v1 → v2",
                        "  spec.template.metadata.labels.version: v1 → v2",
                        "  spec.template.spec.containers[eu].image: example/shop:v1 → example/shop:v2");
    }

    @Test
    void theOtherWayRoundOnceTheOtherColorIsActive() throws IOException {
        Files.writeString(eu.resolve("active-color"), "blue\n");

        assertThat(Called.in(eu, "diff").out())
                .startsWith(".: blue serves; a switch to green changes")
                .contains("image: example/shop:v2 → example/shop:v1");
    }

    @Test
    void itemsAreComparedByNameAndTextsByLine() throws IOException {
        append("green.yaml", "          env: [{name: MODE, value: slow}, {name: OLD, value: x}]\n");
        append("blue.yaml", "          env: [{name: NEW, value: \"1\"}, {name: MODE, value: fast}]\n");
        append("green.yaml", config("green", "a = 1\n    b = 2\n    c = 3"));
        append("blue.yaml", config("blue", "a = 1\n    b = 5\n    b = 6\n    c = 3"));

        assertThat(Called.in(root, "diff").out())
                .contains(
                        lines(
                                "  spec.template.spec.containers[eu].env[MODE].value: slow → fast",
                                "  - spec.template.spec.containers[eu].env[OLD]: {name: OLD, value: x}",
                                "  + spec.template.spec.containers[eu].env[NEW]: {name: NEW, value: \"1\"}"),
                        lines(
                                "ConfigMap config-green → config-blue",
                                "  data[app.conf]",
                                "    - b = 2",
                                "    + b = 5",
                                "    + b = 6"));
    }

    @Test
    void numbersAndTextsThatLookAlikeAreTold() {
        Shops.edit(eu.resolve("blue.yaml"), "containerPort: 80", "containerPort: 80\n              hostIP: \"80\"");
        Shops.edit(eu.resolve("green.yaml"), "containerPort: 80", "containerPort: 80\n              hostIP: 127.0.0.1");

        assertThat(Called.in(root, "diff").out()).contains("ports[0].hostIP: 127.0.0.1 → 80");
    }

    @Test
    void whatOnlyOneColorHasIsListed() throws IOException {
        append("green.yaml", config("one", "x"));
        append("green.yaml", config("two", "x"));
        append("blue.yaml", config("three", "x"));

        assertThat(Called.in(root, "diff").out().lines())
                .endsWith("- ConfigMap config-one", "- ConfigMap config-two", "+ ConfigMap config-three");
    }

    @Test
    void whatIsEqualButForItsNameIsNamed() throws IOException {
        append("green.yaml", config("eu-v1", "x"));
        append("blue.yaml", config("eu-v2", "x"));

        assertThat(Called.in(root, "diff").out()).contains("ConfigMap config-eu-v1 → config-eu-v2: nothing");
    }

    @Test
    void valuesOfASecretAreNotShown() throws IOException {
        append("green.yaml", config("green", "hunter1").replace("ConfigMap", "Secret"));
        append("blue.yaml", config("blue", "hunter2").replace("ConfigMap", "Secret"));

        for (String form : new String[] {"text", "json"}) {
            assertThat(Called.in(root, "diff", "--kinds=Secret", "-o", form).out())
                    .contains("data[app.conf]")
                    .doesNotContain("hunter");
        }
    }

    @Test
    void jsonHasThePlainValues() throws IOException {
        append("blue.yaml", "          env: [{name: NEW, value: \"1\"}]\n");

        JsonNode json = new ObjectMapper()
                .readTree(Called.in(root, "diff", "-o", "json").out())
                .get("folders")
                .get(0);

        assertThat(json.get("folder").textValue()).isEqualTo("eu");
        assertThat(json.at("/services/0/to/version").textValue()).isEqualTo("v2");
        assertThat(json.at("/objects/0/to/name").textValue()).isEqualTo("eu-v2");
        assertThat(json.at("/objects/0/fields"))
                .contains(new ObjectMapper()
                        .readTree("{\"field\": \"spec.template.spec.containers[eu].env\", "
                                + "\"to\": [{\"name\": \"NEW\", \"value\": \"1\"}]}"));
    }

    @Test
    void aFolderWithMistakesIsToldAndTheOthersAreShown() {
        Path us = Shops.write(root.resolve("us"), "us");
        Shops.edit(us.resolve("blue.yaml"), "  replicas: 3", "  replcias: 3");

        Called diff = Called.in(root, "diff");

        assertThat(diff.code()).isEqualTo(1);
        assertThat(diff.err().strip()).isEqualTo("teal: us has mistakes, see `teal check`");
        assertThat(diff.out()).startsWith("eu: green serves").doesNotContain("us:");
    }

    @Test
    void aFolderWithOneColorIsTold() throws IOException {
        Files.delete(eu.resolve("blue.yaml"));

        assertThat(Called.in(root, "diff")).isEqualTo(new Called(0, "", String.format("teal: eu has only green%n")));
    }

    @Test
    void colorsShowOnATerminalOnly() {
        assertThat(Called.on(new Screen(Paint.COLORS, 80), "teal", Map.of(), root, "diff")
                        .out())
                .contains("\u001b[31mexample/shop:v1\u001b[0m → \u001b[32mexample/shop:v2\u001b[0m");
        assertThat(Called.in(root, "diff").out()).doesNotContain("\u001b");
    }

    private void append(String file, String text) throws IOException {
        Files.writeString(eu.resolve(file), Files.readString(eu.resolve(file)) + text);
    }

    private static String config(String name, String text) {
        return "---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: config-" + name
                + ", namespace: shop}\ndata:\n  app.conf: |\n    " + text + "\n";
    }

    private static String lines(String... lines) {
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }
}
