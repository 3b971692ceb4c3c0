package dev.teal.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.teal.core.value.Url;

class UrlTest {

    @ParameterizedTest
    @CsvSource({
        "http://prometheus.monitoring:9090, http://prometheus.monitoring:9090/",
        "HTTP://Prometheus.Monitoring:80/x, http://Prometheus.Monitoring/x",
        "https://shop.example.com:443/?a=b/../c, https://shop.example.com/?a=b/../c",
        "https://[2001:DB8::1]:8443/a%20b, https://[2001:DB8::1]:8443/a%20b",
        "http://shop, http://shop/",
    })
    void isReadAsItIsMeant(String text, String meant) {
        assertThat(Url.parse(text).orElseThrow()).hasToString(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "shop.example.com",
                "/path",
                "//shop.example.com/",
                "ftp://shop.example.com/",
                "https://",
                "https:///path",
                "https://user@shop.example.com/",
                "https://user:secret@shop.example.com/",
                "https://shop.example.com@evil.example.org/",
                "https://shop.example.com\\@evil.example.org/",
                "https://shop.example.com/#top",
                "https://shop.example.com:0/",
                "https://shop.example.com:65536/",
                "https://shop.example.com:/",
                "https://shop.example.com/a b",
                "https://shop.example.com/a\nHost: x",
                "https://shöp.example.com/",
                "https://shop.example.com/a/../b",
                "https://shop.example.com/..",
                "https://shop.example.com/.;x/b",
                "https://shop.example.com/..;/b",
                "https://shop.example.com/%2e%2E/b",
                "https://shop.example.com/a%2fb",
                "https://shop.example.com/a%5Cb",
                "https://shop.example.com/100%",
            })
    void whatSomebodyCouldReadInAnotherWayIsNone(String text) {
        assertThat(Url.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "http://p:9090, http://P:9090/api/v1, true",
        "http://p, http://p:80/x, true",
        "https://p/, https://p:443, true",
        "https://p/team, https://p/team, true",
        "https://p/team, https://p/team/, true",
        "https://p/team/, https://p/team?x=/, true",
        "https://p/team, https://p/team/a/b?c, true",
        "https://p/team, https://p/teams, false",
        "https://p/team, https://p/Team, false",
        "https://p/team, https://p/, false",
        "https://p/team, https://p/?x=/team, false",
        "http://p, https://p, false",
        "http://p, http://p:9090, false",
        "http://p, http://p.example.com, false",
        "http://p.example.com, http://p, false",
    })
    void coversWhatIsAtTheSameSiteAndBelowItsPath(String prefix, String other, boolean covered) {
        assertThat(Url.parse(prefix).orElseThrow().covers(Url.parse(other).orElseThrow()))
                .isEqualTo(covered);
    }
}
