package dev.teal.app.setting;

import java.time.Duration;

import io.quarkus.runtime.configuration.DurationConverter;
import org.eclipse.microprofile.config.spi.Converter;

/** A length of time as people write it: {@code 500ms}, {@code 15s}, {@code 10m}, or ISO-8601. */
public final class DurationSetting implements Converter<Duration> {

    private static final long serialVersionUID = 1;

    @Override
    public Duration convert(String text) {
        Duration duration;
        try {
            duration = DurationConverter.parseDuration(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no length of time: write it as in 500ms, 15s or 10m", e);
        }
        if (duration.isNegative()) {
            throw new IllegalArgumentException("\"" + text + "\": a time can't be negative: write it as in 15s");
        }
        return duration;
    }
}
