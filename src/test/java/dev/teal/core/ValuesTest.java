package dev.teal.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.teal.core.live.Health;
import dev.teal.core.live.LiveDeployment;
import dev.teal.core.mark.Away;
import dev.teal.core.mark.ColorMarks;
import dev.teal.core.mark.ContentId;
import dev.teal.core.mark.Marks;
import dev.teal.core.mark.Move;
import dev.teal.core.mark.PastMoves;
import dev.teal.core.mark.TakenBack;
import dev.teal.core.mark.Trials;
import dev.teal.core.mark.Watch;
import dev.teal.core.value.Color;
import dev.teal.core.value.Difference;
import dev.teal.core.value.Selector;
import dev.teal.core.value.Tree;

/** The small values that everything is made of. */
class ValuesTest {

    /** The rows of the table in the order in which they win; 3 replicas are asked for. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # paused | observed | exceeded | updated | total | available | grade       | message
            true     | 1        | true     | 0       | 0     | 0         | FAILED      | is paused
            false    | 1        | true     | 0       | 0     | 0         | PROGRESSING | not seen yet
            false    | 2        | true     | 3       | 3     | 0         | FAILED      | exceeded its progress deadline
            false    | 2        | false    | 2       | 4     | 3         | PROGRESSING | 2 of 3 pods are of the newest version
            false    | 2        | false    | 3       | 4     | 3         | PROGRESSING | 1 old pods are still there
            false    | 2        | false    | 3       | 3     | 2         | PROGRESSING | 2 of 3 pods are available
            false    | 2        | false    | 3       | 3     | 3         | COMPLETE    | ''
            """)
    void aDeploymentsHealthIsTheFirstRowThatFits(
            boolean paused,
            long observed,
            boolean exceeded,
            int updated,
            int total,
            int available,
            Health.Grade grade,
            String message) {
        Health health = Health.of(new LiveDeployment(
                Shop.deployment(Color.GREEN),
                "shop",
                Map.of(),
                new LiveDeployment.Counts(3, total, updated, available, available),
                new LiveDeployment.Rollout(observed >= 2, paused, exceeded, Optional.of(Shop.NOW), Optional.empty()),
                0,
                LiveDeployment.ScaledBy.OTHERS,
                ColorMarks.NONE));

        assertThat(health.grade()).isEqualTo(grade);
        assertThat(health.message()).contains(message);
    }

    @Test
    void marksAreReadAsTheyWereWritten() {
        Marks marks = new Marks(
                Optional.of(Color.BLUE),
                Optional.of("c0ffee"),
                Optional.of(Shop.selector(Color.BLUE)),
                Optional.of(new Move(
                        Instant.parse("2026-11-24T12:00:00.123456789Z"),
                        Optional.of(Shop.selector(Color.GREEN)),
                        Optional.of(Shop.NOW))),
                Optional.of(new TakenBack(new ContentId("c-3f9c2a1"), "pods crashed")),
                new Trials(
                        Optional.of(new Watch(new ContentId("c-0000001"), Shop.NOW, Shop.NOW.plusSeconds(30))),
                        Map.of(Color.GREEN, new ContentId("c-0000002"))),
                Optional.of(new Away(
                        Color.GREEN, new ContentId("c-0000003"), Shop.NOW, Optional.of(Duration.ofSeconds(7)))),
                new PastMoves(
                        "2026-11-24T12:00:00Z SWITCHED blue c0ffee 2026-11-24T11:59:00Z 2026-11-24T11:59:01Z - - -"));

        assertThat(Marks.of(marks.annotations())).isEqualTo(marks);
        assertThat(Marks.of(Marks.NONE.annotations())).isEqualTo(Marks.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "teal.dev/color, teal",
        "teal.dev/switched-at, yesterday",
        "teal.dev/proven-at, ''",
        "teal.dev/switched-to, x=y z!!",
        "teal.dev/switched-to, 'app=shop,version=v1,'",
        "teal.dev/switched-to, 'app=shop,ver sion=v1'",
        "teal.dev/went-back-from, content-1",
        "teal.dev/watched-content, c-0000001",
        "teal.dev/put-away, green",
        "teal.dev/served-well-green, content-1",
        "teal.dev/switched-from, no labels",
        "teal.dev/switched-from, ','",
        "teal.dev/switched-from, '=v1'",
        "teal.dev/switched-from, ''"
    })
    void marksThatAHandGarbledCountAsAbsent(String annotation, String garbage) {
        assertThat(Marks.of(Map.of(annotation, garbage))).isEqualTo(Marks.NONE);
    }

    @Test
    void aSelectorMatchesPodsWithAllItsLabels() {
        Selector selector = new Selector(Map.of("version", "v1", "app", "shop"));

        assertThat(selector.matches(Map.of("app", "shop", "version", "v1", "more", "x")))
                .isTrue();
        assertThat(selector.matches(Map.of("app", "shop"))).isFalse();
        assertThat(selector.matches(Map.of("app", "shop", "version", "v2"))).isFalse();
        assertThat(selector).hasToString("app=shop,version=v1");
    }

    @Test
    void noSelectorIsEmpty() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Selector(Map.of()));
    }

    @Test
    void fieldsThatAreMissingOrOfAnotherKindAreEmpty() {
        Tree tree = Tree.of(Map.of("spec", Map.of("replicas", 3, "name", "shop", "ports", List.of("x", Map.of()))));

        assertThat(tree.number(1, "spec", "replicas")).isEqualTo(3);
        assertThat(tree.number(1, "spec", "name")).isEqualTo(1);
        assertThat(tree.text("spec", "replicas")).isEmpty();
        assertThat(tree.text("spec", "name", "deeper")).isEmpty();
        assertThat(tree.tree("status").isEmpty()).isTrue();
        assertThat(tree.trees("spec", "ports")).containsExactly(Tree.EMPTY);
        assertThat(tree.texts("spec")).isEqualTo(Map.of("name", "shop"));
    }

    @Test
    void aChangedTreeIsACopy() {
        Tree tree = Tree.of(Map.of("a", Map.of("b", 1)));

        assertThat(tree.with(2, "a", "c", "d")).isEqualTo(Tree.of(Map.of("a", Map.of("b", 1, "c", Map.of("d", 2)))));
        assertThat(tree.without("a", "b")).isEqualTo(Tree.of(Map.of("a", Map.of())));
        assertThat(tree.without("x", "y")).isSameAs(tree);
        assertThat(tree).isEqualTo(Tree.of(Map.of("a", Map.of("b", 1))));
    }

    @Test
    void aFieldThatIsNullCanBeTakenAway() {
        Map<String, Object> tree = new HashMap<>();
        tree.put("a", null);

        assertThat(Tree.of(tree).without("a")).isEqualTo(Tree.EMPTY);
    }

    @Test
    void aFrozenTreeFollowsNoChangeAndAllowsNone() {
        List<Object> list = new ArrayList<>(List.of("x"));
        Tree frozen = Tree.EMPTY.with(list, "list");
        list.add("y");

        assertThat(frozen).isEqualTo(Tree.of(Map.of("list", List.of("x"))));
        assertThatThrownBy(() -> ((List<?>) frozen.list("list")).remove(0))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aDifferenceNamesPathsAndPassesOverWhatServersKeep() {
        Tree live = Tree.of(Map.of(
                "metadata", Map.of("resourceVersion", "1", "generation", 1, "labels", Map.of("a", "1")),
                "spec", Map.of("ports", List.of(Map.of("port", 80)), "replicas", 3),
                "status", Map.of("x", 1)));
        Tree applied = Tree.of(Map.of(
                "metadata", Map.of("resourceVersion", "2", "generation", 2, "labels", Map.of("a", "2")),
                "spec", Map.of("ports", List.of(Map.of("port", 81)))));

        assertThat(Difference.written(live, applied))
                .containsExactly("metadata.labels.a", "spec.ports[0].port", "spec.replicas");
        assertThat(Difference.written(live, live)).isEmpty();
    }

    @Test
    void aDifferenceNamesAListThatGrewAsAWholeAndFiveFieldsAtTheMost() {
        assertThat(Difference.written(Tree.of(Map.of("a", List.of(1))), Tree.of(Map.of("a", List.of(1, 2)))))
                .containsExactly("a");
        assertThat(Difference.written(Tree.EMPTY, Tree.of(Map.of("a", 1, "b", 1, "c", 1, "d", 1, "e", 1, "f", 1))))
                .containsExactly("a", "b", "c", "d", "e");
    }
}
