package dev.teal.manifest.check;

import java.util.List;

import dev.teal.core.value.Flow;
import dev.teal.core.value.Tree;
import dev.teal.manifest.finding.Findings;
import dev.teal.manifest.object.Item;
import dev.teal.manifest.yaml.FieldPath;

/** Finds fields in the form that versions had which Kubernetes does not serve any more. */
final class OldForms {

    private final Item item;
    private final Findings findings;

    OldForms(Item item, Findings findings) {
        this.item = item;
        this.findings = findings;
    }

    /** Complains about each, with the form of today. */
    void check() {
        if (item.is("Ingress")) {
            ingress();
        } else if (item.is("HorizontalPodAutoscaler")) {
            autoscaler();
        }
    }

    private void ingress() {
        Tree old = item.content().tree("spec", "backend");
        if (!old.isEmpty()) {
            complain("spec.backend", "`defaultBackend: " + Flow.of(backend(old)) + "`");
        }
        List<Tree> rules = item.content().trees("spec", "rules");
        for (int rule = 0; rule < rules.size(); rule++) {
            List<Tree> paths = rules.get(rule).trees("http", "paths");
            for (int path = 0; path < paths.size(); path++) {
                String field = FieldPath.item(FieldPath.item("spec.rules", rule) + ".http.paths", path);
                Tree backend = paths.get(path).tree("backend");
                if (backend.has("serviceName")) {
                    complain(field + ".backend", "`backend: " + Flow.of(backend(backend)) + "`");
                }
                if (!paths.get(path).has("pathType")) {
                    findings.complain(item.complaint(
                            field + ".pathType", "is missing", "write `pathType: ImplementationSpecific`"));
                }
            }
        }
    }

    private static Tree backend(Tree old) {
        Object port = old.at("servicePort").orElse(80);
        return Tree.EMPTY
                .with(old.text("serviceName"), "service", "name")
                .with(port, "service", "port", port instanceof Integer ? "number" : "name");
    }

    private void autoscaler() {
        String target = item.content().text("spec", "scaleTargetRef", "apiVersion");
        if (target.startsWith("extensions/") || target.startsWith("apps/v1beta")) {
            findings.complain(item.complaint(
                    "spec.scaleTargetRef.apiVersion",
                    "is " + target + ", in which Kubernetes has no Deployment",
                    "write `apiVersion: apps/v1`"));
        }
        List<Tree> metrics = item.content().trees("spec", "metrics");
        for (int i = 0; i < metrics.size(); i++) {
            Tree resource = metrics.get(i).tree("resource");
            String field = FieldPath.item("spec.metrics", i) + ".resource.";
            target(resource, field, "targetAverageUtilization", "Utilization", "averageUtilization");
            target(resource, field, "targetAverageValue", "AverageValue", "averageValue");
        }
    }

    private void target(Tree resource, String field, String old, String type, String now) {
        resource.at(old).ifPresent(value -> {
            Tree target = Tree.EMPTY.with(type, "type").with(value, now);
            complain(field + old, "`target: " + Flow.of(target) + "`");
        });
    }

    private void complain(String field, String now) {
        findings.complain(item.complaint(field, "has the form of a version that is gone", "write in its place " + now));
    }
}
