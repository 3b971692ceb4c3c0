package dev.teal.cli.adopt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

import dev.teal.core.value.Tree;
import dev.teal.manifest.object.ServerFields;

/**
 * Takes out of a live object what no author writes: what servers keep, and the values that the API server fills in where a field
 * is left out (Kubernetes' {@code pkg/apis/{apps,core}/v1/defaults.go}). Without them it is the same object. What is in a field
 * that is owned as a whole ({@code fieldRef}) stays: without a part of it that would be another value, which another tool owns.
 */
final class Defaults {

    private static final String CONTAINER = "spec\\.template\\.spec\\.(initContainers|containers)\\[]\\.";
    private static final String PROBE = CONTAINER + "(livenessProbe|readinessProbe|startupProbe)\\.";
    private static final String VOLUME = "spec\\.template\\.spec\\.volumes\\[]\\.";
    private static final Tree ROLLING = Tree.EMPTY
            .with("RollingUpdate", "type")
            .with("25%", "rollingUpdate", "maxSurge")
            .with("25%", "rollingUpdate", "maxUnavailable");

    /** A field, its path without the places in lists, and what it is where nobody has written it. */
    private record Default(Pattern path, Object value) {

        Default(String path, Object value) {
            this(Pattern.compile(path), value);
        }
    }

    private static final List<Default> DEPLOYMENT = List.of(
            new Default("spec\\.progressDeadlineSeconds", 600),
            new Default("spec\\.revisionHistoryLimit", 10),
            new Default("spec\\.strategy", ROLLING),
            new Default("spec\\.template\\.spec\\.dnsPolicy", "ClusterFirst"),
            new Default("spec\\.template\\.spec\\.restartPolicy", "Always"),
            new Default("spec\\.template\\.spec\\.schedulerName", "default-scheduler"),
            new Default("spec\\.template\\.spec\\.securityContext", Tree.EMPTY),
            new Default("spec\\.template\\.spec\\.terminationGracePeriodSeconds", 30),
            new Default(CONTAINER + "resources", Tree.EMPTY),
            new Default(CONTAINER + "terminationMessagePath", "/dev/termination-log"),
            new Default(CONTAINER + "terminationMessagePolicy", "File"),
            new Default(CONTAINER + "ports\\[]\\.protocol", "TCP"),
            new Default(PROBE + "failureThreshold", 3),
            new Default(PROBE + "periodSeconds", 10),
            new Default(PROBE + "successThreshold", 1),
            new Default(PROBE + "timeoutSeconds", 1),
            new Default(PROBE + "httpGet\\.scheme", "HTTP"),
            new Default(VOLUME + "(configMap|secret|projected|downwardAPI)\\.defaultMode", 420));

    private static final List<Default> SERVICE = List.of(
            new Default("spec\\.type", "ClusterIP"),
            new Default("spec\\.sessionAffinity", "None"),
            new Default("spec\\.internalTrafficPolicy", "Cluster"),
            new Default("spec\\.externalTrafficPolicy", "Cluster"),
            new Default("spec\\.allocateLoadBalancerNodePorts", true),
            new Default("spec\\.ipFamilyPolicy", "SingleStack"),
            new Default("spec\\.ports\\[]\\.protocol", "TCP"));

    private final List<Default> defaults;

    private Defaults(List<Default> defaults) {
        this.defaults = defaults;
    }

    /** A live Deployment as its author would write it. */
    static Tree ofDeployment(Tree live) {
        Tree written = new ServerFields(live).content().without("spec", "template", "spec", "serviceAccount");
        return Containers.each(new Defaults(DEPLOYMENT).cleaned("", written), Defaults::withoutUsualPull);
    }

    /** A live Service as its author would write it; its node ports stay, since somebody may know them. */
    static Tree ofService(Tree live) {
        Tree written = new ServerFields(live).content().without("spec", "healthCheckNodePort");
        Tree cleaned = new Defaults(SERVICE).cleaned("", written);
        return cleaned.text("spec", "ipFamilyPolicy").isEmpty() ? cleaned.without("spec", "ipFamilies") : cleaned;
    }

    /** Another live object as its author would write it. */
    static Tree of(Tree live) {
        return new ServerFields(live).content();
    }

    /** By Kubernetes' rule: an image that may change under its name is asked for each time. */
    private static Tree withoutUsualPull(Tree container) {
        String image = container.text("image");
        String name = image.substring(image.lastIndexOf('/') + 1);
        boolean moving = !name.contains("@") && (!name.contains(":") || name.endsWith(":latest"));
        return container.text("imagePullPolicy").equals(moving ? "Always" : "IfNotPresent")
                ? container.without("imagePullPolicy")
                : container;
    }

    private Tree cleaned(String path, Tree tree) {
        Map<String, Object> kept = new LinkedHashMap<>();
        tree.each((key, value) -> {
            String place = path.isEmpty() ? key : path + "." + key;
            if (!isDefault(place, value)) {
                kept.put(key, value(place, value));
            }
        });
        return Tree.of(kept);
    }

    private Object value(String path, Object value) {
        if (value instanceof Tree tree) {
            return cleaned(path, tree);
        }
        if (value instanceof List<?> list) {
            List<Object> items = new ArrayList<>();
            list.forEach(item -> items.add(value(path + "[]", item)));
            return items;
        }
        return value;
    }

    private boolean isDefault(String path, Object value) {
        return defaults.stream()
                .anyMatch(it -> Objects.equals(it.value(), value)
                        && it.path().matcher(path).matches());
    }
}
