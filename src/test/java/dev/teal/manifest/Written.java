package dev.teal.manifest;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.teal.core.desired.Manifest;
import dev.teal.core.desired.Reading;
import dev.teal.core.desired.Refusal;
import dev.teal.core.desired.Release;
import dev.teal.core.desired.RoutedService;
import dev.teal.core.value.Color;

/** Writes a reading as text that a person can judge. */
final class Written {

    private final StringBuilder out = new StringBuilder();

    private Written() {}

    static String of(Reading reading) {
        Written written = new Written();
        if (reading instanceof Release release) {
            written.release(release);
        } else {
            Refusal refusal = (Refusal) reading;
            written.lines("refused", refusal.complaints());
        }
        written.lines("notices", reading.notices());
        return written.out.toString();
    }

    private void release(Release release) {
        line("active: " + release.active());
        for (Color color : new TreeMap<>(release.versions()).keySet()) {
            line(color + ": " + release.versions().get(color).deployment().ref() + ", image "
                    + release.versions().get(color).image());
            release.versions().get(color).belongings().forEach(manifest -> line("  with " + manifest.ref()));
        }
        release.services().forEach(this::service);
        release.previews().forEach(preview -> {
            line("preview: " + preview.ref() + ", as in " + preview.manifest().origin());
            new TreeMap<>(preview.selectors()).forEach((color, selector) -> line("  " + color + ": " + selector));
        });
        lines("shared", release.shared().stream().map(Manifest::ref).toList());
        release.jobs()
                .forEach(
                        job -> line("job: " + job.ref() + ", as in " + job.origin() + ", its pods " + job.podLabels()));
        WrittenPolicy.of(release.policy()).forEach(this::line);
        lines("claimed", release.claimed());
    }

    private void service(RoutedService service) {
        line("routed: " + service.ref() + ", as in " + service.manifest().origin()
                + (service.certainty() == RoutedService.Certainty.BY_MARK ? ", only if the live one is marked" : ""));
        for (Map.Entry<Color, dev.teal.core.value.Selector> entry : new TreeMap<>(service.selectors()).entrySet()) {
            line("  " + entry.getKey() + ": " + entry.getValue());
        }
    }

    private void lines(String title, List<?> entries) {
        if (!entries.isEmpty()) {
            line(title + ":");
            entries.forEach(entry -> line("  " + entry));
        }
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
