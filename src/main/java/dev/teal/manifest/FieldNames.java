package dev.teal.manifest;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds slips in the names of fields. Only what is close to a known field is a mistake here; what is unknown otherwise may
 * come from a later Kubernetes, and the API server's strict validation decides.
 */
final class FieldNames {

    static final Set<String> OBJECT = Set.of("apiVersion", "kind", "metadata", "spec", "status");
    static final Set<String> METADATA = Set.of(
            "name",
            "namespace",
            "labels",
            "annotations",
            "finalizers",
            "ownerReferences",
            "generateName",
            "deletionGracePeriodSeconds",
            "deletionTimestamp",
            "creationTimestamp");
    static final Set<String> DEPLOYMENT = Set.of(
            "replicas",
            "selector",
            "template",
            "strategy",
            "minReadySeconds",
            "revisionHistoryLimit",
            "paused",
            "progressDeadlineSeconds");
    static final Set<String> TEMPLATE = Set.of("metadata", "spec");
    static final Set<String> POD = Set.of(
            "containers",
            "initContainers",
            "ephemeralContainers",
            "volumes",
            "restartPolicy",
            "terminationGracePeriodSeconds",
            "activeDeadlineSeconds",
            "dnsPolicy",
            "dnsConfig",
            "nodeSelector",
            "nodeName",
            "serviceAccountName",
            "serviceAccount",
            "automountServiceAccountToken",
            "hostNetwork",
            "hostPID",
            "hostIPC",
            "hostUsers",
            "hostname",
            "hostnameOverride",
            "subdomain",
            "setHostnameAsFQDN",
            "hostAliases",
            "shareProcessNamespace",
            "securityContext",
            "imagePullSecrets",
            "affinity",
            "schedulerName",
            "schedulingGates",
            "tolerations",
            "priority",
            "priorityClassName",
            "preemptionPolicy",
            "readinessGates",
            "runtimeClassName",
            "enableServiceLinks",
            "overhead",
            "topologySpreadConstraints",
            "os",
            "resources",
            "resourceClaims");
    static final Set<String> CONTAINER = Set.of(
            "name",
            "image",
            "imagePullPolicy",
            "command",
            "args",
            "workingDir",
            "ports",
            "env",
            "envFrom",
            "resources",
            "resizePolicy",
            "restartPolicy",
            "restartPolicyRules",
            "volumeMounts",
            "volumeDevices",
            "livenessProbe",
            "readinessProbe",
            "startupProbe",
            "lifecycle",
            "terminationMessagePath",
            "terminationMessagePolicy",
            "securityContext",
            "stdin",
            "stdinOnce",
            "tty");
    static final Set<String> CONTAINER_PORT = Set.of("name", "containerPort", "hostPort", "hostIP", "protocol");
    static final Set<String> SERVICE = Set.of(
            "type",
            "selector",
            "ports",
            "clusterIP",
            "clusterIPs",
            "externalIPs",
            "externalName",
            "externalTrafficPolicy",
            "internalTrafficPolicy",
            "trafficDistribution",
            "healthCheckNodePort",
            "ipFamilies",
            "ipFamilyPolicy",
            "loadBalancerIP",
            "loadBalancerClass",
            "loadBalancerSourceRanges",
            "allocateLoadBalancerNodePorts",
            "publishNotReadyAddresses",
            "sessionAffinity",
            "sessionAffinityConfig");
    static final Set<String> SERVICE_PORT = Set.of("name", "port", "targetPort", "nodePort", "protocol", "appProtocol");

    private final Item item;
    private final Findings findings;

    FieldNames(Item item, Findings findings) {
        this.item = item;
        this.findings = findings;
    }

    /** Complains about fields of the map at {@code path} that are a slip of a known one. */
    void check(Map<String, Object> map, String path, Set<String> known) {
        for (String field : map.keySet()) {
            Optional<String> meant = NearMiss.of(field, known);
            meant.ifPresent(it -> findings.complain(
                    item.complaint(FieldPath.child(path, field), "is not known", "did you mean `" + it + "`?")));
        }
    }
}
