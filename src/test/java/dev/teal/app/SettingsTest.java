package dev.teal.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    }

    @ParameterizedTest
    @CsvSource({
        "teal.git.interval, abc, 500ms",
        "teal.git.timeout, 5x, 15s",
        "teal.settle, -3s, can't be negative: write it as in 15s",
        "teal.create-namespaces, maybe, true",
        "teal.git.allow-http, yes, false",
        "teal.probe, udp, tcp",
        "teal.cluster-kind, docker, embedded"
    })
    void aBadValueIsRefusedWithTheSettingsNameAndAnExample(String name, String value, String example) {
        assertThatThrownBy(() -> settings(Map.of(name, value)))
                .hasMessageContaining(name)
                .hasMessageContaining(value)
                .hasMessageContaining(example);
    }

    private static TealConfig settings(Map<String, String> values) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withMapping(TealConfig.class)
                .withDefaultValues(values)
                .build();
        return config.getConfigMapping(TealConfig.class);
    }
}
