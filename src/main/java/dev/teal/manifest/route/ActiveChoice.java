package dev.teal.manifest.route;

import java.util.List;
import java.util.Optional;

import dev.teal.core.desired.Origin;
import dev.teal.core.value.Color;
import dev.teal.manifest.color.ColorsWithoutFiles;
import dev.teal.manifest.file.FileName;
import dev.teal.manifest.finding.Findings;
import dev.teal.manifest.folder.FolderContents;
import dev.teal.manifest.folder.Scope;

/** Decides which color is to serve. */
public final class ActiveChoice {

    private static final Origin FILE = Origin.of(FileName.ACTIVE_COLOR);

    private final FolderContents contents;
    private final Findings findings;

    /** For the folder with these contents. */
    public ActiveChoice(FolderContents contents, Findings findings) {
        this.contents = contents;
        this.findings = findings;
    }

    /** Complains if {@code active-color} names a color that has no file. */
    public void checkFile() {
        contents.activeColor()
                .filter(color -> contents.files(color).isEmpty()
                        && !contents.files(color.other()).isEmpty())
                .ifPresent(color -> findings.complain(
                        FILE,
                        "",
                        "says " + color + ", and no file of the folder is " + color + "'s",
                        new ColorsWithoutFiles(contents, findings)
                                .moves(color)
                                .orElse("write the Deployment of " + color + " into " + color + ".yaml; or, if "
                                        + color.other() + " serves now, write `" + color.other() + "`")));
    }

    /** What {@code active-color} says, else what the selector of the main routed Service names; empty after a complaint. */
    public Optional<Color> choose(List<Route> routes, Route main, Serving serving) {
        if (contents.scope() == Scope.EVERYTHING) {
            return contents.activeColor();
        }
        List<Color> pins = routes.stream()
                .map(Route::pin)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        Optional<Color> named = main.pin()
                .or(() ->
                        main.contradictory() ? Optional.empty() : pins.stream().findFirst());
        if (named.isEmpty()) {
            missing(main.service(), serving);
        } else if (findings.clean()) {
            findings.note(
                    main.service().main().origin(),
                    "there is no active-color: the selector of Service "
                            + main.service().name() + " says " + named.get() + ", and that counts");
        }
        return named;
    }

    private void missing(WrittenService service, Serving serving) {
        findings.complain(
                FILE,
                "",
                "is missing, and "
                        + (service.inSeveralPlaces()
                                ? "Service " + service.name() + " is written for both colors"
                                : "the selector of Service " + service.name() + " names neither color's pods"),
                "write the color that serves now into a file `active-color`, "
                        + (serving.color().isPresent() ? "" : "for instance ") + "`" + serving.proposed() + "`");
    }
}
