package dev.teal.git.work;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.WorkingTreeIterator;

import dev.teal.core.port.StalledException;
import dev.teal.core.value.Reason;
import dev.teal.git.setting.Limits;

/** What would be committed of a file. */
final class Content {

    /** What Git LFS commits in the place of a file; which one does not matter. */
    private static final byte[] POINTER =
            "version https://git-lfs.github.com/spec/v1\n".getBytes(StandardCharsets.US_ASCII);

    private static final String LFS = "lfs";

    private final Path root;
    private final Optional<Repository> repository;

    Content(Path root, Optional<Repository> repository) {
        this.root = root;
        this.repository = repository;
    }

    /** All bytes of the file that the walk has come to. Line ends stay as they are, and no filter runs. */
    byte[] of(TreeWalk walk) throws IOException, StalledException {
        Path path = root.resolve(walk.getPathString());
        long size = walk.getTree(0, WorkingTreeIterator.class).getEntryLength();
        if (size > Limits.DEFAULT.object()) {
            throw new StalledException(
                    Reason.TOO_LARGE,
                    path + " has " + size + " bytes, more than the " + Limits.DEFAULT.object()
                            + " that a file of a commit may have",
                    "keep it in another place",
                    null);
        }
        if (repository.isPresent() && LFS.equals(walk.getAttributes().getValue(Constants.ATTR_FILTER))) {
            return POINTER;
        }
        try {
            return Files.readAllBytes(path);
        } catch (AccessDeniedException e) {
            throw unreadable(path, "it may not be opened");
        } catch (IOException e) {
            throw unreadable(path, e.toString());
        }
    }

    /** A file or folder can't be read, for this reason. */
    static StalledException unreadable(Path path, String why) {
        return new StalledException(
                Reason.SOURCE_INVALID, path + " can't be read: " + why, "see to it that it can", null);
    }
}
