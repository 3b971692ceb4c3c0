package dev.teal.kube.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

import dev.teal.core.port.PortException;
import dev.teal.core.value.ObjectRef;
import dev.teal.core.value.Tree;

/** Reads at the API server itself, a request for each object or list, or several for a long one. */
public record AtServer(ApiServer server, ApiPaths paths) implements Reader {

    /**
     * What is wanted of each object, and of how many at once.
     *
     * @param limit so many take some megabytes while they are read
     */
    private record Form(String accept, int limit) {}

    private static final Form WHOLE = new Form("application/json", 100);
    private static final Form METADATA =
            new Form("application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1,application/json", 200);

    @Override
    public Tree get(ObjectRef ref) throws PortException {
        return server.find(paths.of(ref)).orElse(Tree.EMPTY);
    }

    @Override
    public <T> List<T> list(Listed what, LabelQuery labels, Function<Tree, T> each) throws PortException {
        List<T> found = new ArrayList<>();
        pages(
                what.path() + "?labelSelector=" + encoded(labels.toString()) + "&",
                WHOLE,
                read -> add(read, each, found));
        return found;
    }

    @Override
    public <T> List<T> list(Listed what, Function<Tree, T> each) throws PortException {
        List<T> found = new ArrayList<>();
        pages(what.path() + "?", WHOLE, read -> add(read, each, found));
        return found;
    }

    private static <T> void add(Tree page, Function<Tree, T> each, List<T> found) {
        page.trees("items").forEach(item -> found.add(each.apply(item)));
    }

    /**
     * The {@code metadata.resourceVersion} of each object by its name, and under an empty name that of the list. Of the objects
     * the server sends their metadata only (KEP-2334).
     *
     * @param label those that have it; empty for all
     */
    public Map<String, String> versions(Listed what, String label) throws PortException {
        Map<String, String> versions = new HashMap<>();
        String query = label.isEmpty() ? "?" : "?labelSelector=" + encoded(label) + "&";
        pages(what.path() + query, METADATA, read -> {
            read.trees("items")
                    .forEach(it -> versions.put(it.text("metadata", "name"), it.text("metadata", "resourceVersion")));
            versions.putIfAbsent("", read.text("metadata", "resourceVersion"));
        });
        return versions;
    }

    /**
     * Reads page after page (KEP-365), and keeps of each only what {@code each} makes of it: a list of thousands of pods
     * is larger than the heap.
     */
    private void pages(String path, Form form, Consumer<Tree> each) throws PortException {
        String next = "";
        do {
            String more = next.isEmpty() ? "" : "&continue=" + encoded(next);
            Tree read = server.page(path + "limit=" + form.limit() + more, form.accept());
            each.accept(read);
            next = read.text("metadata", "continue");
        } while (!next.isEmpty());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
