package dev.teal.app.text;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.jboss.logging.MDC;

import dev.teal.core.desired.Reading;
import dev.teal.core.status.Status;
import dev.teal.core.value.Inert;

/**
 * What a line of the log is about, where it is written as JSON: {@code application}, {@code commit}, and after a look
 * {@code stage} and, where it is held, {@code reason}.
 *
 * @param values by their names
 */
public record LogFields(Map<String, String> values) {

    private static final String APPLICATION = "application";
    private static final String COMMIT = "commit";
    private static final String STAGE = "stage";
    private static final String REASON = "reason";

    /** Of whatever is done for what Git wants. */
    public static LogFields of(Reading reading) {
        return new LogFields(Map.of(
                APPLICATION,
                Inert.text(reading.application()),
                COMMIT,
                reading.commit().id()));
    }

    /** Of what a look has found. */
    public static LogFields of(Status status) {
        Map<String, String> all = new LinkedHashMap<>(of(status.reading()).values());
        all.put(STAGE, status.stage().name());
        status.hold().ifPresent(hold -> all.put(REASON, hold.reason().name()));
        return new LogFields(all);
    }

    /** Does it; each line that it writes in this thread has these fields. Those from before count again afterwards. */
    public void during(Runnable task) {
        Map<String, Optional<Object>> before = new LinkedHashMap<>();
        values.forEach((name, value) -> before.put(name, Optional.ofNullable(MDC.put(name, value))));
        try {
            task.run();
        } finally {
            before.forEach((name, value) -> value.ifPresentOrElse(it -> MDC.put(name, it), () -> MDC.remove(name)));
        }
    }
}
