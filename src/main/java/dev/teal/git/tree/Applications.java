package dev.teal.git.tree;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

import dev.teal.core.desired.Complaint;
import dev.teal.core.desired.Origin;
import dev.teal.core.desired.Reading;
import dev.teal.core.desired.Refusal;
import dev.teal.core.port.Folder;
import dev.teal.core.port.FolderReader;
import dev.teal.core.port.PortException;
import dev.teal.core.port.Snapshot;
import dev.teal.core.value.Commit;
import dev.teal.git.failure.GitFailure;
import dev.teal.git.limit.BoundedStore;
import dev.teal.git.setting.GitSettings;

/** Reads the applications of a commit that was fetched. */
public record Applications(GitSettings settings, FolderReader format) {

    /** What the commit {@code newest} holds; a reading of {@code before} whose content is the same stays as it is. */
    public Snapshot in(BoundedStore store, ObjectId newest, Optional<Snapshot> before)
            throws PortException, IOException {
        GitFailure failure = new GitFailure(settings);
        try (RevWalk walk = new RevWalk(store)) {
            RevCommit head = walk.parseCommit(newest);
            Commit commit = new Commit(head.name(), CommitTime.of(head.getRawBuffer()));
            Tree tree = new Tree(walk.getObjectReader(), format, settings.limits());
            ObjectId start = start(store, head).orElseThrow(() -> failure.noFolder(head.name()));
            try {
                return new Snapshot(commit, readings(tree, tree.applications(start, settings.path()), commit, before));
            } catch (Tree.TooMany e) {
                throw failure.tooLarge("has " + e.getMessage() + " at commit " + commit, e.advice());
            }
        }
    }

    private Optional<ObjectId> start(BoundedStore store, RevCommit head) throws IOException {
        if (settings.path().isEmpty()) {
            return Optional.of(head.getTree());
        }
        try (TreeWalk walk = TreeWalk.forPath(store, settings.path(), head.getTree())) {
            return walk == null || !walk.isSubtree() ? Optional.empty() : Optional.of(walk.getObjectId(0));
        }
    }

    private List<Reading> readings(Tree tree, List<Tree.Found> found, Commit commit, Optional<Snapshot> before)
            throws IOException {
        Map<String, Reading> known = new HashMap<>();
        before.ifPresent(it -> it.applications().forEach(reading -> known.put(reading.path(), reading)));
        Room room = new Room(settings.limits(), found, known);
        Set<String> taken = new HashSet<>();
        List<Reading> readings = new ArrayList<>();
        for (Tree.Found folder : found) {
            String name = name(folder);
            if (!taken.add(name)) {
                // The folders a/b and a.b, or the root of a repository shop and its folder shop.
                name = ApplicationName.unique(folder.path());
                taken.add(name);
            }
            Reading last = known.get(folder.path());
            boolean same = last != null
                    && last.content().equals(folder.content())
                    && last.application().equals(name);
            Optional<Complaint> excess = room.excess(folder);
            if (same) {
                readings.add(last);
            } else if (excess.isPresent()) {
                readings.add(room.refused(folder, name, commit, excess.get()));
            } else {
                readings.add(read(tree.read(folder, name, commit)));
            }
        }
        return readings;
    }

    /** A fault in reading one folder is that folder's: the others go on. */
    private Reading read(Folder folder) {
        try {
            return format.read(folder);
        } catch (RuntimeException | StackOverflowError e) {
            Complaint complaint = new Complaint(
                    Origin.of(folder.application()),
                    "",
                    "can't be read, by a fault of Teal's own: " + e.getClass().getSimpleName(),
                    "report it with these files");
            return new Refusal(
                    folder.application(),
                    folder.path(),
                    folder.commit(),
                    folder.content(),
                    List.of(complaint),
                    List.of());
        }
    }

    private String name(Tree.Found folder) {
        if (!folder.below().isEmpty()) {
            return ApplicationName.of(folder.below());
        }
        String path = settings.path();
        return ApplicationName.of(
                path.isEmpty() ? settings.address().name() : path.substring(path.lastIndexOf('/') + 1));
    }
}
