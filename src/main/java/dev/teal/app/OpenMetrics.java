package dev.teal.app;

import java.io.IOException;
import java.io.StringWriter;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.exporter.common.TextFormat;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/**
 * Answers who asks for metrics as OpenMetrics, however that is written: Quarkus' route takes the exact text with its charset only, and
 * refuses what the specification's own examples send.
 */
@Singleton
public class OpenMetrics {

    private static final String PATH = "/q/metrics";

    /** Before the route, and after what counts requests. */
    private static final int PRIORITY = 100;

    private final CollectorRegistry registry;

    OpenMetrics(CollectorRegistry registry) {
        this.registry = registry;
    }

    void register(@Observes Filters filters) {
        filters.register(this::answer, PRIORITY);
    }

    private void answer(RoutingContext context) {
        String form = TextFormat.chooseContentType(context.request().getHeader(HttpHeaders.ACCEPT));
        if (!context.normalizedPath().equals(PATH) || !form.equals(TextFormat.CONTENT_TYPE_OPENMETRICS_100)) {
            context.next();
            return;
        }
        context.vertx()
                .executeBlocking(this::text)
                .onSuccess(text -> context.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, form)
                        .end(text))
                .onFailure(context::fail);
    }

    private String text() throws IOException {
        StringWriter text = new StringWriter();
        TextFormat.writeOpenMetrics100(text, registry.metricFamilySamples());
        return text.toString();
    }
}
