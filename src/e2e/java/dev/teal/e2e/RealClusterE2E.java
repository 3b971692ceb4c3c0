package dev.teal.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.teal.RefusalContract;
import dev.teal.core.desired.Manifest;
import dev.teal.core.desired.Release;
import dev.teal.core.live.Drift;
import dev.teal.core.live.LiveJob;
import dev.teal.core.port.Cluster;
import dev.teal.core.port.Inquiry;
import dev.teal.core.port.Leadership;
import dev.teal.core.port.PortException;
import dev.teal.core.port.TransientException;
import dev.teal.core.value.Color;
import dev.teal.core.value.Hold;
import dev.teal.core.value.ObjectRef;
import dev.teal.core.value.Reason;
import dev.teal.core.value.Tree;
import dev.teal.inquiry.Comparison;
import dev.teal.inquiry.PodInquiry;
import dev.teal.kube.KubernetesCluster;
import dev.teal.kube.api.ApiConnection;
import dev.teal.kube.api.ServerClock;

/** The current kubeconfig's cluster keeps to the contract; and what only a real API server does. */
class RealClusterE2E extends RefusalContract {

    @TempDir
    private Path directory;

    private final String namespace =
            "teal-contract-" + UUID.randomUUID().toString().substring(0, 8);
    /** As the program's own: it repeats nothing by itself. */
    private final KubernetesClient client = new KubernetesClientBuilder()
            .withConfig(new ConfigBuilder(Config.autoConfigure(null))
                    .withRequestRetryBackoffLimit(0)
                    .build())
            .build();

    private final Cluster cluster = new KubernetesCluster(
            new ApiConnection(client, new ServerClock(Clock.systemUTC())),
            Clock.systemUTC(),
            Duration.ofMinutes(10),
            Leadership.ALONE,
            (verb, status) -> {});

    private final Vertx vertx = Vertx.vertx();
    private final PodInquiry inquiry =
            new PodInquiry(vertx, Clock.systemUTC(), new Comparison(), "teal/e2e", Optional.empty(), () -> {});

