package dev.teal.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;

/** Teal as users run it: installed by its manifests, from the image that {@code -De2e.image} names. */
final class TealPod implements Teal {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final KubernetesClient client;
    private final Installation installation;
    private final Path log;
    private final List<Process> followers = new ArrayList<>();
    private String followed = "";

    /** {@code client} is the case's own; the log is written to {@code target/e2e/NAME.log}. */
    TealPod(KubernetesClient client, Installation installation, String name) {
        this.client = client;
        this.installation = installation;
        this.log = Teal.logFile(name);
    }

    /** The image that was asked for, empty where Teal runs as a process. */
    static Optional<String> image() {
        return Optional.of(System.getProperty("e2e.image", "")).filter(it -> !it.isEmpty());
    }

    Installation installation() {
        return installation;
    }

    /** Installs it where it is not, and waits until a pod runs. */
    TealPod start() {
        installation.apply();
        follow();
        return this;
    }

    /** Waits until a pod runs, and writes down what it logs. */
    void follow() {
        await("a pod of Teal's runs in " + installation.namespace())
                .atMost(PATIENCE)
                .until(() -> find().isPresent());
        String name = name();
        if (name.equals(followed)) {
            return;
        }
        try {
            Files.createDirectories(log.getParent());
            followers.add(new ProcessBuilder("kubectl", "-n", installation.namespace(), "logs", "-f", name)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start());
            followed = name;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The pod that runs. */
    Pod pod() {
        return find().orElseThrow(() -> new IllegalStateException("no pod runs in " + installation.namespace()));
    }

    /** The state of its only container. */
    ContainerStatus container() {
        return pod().getStatus().getContainerStatuses().get(0);
    }

    String name() {
        return pod().getMetadata().getName();
    }

    String memoryLimit() {
        return pod().getSpec()
                .getContainers()
                .get(0)
                .getResources()
                .getLimits()
                .get("memory")
                .toString();
    }

    /** The pod's first container still runs: it was neither killed for its memory nor did a probe restart it. */
    void neverRestarted() {
        assertThat(container().getRestartCount()).isZero();
        assertThat(container().getLastState().getTerminated()).isNull();
    }

    /** Whether there is a pod that no node takes. */
    boolean waitsForANode() {
        return client.pods().inNamespace(installation.namespace()).list().getItems().stream()
                .flatMap(it -> it.getStatus().getConditions().stream())
                .anyMatch(it ->
                        it.getType().equals("PodScheduled") && it.getStatus().equals("False"));
    }

    /** Lets the kubelet look at the pod's volumes now, which it does at each change of the pod, or else once a minute. */
    void refreshVolumes() {
        Kubectl.run("-n", installation.namespace(), "annotate", "pod", name(), "teal.dev/refreshed=" + Instant.now());
    }

    private Optional<Pod> find() {
        return client.pods().inNamespace(installation.namespace()).list().getItems().stream()
                .filter(it -> it.getMetadata().getDeletionTimestamp() == null)
                .filter(it -> it.getStatus().getContainerStatuses().stream()
                        .anyMatch(container -> container.getState().getRunning() != null))
                .max(Comparator.comparing(it -> it.getMetadata().getCreationTimestamp()));
    }

    @Override
    public JsonNode overview() throws IOException {
        try {
            String pods = "/api/v1/namespaces/" + installation.namespace() + "/pods/";
            Pod pod = find().orElseThrow(() -> new IOException("no pod runs"));
            return JSON.readTree(client.raw(pods + pod.getMetadata().getName() + ":8080/proxy/api/applications"));
        } catch (KubernetesClientException | IllegalArgumentException e) {
            throw new IOException(e);
        }
    }

    @Override
    public Path logFile() {
        return log;
    }

    /** On the node, which is this machine; the pod goes with it, since the kubelet would wait longer at each restart. */
    @Override
    public void kill() {
        Pod pod = pod();
        running().destroyForcibly();
        client.resource(pod).withGracePeriod(0).delete();
    }

    /** The container's first process, as this machine, which is the node, sees it. */
    ProcessHandle running() {
        String id = container().getContainerID().replaceAll(".*/", "");
        return ProcessHandle.allProcesses()
                .filter(it -> cgroup(it).contains(id))
                .min(Comparator.comparingLong(ProcessHandle::pid))
                .orElseThrow(() -> new IllegalStateException("container " + id + " does not run on this machine"));
    }

    private static String cgroup(ProcessHandle one) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(one.pid()), "cgroup"));
        } catch (IOException e) {
            // It has ended since it was listed.
            return "";
        }
    }

    @Override
    public void close() {
        client.namespaces().withName(installation.namespace()).delete();
        client.rbac().clusterRoleBindings().withName(installation.namespace()).delete();
        client.rbac().clusterRoles().withName(installation.namespace()).delete();
        followers.forEach(Process::destroy);
    }
}
