package dev.teal.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.teal.git.TestRepository;

/** {@code teal adopt} of Deployments as people have them, on a real cluster. */
class AdoptE2E {

    private static final Shop SHOP = new Shop("teal-adopt", 30171);
    private static final String NAMESPACE = SHOP.namespace();

    /** With all that people leave out, and much that they don't. */
    private static final String WEB = """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: web
              namespace: teal-adopt
              labels: {app: web, team: "on"}
            spec:
              replicas: 2
              selector:
                matchLabels: {app: web}
              template:
                metadata:
                  labels: {app: web}
                  annotations: {build: "0644"}
                spec:
                  affinity:
                    podAntiAffinity:
                      preferredDuringSchedulingIgnoredDuringExecution:
                        - weight: 1
                          podAffinityTerm:
                            topologyKey: kubernetes.io/hostname
                            labelSelector:
                              matchExpressions: [{key: app, operator: In, values: [web]}]
                  containers:
                    - name: web
                      image: janakiramm/myapp:v1
                      ports: [{containerPort: 80}]
                      env:
                        - {name: SCRIPT, value: "one\\n  two\\n"}
                        - name: NODE
                          valueFrom: {fieldRef: {fieldPath: spec.nodeName}}
                      readinessProbe:
                        httpGet: {path: /healthz, port: 80}
                      volumeMounts: [{name: work, mountPath: /work}]
                  volumes: [{name: work, emptyDir: {}}]
            ---
            apiVersion: v1
            kind: Service
            metadata:
              name: web
              namespace: teal-adopt
            spec:
              type: NodePort
              selector: {app: web}
              ports: [{port: 80, nodePort: 30171}]
            """;

    @TempDir
    private Path root;

    @BeforeEach
    void prepare() {
        Kubectl.run("delete", "namespace", NAMESPACE, "--ignore-not-found");
        Kubectl.run("create", "namespace", NAMESPACE);
    }

    @AfterEach
    void leave() {
        Kubectl.run("delete", "namespace", NAMESPACE, "--wait=false");
    }

    @Test
    void whatKubectlMadeIsWrittenAsItsAuthorWouldAndTealChangesNothingOfIt() throws Exception {
        Kubectl.apply(WEB);
        Kubectl.run("rollout", "status", "deployment/web", "-n", NAMESPACE, "--timeout=60s");
        String before = running();

        TealCommand adopted =
                teal("adopt", "deployment/web", "-n", NAMESPACE, "apps/web", "--blue", "janakiramm/myapp:v2");

        assertThat(adopted.err()).isEmpty();
        assertThat(adopted.out())
                .contains("wrote apps/web/green.yaml", "nothing that runs changes, and blue comes beside it");
        assertThat(adopted.code()).isZero();
        assertThat(file("apps/web/green.yaml"))
                .contains("team: \"on\"", "build: \"0644\"", "emptyDir: {}", "replicas: 2")
                .doesNotContain(
                        "terminationMessagePath", "uid", "dnsPolicy", "last-applied", "status:", "failureThreshold");
        assertThat(file("apps/web/blue.yaml"))
                .contains("name: web-blue", "app: web-blue", "- web-blue", "image: janakiramm/myapp:v2")
                .doesNotContain("app: web\n", "- web\n");
        assertThat(teal("check", "apps/web").out()).startsWith("1 folder is fine");
        followed();
        assertThat(running()).isEqualTo(before);
        assertThat(Kubectl.run("get", "deployment", "web-blue", "-n", NAMESPACE, "-o", "name"))
                .isEqualTo("deployment.apps/web-blue");
        assertThat(teal("plan", "apps/web", "--namespace=" + NAMESPACE).code()).isZero();
    }

