package dev.teal.app.tell;

import java.util.List;

import io.prometheus.client.Collector;

import dev.teal.app.known.Known;

/** For each application that serves and has another color, whether a commit that wants that one would be moved to at once. */
final class WaysBack extends Collector {

    private static final String NAME = "teal_way_back_ready";
    private static final List<String> LABELS = List.of("application", "color");

    private final Known known;

    WaysBack(Known known) {
        this.known = known;
    }

    @Override
    public List<MetricFamilySamples> collect() {
        List<MetricFamilySamples.Sample> samples = known.statuses().stream()
                .flatMap(status -> status.prospect().stream()
                        .map(it -> new MetricFamilySamples.Sample(
                                NAME,
                                LABELS,
                                List.of(
                                        status.reading().application(),
                                        it.color().word()),
                                it.against().isEmpty() ? 1 : 0)))
                .toList();
        return List.of(new MetricFamilySamples(
                NAME, Type.GAUGE, "Whether a commit that wants the other color would be moved to at once", samples));
    }
}
