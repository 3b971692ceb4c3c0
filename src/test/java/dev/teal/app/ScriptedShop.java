package dev.teal.app;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.quarkus.test.kubernetes.client.KubernetesServer;

/** The answers of an API server that has the sample repository's shop, as Git has it, with green serving. */
record ScriptedShop(KubernetesServer server, String application) {

    private static final String CORE = "/api/v1/namespaces/shop/";
    private static final String APPS = "/apis/apps/v1/namespaces/shop/";
    private static final String APPLY = "?fieldManager=teal&fieldValidation=Strict&force=false&dryRun=All";

    void asGitHasIt() {
        list("/apis/autoscaling/v2/namespaces/shop/horizontalpodautoscalers?limit=100", List.of());
        Stream.of("v1", "v2").forEach(version -> object(APPS + "deployments/shop-" + version, deployment(version)));
        String matching = "?labelSelector=app%3Dshop%2Cversion+in+%28v1%2Cv2%29&limit=100";
        list(
                APPS + "replicasets" + matching,
                Stream.of("v1", "v2").map(ScriptedShop::replicaSet).toList());
        list(
                CORE + "pods" + matching,
                Stream.of("v1", "v2")
                        .flatMap(version -> names(version).map(name -> pod(version, name)))
                        .toList());
        list(
                APPS + "deployments?labelSelector=teal.dev%2Fapplication%3D" + application + "&limit=100",
                Stream.of("v1", "v2").map(ScriptedShop::deployment).toList());
        object(CORE + "services/shop", service());
        object(
                CORE + "services/shop-preview",
                Map.of("metadata", Map.of("name", "shop-preview"), "spec", Map.of("selector", labels("v2"))));
        list(
                "/apis/discovery.k8s.io/v1/namespaces/shop/endpointslices"
                        + "?labelSelector=kubernetes.io%2Fservice-name%3Dshop&limit=100",
                List.of(slice()));
    }

    private void object(String path, Map<String, Object> live) {
        server.expect().get().withPath(path).andReturn(200, live).always();
        server.expect().patch().withPath(path + APPLY).andReturn(200, live).always();
    }

    private void list(String path, List<Map<String, Object>> items) {
        server.expect()
                .get()
                .withPath(path)
                .andReturn(200, Map.of("items", items))
                .always();
    }

    private static Stream<String> names(String version) {
        return IntStream.range(0, 3).mapToObj(i -> "shop-" + version + "-a-" + i);
    }

    private static Map<String, Object> deployment(String version) {
        return Map.of(
                "apiVersion",
                "apps/v1",
                "kind",
                "Deployment",
                "metadata",
                Map.of("name", "shop-" + version, "generation", 1),
                "spec",
                Map.of(
                        "replicas",
                        3,
                        "template",
                        Map.of(
                                "metadata",
                                Map.of("labels", labels(version)),
                                "spec",
                                Map.of("containers", List.of(Map.of("image", "example/shop:" + version))))),
                "status",
                Map.of(
                        "observedGeneration", 1,
                        "replicas", 3,
                        "updatedReplicas", 3,
                        "readyReplicas", 3,
                        "availableReplicas", 3));
    }

    private static Map<String, Object> replicaSet(String version) {
        return Map.of(
                "metadata",
                Map.of(
                        "name",
                        "shop-" + version + "-a",
                        "annotations",
                        Map.of("deployment.kubernetes.io/revision", "1"),
                        "ownerReferences",
                        List.of(Map.of("kind", "Deployment", "name", "shop-" + version))));
    }

    private static Map<String, Object> pod(String version, String name) {
        return Map.of(
                "metadata",
                Map.of(
                        "name",
                        name,
                        "labels",
                        labels(version),
                        "ownerReferences",
                        List.of(Map.of("kind", "ReplicaSet", "name", "shop-" + version + "-a"))),
                "spec",
                Map.of("containers", List.of(Map.of("name", "shop", "image", "example/shop:" + version))),
                "status",
                Map.of(
                        "phase",
                        "Running",
                        "conditions",
                        List.of(Map.of("type", "Ready", "status", "True")),
                        "containerStatuses",
                        List.of(Map.of(
                                "name",
                                "shop",
                                "restartCount",
                                0,
                                "state",
                                Map.of("running", Map.of("startedAt", "2026-11-24T12:00:00Z"))))));
    }

    private static Map<String, Object> service() {
        return Map.of(
                "metadata",
                Map.of(
                        "name",
                        "shop",
                        "resourceVersion",
                        "41",
                        "annotations",
                        Map.of(
                                "teal.dev/color",
                                "green",
                                "teal.dev/commit",
                                "c0ffee",
                                "teal.dev/switched-to",
                                "app=shop,version=v1")),
                "spec",
                Map.of("selector", labels("v1")));
    }

    private static Map<String, Object> slice() {
        return Map.of(
                "metadata",
                Map.of("labels", Map.of("endpointslice.kubernetes.io/managed-by", "endpointslice-controller.k8s.io")),
                "endpoints",
                names("v1")
                        .map(name -> Map.of(
                                "conditions", Map.of("ready", true), "targetRef", Map.of("kind", "Pod", "name", name)))
                        .toList());
    }

    private static Map<String, String> labels(String version) {
        return Map.of("app", "shop", "version", version);
    }
}
