package dev.teal.git.tree;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;

import dev.teal.core.port.Folder;
import dev.teal.core.port.FolderReader;
import dev.teal.core.value.Commit;
import dev.teal.git.setting.Limits;

/** The folders of one commit that are applications. */
final class Tree {

    private static final int DEPTH = 32;

    /** A few small trees that hold each other many times can stand for more folders than can ever be walked. */
    private static final int FOLDERS = 100_000;

    /** So many names of a folder's folder are enough for a message about them. */
    private static final int NAMES = 100;

    private final ObjectReader objects;
    private final FolderReader format;
    private final Limits limits;

    /** Hundreds of folders have files of the same names, which stay for as long as what was read of them. */
    private final Map<String, String> names = new HashMap<>();

    private int folders;
    private int beyond;

    /** Reads by {@code format} what {@code objects} hold, within {@code limits}. */
    Tree(ObjectReader objects, FolderReader format, Limits limits) {
        this.objects = objects;
        this.format = format;
        this.limits = limits;
    }

    /**
     * A folder that is an application, not read yet.
     *
     * @param path its path in the repository
     * @param below its path below the folder where the search began; empty for that folder
     * @param content identifies those of its own entries that matter
     * @param entries these; none where they are more than are read
     * @param files how many they are
     * @param bytes of those that are read, together
     */
    record Found(String path, String below, String content, List<Entry> entries, int files, long bytes) {}

    /** One entry of a folder. */
    record Entry(String name, FileMode mode, ObjectId id) {}

    /**
     * Every application in {@code tree} and below it, in the order of their paths. No file is read.
     *
     * @throws TooMany where they are more than can be told apart
     */
    List<Found> applications(ObjectId tree, String path) throws IOException {
        List<Found> found = new ArrayList<>();
        collect(tree, path, "", found, 0);
        if (beyond > 0) {
            int all = found.size() + beyond;
            throw new TooMany(all + " applications", Room.larger(all * Limits.share(0), limits.heap()));
        }
        return found;
    }

    /** The folder with its files. */
    Folder read(Found found, String application, Commit commit) throws IOException {
        List<Folder.Entry> files = new ArrayList<>();
        for (Entry entry : found.entries()) {
            files.add(file(entry));
        }
        return new Folder(application, found.path(), found.content(), commit, files);
    }

    private void collect(ObjectId tree, String path, String below, List<Found> found, int depth) throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("deadline");
        }
        if (++folders > FOLDERS) {
            throw new TooMany(
                    "more than " + FOLDERS + " folders",
                    "keep manifests in a repository of their own, or name a part of it by teal.git.path");
        }
        TreeMap<String, Entry> entries = new TreeMap<>();
        CanonicalTreeParser parser = new CanonicalTreeParser(null, objects, tree);
        for (; !parser.eof(); parser.next()) {
            String name = names.computeIfAbsent(parser.getEntryPathString(), it -> it);
            entries.put(name, new Entry(name, parser.getEntryFileMode(), parser.getEntryObjectId()));
        }
        if (format.isApplication(entries.keySet())) {
            List<Entry> wanted = entries.values().stream()
                    .filter(it -> format.wants(it.name()))
                    .toList();
            if (found.size() == limits.found()) {
                beyond++;
            } else {
                found.add(found(path, below, wanted));
            }
        }
        for (Entry entry : entries.values()) {
            if (entry.mode() == FileMode.TREE && depth < DEPTH) {
                collect(entry.id(), join(path, entry.name()), join(below, entry.name()), found, depth + 1);
            }
        }
    }

    /** The tree has more of something than is allowed. */
    static final class TooMany extends IOException {

        private static final long serialVersionUID = 1;

        private final String advice;

        TooMany(String what, String advice) {
            super(what);
            this.advice = advice;
        }

        /** What to do. */
        String advice() {
            return advice;
        }
    }

    private Found found(String path, String below, List<Entry> wanted) throws IOException {
        List<Entry> entries = wanted.size() > limits.files() ? List.of() : wanted;
        long bytes = 0;
        for (Entry entry : entries) {
            long size = isFile(entry) ? objects.getObjectSize(entry.id(), Constants.OBJ_BLOB) : 0;
            bytes += size > limits.file() ? 0 : size;
        }
        return new Found(path, below, content(wanted), entries, wanted.size(), bytes);
    }

    private static boolean isFile(Entry entry) {
        return FileMode.REGULAR_FILE.equals(entry.mode()) || FileMode.EXECUTABLE_FILE.equals(entry.mode());
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "/" + name;
    }

    private static String content(List<Entry> entries) {
        String listing = entries.stream()
                .map(it -> it.mode() + " " + it.id().name() + " " + it.name() + "\n")
                .collect(Collectors.joining());
        return HexFormat.of().formatHex(Constants.newMessageDigest().digest(listing.getBytes(StandardCharsets.UTF_8)));
    }

    private Folder.Entry file(Entry entry) throws IOException {
        if (entry.mode() == FileMode.TREE) {
            return new Folder.Directory(entry.name(), names(entry.id()));
        }
        if (!isFile(entry)) {
            return new Folder.NotAFile(entry.name(), what(entry.mode()));
        }
        ObjectLoader blob = objects.open(entry.id(), Constants.OBJ_BLOB);
        if (blob.getSize() > limits.file()) {
            return new Folder.TooLarge(entry.name(), blob.getSize(), limits.file());
        }
        return new Folder.Text(entry.name(), blob.getCachedBytes((int) limits.file()));
    }

    private List<String> names(ObjectId tree) throws IOException {
        List<String> names = new ArrayList<>();
        for (CanonicalTreeParser parser = new CanonicalTreeParser(null, objects, tree); !parser.eof(); parser.next()) {
            if (names.size() < NAMES && parser.getEntryFileMode() != FileMode.TREE) {
                names.add(parser.getEntryPathString());
            }
        }
        return names;
    }

    private static String what(FileMode mode) {
        return mode == FileMode.SYMLINK ? "a symbolic link" : "a submodule";
    }
}
