package dev.teal.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.MalformedURLException;
import java.net.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.net.ProxyOptions;
import io.vertx.core.net.ProxyType;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import dev.teal.app.setting.TealConfig;
import dev.teal.app.setting.ToldConfig;
import dev.teal.app.told.Logbook;
import dev.teal.app.told.Tellers;
import dev.teal.core.port.Leadership;
import dev.teal.core.port.PortException;
import dev.teal.git.http.Authorities;
import dev.teal.git.http.Proxies;
import dev.teal.told.commit.CommitTelling;
import dev.teal.told.commit.StatusSettings;
import dev.teal.told.event.EventTelling;
import dev.teal.told.post.Courier;
import dev.teal.told.post.HttpAddress;
import dev.teal.told.post.Pauses;
import dev.teal.told.post.SecretFile;

/** Puts together who is told what happens. */
final class ToldWiring {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private static final String EXAMPLE_OF_A_PAGE = "https://teal.example.com";

    @Produces
    @Singleton
    Tellers tellers(
            TealConfig config,
            Vertx vertx,
            Clock clock,
            Leadership leadership,
            MeterRegistry metrics,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        Optional<URI> page = config.pageUrl().map(it -> HttpAddress.checked("teal.page-url", it, EXAMPLE_OF_A_PAGE));
        Optional<CommitTelling> commits = config.status()
                .tokenFile()
                .map(file -> new CommitTelling(
                        vertx,
                        clock,
                        status(config, new SecretFile("teal.status.token-file", file)),
                        courier(vertx, version, config.git().caFile()),
                        leadership::mayWrite,
                        Pauses.DEFAULT,
                        new Logbook("status", metrics, clock),
                        page));
        return new Tellers(commits, events(config, vertx, clock, leadership, metrics, version, page));
    }

    private static EventTelling events(
            TealConfig config,
            Vertx vertx,
            Clock clock,
            Leadership leadership,
            MeterRegistry metrics,
            String version,
            Optional<URI> page) {
        EventTelling telling =
                new EventTelling(vertx, clock, leadership::mayWrite, Pauses.DEFAULT, config.name(), page);
        ToldConfig.Events events = config.events();
        events.url()
                .map(it ->
                        HttpAddress.checked("teal.events.url", it, "TEAL_EVENTS_URL=https://events.example.com/teal"))
                .ifPresent(to -> telling.program(
                        to,
                        events.secretFile().map(file -> new SecretFile("teal.events.secret-file", file)),
                        courier(vertx, version, events.caFile()),
                        new Logbook("events", metrics, clock)));
        config.chat()
                .urlFile()
                .ifPresent(file -> telling.chat(
                        new SecretFile("teal.chat.url-file", file),
                        courier(vertx, version, Optional.empty()),
                        new Logbook("chat", metrics, clock)));
        return telling;
    }

    private static StatusSettings status(TealConfig config, SecretFile token) {
        StatusSettings settings = StatusSettings.of(
                config.git().url().orElse(""),
                config.git().branch(),
                "teal" + config.name().map(it -> "/" + it).orElse(""),
                token,
                config.status().provider(),
                config.status().url(),
                config.status().repository());
        if (settings.api().getScheme().equalsIgnoreCase("http") && !config.git().allowHttp()) {
            throw new IllegalArgumentException(
                    "teal.status.url: a token would be sent where everybody on the way can read "
                            + "it; write https://, or accept that with TEAL_GIT_ALLOW_HTTP=true");
        }
        return settings;
    }

    private static Courier courier(Vertx vertx, String version, Optional<Path> authorities) {
        return new Courier(vertx, "teal/" + version, TIMEOUT, authorities.or(Authorities::bundle), ToldWiring::proxy);
    }

    private static Optional<ProxyOptions> proxy(URI to) {
        try {
            return new Proxies(System::getenv).to(to.toURL()).map(ToldWiring::options);
        } catch (PortException | MalformedURLException e) {
            throw new UncheckedIOException(new IOException(e.getMessage(), e));
        }
    }

    private static ProxyOptions options(Proxies.Way way) {
        InetSocketAddress address = (InetSocketAddress) way.proxy().address();
        ProxyOptions options = new ProxyOptions()
                .setType(way.proxy().type() == Proxy.Type.SOCKS ? ProxyType.SOCKS5 : ProxyType.HTTP)
                .setHost(address.getHostString())
                .setPort(address.getPort());
        way.login().ifPresent(it -> options.setUsername(it.getUserName()).setPassword(new String(it.getPassword())));
        return options;
    }
}
