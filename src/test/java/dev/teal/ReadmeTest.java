package dev.teal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.teal.core.desired.Release;
import dev.teal.core.port.Folder;
import dev.teal.core.value.Color;
import dev.teal.core.value.Commit;
import dev.teal.manifest.FolderFormat;
import dev.teal.manifest.FormatSettings;

/** What a newcomer copies from the README works. */
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

    private static Folder.Entry file(String name, String text) {
        return new Folder.Text(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
