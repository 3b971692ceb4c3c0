package dev.teal.app;

import java.time.Clock;

import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;

import io.vertx.core.Vertx;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import dev.teal.app.loop.Pulse;
import dev.teal.app.setting.TealConfig;
import dev.teal.core.port.Counting;
import dev.teal.core.port.Inquiry;
import dev.teal.core.port.Judge;
import dev.teal.embedded.EmbeddedCluster;
import dev.teal.git.http.Authorities;
import dev.teal.inquiry.Comparison;
import dev.teal.inquiry.PodInquiry;
import dev.teal.inquiry.RequestCounting;

/** Puts together what asks pods and Services, of whichever cluster. */
final class PodWiring {

    @Produces
    @Singleton
    Judge judge() {
        return new Comparison();
    }

    /** The pulse is fetched when there is news, not before: its looks need this. */
    @Produces
    @Singleton
    @Typed(PodInquiry.class)
    PodInquiry pods(
            Vertx vertx,
            Clock clock,
            Judge judge,
            Instance<Pulse> pulse,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        return new PodInquiry(
                vertx,
                clock,
                judge,
                "teal/" + version,
                Authorities.bundle(),
                () -> pulse.get().answered());
    }

    void closePods(@Disposes PodInquiry pods) {
        pods.close();
    }

    @Produces
    @Singleton
    @Typed(RequestCounting.class)
    RequestCounting requests(
            Vertx vertx, Clock clock, @ConfigProperty(name = "quarkus.application.version") String version) {
        return new RequestCounting(vertx, clock, "teal/" + version, Authorities.bundle());
    }

    void closeRequests(@Disposes RequestCounting requests) {
        requests.close();
    }

    @Produces
    @Singleton
    Counting counting(TealConfig config, Instance<RequestCounting> requests, Instance<EmbeddedCluster> embedded) {
        return switch (config.clusterKind()) {
            case EMBEDDED -> embedded.get();
            case KUBERNETES -> requests.get();
        };
    }

    @Produces
    @Singleton
    Inquiry inquiry(TealConfig config, Instance<PodInquiry> pods, Instance<EmbeddedCluster> embedded) {
        return switch (config.clusterKind()) {
            case EMBEDDED -> embedded.get();
            case KUBERNETES -> pods.get();
        };
    }
}
