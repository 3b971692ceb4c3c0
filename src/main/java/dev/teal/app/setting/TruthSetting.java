package dev.teal.app.setting;

import org.eclipse.microprofile.config.spi.Converter;

/** {@code true} or {@code false}; the built-in converter takes every other word for false. */
public final class TruthSetting implements Converter<Boolean> {

    private static final long serialVersionUID = 1;

    @Override
    public Boolean convert(String text) {
        return switch (text.strip()) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw new IllegalArgumentException("\"" + text + "\" is neither true nor false: write one of them");
        };
    }
}
