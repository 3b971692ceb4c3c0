package dev.teal.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.teal.core.desired.Reading;
import dev.teal.core.desired.Refusal;
import dev.teal.core.port.Folder;
import dev.teal.core.value.Color;
import dev.teal.manifest.check.ObjectChecks;
import dev.teal.manifest.color.ColorDeployments;
import dev.teal.manifest.color.ColorsWithoutFiles;
import dev.teal.manifest.color.Misnamed;
import dev.teal.manifest.color.Pods;
import dev.teal.manifest.file.Positions;
import dev.teal.manifest.finding.Findings;
import dev.teal.manifest.folder.FolderContents;
import dev.teal.manifest.folder.Scope;
import dev.teal.manifest.object.Bystander;
import dev.teal.manifest.object.Item;
import dev.teal.manifest.route.ActiveChoice;
import dev.teal.manifest.route.MainService;
import dev.teal.manifest.route.Route;
import dev.teal.manifest.route.Routing;
import dev.teal.manifest.route.Serving;
import dev.teal.manifest.route.WrittenService;
import dev.teal.manifest.together.ColorChecks;
import dev.teal.manifest.together.ColorLabels;
import dev.teal.manifest.together.Duplicates;
import dev.teal.manifest.together.JobChecks;
import dev.teal.manifest.together.PolicyChecks;
import dev.teal.manifest.together.RoutedChecks;
import dev.teal.manifest.together.RoutingMistakes;

/** Finds out what the files of one folder mean together. */
final class FolderReading {

    /** More objects than this in one folder are not one application, and would take long to compare. */
    private static final int MOST_OBJECTS = 1000;

    private final Folder folder;
    private final FolderContents contents;
    private final Findings findings;
    private final ActiveChoice choice;
    private final ObjectChecks checks;

    FolderReading(Folder folder, FolderContents contents, Findings findings) {
        this.folder = folder;
        this.contents = contents;
        this.findings = findings;
        this.choice = new ActiveChoice(contents, findings);
        this.checks = new ObjectChecks(findings);
    }

    /** The release that the folder describes, or every mistake that doesn't follow from another. */
    Reading reading() {
        int objects = contents.items().size() + contents.others().size();
        if (objects > MOST_OBJECTS) {
            findings.complain(
                    Stream.concat(
                                    contents.items().stream().map(Item::origin),
                                    contents.others().stream().map(Bystander::origin))
                            .findFirst()
                            .orElseThrow(),
                    "",
                    "begins " + objects + " objects, more than the " + MOST_OBJECTS + " that one folder may hold",
                    "split the folder");
            return refusal();
        }
        new ColorsWithoutFiles(contents, findings).byName();
        new Misnamed(contents, findings).find();
        choice.checkFile();
        Optional<Pods> pods = new ColorDeployments(contents, findings).pods();
        List<Item> certain = contents.items().stream()
                .filter(item -> item.color().isPresent() || contents.scope() == Scope.EVERYTHING)
                .toList();
        certain.forEach(checks::check);
        new Duplicates(findings).check(certain);
        return pods.flatMap(this::release).orElseGet(this::refusal);
    }

    private Optional<Reading> release(Pods pods) {
        if (!pods.comparable()) {
            return Optional.empty();
        }
        new PolicyChecks(contents.policies(), pods, findings).check(contents.items());
        new JobChecks(contents, pods, findings).check();
        List<WrittenService> services = WrittenService.of(contents.items());
        return release(pods.colors().size() > 1 ? apart(pods, services) : pods, services);
    }

    private Pods apart(Pods pods, List<WrittenService> services) {
        Serving serving = new Serving(contents, pods);
        Pods named = new ColorChecks(pods, serving, findings).check();
        Pods apart = new ColorLabels(named, serving, services, findings).apart();
        new ColorChecks(apart, serving, findings).taking();
        return apart;
    }

    private Optional<Reading> release(Pods pods, List<WrittenService> services) {
        Routing routing = new Routing(pods, workloads(pods), services);
        List<Route> routes = routing.routes();
        if (routes.isEmpty()) {
            List<WrittenService> mended = unrouted(pods, routing, services);
            Routing then = new Routing(pods, workloads(pods), mended);
            return then.routes().isEmpty() ? Optional.empty() : release(pods, then, then.routes(), mended);
        }
        return release(pods, routing, routes, services);
    }

    private Optional<Reading> release(Pods pods, Routing routing, List<Route> routes, List<WrittenService> services) {
        contents.unread()
                .forEach((file, complaint) ->
                        findings.note(file.origin(), "is left alone, since it can't be read: " + complaint.problem()));
        checkRouted(pods, routing, routes);
        new Duplicates(findings).checkUnrouted(services, routes);
        List<Item> items = routing.owned(contents.items(), routes);
        items.stream().filter(item -> item.color().isPresent()).forEach(checks::check);
        MainService main = new MainService(routes, contents.activeColor(), findings);
        main.check();
        Serving serving = new Serving(contents, pods);
        Optional<Color> active = choice.choose(routes, main.main(), serving);
        if (active.isEmpty() && contents.scope() == Scope.SERVICES) {
            withChoice(serving.proposed());
        }
        if (!findings.clean()) {
            return Optional.empty();
        }
        return active.map(
                color -> new Assembly(folder, contents, items, pods, routing, routes).release(color, findings));
    }

    /** Finds what is wrong with the folder once it has the {@code active-color} that was asked for: more of it counts then. */
    private void withChoice(Color color) {
        Findings then = new Findings();
        new FolderReading(folder, contents.with(color, then), then).reading();
        findings.addMissing(then);
    }

    private void checkRouted(Pods pods, Routing routing, List<Route> routes) {
        RoutedChecks routed = new RoutedChecks(pods, routing, new Serving(contents, pods), findings);
        for (Route route : routes) {
            route.service().items().forEach(checks::check);
            routed.check(route);
        }
        new Duplicates(findings)
                .check(contents.items().stream()
                        .filter(item -> routes.stream()
                                .anyMatch(route -> route.service()
                                        .main()
                                        .manifest()
                                        .ref()
                                        .equals(item.manifest().ref())))
                        .toList());
    }

    private List<WrittenService> unrouted(Pods pods, Routing routing, List<WrittenService> services) {
        contents.unread().values().forEach(findings::complain);
        services.forEach(service -> service.items().forEach(checks::check));
        return contents.allRead() && services.stream().allMatch(WrittenService::comparable)
                ? new RoutingMistakes(pods, new Serving(contents, pods), routing, services, findings).explain()
                : services;
    }

    private List<Bystander> workloads(Pods pods) {
        List<Bystander> all = new ArrayList<>(contents.others());
        contents.items().stream()
                .filter(item -> item.color().isEmpty())
                .map(item -> Bystander.of(item.content(), item.manifest().ref().namespace(), item.origin(), item.at()))
                .forEach(all::add);
        return all.stream()
                .filter(workload -> !workload.labels().isEmpty())
                .filter(workload -> pods.deployments().values().stream().noneMatch(workload::standsWhere))
                .toList();
    }

    private Reading refusal() {
        return new Refusal(
                folder.application(),
                folder.path(),
                folder.commit(),
                folder.content(),
                new Positions(folder).located(findings.complaints()),
                findings.notices());
    }
}
