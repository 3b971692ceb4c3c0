package dev.teal.git;

import java.io.IOException;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

import dev.teal.core.Commit;
import dev.teal.core.FolderReader;
import dev.teal.core.PortException;
import dev.teal.core.Reading;
import dev.teal.core.Snapshot;
import dev.teal.core.Source;

/**
 * A branch of a Git repository, by JGit. No work tree, no hooks, filters or submodules, no configuration of the user or
 * the machine. A branch that was forced to anything is just another tree: what was before is never asked about.
 */
public final class GitSource implements Source, AutoCloseable {

    private final GitSettings settings;
    private final FolderReader format;
    private final GitFailure failure;
    private final Remote remote;
    private final ExecutorService executor = new ThreadPoolExecutor(
            0,
            2,
            30,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            GitSource::thread,
            new ThreadPoolExecutor.AbortPolicy());
    private Optional<Snapshot> last = Optional.empty();

    /** Reads folders of that repository by {@code format}. */
    public GitSource(GitSettings settings, FolderReader format) {
        NoUserConfig.install();
        this.settings = settings;
        this.format = format;
        this.failure = new GitFailure(settings);
        this.remote = new Remote(settings);
    }

    /**
     * {@inheritDoc}
     *
     * <p>The whole look ends at {@link GitSettings#timeout()}, however slowly the server sends.
     */
    @Override
    public synchronized Snapshot look() throws PortException {
        Snapshot snapshot = withinTime();
        last = Optional.of(snapshot);
        return snapshot;
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }

    private Snapshot withinTime() throws PortException {
        Future<Snapshot> look;
        try {
            look = executor.submit(this::ask);
        } catch (java.util.concurrent.RejectedExecutionException e) {
            // Two earlier looks still hang in reads that end by themselves; a third would only hang beside them.
            throw failure.late();
        }
        try {
            return look.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            look.cancel(true);
            throw failure.late();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof PortException port ? port : failure.of(e.getCause());
        } catch (InterruptedException e) {
            look.cancel(true);
            Thread.currentThread().interrupt();
            throw failure.late();
        }
    }

    private Snapshot ask() throws PortException, IOException, URISyntaxException {
        ObjectId newest = remote.newest();
        Optional<Snapshot> known = last.filter(it -> it.head().id().equals(newest.name()));
        return known.isPresent() ? known.get() : read();
    }

    /** The branch may have moved on between asking and fetching: what was fetched counts. */
    private Snapshot read() throws PortException, IOException, URISyntaxException {
        try (BoundedStore store = remote.fetch();
                RevWalk walk = new RevWalk(store)) {
            ObjectId id = store.resolve(settings.ref());
            if (id == null) {
                throw failure.noBranch();
            }
            RevCommit head = walk.parseCommit(id);
            Commit commit = new Commit(head.name(), Instant.ofEpochSecond(head.getCommitTime()));
            Tree tree =
                    new Tree(walk.getObjectReader(), format, settings.limits().file());
            List<Tree.Found> found = tree.applications(start(store, head), settings.path());
            if (found.size() > settings.limits().applications()) {
                throw failure.tooLarge("has " + found.size() + " applications, more than "
                        + settings.limits().applications() + ", at commit " + commit);
            }
            return new Snapshot(commit, readings(tree, found, commit));
        }
    }

    private ObjectId start(BoundedStore store, RevCommit head) throws PortException, IOException {
        if (settings.path().isEmpty()) {
            return head.getTree();
        }
        try (TreeWalk walk = TreeWalk.forPath(store, settings.path(), head.getTree())) {
            if (walk == null || !walk.isSubtree()) {
                throw failure.noFolder(head.name());
            }
            return walk.getObjectId(0);
        }
    }

    private List<Reading> readings(Tree tree, List<Tree.Found> found, Commit commit) throws IOException {
        Map<String, Reading> known = new HashMap<>();
        last.ifPresent(it -> it.applications().forEach(reading -> known.put(reading.path(), reading)));
        List<Reading> readings = new ArrayList<>();
        for (Tree.Found folder : found) {
            Reading before = known.get(folder.path());
            readings.add(
                    before != null && before.content().equals(folder.content())
                            ? before
                            : format.read(tree.read(folder, name(folder), commit)));
        }
        return readings;
    }

    private String name(Tree.Found folder) {
        if (!folder.below().isEmpty()) {
            return ApplicationName.of(folder.below());
        }
        String path = settings.path();
        return ApplicationName.of(path.isEmpty() ? settings.name() : path.substring(path.lastIndexOf('/') + 1));
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "teal-git");
        thread.setDaemon(true);
        return thread;
    }
}
