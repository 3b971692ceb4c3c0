package dev.teal.app.tell;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import io.prometheus.client.Collector;

import dev.teal.app.known.Known;
import dev.teal.core.desired.Release;
import dev.teal.core.status.Status;
import dev.teal.core.value.Color;
import dev.teal.core.value.Phase;

/** How each application stands, as of its last look: for alerts that name it. */
final class Standings extends Collector {

    private static final String APPLICATION = "application";

    private final Known known;
    private final Clock clock;

    Standings(Known known, Clock clock) {
        this.known = known;
        this.clock = clock;
    }

    @Override
    public List<MetricFamilySamples> collect() {
        return List.of(
                family(
                        "teal_application_info",
                        "Which color of an application Git wants and which serves, and how far it is",
                        List.of(APPLICATION, "namespace", "desired", "live", "stage"),
                        Standings::info),
                family(
                        "teal_application_phase",
                        "Whether an application is in this phase",
                        List.of(APPLICATION, "phase"),
                        Standings::phases),
                family(
                        "teal_application_hold_seconds",
                        "How long an application has been held for this reason",
                        List.of(APPLICATION, "reason"),
                        this::holds));
    }

    /** The values of labels beside the application, and the number. */
    private record Sample(List<String> words, double number) {}

    private static Stream<Sample> info(Status status) {
        String namespace = status.release()
                .map(it -> it.desired().deployment().ref().namespace())
                .orElse("");
        String desired =
                status.reading() instanceof Release release ? release.active().word() : "";
        return Stream.of(new Sample(
                List.of(
                        namespace,
                        desired,
                        status.live().map(Color::word).orElse(""),
                        status.stage().name()),
                1));
    }

    private static Stream<Sample> phases(Status status) {
        return Arrays.stream(Phase.values()).map(it -> new Sample(List.of(it.name()), it == status.phase() ? 1 : 0));
    }

    private Stream<Sample> holds(Status status) {
        return status.hold().stream()
                .map(hold -> new Sample(
                        List.of(hold.reason().name()),
                        Duration.between(status.heldSince().orElse(status.lookedAt()), clock.instant())
                                        .toMillis()
                                / 1000.0));
    }

    private MetricFamilySamples family(
            String name, String help, List<String> labels, Function<Status, Stream<Sample>> of) {
        List<MetricFamilySamples.Sample> samples = known.statuses().stream()
                .flatMap(status -> of.apply(status)
                        .map(it -> new MetricFamilySamples.Sample(
                                name,
                                labels,
                                Stream.concat(Stream.of(status.reading().application()), it.words().stream())
                                        .toList(),
                                it.number())))
                .toList();
        return new MetricFamilySamples(name, Type.GAUGE, help, samples);
    }
}
