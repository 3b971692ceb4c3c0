package dev.teal.app.setting;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

import dev.teal.core.situation.Care;

/** Every setting. A value that can't be used stops the start, naming the setting and an example. */
@ConfigMapping(prefix = "teal")
public interface TealConfig {

    /** The repository to follow. */
    Git git();

    /** Hooks by which the Git server says that something is new. */
    Hook hook();

    /** Where applications run: {@code kubernetes}, or {@code embedded} for a cluster in memory. */
    @WithDefault("kubernetes")
    ClusterKind clusterKind();

    /** The namespace of objects that name none. */
    @WithDefault("default")
    String namespace();

    /** The namespaces where Teal may write; by default only {@code teal.namespace}. */
    Optional<List<String>> namespaces();

    /** Which folders may write to which of these, as {@code team-a/=shop}; by default each to all. */
    Optional<List<String>> tenants();

    /** Whether an allowed namespace that does not exist is created. */
    @WithDefault("false")
    @WithConverter(TruthSetting.class)
    boolean createNamespaces();

    /** More kinds than the built-in ones, as {@code batch/v1/CronJob}. */
    Optional<List<String>> kinds();

    /** Beginnings of addresses that folders may name besides their own pods, as {@code http://prometheus.monitoring:9090}. */
    Optional<List<String>> urls();

    /** How long a container without a readiness probe must have run without a restart before its pod counts. */
    @WithDefault("3s")
    @WithConverter(DurationSetting.class)
    Duration settle();

    /** How long a color may take to be able to serve before it is called degraded. */
    @WithDefault("10m")
    @WithConverter(DurationSetting.class)
    Duration deadline();

    /** How long the endpoints may take to follow a switch before it is taken back. */
    @WithDefault("30s")
    @WithConverter(DurationSetting.class)
    Duration prove();

    /** How long the color that served before is left untouched after a proven switch. */
    @WithDefault("30s")
    @WithConverter(DurationSetting.class)
    Duration drain();

    /** How many applications are looked at at the same time; by default two more than there are processors. */
    OptionalInt workers();

    /** How often what watches have kept of the cluster is compared with the cluster itself. */
    @WithDefault("10m")
    @WithConverter(DurationSetting.class)
    Duration verify();

    /** The Lease by which several processes agree who writes, as {@code teal}; without it there may be one only. */
    Optional<@WithConverter(LeaseSetting.class) LeaseName> lease();

    /** The service account of each namespace that writes there, as {@code teal-writer}; without it Teal's own does. */
    Optional<@WithConverter(AccountSetting.class) AccountName> impersonate();

    /** What tells this installation from others, where somebody is told of it, as {@code prod}. */
    Optional<String> name();

    /** Where people find Teal's own page, for links to it. */
    Optional<String> pageUrl();

    /** Telling the Git server how far each commit is. */
    ToldConfig.Status status();

    /** Telling programs what happens. */
    ToldConfig.Events events();

    /** Telling a chat what happens. */
    ToldConfig.Chat chat();

    /** Whether pods without a readiness probe are asked for a TCP connection: {@code tcp} or {@code off}. */
    @WithDefault("tcp")
    Care.Probing probe();

    /** The repository to follow. */
    interface Git {

        /** The repository's URL; only dev mode has a default, its own sample. */
        Optional<String> url();

        /** The branch to follow. */
        @WithDefault("main")
        String branch();

        /** The folder below which applications are looked for; the default is the repository's root. */
        @WithDefault("/")
        String path();

        /** The time between two polls. */
        @WithDefault("15s")
        @WithConverter(DurationSetting.class)
        Duration interval();

        /** The longest random delay on top of each interval, so that many instances do not poll at once. */
        @WithDefault("500ms")
        @WithConverter(DurationSetting.class)
        Duration jitter();

        /** The deadline of one whole poll. */
        @WithDefault("30s")
        @WithConverter(DurationSetting.class)
        Duration timeout();

        /** A file that holds a token for HTTPS; it is read at each poll, so it may be rotated. */
        Optional<Path> tokenFile();

        /**
         * A file with the certificates (PEM) of the authorities that an HTTPS server is believed by, instead of the
         * machine's; it is read again when it changes.
         */
        Optional<Path> caFile();

        /** The user name that goes with the token, and that of an SSH address without one. */
        @WithDefault("git")
        String username();

        /** Whether a plain {@code http://} URL is accepted. */
        @WithDefault("false")
        @WithConverter(TruthSetting.class)
        boolean allowHttp();

        /** What an SSH address needs. */
        Ssh ssh();
    }

    /** What an SSH address needs, in files that are read at each poll, so they may be rotated. */
    interface Ssh {

        /** A file that holds the private key. */
        Optional<Path> keyFile();

        /** A file that holds the key's passphrase, where it has one. */
        Optional<Path> passphraseFile();

        /** A file that holds the server's host keys, in OpenSSH's format. */
        Optional<Path> knownHostsFile();
    }

    /** Hooks by which the Git server says that something is new. */
    interface Hook {

        /** The port to take hooks on, which is none of the page's; without it none is taken. */
        Optional<@WithConverter(PortSetting.class) Integer> port();

        /** A file with the secrets that hooks are signed with, one a line; it is read at each hook, so it may be rotated. */
        Optional<Path> secretFile();
    }

    /** Where applications run. */
    enum ClusterKind {
        KUBERNETES,
        EMBEDDED
    }
}
