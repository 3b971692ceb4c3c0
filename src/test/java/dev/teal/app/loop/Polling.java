package dev.teal.app.loop;

import java.util.Map;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

import dev.teal.app.setting.TealConfig;

/** Settings of which only the time between two polls is given. */
final class Polling {

    private Polling() {}

    static TealConfig every(String interval) {
        return new SmallRyeConfigBuilder()
                .withMapping(TealConfig.class)
                .withSources(new PropertiesConfigSource(Map.of("teal.git.interval", interval), "test", 100))
                .build()
                .getConfigMapping(TealConfig.class);
    }
}
