package dev.teal.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;

import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.teal.core.desired.Release;
import dev.teal.core.port.Snapshot;
import dev.teal.core.value.Color;
import dev.teal.git.Served.SettingsOf;
import dev.teal.manifest.FolderFormat;
import dev.teal.manifest.FormatSettings;

/** The repository that a newcomer begins with. */
class SampleRepositoryTest {

    @TempDir
    Path root;

    @Test
    void isAReleaseThatServesGreen() throws Exception {
        SampleRepository sample = new SampleRepository(root.resolve("shop"));
        sample.create();
        assertThat(look(sample).applications()).singleElement().isInstanceOfSatisfying(Release.class, it -> {
            assertThat(it.application()).isEqualTo("shop");
            assertThat(it.notices()).isEmpty();
            assertThat(it.active()).isEqualTo(Color.GREEN);
            assertThat(it.versions()).containsOnlyKeys(Color.BLUE, Color.GREEN);
        });
    }

    @Test
    void leavesWhatAPersonDidAsItIs() throws Exception {
        SampleRepository sample = new SampleRepository(root.resolve("shop"));
        sample.create();
        assertThat(sample.idle()).isEqualTo(Color.BLUE);
        String commit;
        try (Git git = Git.open(sample.directory().toFile())) {
            Files.writeString(sample.directory().resolve("active-color"), "blue\n");
            Files.delete(sample.directory().resolve("service.yaml"));
            git.add().addFilepattern("active-color").call();
            commit = git.commit().setMessage("Switch").setSign(false).call().name();
        }
        sample.create();
        assertThat(look(sample).head().id()).isEqualTo(commit);
        assertThat(sample.directory().resolve("active-color")).hasContent("blue");
        assertThat(sample.idle()).isEqualTo(Color.GREEN);
        assertThat(sample.directory().resolve("service.yaml")).doesNotExist();
    }

    @Test
    void isFinishedWhereTheFirstAttemptEndedEarly() throws Exception {
        SampleRepository sample = new SampleRepository(root.resolve("shop"));
        Git.init()
                .setDirectory(sample.directory().toFile())
                .setInitialBranch("main")
                .call()
                .close();
        sample.create();
        assertThat(look(sample).applications()).singleElement().isInstanceOf(Release.class);
    }

    private static Snapshot look(SampleRepository sample) throws Exception {
        SettingsOf settings = new SettingsOf();
        settings.url = sample.directory().toString();
        try (GitSource source = new GitSource(settings.settings(), new FolderFormat(FormatSettings.DEFAULT))) {
            return source.look();
        }
    }
}
