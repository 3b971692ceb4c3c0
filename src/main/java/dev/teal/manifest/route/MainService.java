package dev.teal.manifest.route;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.teal.core.desired.RoutedService.Certainty;
import dev.teal.core.value.Color;
import dev.teal.manifest.finding.Findings;
import dev.teal.manifest.finding.Words;
import dev.teal.manifest.object.Role;

/** Asks where several Services could be moved and it isn't plain that all of them are to be moved together. */
public final class MainService {

    /** Words in the names of Services that people keep for looking at a version before users come to it. */
    public static final Set<String> ASIDE = Set.of(
            "preview",
            "test",
            "tests",
            "testing",
            "stage",
            "staging",
            "canary",
            "beta",
            "next",
            "candidate",
            "smoke",
            "qa",
            "idle",
            "inactive",
            "standby",
            "shadow");

    private final List<Route> routes;
    private final Optional<Color> active;
    private final Findings findings;

    /** Among {@code routes}, where {@code active-color} says {@code active}. */
    public MainService(List<Route> routes, Optional<Color> active, Findings findings) {
        this.routes = routes.stream().anyMatch(route -> route.certainty() == Certainty.BY_FOLDER)
                ? routes.stream()
                        .filter(route -> route.certainty() == Certainty.BY_FOLDER)
                        .toList()
                : routes;
        this.active = active;
        this.findings = findings;
    }

    /** The one that seems to be for users. */
    public Route main() {
        return routes.stream().min(Comparator.comparing(this::strangeness)).orElseThrow();
    }

    /** Complains once, about all that may not be meant, or says which ones are moved together. */
    public void check() {
        Route main = main();
        List<Route> rest = routes.stream()
                .filter(route ->
                        route.service().role() != Role.ROUTED && (disagrees(route, main) || aside(route, main)))
                .toList();
        if (rest.isEmpty()) {
            together();
            return;
        }
        String problem = rest.stream().anyMatch(route -> disagrees(route, main))
                ? "names another color than Service " + main.service().name()
                        + ", which seems to be the main one, and only one color serves"
                : "would be moved with Service " + main.service().name()
                        + ", which seems to be the main one; the name may mean otherwise";
        String names = rest.stream().map(route -> route.service().name()).collect(Collectors.joining(", "));
        findings.complain(rest.get(0)
                .service()
                .main()
                .complaint(
                        "spec.selector",
                        problem + " (Services of one color: "
                                + routes.stream().map(MainService::named).collect(Collectors.joining(", ")) + ")",
                        "add to " + names + " the annotation `" + Role.PIN + "`, to stay as written; or `"
                                + Role.ANNOTATION + ": routed`, to be moved with "
                                + main.service().name()));
    }

    private void together() {
        if (routes.size() > 1) {
            findings.note(
                    routes.get(0).service().main().origin(),
                    "Services "
                            + routes.stream()
                                    .map(route -> route.service().name())
                                    .collect(Collectors.joining(", "))
                            + " are moved together; one that is to stay as written needs the annotation `" + Role.PIN
                            + "`");
        }
    }

    private static String named(Route route) {
        return route.service().name() + route.pin().map(pin -> " (" + pin + ")").orElse("");
    }

    private static boolean disagrees(Route route, Route main) {
        return route.pin().isPresent() && main.pin().isPresent() && !route.pin().equals(main.pin());
    }

    private static boolean aside(Route route, Route main) {
        return !route.equals(main) && words(route).has(ASIDE) && !words(main).has(ASIDE);
    }

    /** How unlikely it is that this is the Service for users; the same for equal readings. */
    private String strangeness(Route route) {
        Words words = words(route);
        boolean other =
                route.pin().isPresent() && active.isPresent() && !route.pin().equals(active);
        return (words.has(ASIDE) ? "1" : "0")
                + (words.anyColor() ? "1" : "0")
                + (other ? "1" : "0")
                + String.format("%03d", route.service().name().length())
                + route.service().name();
    }

    private static Words words(Route route) {
        return Words.of(route.service().name());
    }
}
