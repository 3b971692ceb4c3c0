package dev.teal.manifest.route;

import java.util.ArrayList;
import java.util.List;

import dev.teal.core.desired.Origin;
import dev.teal.core.value.Tree;
import dev.teal.manifest.finding.Words;
import dev.teal.manifest.yaml.FieldPath;

/**
 * A place in an Ingress that sends requests to a Service.
 *
 * @param origin where the Ingress stands
 * @param field the path of the backend
 * @param host whose requests; empty for every host
 * @param service the name of the Service
 */
public record Backend(Origin origin, String field, String host, String service) {

    /** All backends of an Ingress, in the form of whatever version it was written. */
    static List<Backend> of(Tree ingress, Origin origin) {
        List<Backend> found = new ArrayList<>();
        add(found, ingress.tree("spec", "defaultBackend"), origin, "spec.defaultBackend", "");
        add(found, ingress.tree("spec", "backend"), origin, "spec.backend", "");
        List<Tree> rules = ingress.trees("spec", "rules");
        for (int rule = 0; rule < rules.size(); rule++) {
            List<Tree> paths = rules.get(rule).trees("http", "paths");
            for (int path = 0; path < paths.size(); path++) {
                add(
                        found,
                        paths.get(path).tree("backend"),
                        origin,
                        FieldPath.item(FieldPath.item("spec.rules", rule) + ".http.paths", path) + ".backend",
                        rules.get(rule).text("host"));
            }
        }
        return found;
    }

    private static void add(List<Backend> found, Tree backend, Origin origin, String field, String host) {
        String now = backend.text("service", "name");
        String service = now.isEmpty() ? backend.text("serviceName") : now;
        if (!service.isEmpty()) {
            found.add(new Backend(origin, field, host, service));
        }
    }

    /** Whether these requests may be those of users: its host isn't called for a color, or for a look beforehand. */
    public boolean forUsers() {
        Words words = Words.of(host);
        return !words.anyColor() && !words.has(MainService.ASIDE);
    }
}
