package dev.teal.app.tell;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.ToDoubleFunction;

import io.prometheus.client.Collector;

/**
 * One metric of Prometheus with a number for each application and word. Micrometer's counters and timers take a kilobyte
 * each, and an application comes to ten of them: more than all else that is known of a small one.
 */
final class Tally extends Collector {

    private static final String APPLICATION = "application";

    private final String name;
    private final String help;
    private final List<String> labels;
    private final Type type;
    private final Map<Series, Total> totals = new ConcurrentSkipListMap<>();

    private record Series(String application, String word) implements Comparable<Series> {

        @Override
        public int compareTo(Series other) {
            int byApplication = application.compareTo(other.application);
            return byApplication == 0 ? word.compareTo(other.word) : byApplication;
        }

        List<String> values() {
            return List.of(application, word);
        }
    }

    /** How often, and all amounts together. */
    private record Total(long count, double sum) {

        static final Total ONCE = new Total(1, 1);

        Total plus(Total more) {
            return new Total(count + more.count, sum + more.sum);
        }
    }

    private Tally(String name, String label, String help, Type type) {
        this.name = name;
        this.help = help;
        this.labels = List.of(APPLICATION, label);
        this.type = type;
    }

    /** How often something happened; {@code name} without {@code _total}, {@code label} is what the words are of. */
    static Tally ofEvents(String name, String label, String help) {
        return new Tally(name, label, help, Type.COUNTER);
    }

    /** How long something took, in seconds: as {@code _count} and {@code _sum}. */
    static Tally ofTimes(String name, String label, String help) {
        return new Tally(name, label, help, Type.SUMMARY);
    }

    /** Counts one more. */
    void count(String application, String word) {
        totals.merge(new Series(application, word), Total.ONCE, Total::plus);
    }

    /** Counts so many more; none is not worth a series. */
    void add(String application, String word, long more) {
        if (more > 0) {
            totals.merge(new Series(application, word), new Total(more, more), Total::plus);
        }
    }

    /** Counts one more that took so long. */
    void record(String application, String word, Duration length) {
        totals.merge(new Series(application, word), new Total(1, length.toNanos() / 1e9), Total::plus);
    }

    @Override
    public List<MetricFamilySamples> collect() {
        List<MetricFamilySamples.Sample> samples = new ArrayList<>();
        if (type == Type.COUNTER) {
            add(samples, "_total", Total::sum);
        } else {
            add(samples, "_count", Total::count);
            add(samples, "_sum", Total::sum);
        }
        return List.of(new MetricFamilySamples(name, type, help, samples));
    }

    private void add(List<MetricFamilySamples.Sample> samples, String suffix, ToDoubleFunction<Total> number) {
        String full = name + suffix;
        totals.forEach((series, total) -> samples.add(
                new MetricFamilySamples.Sample(full, labels, series.values(), number.applyAsDouble(total))));
    }
}
