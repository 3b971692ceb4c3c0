package dev.teal.cli.read;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

import dev.teal.cli.shell.UnableException;
import dev.teal.core.claim.Claims;
import dev.teal.core.desired.Reading;
import dev.teal.core.port.PortException;
import dev.teal.core.situation.Permissions;
import dev.teal.git.GitSource;
import dev.teal.git.work.WorkTree;

/** Reads folders as the watcher would, had all been committed. */
public final class Folders {

    private final Path directory;
    private final Installation installation;
    private final Holding holding;

    /** Looks from {@code directory}, for that installation; without a cluster, of which nothing is known. */
    public Folders(Path directory, Installation installation) {
        this(directory, installation, Holding.UNKNOWN);
    }

    /** Looks from {@code directory}, for that installation; {@code holding} is asked where several folders name one object. */
    public Folders(Path directory, Installation installation, Holding holding) {
        this.directory = directory;
        this.installation = installation;
        this.holding = holding;
    }

    /**
     * These folders and all below them, and the folders that these files are in.
     *
     * @return what is below each root that they have
     * @throws UnableException where one of them is not there, has no application below it, or can't be read
     */
    public List<Found> named(List<String> names) throws UnableException {
        Map<Path, List<Named>> byRoot = new LinkedHashMap<>();
        Map<Path, WorkTree> trees = new LinkedHashMap<>();
        try {
            for (String name : new LinkedHashSet<>(names)) {
                Named named = Named.of(directory, name);
                WorkTree tree = WorkTree.around(named.folder());
                trees.merge(tree.root(), tree, (known, other) -> known);
                byRoot.computeIfAbsent(tree.root(), root -> new ArrayList<>()).add(named);
            }
            List<Found> found = new ArrayList<>();
            for (Map.Entry<Path, List<Named>> each : byRoot.entrySet()) {
                found.add(found(trees.get(each.getKey()), each.getValue()));
            }
            return found;
        } catch (PortException e) {
            throw new UnableException(e.hold());
        } finally {
            trees.values().forEach(WorkTree::close);
        }
    }

    private Found found(WorkTree tree, List<Named> named) throws PortException, UnableException {
        if (!tree.hasFolder(installation.base())) {
            throw new UnableException(
                    tree.root() + " has no folder " + installation.base(), "set teal.git.path to one that exists");
        }
        Kept format = new Kept(installation.reader());
        Selection selection = new Selection(tree.root(), named, format);
        List<Reading> all = tree.applications(selection.below(), installation.base(), format)
                .applications();
        for (Named folder : selection.without(all)) {
            throw new UnableException(
                    "no folder at or below " + folder.text() + " is an application",
                    "one has a green.yaml, a blue.yaml, or a file active-color"
                            + (tree.isInGit() ? ", which Git does not ignore" : "")
                            + (installation.base().isEmpty() ? "" : ", and is below " + installation.base()));
        }
        return found(tree.root(), all, selection, format);
    }

    private Found found(Path root, List<Reading> all, Selection selection, Kept format) {
        Permissions permissions = installation.permissions(all);
        Claims claims = Claims.of(all, permissions);
        List<Reading> settled = claims.settled(holding.of(claims.questions().keySet()));
        return new Found(root, settled.stream().filter(selection::has).toList(), permissions, selection, format);
    }

    /**
     * The path of the repository that a folder of this machine is in.
     *
     * @throws UnableException where it is in none
     */
    public String repository(String name) throws UnableException {
        try (WorkTree tree = WorkTree.around(Named.of(directory, name).folder())) {
            if (!tree.isInGit()) {
                throw new UnableException(
                        name + " is in no Git repository", "leave --branch out, or name a repository");
            }
            return tree.root().toString();
        } catch (PortException e) {
            throw new UnableException(e.hold());
        }
    }

    /**
     * All folders of a branch as it was committed. Paths begin at the root of the repository.
     *
     * @throws UnableException where it can't be read, or has no application
     */
    public Found committed(Repository repository) throws UnableException {
        Kept format = new Kept(installation.reader());
        try (GitSource source = new GitSource(repository.settings(installation.base()), format)) {
            List<Reading> all = source.look().applications();
            if (all.isEmpty()) {
                throw new UnableException(
                        "no folder of the branch " + repository.branch() + " is an application",
                        "one has a green.yaml, a blue.yaml, or a file active-color"
                                + (installation.base().isEmpty() ? "" : ", and is below " + installation.base()));
            }
            Named everything = new Named(repository.url(), directory, "");
            return found(directory, all, new Selection(directory, List.of(everything), format), format);
        } catch (IllegalArgumentException e) {
            throw new UnableException(e.getMessage(), "docs/settings.md has all settings");
        } catch (PortException e) {
            throw new UnableException(e.hold());
        }
    }
}
