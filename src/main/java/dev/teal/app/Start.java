package dev.teal.app;

import java.util.Locale;
import java.util.TreeSet;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import org.jboss.logging.Logger;

import dev.teal.app.setting.SettingNames;
import dev.teal.app.setting.TealConfig;
import dev.teal.app.told.Tellers;
import dev.teal.core.port.Leadership;
import dev.teal.core.port.Source;
import dev.teal.core.situation.Care;
import dev.teal.core.situation.Permissions;

/** Makes what depends on settings before anything runs, so that a setting that can't be used stops the start. */
@Singleton
public class Start {

    private static final Logger LOG = Logger.getLogger("dev.teal");

    /** Quarkus prints the message of this exception alone, without where in the program it was thrown. */
    void check(
            @Observes @Priority(1) StartupEvent event,
            Instance<Source> source,
            Instance<Care> care,
            Instance<Permissions> permissions,
            Instance<Leadership> leadership,
            Instance<Tellers> tellers,
            TealConfig config) {
        new TreeSet<>(System.getenv().keySet())
                .forEach(variable -> SettingNames.meant(variable)
                        .ifPresent(meant -> LOG.warnf(
                                "the environment variable %s is no setting; %s is one, see docs/settings.md",
                                variable, meant)));
        try {
            source.get();
            care.get();
            leadership.get().standing();
            tellers.get();
            LOG.infof(
                    "following %s, branch %s, every %s; writing to %s on the %s cluster",
                    config.git().url().orElse("the sample repository"),
                    config.git().branch(),
                    config.git().interval().toString().substring(2).toLowerCase(Locale.ROOT),
                    String.join(", ", permissions.get().namespaces()),
                    config.clusterKind().name().toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(e.getMessage());
        }
    }
}