    @Test
    void whatHelmMadeSaysWhoseItIsAndHowItIsHandedOver() throws Exception {
        Path chart =
                Files.writeString(root.resolve("chart.yaml"), WEB.replace("labels: {app: web, team: \"on\"}", """
                        labels: {app.kubernetes.io/managed-by: Helm, app: web}
                          annotations: {meta.helm.sh/release-name: web, meta.helm.sh/release-namespace: teal-adopt}"""));
        Kubectl.run("create", "-f", chart.toString(), "--field-manager=helm");

        TealCommand adopted = teal("adopt", "deploy/web", "svc/web", "-n", NAMESPACE);

        assertThat(adopted.code()).isZero();
        assertThat(adopted.out())
                .contains("Deployment teal-adopt/web was written by helm, too")
                .contains("kubectl delete secret -n teal-adopt -l owner=helm,name=web");
        assertThat(file("web/green.yaml")).doesNotContain("helm", "Helm");
        String patch = "{\"metadata\":{\"managedFields\":[{}]}}";
        assertThat(adopted.out()).contains("--type merge -p '" + patch + "'");
        write("web/green.yaml", file("web/green.yaml").replace("myapp:v1", "myapp:v3"));
        assertThat(teal("plan", "web", "--namespace=" + NAMESPACE).out()).contains("another tool owns");
        Kubectl.run("patch", "deployment/web", "-n", NAMESPACE, "--type", "merge", "-p", patch);
        TealCommand handed = teal("plan", "web", "--namespace=" + NAMESPACE);
        assertThat(handed.out()).contains("image: janakiramm/myapp:v1 → janakiramm/myapp:v3");
        assertThat(handed.code()).isEqualTo(3);
    }

    @Test
    void itsAutoscalerComesAlongForEachColor() throws Exception {
        Kubectl.apply(SHOP.scaled("v1", "v1"));
        Kubectl.apply(SHOP.service("v1"));
        Kubectl.apply(SHOP.autoscaler("v1", 2, 5));

        TealCommand adopted =
                teal("adopt", "deployment/shop-v1", "-n", NAMESPACE, "shop", "--blue=janakiramm/myapp:v2");

        assertThat(adopted.out()).contains("nothing that runs changes");
        assertThat(adopted.code()).isZero();
        assertThat(file("shop/green.yaml"))
                .contains("kind: HorizontalPodAutoscaler")
                .doesNotContain("replicas:");
        assertThat(file("shop/blue.yaml"))
                .contains("name: shop-v1-blue", "version: v1-blue", "app: shop\n", "minReplicas: 2");
        assertThat(teal("check", "shop").code()).isZero();
    }

    @Test
    void whatCannotBeMeantIsSaidAndNothingIsWritten() {
        Kubectl.apply(WEB);
        Kubectl.apply(WEB.substring(WEB.indexOf("---"))
                .replace("name: web", "name: web-2")
                .replace(", nodePort: 30171", ""));

        assertThat(List.of(
                        teal("adopt", "deployment/wbe", "-n", NAMESPACE),
                        teal("adopt", "deployment/web", "-n", NAMESPACE),
                        teal("adopt", "statefulset/web", "-n", NAMESPACE)))
                .allMatch(it -> it.code() == 2)
                .extracting(TealCommand::err)
                .satisfiesExactly(
                        it -> assertThat(it).contains("there is no Deployment teal-adopt/wbe"),
                        it -> assertThat(it).contains("several Services select the pods of web: web, web-2"),
                        it -> assertThat(it).contains("statefulset/web can't be adopted"));
        assertThat(root).isEmptyDirectory();
    }

    /** What people would notice. A Deployment's generation is none of it: that counts its annotations, too. */
    private static String running() {
        return Kubectl.run("get", "deployment", "web", "-n", NAMESPACE, "-o", "jsonpath={.spec}")
                + Kubectl.run("get", "pods", "-n", NAMESPACE, "-l", "app=web", "-o", "name")
                + Kubectl.run("get", "service", "web", "-n", NAMESPACE, "-o", "jsonpath={.spec}");
    }

    private void followed() throws IOException {
        TestRepository repository = new TestRepository(root, "origin");
        try (Stream<Path> files = Files.list(root.resolve("apps/web"))) {
            files.forEach(file -> repository.write(file.getFileName().toString(), read(file)));
        }
        repository.commit("Serve green").push();
        try (Teal teal = TealProcess.start(
                "adopt", Map.of("TEAL_GIT_URL", "file://" + repository.bare(), "TEAL_NAMESPACE", NAMESPACE))) {
            await().atMost(Duration.ofSeconds(90)).until(() -> teal.is("SYNCED", repository.head()));
        }
    }

    private TealCommand teal(String... arguments) {
        return TealCommand.run(root, Map.of(), arguments);
    }

    private String file(String name) {
        return read(root.resolve(name));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(root.resolve(name), text);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
