package dev.teal.app;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;

import dev.teal.core.Policy;
import dev.teal.core.Source;

/** Makes what depends on settings before anything runs, so that a setting that can't be used stops the start. */
@Singleton
public class Start {

    /** Quarkus prints the message of this exception alone, without where in the program it was thrown. */
    void check(@Observes @Priority(1) StartupEvent event, Instance<Source> source, Instance<Policy> policy) {
        try {
            source.get();
            policy.get();
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(e.getMessage());
        }
    }
}
