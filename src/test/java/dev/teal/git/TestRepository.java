package dev.teal.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A repository made with the {@code git} command: a work tree, and the bare repository that it is pushed to, which is
 * what a server serves. Neither sees the configuration of who runs the tests.
 */
public final class TestRepository {

    private final Path root;
    private final Path work;
    private final Path bare;

    /** Makes {@code name.git} and a work tree for it below {@code root}, on an unborn branch {@code main}. */
    public TestRepository(Path root, String name) {
        this.root = root;
        this.work = root.resolve(name + "-work");
        this.bare = root.resolve(name + ".git");
        run(root, "init", "--quiet", "--bare", "--initial-branch=main", bare.toString());
        run(root, "init", "--quiet", "--initial-branch=main", work.toString());
        git("remote", "add", "origin", bare.toString());
    }

    /** The bare repository's folder. */
    public Path bare() {
        return bare;
    }

    /** The work tree. */
    public Path work() {
        return work;
    }

    /** Writes a file of the work tree. */
    public TestRepository write(String name, String text) {
        return write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes a file of the work tree. */
    public TestRepository write(String name, byte[] content) {
        try {
            Path file = work.resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes a file or folder of the work tree. */
    public TestRepository delete(String name) {
        return git("rm", "-r", "--quiet", "--force", "--ignore-unmatch", name);
    }

    /** Commits the work tree as it is, even where nothing changed. */
    public TestRepository commit(String message) {
        return git("add", "--all").git("commit", "--quiet", "--allow-empty", "-m", message);
    }

    /** Replaces the last commit by the work tree as it is. */
    public TestRepository amend(String message) {
        return git("add", "--all").git("commit", "--quiet", "--amend", "--allow-empty", "-m", message);
    }

    /** Pushes what is checked out to {@code main}. */
    public TestRepository push() {
        return git("push", "--quiet", "origin", "HEAD:refs/heads/main");
    }

    /** Pushes what is checked out to {@code main}, whatever is there. */
    public TestRepository forcePush() {
        return git("push", "--quiet", "--force", "origin", "HEAD:refs/heads/main");
    }

    /** Moves the branch and the work tree to {@code revision}. */
    public TestRepository reset(String revision) {
        return git("reset", "--quiet", "--hard", revision);
    }

    /** Begins a branch without history and with an empty work tree. */
    public TestRepository orphan(String branch) {
        return git("checkout", "--quiet", "--orphan", branch).delete(".");
    }

    /** Tags {@code revision} and pushes the tag. */
    public TestRepository tag(String name, String revision) {
        return git("tag", name, revision).git("push", "--quiet", "origin", "refs/tags/" + name);
    }

    /** Deletes a branch of the bare repository. */
    public TestRepository deleteBranch(String branch) {
        run(bare, "update-ref", "-d", "refs/heads/" + branch);
        return this;
    }

    /** The full name of the commit that is checked out. */
    public String head() {
        return ask("rev-parse", "HEAD");
    }

    /** Runs {@code git} in the work tree. */
    public TestRepository git(String... arguments) {
        run(work, arguments);
        return this;
    }

    /** What {@code git} prints in the work tree. */
    public String ask(String... arguments) {
        return run(work, arguments);
    }

    /** What {@code git} prints in the work tree when it reads {@code input}. */
    public String askWith(String input, String... arguments) {
        return run(work, input, arguments);
    }

    /** Hides the configuration of user and machine from a {@code git} that gets this environment. */
    static void isolate(Map<String, String> environment, Path home) {
        environment.keySet().removeIf(name -> name.startsWith("GIT_"));
        environment.put("GIT_CONFIG_NOSYSTEM", "1");
        environment.put("GIT_CONFIG_GLOBAL", "/dev/null");
        environment.put("HOME", home.toString());
        environment.put("XDG_CONFIG_HOME", home.toString());
    }

    private String run(Path directory, String... arguments) {
        return run(directory, "", arguments);
    }

    private String run(Path directory, String input, String[] arguments) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        isolate(builder.environment(), root);
        for (String who : List.of("AUTHOR", "COMMITTER")) {
            builder.environment().put("GIT_" + who + "_NAME", "Tester");
            builder.environment().put("GIT_" + who + "_EMAIL", "tester@example.com");
        }
        return Program.run(builder, input).strip();
    }
}
