package dev.teal.manifest.together;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.teal.manifest.finding.Findings;
import dev.teal.manifest.object.Item;
import dev.teal.manifest.route.Route;
import dev.teal.manifest.route.WrittenService;

/** Finds objects that are written twice. */
public final class Duplicates {

    private final Findings findings;

    /** Tells {@code findings} what it finds. */
    public Duplicates(Findings findings) {
        this.findings = findings;
    }

    /** Complains about each object that another one of {@code items} would replace. */
    public void check(List<Item> items) {
        Map<String, Item> seen = new HashMap<>();
        for (Item item : items) {
            // A Service may be written once in each place.
            String place = item.is("Service") ? item.color().toString() : "";
            Item first = seen.putIfAbsent(item.manifest().ref() + place, item);
            if (first != null && !coloredDeployments(first, item)) {
                complain(first.color().isEmpty() && item.color().isPresent() ? first : item, first, item);
            }
        }
    }

    /** Whether these are the Deployments of colors, which have complaints of their own. */
    private static boolean coloredDeployments(Item first, Item second) {
        return second.is("Deployment")
                && first.color().isPresent()
                && second.color().isPresent();
    }

    /** Complains about Services in several places that aren't routed: one color's would replace the other's. */
    public void checkUnrouted(List<WrittenService> services, List<Route> routes) {
        for (WrittenService service : services) {
            boolean routed = routes.stream().anyMatch(route -> route.service().equals(service));
            if (service.inSeveralPlaces() && !routed) {
                Item item = service.items().get(1);
                findings.complain(item.complaint(
                        "metadata.name",
                        "Service " + item.name() + " is written in "
                                + service.items().get(0).origin()
                                + ", too, and its selector does not follow the colors",
                        "keep it once, in a file with no color in its name"));
            }
        }
    }

    private void complain(Item surplus, Item first, Item second) {
        Item other = surplus.equals(first) ? second : first;
        findings.complain(surplus.complaint(
                "metadata.name",
                surplus.manifest().ref().kind() + " " + surplus.name() + " is written in " + other.origin() + ", too",
                advice(first, second)));
    }

    private static String advice(Item first, Item item) {
        if (first.color().isPresent() != item.color().isPresent()) {
            return "remove the whole object here, since it is that color's";
        }
        if (!first.color().equals(item.color()) && item.is("Ingress")) {
            return "keep that of the color that serves now, in a file with no color in its name, and remove the other: it is"
                    + " the Service that is moved";
        }
        if (!first.color().equals(item.color())) {
            return "give it another name for the color that does not serve, also where its pods use it; or move it to a"
                    + " file with no color in its name";
        }
        boolean routes = item.is("Service") && !first.selector().equals(item.selector());
        return "keep one of the two"
                + (routes ? ", and the color that serves now in `active-color`: then either selector will do" : "");
    }
}
