package dev.teal.git;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

import dev.teal.core.value.Color;
import dev.teal.git.setting.NoUserConfig;

/** A repository with a work tree for a newcomer to edit and commit in. */
public final class SampleRepository {

    private static final String ACTIVE = "active-color";
    private static final List<String> FILES =
            List.of("green.yaml", "blue.yaml", "service.yaml", "preview.yaml", "teal.yaml", ACTIVE);

    private final Path directory;

    /** The sample in {@code directory}, whether it is there already or not. */
    public SampleRepository(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
    }

    /** Where it is; also its URL. */
    public Path directory() {
        return directory;
    }

    /** Makes the repository and its first commit if it is not there; what a person did in it stays as it is. */
    public void create() {
        NoUserConfig.install();
        try (Git git = init()) {
            if (git.getRepository().getRefDatabase().hasRefs()) {
                return;
            }
            identify(git);
            for (String file : FILES) {
                write(file);
                git.add().addFilepattern(file).call();
            }
            git.commit()
                    .setMessage("Serve v1")
                    .setAuthor("Teal", "teal@example.com")
                    .setCommitter("Teal", "teal@example.com")
                    .setSign(false)
                    .call();
        } catch (GitAPIException | IOException e) {
            throw unusable("made", e);
        }
    }

    /** The color that does not serve by the last commit, for a newcomer to switch to. */
    public Color idle() {
        try (Git git = Git.open(directory.toFile());
                RevWalk walk = new RevWalk(git.getRepository())) {
            RevCommit head = walk.parseCommit(git.getRepository().resolve(Constants.HEAD));
            try (TreeWalk file = TreeWalk.forPath(git.getRepository(), ACTIVE, head.getTree())) {
                String word = file == null
                        ? ""
                        : new String(
                                walk.getObjectReader().open(file.getObjectId(0)).getCachedBytes(),
                                StandardCharsets.UTF_8);
                return word.strip().equals(Color.BLUE.word()) ? Color.GREEN : Color.BLUE;
            }
        } catch (IOException e) {
            throw unusable("read", e);
        }
    }

    private IllegalStateException unusable(String what, Exception cause) {
        return new IllegalStateException(
                "the sample repository can't be " + what + " in " + directory + ": " + cause.getMessage(), cause);
    }

    /** So that a newcomer who has told Git no name yet can commit in it. */
    private static void identify(Git git) throws IOException {
        StoredConfig config = git.getRepository().getConfig();
        config.setString("user", null, "name", "Teal");
        config.setString("user", null, "email", "teal@example.com");
        config.save();
    }

    private Git init() throws GitAPIException, IOException {
        Files.createDirectories(directory);
        return Git.init()
                .setDirectory(directory.toFile())
                .setInitialBranch("main")
                .call();
    }

    private void write(String file) throws IOException {
        try (InputStream content = SampleRepository.class.getResourceAsStream("/sample/" + file)) {
            if (content == null) {
                throw new UncheckedIOException(new IOException("the program lacks its file sample/" + file));
            }
            if (Files.notExists(directory.resolve(file))) {
                Files.copy(content, directory.resolve(file));
            }
        }
    }
}
