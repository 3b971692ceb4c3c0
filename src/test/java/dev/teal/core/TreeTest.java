package dev.teal.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.teal.core.value.Difference;
import dev.teal.core.value.Tree;

class TreeTest {

    private static final Tree SHOP = Tree.EMPTY
            .with("Service", "kind")
            .with("shop", "metadata", "name")
            .with(List.of(Map.of("port", 80), "x", Map.of("port", 443)), "spec", "ports")
            .with(true, "spec", "paused");

    @Test
    void whatIsMissingOrOfAnotherKindReadsAsEmpty() {
        assertThat(SHOP.text("metadata", "name")).isEqualTo("shop");
        assertThat(SHOP.text("metadata", "name", "deeper")).isEmpty();
        assertThat(SHOP.text("spec", "paused")).isEmpty();
        assertThat(SHOP.number(7, "spec", "replicas")).isEqualTo(7);
        assertThat(SHOP.number(7, "kind")).isEqualTo(7);
        assertThat(SHOP.isTrue("spec", "paused")).isTrue();
        assertThat(SHOP.isTrue("kind")).isFalse();
        assertThat(SHOP.tree("kind")).isEqualTo(Tree.EMPTY);
        assertThat(SHOP.list("spec")).isEmpty();
        assertThat(SHOP.trees("spec", "ports"))
                .containsExactly(Tree.of(Map.of("port", 80)), Tree.of(Map.of("port", 443)));
        assertThat(SHOP.texts("spec")).isEmpty();
        assertThat(SHOP.at("metadata", "uid")).isEmpty();
    }

    @Test
    void itFollowsNoChangeOfWhatItWasMadeOf() {
        List<Object> list = new ArrayList<>(List.of("x"));
        Map<String, Object> plain = new HashMap<>(Map.of("list", list));

        Tree tree = Tree.of(plain);
        list.add("y");
        plain.put("more", 1);

        assertThat(tree).isEqualTo(Tree.of(Map.of("list", List.of("x"))));
    }

    @Test
    void itKeepsTheOrderOfItsFields() {
        Tree tree = Tree.EMPTY.with(1, "b").with(2, "a").with(3, "c").with(4, "b");

        assertThat(tree.fields()).containsExactly("b", "a", "c");
        assertThat(tree.without("a").fields()).containsExactly("b", "c");
        assertThat(tree.plain().keySet()).containsExactly("b", "a", "c");
    }

    @Test
    void itsOrderDoesNotMatterToEquality() {
        Tree one = Tree.EMPTY.with(1, "b").with(2, "a", "x").with(3, "a", "y");
        Tree two = Tree.EMPTY.with(3, "a", "y").with(2, "a", "x").with(1, "b");

        assertThat(one).isEqualTo(two).hasSameHashCodeAs(two);
        assertThat(one).isNotEqualTo(two.with(2, "b")).isNotEqualTo(two.without("b"));
        assertThat(one.without("b").with(1, "c")).isNotEqualTo(two);
    }

    @Test
    void aFieldCanBeThereAndHoldNothing() {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("labels", null);
        plain.put("kind", "Service");
        Tree tree = Tree.of(plain);

        assertThat(tree.has("labels")).isTrue();
        assertThat(tree.at("labels")).isEmpty();
        assertThat(tree.fields()).containsExactly("labels", "kind");
        assertThat(tree.without("labels")).isEqualTo(Tree.of(Map.of("kind", "Service")));
        assertThat(tree.plain()).isEqualTo(plain);
        List<String> shown = new ArrayList<>();
        tree.each((key, value) -> shown.add(key + value));
        assertThat(shown).containsExactly("kindService");
    }

    @Test
    void whatHasNotToBeTakenAwayIsTheSame() {
        assertThat(SHOP.without("spec", "replicas")).isSameAs(SHOP);
        assertThat(SHOP.without("kind", "deeper")).isSameAs(SHOP);
        assertThat(SHOP.without("spec", "ports")).isNotEqualTo(SHOP);
    }

    @Test
    void aDifferenceIsEachPlaceInTheOrderOfItsKeys() {
        Tree other = SHOP.with("other", "metadata", "name")
                .with(Map.of(), "metadata", "annotations", "a.b/c")
                .with(List.of(Map.of("port", 80), "y", Map.of("port", 8443)), "spec", "ports");

        assertThat(Difference.between(SHOP, other))
                .extracting(Difference::steps)
                .containsExactly(
                        List.of("metadata", "annotations"),
                        List.of("metadata", "name"),
                        List.of("spec", "ports", 1),
                        List.of("spec", "ports", 2, "port"));
        assertThat(Difference.between(SHOP, SHOP)).isEmpty();
    }

    @Test
    void itComesBackAsItWas() {
        List<Object> items = new ArrayList<>(List.of(1, Map.of("a", List.of(Map.of()))));
        items.add(null);
        Map<String, Object> plain = Map.of("items", items, "number", 1.5);

        assertThat(Tree.of(plain).plain()).isEqualTo(plain);
        assertThat(Tree.of(Tree.of(plain).plain())).isEqualTo(Tree.of(plain));
    }

    @Test
    void aWordIsThereOnce() {
        Tree one = Tree.of(Map.of(new String("appVersion"), new String("green")));
        Tree two = Tree.of(Map.of(new String("appVersion"), new String("green")));

        assertThat(one.fields().get(0)).isSameAs(two.fields().get(0));
        assertThat(one.text("appVersion")).isSameAs(two.text("appVersion"));
    }

    @Test
    void aSecretShowsItsNameOnly() {
        Tree secret = Tree.EMPTY
                .with("Secret", "kind")
                .with("login", "metadata", "name")
                .with("aHVudGVyMg==", "data", "password");

        assertThat(secret).hasToString("{kind=Secret, name=login}");
        assertThat(Tree.EMPTY.with(List.of(secret), "items")).hasToString("{items=[{kind=Secret, name=login}]}");
        assertThat(SHOP.tree("metadata")).hasToString("{name=shop}");
    }
}
