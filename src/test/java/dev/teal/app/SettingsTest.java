package dev.teal.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.BindException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.quarkus.runtime.QuarkusBindException;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.teal.app.setting.LeaseName;
import dev.teal.app.setting.SettingNames;
import dev.teal.app.setting.TealConfig;
import dev.teal.core.situation.TenantEntries;
import dev.teal.core.situation.Tenants;
import dev.teal.core.value.Url;
import dev.teal.manifest.outside.UrlPrefixes;

class SettingsTest {

    @Test
    void everySettingButTheUrlHasADefault() {
        TealConfig config = settings(Map.of());

        assertThat(config.git().url()).isEmpty();
        assertThat(config.git().branch()).isEqualTo("main");
        assertThat(config.git().interval()).isEqualTo(Duration.ofSeconds(15));
        assertThat(config.git().timeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.clusterKind()).isEqualTo(TealConfig.ClusterKind.KUBERNETES);
        assertThat(config.namespace()).isEqualTo("default");
        assertThat(config.settle()).isEqualTo(Duration.ofSeconds(3));
        assertThat(config.hook().port()).isEmpty();
    }

    @Test
    void aLeaseIsNamedWithOrWithoutItsNamespace() {
        assertThat(settings(Map.of()).lease()).isEmpty();
        assertThat(settings(Map.of("teal.lease", "teal")).lease()).contains(new LeaseName(Optional.empty(), "teal"));
        assertThat(settings(Map.of("teal.lease", "ops/teal.shop")).lease())
                .contains(new LeaseName(Optional.of("ops"), "teal.shop"));
    }

