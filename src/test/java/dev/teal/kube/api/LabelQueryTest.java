package dev.teal.kube.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.teal.core.value.Selector;

class LabelQueryTest {

    private static Selector selector(String... pairs) {
        return Selector.parse(String.join(",", pairs)).orElseThrow();
    }

    @Test
    void bothColorsAreOneQuery() {
        List<LabelQuery> queries = LabelQuery.covering(List.of(
                selector("app=shop", "version=v1"),
                selector("app=shop", "version=v2"),
                selector("app=shop", "version=v1")));

        assertThat(queries).extracting(LabelQuery::toString).containsExactly("app=shop,version in (v1,v2)");
        assertThat(queries.get(0).matches(Map.of("app", "shop", "version", "v2", "more", "x")))
                .isTrue();
        assertThat(queries.get(0).matches(Map.of("app", "shop", "version", "v3")))
                .isFalse();
        assertThat(queries.get(0).matches(Map.of("version", "v1"))).isFalse();
    }

    /** Joined in two labels they would find the pods of a third selector. */
    @Test
    void whatDiffersInMoreThanOneLabelStaysApart() {
        Selector one = selector("app=shop", "version=v1");
        Selector two = selector("app=cart", "version=v2");
        Selector wider = selector("app=shop");

        List<LabelQuery> queries = LabelQuery.covering(List.of(one, two, wider));

        assertThat(queries)
                .extracting(LabelQuery::toString)
                .containsExactly("app=shop,version=v1", "app=cart,version=v2", "app=shop");
        assertThat(queries).filteredOn(it -> it.covers(wider)).hasSize(1);
        assertThat(queries).filteredOn(it -> it.covers(one)).hasSize(1);
    }

    @Test
    void aThirdValueOfTheSameLabelJoinsAndAnotherLabelDoesNot() {
        List<LabelQuery> queries = LabelQuery.covering(List.of(
                selector("app=shop", "version=v1"),
                selector("app=shop", "version=v2"),
                selector("app=cart", "version=v1"),
                selector("app=shop", "version=v3")));

        assertThat(queries)
                .extracting(LabelQuery::toString)
                .containsExactly("app=shop,version in (v1,v2,v3)", "app=cart,version=v1");
    }
}
