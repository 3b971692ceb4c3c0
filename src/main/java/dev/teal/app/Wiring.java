package dev.teal.app;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.ObjIntConsumer;

import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.prometheus.client.CollectorRegistry;
import io.quarkus.runtime.LaunchMode;
import org.jboss.logging.Logger;

import dev.teal.app.setting.TealConfig;
import dev.teal.core.port.Cluster;
import dev.teal.core.port.Counting;
import dev.teal.core.port.FolderReader;
import dev.teal.core.port.Inquiry;
import dev.teal.core.port.Judge;
import dev.teal.core.port.Leadership;
import dev.teal.core.port.Newest;
import dev.teal.core.situation.Care;
import dev.teal.core.situation.Permissions;
import dev.teal.core.situation.TenantEntries;
import dev.teal.core.status.Reconciler;
import dev.teal.embedded.EmbeddedCluster;
import dev.teal.git.GitSource;
import dev.teal.git.SampleRepository;
import dev.teal.git.setting.GitSettings;
import dev.teal.git.setting.Limits;
import dev.teal.git.setting.SshSettings;
import dev.teal.kube.KubernetesCluster;
import dev.teal.kube.api.ApiConnection;
import dev.teal.kube.api.ServerClock;
import dev.teal.manifest.FolderFormat;
import dev.teal.manifest.FormatSettings;
import dev.teal.manifest.outside.AllowedUrls;
import dev.teal.manifest.outside.UrlPrefixes;
import dev.teal.manifest.yaml.YamlLimits;

/** Puts the parts together; nothing else knows which of them are real. */
final class Wiring {

    private static final Logger LOG = Logger.getLogger("dev.teal");

    @Produces
    @Singleton
    ServerClock clock() {
        return new ServerClock(Clock.systemUTC());
    }

    /** One for all, which {@code /q/metrics} shows: of Quarkus' own everyone who asks gets another. */
    @Produces
    @Singleton
    CollectorRegistry prometheus() {
        return new CollectorRegistry(true);
    }

    @Produces
    @Singleton
    Care care(TealConfig config) {
        return new Care(config.settle(), config.deadline(), config.prove(), config.drain(), config.probe());
    }

    @Produces
    @Singleton
    Permissions permissions(TealConfig config) {
        return new Permissions(
                config.namespaces().<Set<String>>map(Set::copyOf).orElse(Set.of(config.namespace())),
                config.createNamespaces() ? Permissions.Creation.CREATE : Permissions.Creation.HOLD,
                TenantEntries.of(
                        config.tenants().orElse(List.of()),
                        GitSettings.folder(config.git().path())));
    }

    @Produces
    @Singleton
    FolderReader folders(TealConfig config, Permissions permissions) {
        return new FolderFormat(
                new FormatSettings(
                        config.namespace(),
                        config.kinds().<Set<String>>map(Set::copyOf).orElse(Set.of()),
                        new AllowedUrls(UrlPrefixes.of(config.urls().orElse(List.of()))),
                        YamlLimits.DEFAULT),
                permissions.tenants());
    }

    /** Typed, since a cluster that is not chosen must not stand in for the one that is. */
    @Produces
    @Singleton
    @Typed(EmbeddedCluster.class)
    EmbeddedCluster embedded(Clock clock, Judge judge) {
        return new EmbeddedCluster(clock, judge);
    }

    void closeEmbedded(@Disposes EmbeddedCluster cluster) {
        cluster.close();
    }

    @Produces
    @Singleton
    Cluster cluster(
            TealConfig config,
            Clock clock,
            Instance<ApiConnection> connection,
            Instance<EmbeddedCluster> embedded,
            Leadership leadership,
            MeterRegistry metrics) {
        return switch (config.clusterKind()) {
            case EMBEDDED -> embedded.get();
            case KUBERNETES ->
                new KubernetesCluster(
                        config.impersonate()
                                .map(it -> connection.get().writingAs(it.text()))
                                .orElseGet(connection::get),
                        clock,
                        config.verify(),
                        leadership,
                        requests(metrics));
        };
    }

    static ObjIntConsumer<String> requests(MeterRegistry metrics) {
        return (verb, status) -> Counter.builder("teal.api.requests")
                .description("Requests to the API server, but for the watches and the lists before them")
                .tags("verb", verb, "status", Integer.toString(status))
                .register(metrics)
                .increment();
    }

    @Produces
    @Singleton
    Reconciler reconciler(
            Cluster cluster,
            Inquiry inquiry,
            Counting counting,
            Newest newest,
            Care care,
            Permissions permissions,
            Clock clock) {
        return new Reconciler(cluster, inquiry, counting, newest, care, permissions, clock);
    }

    @Produces
    @Singleton
    GitSource git(TealConfig config, FolderReader format) {
        TealConfig.Git git = config.git();
        return new GitSource(
                new GitSettings(
                        git.url().filter(url -> !url.isBlank()).orElseGet(Wiring::sample),
                        git.branch(),
                        git.path(),
                        git.timeout(),
                        git.tokenFile(),
                        git.caFile(),
                        git.username(),
                        git.allowHttp() ? GitSettings.PlainHttp.ALLOWED : GitSettings.PlainHttp.REFUSED,
                        new SshSettings(
                                git.ssh().keyFile(),
                                git.ssh().passphraseFile(),
                                git.ssh().knownHostsFile()),
                        Limits.DEFAULT.within(Runtime.getRuntime().maxMemory())),
                format);
    }

    void closeGit(@Disposes GitSource source) {
        source.close();
    }

    private static String sample() {
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            throw new IllegalArgumentException("teal.git.url is not set; name the repository to follow, as in "
                    + "TEAL_GIT_URL=https://git.example.com/shop/deploy.git");
        }
        SampleRepository sample = new SampleRepository(Path.of("target", "sample"));
        sample.create();
        LOG.infof(
                "the sample repository is %1$s; make a switch:%n%n"
                        + "    cd '%1$s' && echo %2$s > active-color%n    git commit -am 'Switch to %2$s'%n",
                sample.directory(), sample.idle());
        return sample.directory().toString();
    }
}
