package dev.teal.git;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

import org.eclipse.jgit.internal.storage.dfs.DfsInserter;
import org.eclipse.jgit.internal.storage.dfs.DfsObjDatabase;
import org.eclipse.jgit.internal.storage.dfs.DfsPackParser;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.util.FS;

/**
 * A bare repository in memory that takes no more than it is allowed to. JGit has such limits for what is pushed to it,
 * not for what it fetches, so they are put where the pack is read.
 */
final class BoundedStore extends InMemoryRepository {

    private final GitSettings.Limits limits;

    BoundedStore(GitSettings.Limits limits) {
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

        private final GitSettings.Limits limits;

        Inserter(DfsObjDatabase database, GitSettings.Limits limits) {
            super(database);
            this.limits = limits;
        }

        @Override
        public DfsPackParser newPackParser(InputStream in) throws IOException {
            DfsPackParser parser = super.newPackParser(new Bounded(in, limits.received()));
            parser.setMaxObjectSizeLimit(limits.object());
            return parser;
        }
    }

    /** More bytes came than are allowed. */
    static final class TooMuch extends IOException {

        private static final long serialVersionUID = 1;

        TooMuch(long limit) {
            super("more than " + limit + " bytes");
        }
    }

    private static final class Bounded extends FilterInputStream {

        private final long limit;
        private long received;

        Bounded(InputStream in, long limit) {
            super(in);
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count(read);
            return read;
        }

        private void count(int read) throws TooMuch {
            received += Math.max(read, 0);
            if (received > limit) {
                throw new TooMuch(limit);
            }
        }
    }
}
