package dev.teal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

import dev.teal.app.setting.SettingNames;

/** What somebody copies from the documents about commands. */
class DocumentsTest {

    private static final Pattern CALL =
            Pattern.compile("\\bteal ((?:check|diff|plan|adopt|status|version|completion|help)\\b[^`|&>)\\n]*)");
    private static final Pattern YAML = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL);

    @Test
    void eachCommandThatIsShownCanBeMeant() throws IOException {
        List<String> calls = new ArrayList<>();
        for (String document : List.of(
                "docs/commands.md", "docs/ci.md", "docs/operations.md", "README.md", ".pre-commit-hooks.yaml")) {
            Matcher call = CALL.matcher(Files.readString(Path.of(document)));
            while (call.find()) {
                calls.add(call.group(1).strip());
            }
        }

        assertThat(calls).hasSizeGreaterThan(10).allSatisfy(call -> {
            String[] words = (call.replaceFirst(" +#.*", "") + " --help").split("\\s+");
            assertThat(Called.in(Path.of(""), words).code()).as(call).isZero();
        });
    }

    @Test
    void eachOptionIsDocumented() throws IOException {
        String document = Files.readString(Path.of("docs/commands.md"));
        Matcher option = Pattern.compile("--[a-z-]+")
                .matcher(Called.in(Path.of(""), "check", "--help").out());

        while (option.find()) {
            assertThat(document)
                    .as("docs/commands.md has the options of teal check")
                    .contains("`" + option.group() + "`");
        }
    }

    @Test
    void eachVariableIsASettingOfTheWatcher() {
        Matcher variable = Pattern.compile("TEAL_[A-Z_]+")
                .matcher(Called.in(Path.of(""), "check", "--help").out());
        List<String> variables = new ArrayList<>();
        while (variable.find()) {
            variables.add(variable.group());
        }

        assertThat(SettingNames.ALL).containsAll(variables);
        assertThat(variables).hasSize(6);
    }

    @Test
    void whatIsYamlIsYaml() throws IOException {
        Matcher block = YAML.matcher(Files.readString(Path.of("docs/ci.md")));
        List<Object> read = new ArrayList<>();
        while (block.find()) {
            read.add(new Load(LoadSettings.builder().build()).loadFromString(block.group(1)));
        }

        assertThat(read).hasSize(4).allMatch(Map.class::isInstance);
    }
}
