package dev.teal.cli.read;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.teal.core.desired.Reading;
import dev.teal.core.desired.Release;
import dev.teal.core.situation.Permissions;
import dev.teal.core.situation.TenantEntries;
import dev.teal.core.situation.Tenants;
import dev.teal.git.setting.GitSettings;
import dev.teal.manifest.FolderFormat;
import dev.teal.manifest.FormatSettings;
import dev.teal.manifest.outside.AllowedUrls;
import dev.teal.manifest.outside.UrlPrefixes;
import dev.teal.manifest.yaml.YamlLimits;

/**
 * What the settings of an installation say about folders; {@code docs/settings.md} has them.
 *
 * @param base the folder below which applications are looked for; empty for the root
 * @param creation what becomes of an allowed namespace that does not exist
 * @param namespaces where Teal may write; empty where no setting says it, so that it can't be known here
 */
public record Installation(
        String base,
        FormatSettings format,
        Tenants tenants,
        Permissions.Creation creation,
        Optional<Set<String>> namespaces) {

    /**
     * What these settings say, with the watcher's defaults.
     *
     * @param setting the value of a setting by its name; empty where there is none
     * @throws IllegalArgumentException with the setting's name and an example where a value can't be used
     */
    public static Installation of(Function<String, Optional<String>> setting) {
        String base = GitSettings.folder(setting.apply("teal.git.path").orElse(""));
        Optional<String> namespace = setting.apply("teal.namespace");
        Optional<Set<String>> namespaces = setting.apply("teal.namespaces")
                .map(Installation::list)
                .or(() -> namespace.map(List::of))
                .map(Set::copyOf);
        Tenants tenants = TenantEntries.of(list(setting.apply("teal.tenants").orElse("")), base);
        namespaces.ifPresent(it -> new Permissions(it, Permissions.Creation.HOLD, tenants));
        return new Installation(
                base,
                new FormatSettings(
                        namespace.orElse("default"),
                        Set.copyOf(list(setting.apply("teal.kinds").orElse(""))),
                        new AllowedUrls(
                                UrlPrefixes.of(list(setting.apply("teal.urls").orElse("")))),
                        YamlLimits.DEFAULT),
                tenants,
                setting.apply("teal.create-namespaces").filter("true"::equals).isPresent()
                        ? Permissions.Creation.CREATE
                        : Permissions.Creation.HOLD,
                namespaces);
    }

    private static List<String> list(String text) {
        return Stream.of(text.split(","))
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .toList();
    }

    /** The same for one who asks the cluster: where no setting says where Teal may write, the default counts. */
    public Installation asInstalled() {
        return namespaces.isPresent()
                ? this
                : new Installation(base, format, tenants, creation, Optional.of(Set.of(format.defaultNamespace())));
    }

    /** How folders are read there. */
    FolderFormat reader() {
        return new FolderFormat(format, tenants);
    }

    /** Where these may be written; where no setting says it, wherever they name, as far as tenants allow. */
    Permissions permissions(Collection<Reading> readings) {
        Set<String> named = readings.stream()
                .flatMap(it -> it instanceof Release release ? release.namespaces().stream() : Stream.of())
                .collect(Collectors.toSet());
        tenants.byFolder().values().forEach(named::addAll);
        return new Permissions(namespaces.orElse(named), creation, tenants);
    }
}
