package dev.teal.kube.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.teal.core.value.Tree;

class JsonTest {

    @Test
    void whatIsReadIsWrittenAsItWas() {
        String text =
                "{\"b\":[1,{\"x\":null},[true,false],\"\"],\"a\":{},\"long\":4000000000,\"half\":0.5,\"umlaut\":\"\u00fc\\n\"}";

        assertThat(Json.text(Json.tree(text))).isEqualTo(text);
        assertThat(Json.text(List.of(Json.tree(text)))).isEqualTo("[" + text + "]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"upstream connect error", "<html>", "[1]", "{\"a\":1", "{\"a\":[1,", "{\"a\":tru}", "{a"})
    void whatIsNoObjectIsAMessage(String text) {
        assertThat(Json.tree("\n" + text + " ")).isEqualTo(Tree.EMPTY.with(text, "message"));
    }

    @Test
    void noBodyIsAnEmptyMessage() {
        assertThat(Json.tree((String) null)).isEqualTo(Tree.EMPTY.with("", "message"));
    }
}
