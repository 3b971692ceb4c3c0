package dev.teal.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** {@code teal status}, by way of a real API server, of a Teal that is a pod: a Service without one can't be asked so. */
@EnabledIfSystemProperty(named = "e2e.image", matches = ".+")
class StatusE2E {

    @TempDir
    Path directory;

    @Test
    void tealIsAskedThroughTheApiServerAndItsMarksAreThereWithoutIt() throws Exception {
        try (Scene scene = new Scene(73, directory)) {
            scene.warm();
            String teal = scene.installation().namespace();
            String shop = scene.shop.namespace();

            TealCommand all = status(scene, Map.of());
            assertThat(all.out()).startsWith("1 synced · commit ").contains("✓ synced       shop  ● green serves, ");
            assertThat(all.code()).isZero();

            scene.repository.write("blue.yaml", scene.shop.deployment("v2", "crash"));
            scene.repository.write("active-color", "blue\n");
            scene.push("Serve what crashes");
            scene.held("POD_FAILING");
            TealCommand one = status(scene, Map.of(), "shop");
            assertThat(one.out())
                    .startsWith("shop  ! degraded")
                    .contains("Service " + shop + "/shop ──▶ ● green serves", "■ blue wanted  shop-v2")
                    .contains("POD_FAILING for ", "  → mend the image", "switches: ");
            assertThat(one.code()).isEqualTo(1);

            User reader = User.in(shop, "reader", "get,list", directory);
            TealCommand forbidden =
                    status(scene, Map.of("KUBECONFIG", reader.kubeconfig().toString()));
            assertThat(forbidden.out())
                    .contains(reader.name(), "that is the right to `get` on `services/proxy` and `pods/proxy` there");
            assertThat(forbidden.code()).isEqualTo(2);

            Kubectl.run("-n", teal, "scale", "deployment/teal", "--replicas=0");
            scene.eventually(
                    "its pod is gone",
                    () -> Kubectl.run("-n", teal, "get", "pods", "-o", "name").isBlank());
            TealCommand gone = status(scene, Map.of());
            assertThat(gone.out())
                    .startsWith("Teal was not asked: no pod of it answers behind the Service " + teal + "/teal")
                    .contains(shop + "/shop  ● green serves (app=shop,version=v1), moved ");
            assertThat(gone.code()).isEqualTo(2);
        }
    }

    private TealCommand status(Scene scene, Map<String, String> environment, String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("status", "--teal=" + scene.installation().namespace() + "/teal"));
        arguments.addAll(List.of(more));
        return TealCommand.run(directory, environment, arguments.toArray(String[]::new));
    }
}
