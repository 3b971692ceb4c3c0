package dev.teal.git.tree;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.teal.core.desired.Complaint;
import dev.teal.core.desired.Origin;
import dev.teal.core.desired.Reading;
import dev.teal.core.desired.Refusal;
import dev.teal.core.value.Commit;
import dev.teal.git.setting.Limits;

/**
 * Which applications there is room for: each has its own part, and all have the heap together. Those that this process has
 * taken before come first, unchanged ones before those that have grown, so that nobody takes another's place; then, as
 * after a start, the order of their paths decides.
 */
final class Room {

    /** Instead of a digest: differs from the content of any folder that was read, so that it is read once there is room. */
    private static final String CONTENT = "no room";

    private static final long MEGABYTE = 1 << 20;

    private final Limits limits;
    private final int wanted;
    private final long needed;
    private final Set<String> taken = new HashSet<>();

    /** The room within {@code limits} for {@code folders}; {@code before} is what was read last, by path. */
    Room(Limits limits, Collection<Tree.Found> folders, Map<String, Reading> before) {
        this.limits = limits;
        this.wanted = folders.size();
        this.needed = folders.stream().mapToLong(this::share).sum();
        long free = limits.heap();
        for (Tree.Found folder : folders.stream()
                .sorted(Comparator.comparingInt(it -> turn(it, before.get(it.path()))))
                .toList()) {
            if (share(folder) <= free) {
                free -= share(folder);
                taken.add(folder.path());
            }
        }
    }

    /** Why a folder can't be read; empty where there is room for it. */
    Optional<Complaint> excess(Tree.Found folder) {
        Origin origin = Origin.of(folder.path().isEmpty() ? "the root folder" : folder.path());
        if (folder.files() > limits.files()) {
            return Optional.of(new Complaint(
                    origin,
                    "",
                    "has " + folder.files() + " files that may be manifests, more than the " + limits.files()
                            + " that are read of one folder",
                    "keep files that are not for this application in another folder"));
        }
        if (folder.bytes() > limits.folder()) {
            return Optional.of(new Complaint(
                    origin,
                    "",
                    "has " + folder.bytes() + " bytes of YAML, more than the " + limits.folder()
                            + " that are read of one folder",
                    "keep files that are not for this application in another folder, or give Teal a larger heap: a folder"
                            + " may have a sixteenth of -Xmx, and " + Limits.DEFAULT.folder() + " at most"));
        }
        return taken.contains(folder.path())
                ? Optional.empty()
                : Optional.of(new Complaint(
                        origin,
                        "",
                        "is one of " + wanted + " applications in this repository, and there is memory for "
                                + taken.size(),
                        larger(needed, limits.heap())));
    }

    /** What an application is told that can't be read. */
    Refusal refused(Tree.Found folder, String application, Commit commit, Complaint excess) {
        String content = taken.contains(folder.path()) ? folder.content() : CONTENT;
        return new Refusal(application, folder.path(), commit, content, List.of(excess), List.of());
    }

    /** What to do where applications need so many bytes of the heap, and there are {@code heap}. */
    static String larger(long needed, long heap) {
        long megabytes = (needed + MEGABYTE - 1) / MEGABYTE;
        long more = megabytes - heap / MEGABYTE;
        return "give Teal -Xmx" + megabytes + "m, and the pod " + more + " MiB more memory (20 MB for"
                + " each 1,000 folders of up to 4 kB, five times their size for larger ones), or let a second Teal follow"
                + " a part of the repository by teal.git.path";
    }

    private long share(Tree.Found folder) {
        boolean read = folder.files() <= limits.files() && folder.bytes() <= limits.folder();
        return Limits.share(read ? folder.bytes() : 0);
    }

    private static int turn(Tree.Found folder, Reading last) {
        if (last == null || last.content().equals(CONTENT)) {
            return 2;
        }
        return last.content().equals(folder.content()) ? 0 : 1;
    }
}
