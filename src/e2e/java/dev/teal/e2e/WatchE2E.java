package dev.teal.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.teal.app.Lines;
import dev.teal.core.desired.Manifest;
import dev.teal.core.desired.Release;
import dev.teal.core.live.Aim;
import dev.teal.core.live.Drift;
import dev.teal.core.live.Live;
import dev.teal.core.live.Scope;
import dev.teal.core.port.Folder;
import dev.teal.core.port.Leadership;
import dev.teal.core.port.PortException;
import dev.teal.core.value.Commit;
import dev.teal.core.value.ObjectRef;
import dev.teal.kube.KubernetesCluster;
import dev.teal.kube.api.ApiConnection;
import dev.teal.kube.api.ServerClock;
import dev.teal.manifest.FolderFormat;
import dev.teal.manifest.FormatSettings;

/** What is known of a real cluster without asking, and what becomes of it where watches are cut, die or are refused. */
class WatchE2E {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final String namespace =
            "teal-watch-" + UUID.randomUUID().toString().substring(0, 8);
    private final KubernetesClient direct = client(Config.autoConfigure(null));
    private final Forwarder forwarder = new Forwarder(address(direct));
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> concerned = new CopyOnWriteArrayList<>();
    private final List<AutoCloseable> open = new ArrayList<>();
    private final Scope scope = new Scope(release());
    private final ObjectRef service = scope.release().services().get(0).ref();

