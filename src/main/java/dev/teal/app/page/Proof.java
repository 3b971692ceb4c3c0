package dev.teal.app.page;

import java.util.List;
import java.util.Locale;

import io.quarkus.qute.TemplateData;

import dev.teal.app.tell.CountLine;
import dev.teal.core.status.Status;
import dev.teal.core.value.Inert;

/**
 * What is known of how a color serves.
 *
 * @param checks what each has come to
 * @param counted the requests through each Service, in a sentence
 * @param measured each query with its last value
 */
@TemplateData
public record Proof(List<Checked> checks, List<String> counted, List<String> measured) {

    /** A check, with how it stands in a word. */
    @TemplateData
    public record Checked(String state, String seen) {}

    static Proof of(Status status) {
        return status.seen()
                .map(seen -> new Proof(
                        seen.checks().stream()
                                .map(it ->
                                        new Checked(it.state().name().toLowerCase(Locale.ROOT), Inert.text(it.seen())))
                                .toList(),
                        seen.counted().values().stream()
                                .map(it -> Inert.text(CountLine.of(it)))
                                .toList(),
                        seen.measured().stream()
                                .map(it -> Inert.text(it.seen()))
                                .toList()))
                .orElse(new Proof(List.of(), List.of(), List.of()));
    }

    /** Whether there is anything to show. */
    public boolean isEmpty() {
        return checks.isEmpty() && counted.isEmpty() && measured.isEmpty();
    }
}
