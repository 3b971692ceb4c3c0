package dev.teal.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.teal.core.port.PortException;
import dev.teal.core.value.Reason;
import dev.teal.git.http.NoProxy;
import dev.teal.git.http.Proxies;

/** Git behind a proxy that the environment names; the repository's host has a name that nobody else knows. */
class ProxiedTest extends Served {

    private static final String HOST = "git.test.invalid";

    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void begin() {
        shop.write("shop/color", "green").commit("Begin").push();
        settings.url = server.url("shop.git").replace("127.0.0.1", HOST);
    }

    @Test
    void aServerIsReachedThroughTheProxy() throws Exception {
        try (HttpProxy proxy = new HttpProxy(Optional.empty());
                GitSource source = through("http_proxy", "http://127.0.0.1:" + proxy.port())) {
            assertThat(source.look().head().id()).isEqualTo(shop.head());
            assertThat(proxy.requests()).isNotEmpty().allMatch(it -> it.contains(" http://" + HOST));
        }
    }

    @Test
    void anHttpsServerIsReachedThroughATunnelWithTheUsersPassword() throws Exception {
        try (HttpProxy proxy = new HttpProxy(Optional.of("me:pass@word"));
                TlsFront front = front();
                GitSource source = through("HTTPS_PROXY", "http://me:pass%40word@127.0.0.1:" + proxy.port())) {
            assertThat(source.look().head().id()).isEqualTo(shop.head());
            assertThat(proxy.requests())
                    .isNotEmpty()
                    .allMatch(it -> it.startsWith("CONNECT " + HOST + ":" + front.port()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:", "http://me:secret@127.0.0.1:"})
    void aProxyThatAsksForAnotherPasswordIsNamed(String proxyUrl) throws Exception {
        try (HttpProxy proxy = new HttpProxy(Optional.of("me:right"));
                TlsFront front = front();
                GitSource source = through("https_proxy", proxyUrl + proxy.port())) {
            PortException failure = failure(source);
            assertThat(front.port()).isPositive();
            assertThat(failure.reason()).isEqualTo(Reason.UNAUTHORIZED);
            assertThat(failure.hold().toString())
                    .contains(
                            "the proxy 127.0.0.1:" + proxy.port() + " of https_proxy",
                            "https_proxy=http://USER:PASSWORD@")
                    .doesNotContain("secret");
        }
    }

    @Test
    void aProxyThatIsAwayIsNamed() {
        try (GitSource source = through("http_proxy", "me:secret@127.0.0.1:1")) {
            PortException failure = failure(source);
            assertThat(failure.reason()).isEqualTo(Reason.GIT_UNREACHABLE);
            assertThat(failure.hold().toString())
                    .contains("does not answer through the proxy 127.0.0.1:1 of http_proxy")
                    .doesNotContain("secret");
        }
    }

    @Test
    void whereNoProxyIsNamedAFailureTellsHowTo() {
        settings.url = "http://127.0.0.1:1/shop.git";
        assertThat(failure(source()).hold().advice()).contains("HTTPS_PROXY");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://proxy:secret@host", "http://a b:secret@host", "ftp://secret@host", "http://:secret"})
    void aProxyThatCanNotBeUsedIsNotShown(String value) {
        settings.url = "https://" + HOST + "/shop.git";
        try (GitSource source = through("HTTPS_PROXY", value)) {
            PortException failure = failure(source);
            assertThat(failure.reason()).isEqualTo(Reason.SOURCE_INVALID);
            assertThat(failure.hold().toString())
                    .contains("HTTPS_PROXY=http://proxy.example.com:3128")
                    .doesNotContain("secret");
        }
    }

    /** As {@code git} does, by its {@code http.c}; {@code -} is an empty value. */
    @ParameterizedTest
    @CsvSource({
        "https, HTTPS_PROXY=a,                   HTTPS_PROXY",
        "https, HTTPS_PROXY=a https_proxy=b,     https_proxy",
        "https, HTTPS_PROXY=a https_proxy=-,     direct",
        "https, http_proxy=a,                    direct",
        "https, ALL_PROXY=a,                     ALL_PROXY",
        "https, ALL_PROXY=a all_proxy=b,         all_proxy",
        "https, ALL_PROXY=a HTTPS_PROXY=b,       HTTPS_PROXY",
        "https, ALL_PROXY=socks5h://a:1080,      ALL_PROXY",
        "http,  http_proxy=a,                    http_proxy",
        "http,  HTTP_PROXY=a,                    direct",
        "http,  https_proxy=a,                   direct",
        "http,  all_proxy=a,                     all_proxy",
        "https, HTTPS_PROXY=a NO_PROXY=test.invalid,              direct",
        "https, HTTPS_PROXY=a no_proxy=other NO_PROXY=*,          HTTPS_PROXY",
    })
    void variablesCountAsTheyDoForGit(String scheme, String variables, String expected) throws Exception {
        for (String variable : variables.split(" ")) {
            String[] pair = variable.split("=");
            environment.put(pair[0], pair[1].equals("-") ? "" : pair[1]);
        }
        assertThat(new Proxies(environment::get)
                        .to(URI.create(scheme + "://" + HOST + "/shop.git").toURL())
                        .map(Proxies.Way::variable)
                        .orElse("direct"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "git.example.com  | git.example.com              | true",
                "Git.Example.com  | example.com                  | true",
                "git.example.com  | .example.com                 | true",
                "git.example.com  | a.example.com, .example.com. | true",
                "git.example.com  | a b git.example.com          | true",
                "git.example.com  | ample.com                    | false",
                "git.example.com  | *.example.com                | false",
                "git.example.com  | *                            | true",
                "git.example.com  | a,*                          | false",
                "git.example.com  | ''                           | false",
                "10.1.2.3         | 10.1.2.3                     | true",
                "10.1.2.3         | 2.3                          | false",
                "10.1.2.3         | 10.0.0.0/8                   | true",
                "11.1.2.3         | 10.0.0.0/8                   | false",
                "10.1.2.3         | 10.1.2.0/33                  | false",
                "10.1.2.3         | 10.1.2.0/x                   | false",
                "10.1.2.3         | 0.0.0.0/0                    | true",
                "[fd00::1]        | fd00::/8                     | true",
                "[fd00::1]        | [fd00::1]                    | true",
                "[fd00::1]        | 10.0.0.0/8                   | false",
            })
    void noProxyIsReadAsCurlReadsIt(String host, String list, boolean covers) {
        assertThat(new NoProxy(list).covers(host)).isEqualTo(covers);
    }

    private GitSource through(String variable, String value) {
        environment.put(variable, value);
        return new GitSource(settings.settings(), format, new Proxies(environment::get));
    }

    private TlsFront front() {
        TlsFront front = new TlsFront(root, URI.create(server.url("")).getPort(), "DNS:" + HOST, "-1H");
        settings.url = "https://" + HOST + ":" + front.port() + "/shop.git";
        settings.authorities = Optional.of(front.authority());
        return front;
    }
}
