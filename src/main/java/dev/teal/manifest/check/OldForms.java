package dev.teal.manifest.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.teal.core.value.Fields;
import dev.teal.manifest.finding.Findings;
import dev.teal.manifest.object.Item;
import dev.teal.manifest.yaml.FieldPath;
import dev.teal.manifest.yaml.Flow;

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
        Map<String, Object> old = Fields.map(item.content(), "spec", "backend");
        if (!old.isEmpty()) {
            complain("spec.backend", "`defaultBackend: " + Flow.of(backend(old)) + "`");
        }
        List<Map<String, Object>> rules = Fields.maps(item.content(), "spec", "rules");
        for (int rule = 0; rule < rules.size(); rule++) {
            List<Map<String, Object>> paths = Fields.maps(rules.get(rule), "http", "paths");
            for (int path = 0; path < paths.size(); path++) {
                String field = FieldPath.item(FieldPath.item("spec.rules", rule) + ".http.paths", path);
                Map<String, Object> backend = Fields.map(paths.get(path), "backend");
                if (backend.containsKey("serviceName")) {
                    complain(field + ".backend", "`backend: " + Flow.of(backend(backend)) + "`");
                }
                if (!paths.get(path).containsKey("pathType")) {
                    findings.complain(item.complaint(
                            field + ".pathType", "is missing", "write `pathType: ImplementationSpecific`"));
                }
            }
        }
    }

    private static Map<String, Object> backend(Map<String, Object> old) {
        Object port = old.getOrDefault("servicePort", 80);
        Map<String, Object> service = new LinkedHashMap<>();
        service.put("name", Fields.text(old, "serviceName"));
        service.put("port", Map.of(port instanceof Integer ? "number" : "name", port));
        return Map.of("service", service);
    }

    private void autoscaler() {
        String target = Fields.text(item.content(), "spec", "scaleTargetRef", "apiVersion");
        if (target.startsWith("extensions/") || target.startsWith("apps/v1beta")) {
            findings.complain(item.complaint(
                    "spec.scaleTargetRef.apiVersion",
                    "is " + target + ", in which Kubernetes has no Deployment",
                    "write `apiVersion: apps/v1`"));
        }
        List<Map<String, Object>> metrics = Fields.maps(item.content(), "spec", "metrics");
        for (int i = 0; i < metrics.size(); i++) {
            Map<String, Object> resource = Fields.map(metrics.get(i), "resource");
            String field = FieldPath.item("spec.metrics", i) + ".resource.";
            target(resource, field, "targetAverageUtilization", "Utilization", "averageUtilization");
            target(resource, field, "targetAverageValue", "AverageValue", "averageValue");
        }
    }

    private void target(Map<String, Object> resource, String field, String old, String type, String now) {
        Fields.at(resource, old).ifPresent(value -> {
            Map<String, Object> target = new LinkedHashMap<>();
            target.put("type", type);
            target.put(now, value);
            complain(field + old, "`target: " + Flow.of(target) + "`");
        });
    }

    private void complain(String field, String now) {
        findings.complain(item.complaint(field, "has the form of a version that is gone", "write in its place " + now));
    }
}
