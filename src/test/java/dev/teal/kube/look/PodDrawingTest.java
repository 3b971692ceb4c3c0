package dev.teal.kube.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.teal.core.live.Pod;
import dev.teal.core.value.Tree;

class PodDrawingTest {

    private static final Map<String, Object> METADATA =
            Map.of("name", "web-1", "creationTimestamp", "2026-11-24T12:00:00Z");

    @Test
    void aCrashLoopIsTroubleWithItsLastExitCode() {
        assertThat(trouble(
                        3,
                        Map.of("waiting", Map.of("reason", "CrashLoopBackOff", "message", "back-off 40s")),
                        Map.of("terminated", Map.of("exitCode", 1))))
                .contains("container web (example/web:v1): CrashLoopBackOff, last exit code 1, restarts: 3");
    }

    @Test
    void aContainerThatEndedAgainIsTroubleBeforeTheKubeletCallsItACrashLoop() {
        assertThat(trouble(2, Map.of("terminated", Map.of("reason", "Error", "exitCode", 1)), Map.of()))
                .contains("container web (example/web:v1): Error, last exit code 1, restarts: 2");
    }

    @Test
    void aFirstEndIsNoTroubleYet() {
        assertThat(trouble(0, Map.of("terminated", Map.of("reason", "Error", "exitCode", 1)), Map.of()))
                .isEmpty();
    }

    @Test
    void anImageThatCanNotBePulledIsTroubleWithTheKubeletsMessage() {
        assertThat(trouble(
                        0,
                        Map.of("waiting", Map.of("reason", "ImagePullBackOff", "message", "no such image")),
                        Map.of()))
                .contains("container web (example/web:v1): ImagePullBackOff: no such image");
    }

    @Test
    void aContainerThatIsBeingCreatedIsNoTrouble() {
        assertThat(trouble(0, Map.of("waiting", Map.of("reason", "ContainerCreating")), Map.of()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = '|',
            value = {
                "a port that the probed container declares | 80   | 8080 | 80   | true",
                "a port that no container declares          | 80   | 80   | 9090 | false",
                "the port that the probe asks               | 80   | 9090 | 9090 | true",
                "any port where none is declared            |      | 80   | 9090 | true"
            })
    void aPodIsProbedWhereItsProbeSaysSomethingOfThePort(
            String what, Integer declared, int asked, String target, boolean probed) {
        Map<String, Object> container = Map.of(
                "name",
                "web",
                "ports",
                declared == null ? List.of() : List.of(Map.of("containerPort", declared)),
                "readinessProbe",
                Map.of("httpGet", Map.of("path", "/", "port", asked)));
        Map<String, Object> pod = Map.of("metadata", METADATA, "spec", Map.of("containers", List.of(container)));

        Pod read = new PodDrawing(LiveWorkloads.ReplicaSets.of(List.of()), Set.of(target))
                .unfinished(Tree.of(pod))
                .orElseThrow();

        assertThat(read.probed().contains(target)).as(what).isEqualTo(probed);
    }

    private static Optional<String> trouble(int restarts, Map<String, Object> state, Map<String, Object> lastState) {
        Map<String, Object> status = Map.of(
                "name",
                "web",
                "image",
                "example/web:v1",
                "restartCount",
                restarts,
                "state",
                state,
                "lastState",
                lastState);
        Map<String, Object> pod = Map.of("metadata", METADATA, "status", Map.of("containerStatuses", List.of(status)));
        return new PodDrawing(LiveWorkloads.ReplicaSets.of(List.of()), Set.of("80"))
                .unfinished(Tree.of(pod))
                .flatMap(it -> it.state().trouble());
    }
}
