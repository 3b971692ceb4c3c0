package dev.teal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.teal.core.desired.Manifest;
import dev.teal.core.live.Drift;
import dev.teal.core.port.PortException;
import dev.teal.core.port.StalledException;
import dev.teal.core.value.Color;
import dev.teal.core.value.ObjectRef;
import dev.teal.core.value.Reason;
import dev.teal.core.value.Tree;

/** What a cluster does not take, and in which words. */
public abstract class RefusalContract extends JobContract {

    private static final String LABEL = "a lowercase RFC 1123 label must consist of lower case alphanumeric characters";
    private static final String VALUE = "a valid label must be an empty string or consist of alphanumeric characters";
    private static final List<String> CONTAINERS = List.of("spec", "template", "spec", "containers");

    /** The kind, the field, what is written there, and what is said. */
    static Stream<Arguments> refused() {
        Map<String, Object> web = Map.of("name", "web", "image", "janakiramm/myapp:v1");
        Map<String, Object> http = Map.of("name", "http", "port", 80);
        return Stream.of(
                Arguments.of("Deployment", List.of("metadata", "name"), "Shop", "a lowercase RFC 1123 subdomain must"),
                Arguments.of(
                        "Deployment",
                        List.of("metadata", "labels", "a"),
                        "b c",
                        "metadata.labels: Invalid value: " + VALUE),
                Arguments.of(
                        "Deployment",
                        List.of("metadata", "labels", "a"),
                        "x".repeat(64),
                        "must be no more than 63 bytes"),
                Arguments.of(
                        "Deployment",
                        List.of("spec", "replicas"),
                        -1,
                        "spec.replicas: Invalid value: -1: must be greater than or equal to 0"),
                Arguments.of(
                        "Deployment",
                        List.of("spec", "selector", "matchLabels"),
                        Map.of("app", "other"),
                        "`selector` does not match template `labels`"),
                Arguments.of(
                        "Deployment",
                        CONTAINERS,
                        List.of(Map.of("name", "Web_1", "image", "x")),
                        "spec.template.spec.containers[0].name: Invalid value: " + LABEL),
                Arguments.of(
                        "Deployment",
                        CONTAINERS,
                        List.of(Map.of("name", "web")),
                        "spec.template.spec.containers[0].image: Required value"),
                Arguments.of("Deployment", CONTAINERS, List.of(web, web), "duplicate entries for key [name=\"web\"]"),
                Arguments.of(
                        "Service", List.of("metadata", "name"), "Shop_A", "metadata.name: Invalid value: " + LABEL),
                Arguments.of("Service", List.of("metadata", "name"), "a.b", "must not contain dots"),
                Arguments.of(
                        "Service", List.of("spec", "selector", "app"), "b c", "spec.selector: Invalid value: " + VALUE),
                Arguments.of("Service", List.of("spec", "ports"), List.of(), "spec.ports: Required value"),
                Arguments.of(
                        "Service",
                        List.of("spec", "ports"),
                        List.of(Map.of("port", 80), Map.of("port", 81, "name", "b")),
                        "spec.ports[0].name: Required value"),
                Arguments.of(
                        "Service",
                        List.of("spec", "ports"),
                        List.of(http, Map.of("name", "http", "port", 81)),
                        "spec.ports[1].name: Duplicate value"),
                Arguments.of(
                        "Service",
                        List.of("spec", "ports"),
                        List.of(http, Map.of("name", "b", "port", 80)),
                        "duplicate entries for key [port=80,protocol=\"TCP\"]"),
                Arguments.of(
                        "Service",
                        List.of("spec", "ports"),
                        List.of(Map.of("port", 70_000)),
                        "spec.ports[0].port: Invalid value: 70000: must be between 1 and 65535, inclusive"),
                Arguments.of(
                        "Service",
                        List.of("spec", "ports"),
                        List.of(Map.of("port", 80, "nodePort", 80)),
                        "spec.ports[0].nodePort: Invalid value: 80: provided port is not in the valid range. The range of valid ports is 30000-32767"),
                Arguments.of(
                        "Service",
                        List.of("spec"),
                        Map.of("ports", List.of(Map.of("port", 80, "nodePort", 30_999))),
                        "spec.ports[0].nodePort: Forbidden: may not be used when `type` is 'ClusterIP'"));
    }

    @ParameterizedTest(name = "{0} {1} = {2}")
    @MethodSource
    void refused(String kind, List<String> field, Object value, String words) {
        shop();
        Manifest bad = with(good(kind), value, field);

        StalledException refusal = catchThrowableOfType(StalledException.class, () -> apply(bad));

        assertThat(refusal).isNotNull();
        assertThat(refusal.reason()).isEqualTo(Reason.REJECTED);
        assertThat(refusal).hasMessageContaining(words);
        if (bad.ref().equals(good(kind).ref())) {
            assertThat(object(bad.ref())).isEmpty();
        }
    }

    @Test
    void aNodePortThatAnotherServiceHasIsRefused() throws PortException {
        shop();
        int nodePort = ThreadLocalRandom.current().nextInt(30100, 32700);
        List<Object> ports = List.of(Map.of("port", 80, "nodePort", nodePort));
        Manifest first = with(good("Service"), ports, List.of("spec", "ports"));
        apply(first);

        Manifest second = with(first, "other", List.of("metadata", "name"));
        assertThat(catchThrowableOfType(StalledException.class, () -> apply(second)))
                .hasMessageContaining(
                        "spec.ports[0].nodePort: Invalid value: " + nodePort + ": provided port is already allocated");
    }

    @Test
    void theAddressOfAServiceCanNotBeChanged() throws PortException {
        shop();
        apply(good("Service"));

        Manifest moved = with(good("Service"), "10.96.255.253", List.of("spec", "clusterIP"));
        assertThat(catchThrowableOfType(StalledException.class, () -> apply(moved)))
                .hasMessageContaining("may not change once set");
    }

    @Test
    void whatWouldBeRefusedIsSeenBeforeItIsWritten() throws PortException {
        shop();
        int nodePort = ThreadLocalRandom.current().nextInt(30100, 32700);
        List<Object> ports = List.of(Map.of("port", 80, "nodePort", nodePort));
        Manifest other = with(good("Service"), "other", List.of("metadata", "name"));
        apply(with(other, ports, List.of("spec", "ports")));
        edit("service.yaml", ", targetPort: web", ", targetPort: web, nodePort: " + nodePort);

        Drift drift = drift(service(release()).manifest());

        assertThat(refusal(drift).message())
                .startsWith("service.yaml, document 1")
                .contains("spec.ports[0].nodePort", "provided port is already allocated");
    }

    private Manifest good(String kind) {
        return kind.equals("Service") ? service(release()).manifest() : deployment(release(), Color.GREEN);
    }

    private static Manifest with(Manifest manifest, Object value, List<String> field) {
        Tree content = manifest.content().with(value, field.toArray(String[]::new));
        ObjectRef ref = manifest.ref();
        return new Manifest(
                new ObjectRef(ref.apiVersion(), ref.kind(), ref.namespace(), content.text("metadata", "name")),
                content,
                manifest.origin());
    }
}
