package dev.teal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

import dev.teal.core.value.Reason;
import dev.teal.core.value.Tree;

/** Whoever is woken up finds a section for what woke them. */
class OperationsTest {

    private static final Document OPERATIONS = Document.of(Path.of("docs/operations.md"));

    @ParameterizedTest
    @EnumSource
    void eachReasonHasASection(Reason reason) {
        assertThat(section(reason.name()))
                .as("docs/operations.md says of each reason what it means, and what to look at or to do")
                .containsAnyOf("**Look:**", "**Do:**");
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void eachAlertHasASectionThatItNames(Tree alert) {
        String name = alert.text("alert");

        assertThat(section(name)).isNotBlank();
        assertThat(alert.text("annotations", "runbook")).isEqualTo("docs/operations.md#" + Document.anchor(name));
    }

    @Test
    void eachSectionIsOfAnAlertThatThereIs() {
        List<String> alerts = alerts().map(it -> it.text("alert")).toList();

        assertThat(OPERATIONS.headings())
                .filteredOn(it -> it.matches("Teal[A-Z]\\w+"))
                .containsExactlyElementsOf(alerts);
    }

    static Stream<Tree> alerts() {
        String rules = Document.of(Path.of("manifests/monitoring/rules.yaml")).text();
        Tree read = Tree.of((Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(rules));
        return read.trees("spec", "groups").stream().flatMap(it -> it.trees("rules").stream());
    }

    /** What stands below a heading, up to the next one; empty where there is none. */
    private static String section(String heading) {
        String[] parts = OPERATIONS.text().split("(?m)^#+ " + heading + "$", 2);
        return parts.length < 2 ? "" : parts[1].split("(?m)^#", 2)[0];
    }
}
