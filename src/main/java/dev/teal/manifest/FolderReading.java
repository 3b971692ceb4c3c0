package dev.teal.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.teal.core.Color;
import dev.teal.core.Complaint;
import dev.teal.core.Folder;
import dev.teal.core.Reading;
import dev.teal.core.Refusal;

/** Finds out what the files of one folder mean together. */
final class FolderReading {

    private final Folder folder;
    private final FolderContents contents;
    private final Findings findings;
    private final ActiveChoice choice;

    FolderReading(Folder folder, FolderContents contents, Findings findings) {
        this.folder = folder;
        this.contents = contents;
        this.findings = findings;
        this.choice = new ActiveChoice(contents, findings);
    }

    /** The release that the folder describes, or every mistake that doesn't follow from another. */
    Reading reading() {
        new Misnamed(contents, findings).check();
        choice.checkFile();
        Optional<Pods> pods = new Sides(contents, findings).pods();
        checkObjects();
        return pods.flatMap(this::release).orElseGet(this::refusal);
    }

    private void checkObjects() {
        ObjectChecks checks = new ObjectChecks(findings);
        contents.items().forEach(checks::check);
        new Twice(findings).check(contents.items());
    }

    private Optional<Reading> release(Pods pods) {
        if (!pods.comparable()) {
            return Optional.empty();
        }
        if (pods.colors().size() > 1) {
            new ColorChecks(pods, findings).check();
            if (pods.labels(Color.GREEN).equals(pods.labels(Color.BLUE))) {
                return Optional.empty();
            }
        }
        List<WrittenService> services = WrittenService.of(contents.items());
        Routing routing = new Routing(pods, workloads(), services);
        List<Route> routes = routing.routes();
        if (routes.isEmpty()) {
            unrouted(pods, routing, services);
            return Optional.empty();
        }
        contents.unread()
                .forEach((file, complaint) -> findings.note(file.origin(), "is left alone: it " + complaint.problem()));
        RoutedChecks checks = new RoutedChecks(pods, routing, findings);
        routes.forEach(checks::check);
        Optional<Color> active = choice.choose(routes);
        if (!findings.clean()) {
            return Optional.empty();
        }
        return active.map(color -> new Assembly(folder, contents, pods, routing, routes).release(color, findings));
    }

    private void unrouted(Pods pods, Routing routing, List<WrittenService> services) {
        contents.unread().values().forEach(findings::complain);
        boolean readable = findings.complaints().stream()
                .map(Complaint::origin)
                .filter(origin -> new FileName(origin.file()).isYaml())
                .allMatch(origin -> new FileName(origin.file()).color().isPresent()
                        || services.stream()
                                .anyMatch(service -> service.main().origin().equals(origin)));
        boolean selectorsFine = services.stream().allMatch(WrittenService::comparable);
        if (readable && selectorsFine) {
            new RoutingMistakes(pods, routing, services, contents.items(), findings).explain();
        }
    }

    private List<Workload> workloads() {
        List<Workload> all = new ArrayList<>(contents.others());
        contents.items().stream()
                .filter(item -> item.color().isEmpty())
                .map(item -> Workload.of(item.content(), item.manifest().ref().namespace(), item.origin()))
                .forEach(all::add);
        return all.stream().filter(workload -> !workload.labels().isEmpty()).toList();
    }

    private Reading refusal() {
        return new Refusal(
                folder.application(),
                folder.path(),
                folder.commit(),
                folder.content(),
                findings.complaints(),
                findings.notices());
    }
}