    @BeforeEach
    void createNamespace() {
        direct.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(namespace)
                        .endMetadata()
                        .build())
                .create();
    }

    @AfterEach
    void deleteNamespace() throws Exception {
        for (AutoCloseable it : open) {
            it.close();
        }
        forwarder.close();
        direct.namespaces().withName(namespace).delete();
        direct.close();
    }

    @Test
    void aGlanceSeesWhatALookSeesAndAsksNothing() throws Exception {
        KubernetesCluster cluster = followed();
        await().atMost(PATIENCE)
                .until(() -> cluster.look(scope)
                                .ready(
                                        scope.release().services().get(0),
                                        scope.release()
                                                .services()
                                                .get(0)
                                                .selectorFor(scope.release().active()))
                                .size()
                        == 2);

        await().atMost(PATIENCE).untilAsserted(() -> {
            Live looked = cluster.look(scope);
            Live glanced = cluster.glance(scope).orElseThrow();
            assertThat(glanced.deployments()).isEqualTo(looked.deployments());
            assertThat(glanced.services()).isEqualTo(looked.services());
            assertThat(sorted(glanced)).isEqualTo(sorted(looked));
            assertThat(Set.copyOf(glanced.autoscalers())).isEqualTo(Set.copyOf(looked.autoscalers()));
            assertThat(glanced.leads()).isEqualTo(looked.leads());
            for (ObjectRef ref : scope.objects()) {
                assertThat(glanced.version(ref)).as(ref.toString()).isEqualTo(looked.version(ref));
            }
        });
        requests.clear();
        cluster.glance(scope);
        assertThat(requests).isEmpty();
        assertThat(cluster.sight().open()).isEqualTo(7);
        assertThat(cluster.sight().shut()).isZero();
        assertThat(cluster.sight().silence()).isLessThan(Duration.ofMinutes(2));
    }

    @Test
    void whatADryRunHasSaidIsKnownUntilSomethingElseIsWrittenThere() throws Exception {
        KubernetesCluster cluster = followed();
        Manifest color = scope.release().desired().deployment();
        await().atMost(PATIENCE)
                .until(() ->
                        !(cluster.compare(new Aim(color, cluster.look(scope).object(color.ref())))
                                instanceof Drift.Refused));
        await().atMost(PATIENCE).until(() -> known(cluster, color));

        kubectl("label", "deployment/" + color.ref().name(), "by=hand");
        await().atMost(PATIENCE).until(() -> !known(cluster, color));
    }

    /** By what is kept, whose {@code resourceVersion} a status may have changed many times since. */
    private boolean known(KubernetesCluster cluster, Manifest wanted) throws Exception {
        return cluster.glance(scope)
                .flatMap(live -> cluster.known(new Aim(wanted, live.object(wanted.ref()))))
                .isPresent();
    }

    @Test
    void aChangeIsToldToTheApplicationThatItConcerns() throws Exception {
        KubernetesCluster cluster = followed();
        concerned.clear();

        kubectl("annotate", "service/" + service.name(), "by=hand");
        await().atMost(PATIENCE).until(() -> concerned.contains("shop"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(annotation(cluster, "by")).isEqualTo("hand"));
        concerned.clear();
        kubectl("create", "configmap", "of-nobody");
        kubectl("delete", "pod", "-l", "app=shop", "--wait=false");
        await().atMost(PATIENCE).until(() -> concerned.contains("shop"));
    }

    @Test
    void whereEveryConnectionIsCutTheWatchesGoOn() throws Exception {
        KubernetesCluster cluster = followed();

        forwarder.shut();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(cluster.glance(scope)).isEmpty());
        kubectl("annotate", "service/" + service.name(), "by=hand");
        forwarder.reopen();

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(annotation(cluster, "by")).isEqualTo("hand"));
    }

    @Test
    void aWatchThatDiesWithoutAWordIsFoundOut() throws Exception {
        KubernetesCluster cluster = followed();

        forwarder.forget();
        kubectl("annotate", "service/" + service.name(), "by=hand");
        assertThat(annotation(cluster, "by")).as("nobody has told").isEmpty();

        await().atMost(PATIENCE).ignoreExceptionsInstanceOf(PortException.class).untilAsserted(() -> {
            cluster.verify();
            assertThat(annotation(cluster, "by")).isEqualTo("hand");
        });
    }

    @Test
    void whereTheRightToWatchIsMissingItIsNamedAndLooksGoOn() throws Exception {
        kubectl(
                "create",
                "role",
                "looker",
                "--verb=get,list,patch,create",
                "--resource=pods,services,deployments.apps,"
                        + "replicasets.apps,ingresses.networking.k8s.io,endpointslices.discovery.k8s.io,horizontalpodautoscalers.autoscaling");
        kubectl("create", "rolebinding", "looker", "--role=looker", "--user=teal-looker");
        Config config = Config.autoConfigure(null);
        config.setImpersonateUsername("teal-looker");
        KubernetesCluster cluster = cluster(config);
        Lines.during(lines -> await().atMost(PATIENCE).untilAsserted(() -> {
            cluster.look(scope);
            assertThat(lines)
                    .anyMatch(line -> line.contains("services in namespace " + namespace + " can't be watched")
                            && line.contains("cannot watch resource \"services\""));
        }));

        assertThat(cluster.glance(scope)).isEmpty();
        cluster.look(scope);
    }

    /** With all objects applied, and all that a look reads watched. */
    private KubernetesCluster followed() throws Exception {
        KubernetesCluster cluster = cluster(Config.autoConfigure(null));
        cluster.onChange(concerned::add);
        for (ObjectRef ref : scope.objects()) {
            cluster.apply(scope.release()
                    .manifests()
                    .filter(it -> it.ref().equals(ref))
                    .findFirst()
                    .orElseThrow());
        }
        cluster.look(scope);
        await().atMost(PATIENCE).until(() -> cluster.glance(scope).isPresent());
        return cluster;
    }

    private KubernetesCluster cluster(Config config) {
        KubernetesClient client = client(new ConfigBuilder(config)
                .withMasterUrl("https://127.0.0.1:" + forwarder.port())
                .build());
        KubernetesCluster cluster = new KubernetesCluster(
                new ApiConnection(client, new ServerClock(Clock.systemUTC())),
                Clock.systemUTC(),
                Duration.ofMillis(2),
                Leadership.ALONE,
                (verb, status) -> requests.add(verb));
        open.add(cluster::unwatch);
        open.add(client);
        return cluster;
    }

    private String annotation(KubernetesCluster cluster, String name) throws Exception {
        return cluster.glance(scope)
                .map(live -> live.object(service).text("metadata", "annotations", name))
                .orElse("");
    }

    /** Pods come in no order. */
    private static Map<Live.Reach, Set<?>> sorted(Live live) {
        return live.pods().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, it -> Set.copyOf(it.getValue())));
    }

    private void kubectl(String... arguments) {
        List<String> all = new ArrayList<>(List.of("-n", namespace));
        all.addAll(List.of(arguments));
        Kubectl.run(all.toArray(String[]::new));
    }

    private Release release() {
        String green = """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: shop-v1, namespace: %1$s}
                spec:
                  replicas: 2
                  selector: {matchLabels: {app: shop, version: v1}}
                  template:
                    metadata: {labels: {app: shop, version: v1}}
                    spec:
                      containers:
                        - name: web
                          image: janakiramm/myapp:v1
                          imagePullPolicy: IfNotPresent
                          ports: [{containerPort: 80, name: http}]
                          readinessProbe: {httpGet: {path: /healthz, port: http}}
                """.formatted(namespace);
        String shop = """
                apiVersion: v1
                kind: Service
                metadata: {name: shop, namespace: %1$s}
                spec: {ports: [{port: 80}], selector: {app: shop, version: v1}}
                """.formatted(namespace);
        return (Release) new FolderFormat(new FormatSettings(
                        namespace, Set.of(), FormatSettings.DEFAULT.urls(), FormatSettings.DEFAULT.limits()))
                .read(new Folder(
                        "shop",
                        "shop",
                        "content",
                        new Commit("c0ffee0", Instant.now()),
                        List.of(
                                text("active-color", "green"),
                                text("green.yaml", green),
                                text("service.yaml", shop),
                                text("teal.yaml", "idle: {then: stop, after: 24h}\n"))));
    }

    private static Folder.Text text(String name, String content) {
        return new Folder.Text(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private static KubernetesClient client(Config config) {
        return new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder(config)
                        .withRequestRetryBackoffLimit(0)
                        .build())
                .build();
    }

    private static InetSocketAddress address(KubernetesClient client) {
        URI uri = URI.create(client.getConfiguration().getMasterUrl());
        return new InetSocketAddress(uri.getHost(), uri.getPort());
    }
}
