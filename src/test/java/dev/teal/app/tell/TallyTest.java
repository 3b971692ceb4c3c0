package dev.teal.app.tell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.exporter.common.TextFormat;
import org.junit.jupiter.api.Test;

/** What Prometheus reads. */
class TallyTest {

    private final CollectorRegistry prometheus = new CollectorRegistry();

    @Test
    void countsForEachApplicationAndWord() throws IOException {
        Tally holds = Tally.ofEvents("teal_holds", "reason", "Holds that began").register(prometheus);

        holds.count("shop", "NOT_READY");
        holds.count("blog", "NOT_READY");
        holds.count("shop", "NOT_READY");
        holds.count("shop", "WENT_BACK");

        assertThat(scraped()).isEqualTo("""
                # HELP teal_holds_total Holds that began
                # TYPE teal_holds_total counter
                teal_holds_total{application="blog",reason="NOT_READY",} 1.0
                teal_holds_total{application="shop",reason="NOT_READY",} 2.0
                teal_holds_total{application="shop",reason="WENT_BACK",} 1.0
                """);
    }

    @Test
    void addsUpTimesInSeconds() throws IOException {
        Tally steps = Tally.ofTimes("teal_commit_step_seconds", "step", "Time from the commit to each step")
                .register(prometheus);

        steps.record("shop", "ready", Duration.ofMillis(1500));
        steps.record("shop", "ready", Duration.ofSeconds(3));
        steps.record("shop", "seen", Duration.ofMillis(250));

        assertThat(scraped()).isEqualTo("""
                # HELP teal_commit_step_seconds Time from the commit to each step
                # TYPE teal_commit_step_seconds summary
                teal_commit_step_seconds_count{application="shop",step="ready",} 2.0
                teal_commit_step_seconds_count{application="shop",step="seen",} 1.0
                teal_commit_step_seconds_sum{application="shop",step="ready",} 4.5
                teal_commit_step_seconds_sum{application="shop",step="seen",} 0.25
                """);
    }

    @Test
    void addsUpWhatALookFoundAndMakesNoSeriesOfNothing() throws IOException {
        Tally requests =
                Tally.ofEvents("teal_requests_counted", "outcome", "Requests").register(prometheus);

        requests.add("shop", "passed", 40);
        requests.add("shop", "passed", 2);
        requests.add("shop", "failed", 0);

        assertThat(scraped()).isEqualTo("""
                # HELP teal_requests_counted_total Requests
                # TYPE teal_requests_counted_total counter
                teal_requests_counted_total{application="shop",outcome="passed",} 42.0
                """);
    }

    private String scraped() throws IOException {
        StringWriter text = new StringWriter();
        TextFormat.write004(text, prometheus.metricFamilySamples());
        return text.toString();
    }
}
