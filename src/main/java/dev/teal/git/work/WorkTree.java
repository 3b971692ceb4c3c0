package dev.teal.git.work;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

import dev.teal.core.port.FolderReader;
import dev.teal.core.port.PortException;
import dev.teal.core.port.Snapshot;
import dev.teal.core.port.StalledException;
import dev.teal.core.value.Reason;
import dev.teal.git.limit.BoundedStore;
import dev.teal.git.setting.GitSettings;
import dev.teal.git.setting.Limits;
import dev.teal.git.setting.NoUserConfig;
import dev.teal.git.setting.SshSettings;
import dev.teal.git.tree.Applications;

/**
 * The files of a directory as they are at this moment, read as if all of them had been committed: they are put into a commit
 * in memory, and that is read as a poll reads one. So whatever a poll would say of them is said of them here. Nothing is
 * written to the disk, and no filter or hook runs.
 */
public final class WorkTree implements AutoCloseable {

    private final Path root;
    private final Optional<Repository> repository;

    private WorkTree(Path root, Optional<Repository> repository) {
        this.root = root;
        this.repository = repository;
    }

    /**
     * The working tree of the innermost Git repository that {@code directory} is in; the directory itself where it is in none.
     * Links in its path are followed.
     *
     * @throws PortException where the repository can't be opened
     */
    public static WorkTree around(Path directory) throws PortException {
        NoUserConfig.install();
        FileRepositoryBuilder builder = new FileRepositoryBuilder();
        try {
            Path real = directory.toRealPath();
            if (builder.findGitDir(real.toFile()).getGitDir() == null) {
                return new WorkTree(real, Optional.empty());
            }
            Repository repository = builder.build();
            UsersIgnores.addTo(repository);
            Path tree = repository.isBare()
                    ? real
                    : repository.getWorkTree().toPath().toRealPath();
            return real.startsWith(tree) && !repository.isBare()
                    ? new WorkTree(tree, Optional.of(repository))
                    : new WorkTree(real, Optional.empty());
        } catch (IOException | IllegalArgumentException e) {
            // JGit takes a configuration that it can't read for a wrong argument.
            throw new StalledException(
                    Reason.SOURCE_INVALID,
                    "the Git repository that " + directory + " is in can't be opened: " + e.getMessage(),
                    "see what `git status` says there",
                    e);
        }
    }

    /** Where it begins, absolute and without links: what paths in a repository are relative to. */
    public Path root() {
        return root;
    }

    /**
     * What a poll would read, had it all been committed and pushed. Files that Git ignores are not there, unless they are
     * tracked; links are links, and what is in another repository below this one is a submodule.
     *
     * @param below the folders to be looked at with all below them, by their paths from the root; empty for the root
     * @param base the folder below which applications are looked for, as in {@code teal.git.path}; empty for the root
     * @throws PortException where a file or folder can't be read
     */
    public Snapshot applications(Set<String> below, String base, FolderReader format) throws PortException {
        try (BoundedStore store = new BoundedStore(Limits.DEFAULT)) {
            ObjectId commit = new Uncommitted(root, repository, format).in(store, below);
            return Uncommitted.has(store, commit, base)
                    ? new Applications(settings(base), format).in(store, commit, Optional.empty())
                    : new Snapshot(Uncommitted.named(commit), List.of());
        } catch (IOException e) {
            throw new StalledException(
                    Reason.SOURCE_INVALID, root + " can't be read: " + e.getMessage(), "see to it that it can", e);
        }
    }

    /** As far as they matter for what was fetched already. */
    private GitSettings settings(String base) {
        return new GitSettings(
                root.toUri().toString(),
                "main",
                base,
                Duration.ofSeconds(30),
                Optional.empty(),
                Optional.empty(),
                "git",
                GitSettings.PlainHttp.REFUSED,
                SshSettings.NONE,
                Limits.DEFAULT);
    }

    /** Whether there is a Git repository, so that what it ignores is left out. */
    public boolean isInGit() {
        return repository.isPresent();
    }

    /** Whether there is a folder with this path from the root. */
    public boolean hasFolder(String path) {
        return Files.isDirectory(root.resolve(path));
    }

    @Override
    public void close() {
        repository.ifPresent(Repository::close);
    }
}
