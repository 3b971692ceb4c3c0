package dev.teal.manifest;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import dev.teal.core.Color;
import dev.teal.core.Origin;

/** Decides which color is to serve. */
final class ActiveChoice {

    private static final Origin FILE = Origin.of(FileName.ACTIVE_COLOR);

    private final FolderContents contents;
    private final Findings findings;

    ActiveChoice(FolderContents contents, Findings findings) {
        this.contents = contents;
        this.findings = findings;
    }

    /** Complains if {@code active-color} names a color that has no file. */
    void checkFile() {
        contents.activeColor()
                .filter(color -> contents.files(color).isEmpty()
                        && !contents.files(color.other()).isEmpty())
                .ifPresent(color -> findings.complain(
                        FILE,
                        "",
                        "says " + color + ", and no file of the folder is " + color + "'s",
                        "add " + color + ".yaml, or write `" + color.other() + "`"));
    }

    /** What {@code active-color} says, else what the routed Services' selectors name; empty after a complaint. */
    Optional<Color> choose(List<Route> routes) {
        Set<Color> pins = new TreeSet<>();
        routes.forEach(route -> route.pin().ifPresent(pins::add));
        if (pins.size() > 1) {
            disagreeing(routes);
            return Optional.empty();
        }
        if (contents.scope() == Scope.EVERYTHING) {
            contents.activeColor()
                    .filter(color -> !contents.files(color).isEmpty())
                    .ifPresent(color -> overruled(routes, color));
            return contents.activeColor();
        }
        if (pins.isEmpty()) {
            WrittenService service = routes.get(0).service();
            findings.complain(
                    FILE,
                    "",
                    "is missing, and "
                            + (service.inSeveralPlaces()
                                    ? "Service " + service.name() + " is written for both colors"
                                    : "the selector of Service " + service.name() + " names neither color's pods"),
                    "write the color that is to serve into a file `active-color`, for instance `green`");
        }
        return pins.stream().findFirst();
    }

    private void overruled(List<Route> routes, Color color) {
        for (Route route : routes) {
            route.pin()
                    .filter(pin -> pin != color)
                    .ifPresent(pin -> findings.note(
                            route.service().main().origin(),
                            "the selector of Service " + route.service().name() + " names " + pin
                                    + "; active-color says " + color + ", and that counts; the file needs no edit"));
        }
    }

    private void disagreeing(List<Route> routes) {
        Route first = routes.stream()
                .filter(route -> route.pin().isPresent() && route.pin().equals(contents.activeColor()))
                .findFirst()
                .orElseGet(() -> routes.stream()
                        .filter(route -> route.pin().isPresent())
                        .findFirst()
                        .orElseThrow());
        for (Route route : routes) {
            if (route.pin().isPresent() && !route.pin().equals(first.pin())) {
                Color color = route.pin().get();
                findings.complain(route.service()
                        .main()
                        .complaint(
                                "spec.selector",
                                "names " + color + ", and Service "
                                        + first.service().name() + " names " + color.other()
                                        + ": only one color serves",
                                "add the annotation `" + Role.PIN + "` if it is always to show " + color
                                        + "; or, if it is to be moved with "
                                        + first.service().name()
                                        + ", write the same values in both"));
            }
        }
    }
}
