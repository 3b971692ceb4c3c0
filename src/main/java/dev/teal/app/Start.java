package dev.teal.app;

import java.util.Locale;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import org.jboss.logging.Logger;

import dev.teal.core.Policy;
import dev.teal.core.Source;

/** Makes what depends on settings before anything runs, so that a setting that can't be used stops the start. */
@Singleton
public class Start {

    private static final Logger LOG = Logger.getLogger("dev.teal");

    /** Quarkus prints the message of this exception alone, without where in the program it was thrown. */
    void check(
            @Observes @Priority(1) StartupEvent event,
            Instance<Source> source,
            Instance<Policy> policy,
            TealConfig config) {
        try {
            source.get();
            LOG.infof(
                    "following %s, branch %s, every %s; writing to %s on the %s cluster",
                    config.git().url().orElse("the sample repository"),
                    config.git().branch(),
                    config.git().interval().toString().substring(2).toLowerCase(Locale.ROOT),
                    String.join(", ", policy.get().namespaces()),
                    config.clusterKind().name().toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(e.getMessage());
        }
    }
}
