package dev.teal.kube.owner;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.teal.core.value.Tree;

/**
 * Fields that the API server has filled in beside what was applied, and that nobody owns: {@code strategy.rollingUpdate} of a
 * Deployment, {@code emptyDir} of a volume without a source. Where Git chooses the other member of such a union, an apply
 * would leave the filled one in place, and the server refuses both together. Once Teal owns it, the apply takes it away, as
 * {@code kubectl apply} does.
 */
public final class ServerFilled {

    private ServerFilled() {}

    /**
     * The live fields that have to be owned before {@code wanted} can be applied.
     *
     * @param forbidden the fields that the server will not have beside others: of a union's two members it names one
     */
    public static Set<String> of(Tree wanted, Tree live, List<String> forbidden) {
        Set<String> found = new LinkedHashSet<>();
        Ownership ownership = new Ownership(live);
        for (String field : forbidden) {
            String parent = field.contains(".") ? field.substring(0, field.lastIndexOf('.')) : "";
            Place place = Place.of(parent, wanted, live);
            place.live().fields().stream()
                    .filter(key -> !place.wanted().has(key))
                    .map(key -> place.path().isEmpty() ? key : place.path() + "." + key)
                    .filter(path -> ownership.owners(List.of(path)).isEmpty())
                    .forEach(found::add);
        }
        return found;
    }

    /** What an object that has all of {@code value} owns of it. */
    static Tree leaves(Object value) {
        if (!(value instanceof Tree tree)) {
            return Tree.EMPTY;
        }
        Tree owned = Tree.EMPTY.with(Tree.EMPTY, ".");
        for (String key : tree.fields()) {
            owned = owned.with(leaves(tree.at(key).orElse("")), "f:" + key);
        }
        return owned;
    }

    /**
     * One place in both trees. A list's items are the same if they have the same name.
     *
     * @param path in the live object
     */
    private record Place(String path, Tree wanted, Tree live) {

        static Place of(String path, Tree wanted, Tree live) {
            Place place = new Place("", wanted, live);
            for (String step : path.split("\\.")) {
                String key = step.replaceAll("\\[.*", "");
                place = step.equals(key) ? place.below(key) : place.item(key, step.replaceAll("\\D", ""));
            }
            return place;
        }

        private Place below(String key) {
            return new Place(path.isEmpty() ? key : path + "." + key, wanted.tree(key), live.tree(key));
        }

        private Place item(String key, String index) {
            List<Tree> items = wanted.trees(key);
            int at = index.isEmpty() ? items.size() : Integer.parseInt(index);
            Tree item = at < items.size() ? items.get(at) : Tree.EMPTY;
            List<Tree> lives = live.trees(key);
            for (int i = 0; i < lives.size(); i++) {
                if (lives.get(i).text("name").equals(item.text("name"))) {
                    return new Place((path.isEmpty() ? key : path + "." + key) + "[" + i + "]", item, lives.get(i));
                }
            }
            return new Place(path, item, Tree.EMPTY);
        }
    }
}
