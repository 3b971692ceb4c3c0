package dev.teal.app.page;

import java.util.Arrays;
import java.util.Locale;

import io.quarkus.qute.TemplateData;

import dev.teal.core.value.Phase;

/** How a phase looks: by a word, and by a sign beside the colour, for who can't tell colours apart. */
@TemplateData
public enum Tone {
    STALLED(Phase.STALLED, "✕", "b42318"),
    DEGRADED(Phase.DEGRADED, "!", "9a4a00"),
    PROGRESSING(Phase.PROGRESSING, "…", "1d5fa8"),
    SYNCED(Phase.SYNCED, "✓", "156b43");

    private final Phase phase;
    private final String sign;
    private final String colour;

    Tone(Phase phase, String sign, String colour) {
        this.phase = phase;
        this.sign = sign;
        this.colour = colour;
    }

    static Tone of(Phase phase) {
        return Arrays.stream(values())
                .filter(it -> it.phase == phase)
                .findFirst()
                .orElseThrow();
    }

    /** As the page says it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** One character. */
    public String sign() {
        return sign;
    }

    /** Six hexadecimal digits; white text on it has a contrast of 5 : 1 at least. */
    public String colour() {
        return colour;
    }
}
