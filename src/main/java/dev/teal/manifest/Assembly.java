package dev.teal.manifest;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import dev.teal.core.desired.Manifest;
import dev.teal.core.desired.PreviewService;
import dev.teal.core.desired.Release;
import dev.teal.core.desired.RoutedService;
import dev.teal.core.desired.Version;
import dev.teal.core.port.Folder;
import dev.teal.core.value.Color;
import dev.teal.core.value.Selector;
import dev.teal.manifest.color.Pods;
import dev.teal.manifest.finding.Findings;
import dev.teal.manifest.folder.FolderContents;
import dev.teal.manifest.folder.Scope;
import dev.teal.manifest.object.Item;
import dev.teal.manifest.route.Previews;
import dev.teal.manifest.route.Route;
import dev.teal.manifest.route.Routing;
import dev.teal.manifest.route.WrittenService;

/** Puts a release together from parts that were found to be fine. */
final class Assembly {

    private final Folder folder;
    private final FolderContents contents;
    private final List<Item> items;
    private final Pods pods;
    private final Routing routing;
    private final List<Route> routes;
    private final Labels labels;
    private final List<WrittenService> previews;
    private final Set<Item> routed = new HashSet<>();
    private final Set<Item> shown = new HashSet<>();

    Assembly(Folder folder, FolderContents contents, List<Item> items, Pods pods, Routing routing, List<Route> routes) {
        this.folder = folder;
        this.contents = contents;
        this.items = items;
        this.pods = pods;
        this.routing = routing;
        this.routes = routes;
        this.labels = new Labels(folder.application());
        this.previews = new Previews(pods, WrittenService.of(items)).following();
        routes.forEach(route -> routed.addAll(route.service().items()));
        previews.forEach(preview -> shown.addAll(preview.items()));
    }

    /** The release in which {@code active} is to serve; says in {@code findings} what is left out of it. */
    Release release(Color active, Findings findings) {
        Item serving = pods.of(active);
        if (serving.content().number(1, "spec", "replicas") == 0) {
            findings.note(serving.origin(), "has `replicas: 0`: " + active + " can't serve without pods");
        }
        Map<Color, Version> versions = new EnumMap<>(Color.class);
        pods.colors().forEach(color -> versions.put(color, version(color)));
        List<Item> shared = items.stream()
                .filter(item -> item.color().isEmpty() && !routed.contains(item) && !shown.contains(item))
                .toList();
        TreeSet<String> claimed = contents.understood();
        Stream.concat(routed.stream(), shown.stream())
                .forEach(item -> claimed.add(item.origin().file()));
        new Previews(pods, WrittenService.of(items)).tell(findings);
        pods.colors()
                .forEach(color -> version(color)
                        .manifests()
                        .forEach(manifest -> claimed.add(manifest.origin().file())));
        new SharedNotices(contents.scope(), routing, findings).tell(shared, routes);
        shared = contents.scope() == Scope.SERVICES ? List.of() : new SharedDeployments(pods, findings).written(shared);
        List<Item> written = new ArrayList<>(shared);
        items.stream().filter(item -> item.color().isPresent()).forEach(written::add);
        new SharedConfig(pods, findings).tell(written);
        Stream.concat(shared.stream(), contents.tests().stream())
                .forEach(item -> claimed.add(item.origin().file()));
        return new Release(
                folder.application(),
                folder.path(),
                folder.commit(),
                folder.content(),
                active,
                versions,
                routes.stream().map(route -> service(route, active)).toList(),
                previews.stream().map(this::preview).toList(),
                shared.stream().map(item -> labels.shared(item.manifest())).toList(),
                contents.tests().stream()
                        .map(item -> labels.shared(item.manifest()))
                        .toList(),
                contents.policies().policy(),
                List.copyOf(claimed),
                findings.notices());
    }

    private Version version(Color color) {
        List<Manifest> belongings = new ArrayList<>();
        for (Item item : items) {
            if (item.color().equals(Optional.of(color))
                    && !item.is("Deployment")
                    && !routed.contains(item)
                    && !shown.contains(item)) {
                belongings.add(labels.of(color, item.manifest()));
            }
        }
        return new Version(color, labels.of(color, pods.of(color).manifest()), List.copyOf(belongings));
    }

    private RoutedService service(Route route, Color active) {
        WrittenService service = route.service();
        Item item = service.in(Optional.empty())
                .or(() -> service.in(Optional.of(active)))
                .orElse(service.main());
        return new RoutedService(labels.shared(item.manifest()), selectors(service), route.certainty());
    }

    private PreviewService preview(WrittenService service) {
        return new PreviewService(labels.shared(service.main().manifest()), selectors(service));
    }

    private Map<Color, Selector> selectors(WrittenService service) {
        Map<Color, Selector> selectors = new EnumMap<>(Color.class);
        pods.colors()
                .forEach(color -> selectors.put(
                        color,
                        new Selector(pods.values(color, service.selector().keySet()))));
        return Map.copyOf(selectors);
    }
}
