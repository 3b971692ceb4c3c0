package dev.teal.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import org.awaitility.Awaitility;

import dev.teal.git.GitHttpServer;
import dev.teal.git.TestRepository;

/**
 * One case: a namespace, a repository behind a real Git server, Teal, traffic, and the watcher. Teal is a process, or with
 * {@code -De2e.image=NAME} a pod of that image.
 */
final class Scene implements AutoCloseable {

    private static final Path REPORT = Path.of("target", "e2e", "report.txt");

    final String name;
    final Shop shop;
    final KubernetesClient client;
    final TestRepository repository;
    final GitHttpServer git;
    final Forwarder apiServer;
    final Watcher watcher;
    final Set<Map<String, String>> allowed = new HashSet<>();
    final List<String> commits = new ArrayList<>();
    private final Path kubeconfig;
    private final Optional<Installation> installation;
    Teal teal;

    Scene(int number, Path directory) throws Exception {
        this.name = "case-" + number;
        this.shop = TealPod.image().isPresent()
                ? new Shop("teal-pod-" + number, 30200 + number)
                : new Shop("teal-e2e-" + number, 30100 + number);
        this.client = new KubernetesClientBuilder().build();
        this.installation = TealPod.image().map(image -> new Installation(shop.namespace(), image));
        installation.ifPresent(it -> gone(it.namespace()));
        gone(shop.namespace());
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(shop.namespace())
                        .endMetadata()
                        .build())
                .create();
        URI api = client.getMasterUrl().toURI();
        this.apiServer = new Forwarder(new InetSocketAddress(api.getHost(), api.getPort()));
        this.kubeconfig = kubeconfig(directory);
        this.repository = new TestRepository(directory, "shop");
        this.git = installation.isPresent() ? new GitHttpServer(directory, node()) : new GitHttpServer(directory);
        this.watcher = new Watcher(client, shop.namespace());
        allow("v1", "v2");
    }

    /** The selectors that the Service may have. */
    Scene allow(String... versions) {
        Stream.of(versions).forEach(version -> allowed.add(Map.of("app", "shop", "version", version)));
        return this;
    }

    Scene start() {
        Map<String, String> settings = Teal.settings(git.url("shop.git"), shop.namespace());
        if (installation.isPresent()) {
            settings.forEach(installation.get()::set);
            teal = teal == null ? new TealPod(client, installation.get(), name) : teal;
            pod().start();
        } else {
            Map<String, String> environment = new HashMap<>(settings);
            environment.put("KUBECONFIG", kubeconfig.toString());
            teal = TealProcess.start(name, environment);
        }
        return this;
    }

    /** Teal's pod; only where it runs as one. */
    TealPod pod() {
        return (TealPod) teal;
    }

    /** What will be installed at the start; only where Teal runs as a pod. */
    Installation installation() {
        return installation.orElseThrow();
    }

    /** v1 serves, v2 is warm, Teal runs and has nothing to do. */
    Scene warm() {
        shop.warm(repository);
        start();
        synced();
        return this;
    }

    /** Commits what was written, pushes, and returns when. */
    Instant push(String message) {
        repository.commit(message).push();
        commits.add(repository.head());
        return Instant.now();
    }

    /** Reverts the last commit, pushes, and returns when. */
    Instant revert() {
        repository.git("revert", "--no-edit", "HEAD").push();
        commits.add(repository.head());
        return Instant.now();
    }

    void synced() {
        synced(Duration.ofSeconds(90));
    }

    void synced(Duration atMost) {
        String head = repository.head();
        eventually("Teal is SYNCED with " + head, atMost, () -> teal.is("SYNCED", head));
    }

    void held(String reason) {
        eventually("Teal holds for " + reason, () -> teal.held().equals(reason));
    }

    Service service() {
        return client.services().inNamespace(shop.namespace()).withName("shop").get();
    }

    Deployment deployment(String version) {
        return client.apps()
                .deployments()
                .inNamespace(shop.namespace())
                .withName("shop-" + version)
                .get();
    }

    String selected() {
        return service().getSpec().getSelector().get("version");
    }

    void eventually(String what, Callable<Boolean> condition) {
        eventually(what, Duration.ofSeconds(90), condition);
    }

    /** For what takes longer. */
    void eventually(String what, Duration atMost, Callable<Boolean> condition) {
        Awaitility.await(what + "; " + (teal == null ? "" : teal.held() + " " + teal.message()))
                .atMost(atMost)
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptions()
                .until(condition);
    }

    /**
     * Traffic, once the node port has answered for long enough that no refusal from before it was programmed into the
     * node can be remembered there (2 s).
     */
    Traffic traffic() {
        quietly("the node port answers", Duration.ofMillis(2500), () -> Traffic.answers(shop.nodePort()));
        return new Traffic(shop.nodePort());
    }

    /** Ends the traffic once some more has come: nothing of it is lost. {@code also} is told after it in the report. */
    void nothingLost(Traffic traffic, String also) throws Exception {
        traffic.more();
        traffic.stop();

        report(traffic + also);
        assertThat(traffic.lost()).isEmpty();
    }

    /** Holds for a while: that nothing happens can't be waited for. */
    void quietly(String what, Duration time, Callable<Boolean> condition) {
        Awaitility.await(what)
                .during(time)
                .atMost(time.plusSeconds(10))
                .pollInterval(Duration.ofMillis(200))
                .until(condition);
    }

    private void gone(String namespace) {
        client.namespaces().withName(namespace).delete();
        eventually(
                "the old namespace is gone",
                () -> client.namespaces().withName(namespace).get() == null);
    }

    /** The address at which pods and the API server reach this machine. */
    InetAddress node() throws UnknownHostException {
        return InetAddress.getByName(client.nodes().list().getItems().get(0).getStatus().getAddresses().stream()
                .filter(it -> it.getType().equals("InternalIP"))
                .findFirst()
                .orElseThrow()
                .getAddress());
    }

    /** Every invariant held, the selector changed {@code moves} times, and nothing is written any more. */
    void invariantsHold(int moves) {
        eventually("no trial is about to end, which is written", () -> {
            Duration left = Duration.between(Instant.now(), teal.trialEnds());
            return left.compareTo(Duration.ofSeconds(-2)) < 0 || left.compareTo(Duration.ofSeconds(5)) > 0;
        });
        List<String> before = written();
        quietly("I8: no write at rest", Duration.ofSeconds(3), () -> written().equals(before));
        assertThat(watcher.broken(allowed, commits)).isEmpty();
        assertThat(watcher.selectors()).as("I6: selectors in turn").hasSize(moves + 1);
        assertThat(watcher.endpointChanges()).isPositive();
    }

    /** What a write of Teal's would change, and nobody else's: an autoscaler may go on scaling. */
    private List<String> written() {
        return Stream.concat(
                        Stream.of(service()),
                        Stream.of("v1", "v2", "v3", "v4").map(this::deployment).filter(Objects::nonNull))
                .flatMap(it -> it.getMetadata().getManagedFields().stream()
                        .filter(entry -> entry.getManager().equals("teal"))
                        .map(entry -> it.getFullResourceName() + " "
                                + it.getMetadata().getName() + " " + entry))
                .toList();
    }

    void report(String line) {
        try {
            Files.createDirectories(REPORT.getParent());
            Files.writeString(
                    REPORT,
                    name + ": " + line + "\n",
                    java.nio.file.StandardOpenOption.CREATE,
                    java.nio.file.StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.out.println(name + ": " + line);
    }

    @Override
    public void close() {
        if (teal != null) {
            teal.close();
        }
        watcher.close();
        apiServer.close();
        git.close();
        client.namespaces().withName(shop.namespace()).delete();
        client.close();
    }

    /** The current kubeconfig with the API server behind a port that can be shut. */
    private Path kubeconfig(Path directory) throws IOException {
        Config config = client.getConfiguration();
        String text = Files.readString(
                Path.of(System.getenv().getOrDefault("KUBECONFIG", System.getProperty("user.home") + "/.kube/config")));
        String server = config.getMasterUrl().replaceAll("/+$", "");
        String moved = text.replace(server, "https://127.0.0.1:" + apiServer.port());
        assertThat(moved).as("the kubeconfig names " + server).isNotEqualTo(text);
        return Files.writeString(directory.resolve("kubeconfig"), moved);
    }
}
