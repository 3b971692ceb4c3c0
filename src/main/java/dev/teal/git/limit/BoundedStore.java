package dev.teal.git.limit;

import java.io.IOException;
import java.io.InputStream;

import org.eclipse.jgit.internal.storage.dfs.DfsBlockCache;
import org.eclipse.jgit.internal.storage.dfs.DfsBlockCacheConfig;
import org.eclipse.jgit.internal.storage.dfs.DfsInserter;
import org.eclipse.jgit.internal.storage.dfs.DfsObjDatabase;
import org.eclipse.jgit.internal.storage.dfs.DfsPackParser;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.util.FS;

import dev.teal.git.setting.Limits;

/**
 * A bare repository in memory that takes no more than it is allowed to. JGit has such limits for what is pushed to it,
 * not for what it fetches, so they are put where the pack is read.
 */
public final class BoundedStore extends InMemoryRepository {

    private static final int CACHED = 1 << 20;

    static {
        // JGit keeps what it has read in one place for all repositories, also for those that are gone: up to 32 MiB,
        // which is more than a small pod's whole heap.
        DfsBlockCache.reconfigure(new DfsBlockCacheConfig().setBlockLimit(CACHED));
    }

    private final Limits limits;

    public BoundedStore(Limits limits) {
        super(new DfsRepositoryDescription("teal"));
        this.limits = limits;
        getConfig().setInt(ConfigConstants.CONFIG_PROTOCOL_SECTION, null, ConfigConstants.CONFIG_KEY_VERSION, 2);
    }

    /** A repository in memory has none, and JGit's transport for local paths asks it to resolve them. */
    @Override
    public FS getFS() {
        return FS.DETECTED;
    }

    @Override
    public ObjectInserter newObjectInserter() {
        return new Inserter(getObjectDatabase(), limits);
    }

    private static final class Inserter extends DfsInserter {

        private final Limits limits;

        Inserter(DfsObjDatabase database, Limits limits) {
            super(database);
            this.limits = limits;
        }

        @Override
        public DfsPackParser newPackParser(InputStream in) throws IOException {
            DfsPackParser parser = super.newPackParser(new BoundedStream(in, limits.received()));
            parser.setMaxObjectSizeLimit(limits.object());
            return parser;
        }
    }
}
