package dev.teal.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;

import dev.teal.git.TlsFront;

/**
 * The cluster's metrics API, as metrics-server would serve it, by which every pod is idle. Without metrics an autoscaler does
 * nothing, and a test of one would pass for the wrong reason.
 */
final class MetricsApi implements AutoCloseable {

    private static final String GROUP = "metrics.k8s.io";
    private static final String VERSION = GROUP + "/v1beta1";
    /** Not where the watcher would take it for the routed one. */
    private static final String HOME = "default";

    private static final String NAME = "v1beta1." + GROUP;

    private final KubernetesClient client;
    private final String namespace;
    private final ServerSocket plain;
    private final TlsFront tls;
    private final AtomicInteger asked = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** Registers itself, reachable for the API server at the node's address; the pods are those of {@code namespace}. */
    MetricsApi(KubernetesClient client, String namespace, Path directory, InetAddress node) throws IOException {
        this.client = client;
        this.namespace = namespace;
        plain = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        tls = new TlsFront(directory, plain.getLocalPort(), "IP:" + node.getHostAddress(), "-1d", node);
        threads.execute(this::serve);
        Kubectl.apply("""
                apiVersion: v1
                kind: Service
                metadata: {name: metrics, namespace: %1$s}
                spec: {ports: [{port: 443, targetPort: %2$d}]}
                ---
                apiVersion: discovery.k8s.io/v1
                kind: EndpointSlice
                metadata: {name: metrics, namespace: %1$s, labels: {kubernetes.io/service-name: metrics}}
                addressType: IPv4
                ports: [{port: %2$d}]
                endpoints: [{addresses: ["%3$s"], conditions: {ready: true}}]
                ---
                apiVersion: apiregistration.k8s.io/v1
                kind: APIService
                metadata: {name: %4$s}
                spec:
                  group: %5$s
                  version: v1beta1
                  groupPriorityMinimum: 100
                  versionPriority: 100
                  insecureSkipTLSVerify: true
                  service: {name: metrics, namespace: %1$s}
                """.formatted(HOME, tls.port(), node.getHostAddress(), NAME, GROUP));
    }

    /** How often the pods' use was asked for. */
    int asked() {
        return asked.get();
    }

    @Override
    public void close() {
        Kubectl.run("delete", "apiservice", NAME, "--ignore-not-found");
        Kubectl.run("delete", "service,endpointslice", "metrics", "-n", HOME, "--ignore-not-found");
        tls.close();
        try {
            plain.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }

    private void serve() {
        while (!plain.isClosed()) {
            try {
                Socket caller = plain.accept();
                threads.execute(() -> answer(caller));
            } catch (IOException e) {
                // It was closed.
            }
        }
    }

    /** Requests come one after the other on a connection, each without a body. */
    private void answer(Socket caller) {
        try (caller) {
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.US_ASCII));
            for (String first = lines.readLine(); first != null; first = lines.readLine()) {
                while (!lines.readLine().isEmpty()) {
                    continue;
                }
                byte[] body = body(first).getBytes(StandardCharsets.UTF_8);
                String head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length
                        + "\r\n\r\n";
                caller.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
                caller.getOutputStream().write(body);
                caller.getOutputStream().flush();
            }
        } catch (IOException e) {
            // The API server has hung up.
        }
    }

    private String body(String request) {
        return request.contains("/pods") ? metrics() : """
                {"kind": "APIResourceList", "apiVersion": "v1", "groupVersion": "%s", "resources": [
                  {"name": "pods", "singularName": "", "namespaced": true, "kind": "PodMetrics", "verbs": ["get", "list"]}]}
                """.formatted(VERSION);
    }

    /** All pods of the namespace with the labels that tell the colors apart: the autoscaler filters by itself what it asked. */
    private String metrics() {
        asked.incrementAndGet();
        String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        return "{\"kind\": \"PodMetricsList\", \"apiVersion\": \"" + VERSION + "\", \"metadata\": {}, \"items\": ["
                + client.pods().inNamespace(namespace).list().getItems().stream()
                        .map(pod -> idle(pod, now))
                        .collect(Collectors.joining(","))
                + "]}";
    }

    private static String idle(Pod pod, String now) {
        return """
                {"metadata": {"name": "%s", "namespace": "%s"}, "timestamp": "%s", "window": "15s",
                 "containers": [{"name": "shop", "usage": {"cpu": "1m", "memory": "1Mi"}}]}
                """.formatted(pod.getMetadata().getName(), pod.getMetadata().getNamespace(), now);
    }
}
