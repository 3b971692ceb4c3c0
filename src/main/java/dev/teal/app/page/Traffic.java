package dev.teal.app.page;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.quarkus.qute.TemplateData;

import dev.teal.core.desired.Release;
import dev.teal.core.status.Status;
import dev.teal.core.value.Color;
import dev.teal.core.value.Inert;
import dev.teal.core.value.ObjectRef;

/**
 * Where the traffic of an application goes, for a sentence and for a picture; of a folder that is refused, as it was last seen.
 *
 * @param services the routed Services, as in {@code shop/shop}
 * @param previews the Services that show the other color
 * @param sides the colors that have files
 * @param since when Teal last moved it, if it has
 */
@TemplateData
public record Traffic(List<String> services, List<String> previews, List<Side> sides, Optional<Moment> since) {

    private static final int SHORT = 24;

    static Traffic of(Status status, Instant now) {
        Optional<Release> release = status.release();
        return new Traffic(
                release.stream()
                        .flatMap(it -> it.services().stream())
                        .map(it -> name(it.ref()))
                        .toList(),
                release.stream()
                        .flatMap(it -> it.previews().stream())
                        .map(it -> name(it.ref()))
                        .toList(),
                release.stream()
                        .flatMap(it -> Arrays.stream(Color.values())
                                .filter(it.versions()::containsKey)
                                .map(color -> Side.of(it.versions().get(color), status, now)))
                        .toList(),
                status.seen().stream()
                        .flatMap(seen -> seen.moved().values().stream())
                        .max(Instant::compareTo)
                        .map(it -> new Moment(it, now)));
    }

    private static String name(ObjectRef service) {
        return Inert.text(service.namespace() + "/" + service.name());
    }

    /** The color that serves, if one does. */
    public Optional<Side> serving() {
        return sides.stream().filter(Side::serves).findFirst();
    }

    /** The color that does not, where there is one. */
    public Optional<Side> idle() {
        return sides.stream().filter(it -> !it.serves()).findFirst();
    }

    /** The color that Git wants, where another one serves. */
    public Optional<Side> awaited() {
        return sides.stream().filter(it -> it.wanted() && !it.serves()).findFirst();
    }

    /** The name of the first routed Service, as long as fits into the picture. */
    public String service() {
        return brief(services);
    }

    /** The name of the first one that shows the other color. */
    public String preview() {
        return brief(previews);
    }

    private static String brief(List<String> services) {
        String name = services.isEmpty() ? "" : services.get(0).replaceFirst(".*/", "");
        return name.length() <= SHORT ? name : name.substring(0, SHORT - 1) + "…";
    }

    /** The picture in words. */
    public String pictured() {
        String goes = serving()
                .map(it -> "goes to " + it.word() + ", " + it.image() + ", " + it.counts())
                .orElse("goes to neither color");
        String stays = idle().map(it -> "; " + it.word() + " is idle, " + it.image() + ", " + it.counts())
                .orElse("");
        return "All traffic of Service " + service() + " " + goes + stays;
    }
}