    @ParameterizedTest
    @CsvSource({
        "teal.git.interval, abc, 500ms",
        "teal.git.timeout, 5x, 15s",
        "teal.settle, -3s, can't be negative: write it as in 15s",
        "teal.create-namespaces, maybe, true",
        "teal.git.allow-http, yes, false",
        "teal.probe, udp, tcp",
        "teal.hook.port, http, 9000",
        "teal.hook.port, 65536, 9000",
        "teal.hook.port, -1, 9000",
        "teal.cluster-kind, docker, embedded",
        "teal.lease, Teal, teal/teal",
        "teal.lease, a/b/c, teal/teal",
        "teal.lease, /teal, teal/teal",
        "teal.impersonate, system:admin, teal-writer"
    })
    void aBadValueIsRefusedWithTheSettingsNameAndAnExample(String name, String value, String example) {
        assertThatThrownBy(() -> settings(Map.of(name, value)))
                .hasMessageContaining(name)
                .hasMessageContaining(value)
                .hasMessageContaining(example);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "teal.settle       | abc     | Teal can't start: teal.settle: \"abc\" is no length of time: write it"
                        + " as in 500ms, 15s or 10m",
                "teal.cluster-kind | embeded | Teal can't start: teal.cluster-kind: \"embeded\" is none of kubernetes,"
                        + " embedded: write it as in TEAL_CLUSTER_KIND=kubernetes",
                "teal.git.allow-http | yes   | Teal can't start: teal.git.allow-http: \"yes\" is neither true nor"
                        + " false: write one of them",
            })
    void aBadValueEndsTheStartWithOneLine(String name, String value, String line) {
        assertThatThrownBy(() -> settings(Map.of(name, value)))
                .satisfies(failure -> assertThat(StartFailure.text(failure)).isEqualTo(line));
    }

    @Test
    void aSettingThatDoesNotExistEndsTheStartWithOneLine() {
        assertThatThrownBy(() -> settings(Map.of("teal.settel", "3s")))
                .satisfies(failure -> assertThat(StartFailure.text(failure))
                        .isEqualTo("Teal can't start: teal.settel is no setting; docs/settings.md has them all"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "prometheus.internal:9090",
                "https://admin:secret@shop.example.com/",
                "http://prometheus/?secret=1",
                "http://prometheus/a/../b",
                "ftp://secret"
            })
    void anAddressThatCantBeAllowedEndsTheStartWithoutBeingShown(String second) {
        assertThatThrownBy(() -> UrlPrefixes.of(List.of("http://prometheus.monitoring:9090", second)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("teal.urls: number 2 of the list is no beginning of an address")
                .hasMessageEndingWith("as in TEAL_URLS=http://prometheus.monitoring:9090,https://shop.example.com/")
                .hasMessageNotContaining(second);
    }

    @Test
    void addressesAreAListWithCommas() {
        TealConfig config =
                settings(Map.of("teal.urls", "http://prometheus.monitoring:9090, https://shop.example.com"));

        assertThat(UrlPrefixes.of(config.urls().orElseThrow()))
                .extracting(Url::toString)
                .containsExactly("http://prometheus.monitoring:9090/", "https://shop.example.com/");
        assertThat(settings(Map.of()).urls()).isEmpty();
    }

    @Test
    void tenantsAreFoldersBelowTheFollowedOneWithNamespaces() {
        TealConfig config = settings(Map.of("teal.tenants", "team-a/=shop, /team-b = accounts; tools,/=ops"));

        assertThat(TenantEntries.of(config.tenants().orElseThrow(), "clusters/prod"))
                .isEqualTo(new Tenants(
                        "clusters/prod",
                        Map.of("team-a/", Set.of("shop"), "team-b/", Set.of("accounts", "tools"), "/", Set.of("ops"))));
        assertThat(TenantEntries.of(settings(Map.of()).tenants().orElse(List.of()), ""))
                .isEqualTo(Tenants.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "team-a                     | \"team-a\" has no = between",
                "team-a:shop                | \"team-a:shop\" has no = between",
                "team-a=                    | \"team-a/\" has no namespace",
                "team-a= ; ;                | \"team-a/\" has no namespace",
                "=shop                      | \"\" is no folder below teal.git.path",
                "../team-a=shop             | \"../team-a\" is no folder",
                "team-a/../b=shop           | \"team-a/../b\" is no folder",
                "./team-a=shop              | \"./team-a\" is no folder",
                "team-a//b=shop             | \"team-a//b\" is no folder",
                "team-*=shop                | \"team-*\" is no folder",
                "team-a=*                   | \"*\", for team-a/, is no namespace's name",
                "team-a=!shop               | \"!shop\", for team-a/, is no namespace's name",
                "team-a=shop tools          | \"shop tools\", for team-a/, is no namespace's name",
                "team-a=shop,team-a=tools   | \"team-a\" is there twice",
                "team-a=shop,/team-a/=tools | \"team-a/\" is there twice",
            })
    void aTenantThatCantBeUsedIsToldWithAnExample(String value, String message) {
        List<String> entries = settings(Map.of("teal.tenants", value)).tenants().orElseThrow();

        assertThatThrownBy(() -> TenantEntries.of(entries, ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("teal.tenants: " + message)
                .hasMessageEndingWith("as in TEAL_TENANTS=team-a/=shop,team-b/=accounts;tools");
    }

    @Test
    void everySettingsNameIsKnownForSlips() {
        assertThat(SettingNames.ALL)
                .containsExactlyInAnyOrderElementsOf(names("teal", TealConfig.class)
                        .map(SettingNames::variable)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "TEAL_NAMESPCE, TEAL_NAMESPACE",
        "TEAL_GIT_URI, TEAL_GIT_URL",
        "TEAL_GIT_INTERVALL, TEAL_GIT_INTERVAL",
        "TEAL_GIT_TOKEN, TEAL_GIT_TOKEN_FILE",
        "teal_git_token, TEAL_GIT_TOKEN_FILE",
        "TEAL_GIT_CA, TEAL_GIT_CA_FILE",
        "TEAL_CLUSTER, TEAL_CLUSTER_KIND",
        "TEAL_HOOK_SECRET, TEAL_HOOK_SECRET_FILE",
        "TEAL_HOOKS_PORT, TEAL_HOOK_PORT",
        "TEAL_HOOK,",
        "TEAL_TENANT, TEAL_TENANTS",
        "TEAL_SETTLE,",
        "TEAL_NAMESPACE,",
        "TEAL_GIT,",
        "TEAL_GIT_SSH,",
        "TEAL_GIT_TOK,",
        "TEAL_PORT,",
        "TEAL_SERVICE_PORT_HTTP,",
        "HTTPS_PROXY,"
    })
    void aSlipInAVariableIsToldFromWhatIsSomebodyElses(String variable, String meant) {
        assertThat(SettingNames.meant(variable)).isEqualTo(Optional.ofNullable(meant));
    }

    private static Stream<String> names(String prefix, Class<?> group) {
        return Stream.of(group.getDeclaredMethods())
                .filter(method -> !method.isSynthetic())
                .flatMap(method -> {
                    String name = prefix + "."
                            + method.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
                    return method.getReturnType().isMemberClass()
                                    && method.getReturnType().isInterface()
                            ? names(name, method.getReturnType())
                            : Stream.of(name);
                });
    }

    @Test
    void aBusyPortEndsTheStartWithOneLineThatNamesTheSetting() {
        Throwable failure = new RuntimeException("x", new QuarkusBindException("localhost", 8080, new BindException()));

        assertThat(StartFailure.text(failure))
                .isEqualTo(
                        "Teal can't start: quarkus.http.port: another program has the port 8080; end that program, or "
                                + "write another port, as in QUARKUS_HTTP_PORT=8081");
    }

    @Test
    void anAddressOfAnotherMachineIsNotCalledABusyPort() {
        assertThat(StartFailure.text(new QuarkusBindException("10.9.9.9", 8080, new BindException())))
                .startsWith("Teal can't start: quarkus.http.host: 10.9.9.9 can't be listened on")
                .contains("QUARKUS_HTTP_HOST=127.0.0.1");
    }

    @Test
    void aFaultOfItsOwnIsToldWithItsTrace() {
        assertThat(StartFailure.text(new IllegalStateException("x")))
                .startsWith("Teal can't start, by a fault of its own")
                .contains("SettingsTest.aFaultOfItsOwnIsToldWithItsTrace");
    }

    private static TealConfig settings(Map<String, String> values) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withMapping(TealConfig.class)
                .withDefaultValues(values)
                .build();
        return config.getConfigMapping(TealConfig.class);
    }
}
