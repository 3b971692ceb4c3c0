package dev.teal.app.tell;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import io.prometheus.client.Collector;

import dev.teal.app.known.Known;
import dev.teal.core.plan.Prospect;

/** For each application that serves and has another color, what would become of a commit that wants that one. */
final class WaysBack extends Collector {

    private static final List<String> LABELS = List.of("application", "color");

    private final Known known;

    WaysBack(Known known) {
        this.known = known;
    }

    @Override
    public List<MetricFamilySamples> collect() {
        return List.of(
                family(
                        "teal_way_back_ready",
                        "Whether a commit that wants the other color would be moved to at once",
                        it -> Optional.of(it.against().isEmpty() ? 1.0 : 0.0)),
                family(
                        "teal_way_back_seconds",
                        "How long it takes until a commit that wants the other color is moved to, about",
                        it -> it.within().map(time -> (double) time.toSeconds())));
    }

    private MetricFamilySamples family(String name, String help, Function<Prospect, Optional<Double>> value) {
        List<MetricFamilySamples.Sample> samples = known.statuses().stream()
                .flatMap(status -> status.prospect().stream()
                        .flatMap(it -> value.apply(it).stream()
                                .map(number -> new MetricFamilySamples.Sample(
                                        name,
                                        LABELS,
                                        List.of(
                                                status.reading().application(),
                                                it.color().word()),
                                        number))))
                .toList();
        return new MetricFamilySamples(name, Collector.Type.GAUGE, help, samples);
    }
}
