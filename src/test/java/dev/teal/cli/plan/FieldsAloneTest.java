package dev.teal.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.teal.core.desired.Manifest;
import dev.teal.core.desired.Origin;
import dev.teal.core.live.Aim;
import dev.teal.core.live.Drift;
import dev.teal.core.live.Effect;
import dev.teal.core.value.ObjectRef;
import dev.teal.core.value.Tree;

class FieldsAloneTest {

    private static final ObjectRef REF = new ObjectRef("apps/v1", "Deployment", "shop", "shop");

    private static Effect of(Map<String, Object> wanted, Map<String, Object> live) {
        return FieldsAlone.of(new Aim(new Manifest(REF, Tree.of(wanted), Origin.of("green.yaml")), Tree.of(live)));
    }

    @Test
    void whatTheServerHasFilledInIsNoDifference() {
        Effect effect = of(
                Map.of("spec", Map.of("containers", List.of(Map.of("name", "a", "image", "x:1")))),
                Map.of(
                        "status", Map.of("ready", 1),
                        "spec",
                                Map.of(
                                        "dnsPolicy",
                                        "ClusterFirst",
                                        "containers",
                                        List.of(Map.of("name", "a", "image", "x:1", "resources", Map.of())))));

        assertThat(effect.drift()).isEqualTo(new Drift.None());
    }

    @Test
    void itemsAreTheSameByTheirNames() {
        Effect effect = of(
                Map.of("list", List.of(Map.of("name", "a", "v", 1), Map.of("name", "b", "v", 2))),
                Map.of("list", List.of(Map.of("name", "b", "v", 2, "more", 1), Map.of("name", "a", "v", 3))));

        assertThat(effect.drift()).isEqualTo(new Drift.Differs(List.of("list[0].v")));
    }

    @Test
    void whatIsMissingAndWhatIsNotThereAreSaid() {
        assertThat(of(Map.of("spec", Map.of("replicas", 2)), Map.of("spec", Map.of()))
                        .drift())
                .isEqualTo(new Drift.Differs(List.of("spec.replicas")));
        assertThat(of(Map.of("spec", Map.of()), Map.of()).drift()).isEqualTo(new Drift.Missing());
    }
}
