package dev.teal.app.loop;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import dev.teal.app.known.Known;
import dev.teal.core.port.Cluster;
import dev.teal.core.port.PortException;
import dev.teal.core.situation.Permissions;
import dev.teal.core.value.ObjectRef;

/**
 * What runs on although the folder that it was applied for has left Git, or never was in this repository: it is listed, and
 * nothing is done with it.
 */
@Singleton
class LeftBehind {

    private static final Logger LOG = Logger.getLogger("dev.teal");

    private final Cluster cluster;
    private final Permissions permissions;
    private final Known known;
    private Set<String> looked = Set.of();

    LeftBehind(Cluster cluster, Permissions permissions, Known known) {
        this.cluster = cluster;
        this.permissions = permissions;
        this.known = known;
    }

    /** Looks, if Git has other applications than when this was last done. */
    synchronized void look() {
        Set<String> applications = known.git().readings().keySet();
        if (known.git().snapshot().isEmpty() || applications.equals(looked)) {
            return;
        }
        try {
            Map<ObjectRef, String> applied = new HashMap<>();
            for (String namespace : permissions.namespaces()) {
                applied.putAll(cluster.applied(namespace));
            }
            applied.values().removeAll(applications);
            tell(applied.keySet().stream()
                    .sorted(Comparator.comparing(ObjectRef::toString))
                    .collect(Collectors.groupingBy(applied::get, TreeMap::new, Collectors.toList())));
            looked = applications;
        } catch (PortException e) {
            // The looks at the applications tell what is wrong with the cluster; the next poll tries again.
        }
    }

    private void tell(Map<String, List<ObjectRef>> found) {
        Map<String, List<ObjectRef>> before = known.leftBehind();
        known.leftBehind(found);
        found.forEach((application, deployments) -> {
            if (!deployments.equals(before.get(application))) {
                LOG.infof(
                        "%s: no folder of this repository has this name, and what was applied for it goes on: %s",
                        application,
                        deployments.stream()
                                .map(it -> "kubectl delete " + it.kubectl() + " ends it")
                                .collect(Collectors.joining("; ")));
            }
        });
    }
}
