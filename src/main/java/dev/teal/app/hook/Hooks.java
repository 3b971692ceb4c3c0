package dev.teal.app.hook;

import java.net.BindException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import dev.teal.app.loop.Lead;
import dev.teal.app.setting.TealConfig;
import dev.teal.core.value.Inert;

/** Listens for hooks where a setting says so: each that is signed has Git asked at once, at most once a second. */
@Singleton
public class Hooks {

    private static final Logger LOG = Logger.getLogger("dev.teal");
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String ANOTHER = "; write another one, as in TEAL_HOOK_PORT=9000";

    private final Vertx vertx;
    private final TealConfig.Hook settings;
    private final int page;
    private final Doorbell doorbell;
    private final MeterRegistry metrics;
    private final Clock clock;
    private Optional<HookServer> server = Optional.empty();

    @Inject
    Hooks(
            Vertx vertx,
            TealConfig config,
            @ConfigProperty(name = "quarkus.http.port", defaultValue = "8080") int page,
            Lead lead,
            MeterRegistry metrics,
            Clock clock) {
        this(vertx, config.hook(), page, new Doorbell(lead::hooked, Doorbell.Pauses.DEFAULT), metrics, clock);
    }

    Hooks(Vertx vertx, TealConfig.Hook settings, int page, Doorbell doorbell, MeterRegistry metrics, Clock clock) {
        this.vertx = vertx;
        this.settings = settings;
        this.page = page;
        this.doorbell = doorbell;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** After the other settings were looked at, and before anything runs. */
    void start(@Observes @Priority(2) StartupEvent event) {
        settings.port().ifPresent(this::listen);
    }

    private void listen(int port) {
        if (port != 0 && port == page) {
            throw new ConfigurationException("teal.hook.port: " + port + " is the page's" + ANOTHER);
        }
        Path secret = settings.secretFile()
                .orElseThrow(() -> new ConfigurationException(
                        "teal.hook.secret-file is not set, and teal.hook.port is: name the file with the secret, as in "
                                + "TEAL_HOOK_SECRET_FILE=/etc/teal/git/hook-secret"));
        Diary diary = new Diary(metrics, clock);
        HookServer opening =
                new HookServer(vertx, Limits.DEFAULT, new Porter(secret, Limits.DEFAULT, clock, diary, doorbell::ring));
        try {
            int open = await(opening.listen(port));
            LOG.infof("hooks are taken on port %d, by POST %s", open, HookServer.PATH);
            server = Optional.of(opening);
        } catch (ExecutionException | TimeoutException e) {
            throw new ConfigurationException(failure(port, e));
        }
    }

    private static String failure(int port, Exception failure) {
        return "teal.hook.port: "
                + (failure.getCause() instanceof BindException
                        ? "another program has the port " + port + ", or only an administrator may have it"
                        : "the port " + port + " can't be listened on (" + Inert.text(String.valueOf(failure)) + ")")
                + ANOTHER;
    }

    /** No hook is taken any more, and none that was taken begins a poll. */
    void stop(@Observes ShutdownEvent event) {
        doorbell.close();
        server.ifPresent(it -> {
            try {
                await(it.close());
            } catch (ExecutionException | TimeoutException e) {
                LOG.debug("the port for hooks was not closed in order", e);
            }
        });
    }

    private static <T> T await(Future<T> future) throws ExecutionException, TimeoutException {
        try {
            return future.toCompletionStage().toCompletableFuture().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ExecutionException(e);
        }
    }
}
