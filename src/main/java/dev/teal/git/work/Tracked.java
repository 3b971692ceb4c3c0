package dev.teal.git.work;

import java.io.IOException;
import java.util.Optional;

import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.lib.Repository;

/**
 * What Git tracks although it ignores it ({@code git add --force}). The index is read once something is ignored; one that
 * can't be read, as in a form that JGit does not know, tracks nothing.
 */
final class Tracked {

    private final Optional<Repository> repository;
    private Optional<DirCache> index = Optional.empty();

    Tracked(Optional<Repository> repository) {
        this.repository = repository;
    }

    /** Whether the file is. */
    boolean has(String path) {
        return index().findEntry(path) >= 0;
    }

    /** Whether any file below the folder is. */
    boolean below(String folder) {
        return index().getEntriesWithin(folder).length > 0;
    }

    private DirCache index() {
        if (index.isEmpty()) {
            index = Optional.of(repository.map(Tracked::read).orElseGet(DirCache::newInCore));
        }
        return index.get();
    }

    private static DirCache read(Repository repository) {
        try {
            return repository.readDirCache();
        } catch (IOException e) {
            return DirCache.newInCore();
        }
    }
}
