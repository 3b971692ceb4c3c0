package dev.teal.cli.difference;

import java.util.List;
import java.util.stream.Stream;

import dev.teal.core.desired.Manifest;
import dev.teal.core.desired.Release;
import dev.teal.core.desired.Version;
import dev.teal.core.value.Color;
import dev.teal.core.value.ObjectRef;
import dev.teal.core.value.Selector;

/**
 * What a switch of one folder would change.
 *
 * @param path the folder's path from the root, with slashes; empty for the root itself
 * @param from the color that Git wants to serve
 * @param to the other one
 * @param objects what takes the place of what; the Deployments first
 * @param gone what the other color has nothing for
 * @param added what only the other color has
 * @param moves the Services whose selectors move
 */
public record ColorDifference(
        String path,
        Color from,
        Color to,
        List<ObjectChange> objects,
        List<ObjectRef> gone,
        List<ObjectRef> added,
        List<Move> moves) {

    /** A Service's selector before and after. */
    public record Move(ObjectRef service, Selector from, Selector to) {}

    /** What a switch of a folder that has both colors would change. */
    public static ColorDifference of(Release release, Version other) {
        Color from = release.active();
        Color to = other.color();
        Pairs pairs = new Pairs(release.desired(), other);
        Stream<Move> routed = release.services().stream()
                .map(it -> new Move(
                        it.ref(), it.selectors().get(from), it.selectors().get(to)));
        Stream<Move> previews = release.previews().stream()
                .map(it -> new Move(
                        it.ref(), it.selectors().get(to), it.selectors().get(from)));
        return new ColorDifference(
                release.path(),
                from,
                to,
                pairs.changes(),
                refs(pairs.onlyBefore()),
                refs(pairs.onlyAfter()),
                Stream.concat(routed, previews).toList());
    }

    private static List<ObjectRef> refs(List<Manifest> manifests) {
        return manifests.stream().map(Manifest::ref).toList();
    }
}
