package dev.teal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.teal.core.desired.Release;
import dev.teal.core.plan.Stage;
import dev.teal.core.port.Folder;
import dev.teal.core.value.Color;
import dev.teal.core.value.Commit;
import dev.teal.core.value.Reason;
import dev.teal.manifest.FolderFormat;
import dev.teal.manifest.FormatSettings;

/** What a newcomer copies from the README works, and what the documents list is whole. */
class ReadmeTest {

    @Test
    void theFilesInTheFirstScreenAreAnApplication() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        int begin = readme.indexOf("```yaml\n") + "```yaml\n".length();
        String[] files = readme.substring(begin, readme.indexOf("```", begin)).split("---\n");
        Folder folder = new Folder(
                "shop",
                "",
                "readme",
                new Commit("c0ffee0", Instant.EPOCH),
                List.of(
                        file("active-color", "green"),
                        file("blue.yaml", files[0].replace("v1", "v2").replace("apps/v2", "apps/v1")),
                        file("green.yaml", files[0]),
                        file("service.yaml", files[1])));

        assertThat(new FolderFormat(FormatSettings.DEFAULT).read(folder)).isInstanceOfSatisfying(Release.class, it -> {
            assertThat(it.active()).isEqualTo(Color.GREEN);
            assertThat(it.versions()).containsOnlyKeys(Color.GREEN, Color.BLUE);
            assertThat(it.notices()).isEmpty();
        });
    }

    @ParameterizedTest
    @EnumSource
    void everyReasonIsDocumentedUnderItsPhase(Reason reason) throws IOException {
        String name = reason.phase().name().toLowerCase(Locale.ROOT);

        assertThat(Files.readString(Path.of("docs/api.md")))
                .as("docs/api.md has the reasons of a hold by phase: add it there")
                .containsPattern("- " + name + ":[^;.]*`" + reason + "`");
    }

    @ParameterizedTest
    @EnumSource
    void everyStageIsDocumented(Stage stage) throws IOException {
        assertThat(Files.readString(Path.of("docs/api.md")))
                .as("docs/api.md has the values of .stage: add it there")
                .containsPattern("\\| `\\.stage` \\|.*`" + stage + "`");
    }

    private static Folder.Entry file(String name, String text) {
        return new Folder.Text(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
