package dev.teal.manifest.object;

import java.util.Set;

/** The names of fields that Kubernetes knows, of the objects in which slips are looked for. */
public final class FieldNames {

    /** Of every object. */
    public static final Set<String> OBJECT = Set.of("apiVersion", "kind", "metadata", "spec", "status");

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

    private FieldNames() {}
}
