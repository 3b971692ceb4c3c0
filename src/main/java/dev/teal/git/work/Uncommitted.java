package dev.teal.git.work;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;

import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.FileTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.WorkingTreeOptions;
import org.eclipse.jgit.treewalk.filter.PathFilterGroup;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.eclipse.jgit.util.FS;

import dev.teal.core.port.FolderReader;
import dev.teal.core.port.PortException;
import dev.teal.core.value.Commit;
import dev.teal.git.limit.BoundedStore;

/** The commit of all files of a working tree, which nobody has made. */
final class Uncommitted {

    private final Path root;
    private final Optional<Repository> repository;
    private final FolderReader format;
    private final Tracked tracked;
    private final Content content;

    Uncommitted(Path root, Optional<Repository> repository, FolderReader format) {
        this.root = root;
        this.repository = repository;
        this.format = format;
        this.tracked = new Tracked(repository);
        this.content = new Content(root, repository);
    }

    /** Puts it into the store, with what is in these folders only; files that are not {@code wanted} have no content. */
    ObjectId in(BoundedStore store, Set<String> folders) throws IOException, PortException {
        DirCache files = DirCache.newInCore();
        try (ObjectInserter inserter = store.newObjectInserter();
                TreeWalk walk = repository.map(TreeWalk::new).orElseGet(() -> new TreeWalk(store.newObjectReader()))) {
            walk.setOperationType(TreeWalk.OperationType.CHECKIN_OP);
            walk.addTree(iterator());
            walk.setFilter(folders.contains("") ? TreeFilter.ALL : PathFilterGroup.createFromStrings(folders));
            DirCacheBuilder entries = files.builder();
            while (walk.next()) {
                if (walk.isSubtree()) {
                    enter(walk);
                } else if (counts(walk)) {
                    entries.add(entry(walk, inserter));
                }
            }
            entries.finish();
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(files.writeTree(inserter));
            commit.setAuthor(new PersonIdent("teal", "teal", Instant.EPOCH, ZoneOffset.UTC));
            commit.setCommitter(commit.getAuthor());
            ObjectId id = inserter.insert(commit);
            inserter.flush();
            return id;
        }
    }

    private FileTreeIterator iterator() {
        FileTreeIterator files = repository
                .map(FileTreeIterator::new)
                .orElseGet(() ->
                        new FileTreeIterator(root.toFile(), FS.DETECTED, new Config().get(WorkingTreeOptions.KEY)));
        files.setWalkIgnoredDirectories(true);
        return files;
    }

    private void enter(TreeWalk walk) throws IOException, PortException {
        if (repository.isPresent() && files(walk).isEntryIgnored() && !tracked.below(walk.getPathString())) {
            return;
        }
        Path folder = root.resolve(walk.getPathString());
        if (!Files.isReadable(folder) || !Files.isExecutable(folder)) {
            throw Content.unreadable(folder, "it may not be listed");
        }
        walk.enterSubtree();
    }

    private boolean counts(TreeWalk walk) throws IOException {
        boolean kept = repository.isEmpty() || !files(walk).isEntryIgnored() || tracked.has(walk.getPathString());
        return kept && (!isFile(walk) || Files.isRegularFile(path(walk), LinkOption.NOFOLLOW_LINKS));
    }

    private static boolean isFile(TreeWalk walk) {
        return FileMode.REGULAR_FILE.equals(walk.getFileMode()) || FileMode.EXECUTABLE_FILE.equals(walk.getFileMode());
    }

    private DirCacheEntry entry(TreeWalk walk, ObjectInserter inserter) throws IOException, PortException {
        DirCacheEntry entry = new DirCacheEntry(walk.getRawPath());
        entry.setFileMode(walk.getFileMode());
        boolean read = isFile(walk) && format.wants(walk.getNameString());
        entry.setObjectId(read ? inserter.insert(Constants.OBJ_BLOB, content.of(walk)) : ObjectId.zeroId());
        return entry;
    }

    private Path path(TreeWalk walk) {
        return root.resolve(walk.getPathString());
    }

    private static FileTreeIterator files(TreeWalk walk) {
        return walk.getTree(0, FileTreeIterator.class);
    }

    /** Whether the commit has a folder with this path. */
    static boolean has(BoundedStore store, ObjectId commit, String path) throws IOException {
        try (RevWalk commits = new RevWalk(store);
                TreeWalk walk = path.isEmpty()
                        ? null
                        : TreeWalk.forPath(
                                store, path, commits.parseCommit(commit).getTree())) {
            return path.isEmpty() || walk != null && walk.isSubtree();
        }
    }

    /** The commit as others know one. */
    static Commit named(ObjectId commit) {
        return new Commit(commit.name(), Instant.EPOCH);
    }
}