    @BeforeEach
    void createNamespace() {
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(namespace)
                        .endMetadata()
                        .build())
                .create();
    }

    @AfterEach
    void deleteNamespace() {
        client.namespaces().withName(namespace).delete();
        client.namespaces().withName(namespace + "-b").delete();
        client.close();
        inquiry.close();
        vertx.close();
    }

    @Override
    protected Cluster cluster() {
        return cluster;
    }

    @Override
    protected Inquiry inquiry() {
        return inquiry;
    }

    @Override
    protected Duration fourSeconds() {
        return Duration.ofSeconds(4);
    }

    @Override
    protected String namespace() {
        return namespace;
    }

    @Override
    protected Optional<Tree> object(ObjectRef ref) {
        return Optional.ofNullable(client.genericKubernetesResources(ref.apiVersion(), ref.kind())
                        .inNamespace(ref.namespace())
                        .withName(ref.name())
                        .get())
                .map(it -> Tree.of(client.getKubernetesSerialization().convertValue(it, Map.class)));
    }

    @Override
    protected void annotate(ObjectRef ref, String key, String value) throws Exception {
        kubectl("annotate", ref.kind() + "/" + ref.name(), key + "=" + value);
    }

    @Override
    protected List<String> events(ObjectRef ref) {
        return client.v1().events().inNamespace(ref.namespace()).list().getItems().stream()
                .filter(it -> it.getInvolvedObject().getName().equals(ref.name()))
                .map(it -> it.getMessage())
                .toList();
    }

    @Test
    void whatKubectlAppliedBecomesTeals() throws Exception {
        Release release = shop();
        kubectl("apply", "-f", file("green.yaml"));
        Manifest green = deployment(release, Color.GREEN);
        Tree before = spec(green);
        assertThat(drift(green)).isInstanceOf(Drift.Differs.class);

        applyWhateverIsWrittenMeanwhile(green);

        assertThat(spec(green)).as("so that no pod restarts").isEqualTo(before);
        assertThat(annotations(green.ref()))
                .as("what kubectl would compare with by mistake later")
                .doesNotContainKey("kubectl.kubernetes.io/last-applied-configuration");
        assertThat(drift(green)).isEqualTo(new Drift.None());
    }

    @Test
    void aFieldOfKubectlsThatLeavesGitLeavesTheCluster() throws Exception {
        shop();
        edit("green.yaml", "metadata: {name", "metadata: {annotations: {example.com/team: a}, name");
        kubectl("apply", "-f", file("green.yaml"));
        edit("green.yaml", "annotations: {example.com/team: a}, ", "");
        Manifest green = deployment(release(), Color.GREEN);

        applyWhateverIsWrittenMeanwhile(green);
        apply(green);

        assertThat(annotations(green.ref())).doesNotContainKey("example.com/team");
        assertThat(drift(green)).isEqualTo(new Drift.None());
    }

    @Test
    void aServiceThatKubectlAppliedIsSwitchedInOneWriteOfItsSpec() throws Exception {
        Release release = shop();
        kubectl("apply", "-f", file("service.yaml"));
        String version = live(release).resourceVersion();
        Manifest moved = service(release).selecting(selector("v2"), dev.teal.core.mark.Marks.NONE);

        cluster.apply(moved.guardedBy(version));

        assertThat(live(release).selector()).contains(selector("v2"));
    }

    @Test
    void aFieldThatAHandChangedIsTakenBack() throws Exception {
        Release release = shop();
        Manifest green = deployment(release, Color.GREEN);
        apply(green);
        kubectl("scale", "deployment/shop-v1", "--replicas=2");

        assertThat(fields(drift(green))).containsExactly("spec.replicas");
        apply(green);

        assertThat(drift(green)).isEqualTo(new Drift.None());
    }

    @Test
    void whatOthersAddStays() throws Exception {
        Release release = shop();
        Manifest green = deployment(release, Color.GREEN);
        apply(green);
        annotate(green.ref(), "example.com/by", "somebody");

        assertThat(drift(green)).isEqualTo(new Drift.None());
    }

    @Test
    void aFieldThatAnotherToolOwnsIsNotTaken() throws Exception {
        shop();
        kubectl("apply", "--server-side", "--field-manager=other-tool", "-f", file("green.yaml"));
        edit("green.yaml", "replicas: 1", "replicas: 2");

        Hold hold = refusal(drift(deployment(release(), Color.GREEN)));

        assertThat(hold.reason()).isEqualTo(Reason.CONFLICT);
        assertThat(hold.message()).contains("another tool owns .spec.replicas (other-tool)");
    }

    @Test
    void aFieldThatKubernetesDoesNotKnowIsRejected() throws PortException {
        Release release = shop();
        Manifest green = deployment(release, Color.GREEN);

        Hold hold = refusal(drift(green.with(green.content().with(2, "spec", "replica"))));

        assertThat(hold.reason()).isEqualTo(Reason.REJECTED);
        assertThat(hold.message()).contains("replica");
    }

    @Test
    void aNamespaceThatDoesNotExistIsMissingUntilItIsCreated() throws PortException {
        shop();
        files.replaceAll((name, text) -> text.replace("namespace: " + namespace, "namespace: " + namespace + "-b"));
        Release release = release();
        Manifest green = deployment(release, Color.GREEN);

        assertThat(drift(green)).isEqualTo(new Drift.NoNamespace());
        cluster.createNamespace(namespace + "-b");
        apply(green);

        assertThat(drift(green)).isEqualTo(new Drift.None());
    }

    @Test
    void whatAHandHasExposedBecomesTealsSoThatItsPortCanChange() throws Exception {
        shop();
        kubectl("create", "service", "nodeport", "shop", "--tcp=80:80");
        edit("service.yaml", "port: 80, targetPort: web", "port: 8080, targetPort: web");
        Manifest wanted = service(release()).manifest();
        assertThat(drift(wanted)).isInstanceOf(Drift.Differs.class);

        apply(wanted);

        assertThat(object(wanted.ref()).orElseThrow().trees("spec", "ports"))
                .singleElement()
                .satisfies(port -> assertThat(port.number(0, "port")).isEqualTo(8080));
        assertThat(drift(wanted)).isEqualTo(new Drift.None());
    }

    @Test
    void aFieldThatAHandAddedBesideGitIsTakenAwayButNoRestart() throws Exception {
        shop();
        Manifest green = deployment(release(), Color.GREEN);
        apply(green);
        kubectl("set", "env", "deployment/shop-v1", "DEBUG=1");
        kubectl("rollout", "restart", "deployment/shop-v1");

        assertThat(drift(green)).isInstanceOf(Drift.Differs.class);
        applyWhateverIsWrittenMeanwhile(green);

        Tree live = object(green.ref()).orElseThrow();
        assertThat(live.trees("spec", "template", "spec", "containers").get(0).plain())
                .doesNotContainKey("env");
        assertThat(live.texts("spec", "template", "metadata", "annotations"))
                .as("the restart that a hand asked for stays")
                .containsKey("kubectl.kubernetes.io/restartedAt");
        assertThat(drift(green)).isEqualTo(new Drift.None());
    }

    /** The server has filled in {@code strategy.rollingUpdate}, which nobody owns. */
    @Test
    void aStrategyCanBecomeRecreate() throws Exception {
        shop();
        apply(deployment(release(), Color.GREEN));
        edit("green.yaml", "replicas: 1", "replicas: 1\n  strategy: {type: Recreate}");
        Manifest green = deployment(release(), Color.GREEN);
        assertThat(drift(green)).isInstanceOf(Drift.Differs.class);

        applyWhateverIsWrittenMeanwhile(green);

        assertThat(object(green.ref()).orElseThrow().text("spec", "strategy", "type"))
                .isEqualTo("Recreate");
        assertThat(drift(green)).isEqualTo(new Drift.None());
    }

    /** The server has filled in {@code emptyDir}, which nobody owns. */
    @Test
    void aVolumeCanGetASource() throws Exception {
        shop();
        edit("green.yaml", "      containers:", "      volumes: [{name: page}]\n      containers:");
        apply(deployment(release(), Color.GREEN));
        edit("green.yaml", "[{name: page}]", "[{name: page, configMap: {name: page, optional: true}}]");
        Manifest green = deployment(release(), Color.GREEN);
        assertThat(drift(green)).isInstanceOf(Drift.Differs.class);

        applyWhateverIsWrittenMeanwhile(green);

        assertThat(object(green.ref())
                        .orElseThrow()
                        .trees("spec", "template", "spec", "volumes")
                        .get(0)
                        .plain())
                .containsKey("configMap")
                .doesNotContainKey("emptyDir");
        assertThat(drift(green)).isEqualTo(new Drift.None());
    }

    @Test
    void aJobThatFitsOnNoNodeSaysSo() throws Exception {
        Release release = tested("v1", "resources: {requests: {memory: 4000Gi}}");

        eventually(
                "its pod can't be scheduled",
                () -> job(release)
                        .trouble()
                        .filter(it -> it.startsWith("Unschedulable: ") && it.contains("Insufficient memory"))
                        .isPresent());
    }

    @Test
    void aJobThatSomebodySuspendsSaysSo() throws Exception {
        Release release = tested("v1", "");

        kubectl("patch", "job", job(release).ref().name(), "--type=merge", "-p", "{\"spec\":{\"suspend\":true}}");

        eventually(
                "it is suspended",
                () -> job(release)
                        .trouble()
                        .filter(it -> it.startsWith("JobSuspended: "))
                        .isPresent());
    }

    @Test
    void ofAJobWithSeveralContainersTheOneThatFailedIsHeard() throws Exception {
        Release release = tested("v1", """
                livenessProbe: {tcpSocket: {port: 81}, periodSeconds: 1, failureThreshold: 1}
                        - {name: other, image: "janakiramm/myapp:crash", imagePullPolicy: IfNotPresent}
                """);

        eventually("it has failed", () -> job(release).state() == LiveJob.State.FAILED);

        assertThat(job(release).log()).isEqualTo("crashing, as asked");
    }

    @Test
    void whatAPolicyRefusesIsNoMissingRight() throws Exception {
        shop();
        kubectl("create", "quota", "shop", "--hard=count/configmaps=0");
        files.put("page.yaml", """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: page, namespace: %s}
                """.formatted(namespace));
        Manifest page = release().shared().get(0);

        eventually("the quota counts", () -> drift(page) instanceof Drift.Refused);

        Hold hold = refusal(drift(page));
        assertThat(hold.reason()).isEqualTo(Reason.REJECTED);
        assertThat(hold.message()).contains("exceeded quota: shop");
        assertThat(hold.advice()).startsWith("raise the quota");
    }

    /** A rollout that has begun changes the object too; the next look would try again. */
    private void applyWhateverIsWrittenMeanwhile(Manifest manifest) {
        await().ignoreExceptionsInstanceOf(TransientException.class).until(() -> {
            apply(manifest);
            return true;
        });
    }

    private Tree spec(Manifest manifest) {
        return object(manifest.ref()).orElseThrow().tree("spec");
    }

    private String file(String name) throws IOException {
        return Files.writeString(directory.resolve(name), files.get(name)).toString();
    }

    private void kubectl(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("kubectl", "-n", namespace));
        command.addAll(List.of(arguments));
        Process running = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(running.waitFor()).as(said).isZero();
    }
}
