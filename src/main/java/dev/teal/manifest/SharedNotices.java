package dev.teal.manifest;

import java.util.List;

import dev.teal.core.desired.RoutedService.Certainty;
import dev.teal.manifest.color.Selected;
import dev.teal.manifest.finding.Findings;
import dev.teal.manifest.finding.Remark;
import dev.teal.manifest.folder.Scope;
import dev.teal.manifest.object.Item;
import dev.teal.manifest.route.Route;
import dev.teal.manifest.route.Routing;

/** Tells about objects of shared files that are not written, or that are not moved though one might think so. */
final class SharedNotices {

    private final Scope scope;
    private final Routing routing;
    private final Findings findings;

    SharedNotices(Scope scope, Routing routing, Findings findings) {
        this.scope = scope;
        this.routing = routing;
        this.findings = findings;
    }

    /** Notes what becomes of {@code shared}, and where a routed Service's selector is out of date. */
    void tell(List<Item> shared, List<Route> routes) {
        for (Item item : shared) {
            String what = item.manifest().ref().kind() + " " + item.name();
            if (scope == Scope.SERVICES) {
                String why = " left alone: without an active-color file Teal writes the colors and the routed Services"
                        + " only";
                findings.note(new Remark(item.origin(), what, "is" + why, "are" + why));
            } else if (item.is("Service")
                    && !item.selector().isEmpty()
                    && routing.selected(item) instanceof Selected.Both) {
                findings.note(new Remark(
                        item.origin(),
                        what,
                        "selects the pods of both colors and is not moved",
                        "select the pods of both colors and are not moved"));
            }
        }
        for (Route route : routes) {
            Item item = route.service().main();
            if (route.certainty() == Certainty.BY_MARK) {
                String then =
                        "; Teal moves it only if it moved the live one before; if it never did, write the labels of"
                                + " one color's pods";
                findings.note(new Remark(
                        item.origin(),
                        "Service " + item.name(),
                        "has a selector that names no color's version" + then,
                        "have selectors that name no color's version" + then));
            }
        }
    }
}
