package dev.teal.kube.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import org.junit.jupiter.api.Test;

import dev.teal.core.value.Selector;
import dev.teal.kube.api.Listed;

class InStoreTest {

    private static final Listed PODS = new Listed("v1", "shop", "pods");

    private final Kept kept = new Kept("pods", object -> {});

    @Test
    void aSelectorFindsWhatHasEveryLabelOfIt() throws Exception {
        pod("green", Map.of("app", "shop", "version", "green", "pod-template-hash", "5d4f"));
        pod("blue", Map.of("app", "shop", "version", "blue"));
        pod("other", Map.of("version", "green"));

        assertThat(found(Map.of("app", "shop", "version", "green"))).containsExactly("green");
        assertThat(found(Map.of("app", "shop"))).containsExactlyInAnyOrder("green", "blue");
        assertThat(found(Map.of("app", "blog"))).isEmpty();
    }

    @Test
    void aLabelWithoutAValueIsNotOneThatIsMissing() throws Exception {
        pod("flagged", Map.of("canary", ""));
        pod("plain", Map.of("app", "shop"));

        assertThat(found(Map.of("canary", ""))).containsExactly("flagged");
    }

    private void pod(String name, Map<String, String> labels) {
        GenericKubernetesResource pod = new GenericKubernetesResource();
        pod.setApiVersion("v1");
        pod.setKind("Pod");
        pod.setMetadata(
                new ObjectMetaBuilder().withName(name).withLabels(labels).build());
        kept.put(name, pod);
    }

    private List<String> found(Map<String, String> selector) throws Exception {
        return new InStore(Map.of(PODS, kept), null)
                .list(PODS, new Selector(selector), it -> it.text("metadata", "name"));
    }

    @Test
    void whatIsGoneOrLabelledOtherwiseIsNotFoundByItsOldLabels() throws Exception {
        pod("green", Map.of("app", "shop", "version", "green"));
        pod("blue", Map.of("app", "shop", "version", "blue"));

        pod("green", Map.of("app", "shop", "version", "v3"));
        kept.remove("blue");

        assertThat(found(Map.of("app", "shop"))).containsExactly("green");
        assertThat(found(Map.of("version", "green"))).isEmpty();
        assertThat(found(Map.of("version", "v3"))).containsExactly("green");
        assertThat(found(Map.of("version", "blue"))).isEmpty();
    }
}
