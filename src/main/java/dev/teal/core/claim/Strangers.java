package dev.teal.core.claim;

import static java.util.function.Predicate.not;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import dev.teal.core.desired.Manifest;
import dev.teal.core.desired.Release;
import dev.teal.core.situation.Permissions;
import dev.teal.core.situation.Tenants;
import dev.teal.core.value.Hold;
import dev.teal.core.value.Reason;

/** Objects in a namespace that Teal, or their folder, may not write to. */
public final class Strangers {

    private Strangers() {}

    /** The hold for the first of them in this release; empty where both may write all of it. */
    public static Optional<Hold> first(Release release, Permissions permissions) {
        return another(release, permissions.tenants())
                .or(() -> release.namespaces().stream()
                        .filter(not(permissions.namespaces()::contains))
                        .findFirst()
                        .map(name -> new Hold(
                                Reason.NAMESPACE_NOT_ALLOWED,
                                "namespace " + name + " is not one that Teal may write to",
                                "add it to the setting teal.namespaces, now "
                                        + String.join(",", permissions.namespaces()))));
    }

    /** The hold for the first object that another tenant's namespace is named for. */
    private static Optional<Hold> another(Release release, Tenants tenants) {
        return Stream.concat(release.manifests(), release.jobs().stream())
                .filter(it -> !tenants.allow(release.path(), it.ref().namespace()))
                .findFirst()
                .map(it -> tenants.of(release.path())
                        .map(tenant -> elsewhere(it, tenant))
                        .orElseGet(() -> nowhere(release, it, tenants)));
    }

    private static Hold elsewhere(Manifest stranger, Tenants.Tenant tenant) {
        Set<String> more = new TreeSet<>(tenant.namespaces());
        more.add(stranger.ref().namespace());
        return new Hold(
                Reason.NAMESPACE_NOT_ALLOWED,
                stranger.origin() + ", metadata.namespace: " + stranger.ref() + " is in a namespace that "
                        + tenant.folder() + " may not write to, by the setting teal.tenants",
                "write one of its own, " + String.join(", ", new TreeSet<>(tenant.namespaces()))
                        + "; or have who installs Teal allow it: TEAL_TENANTS=…,"
                        + new Tenants.Tenant(tenant.folder(), more));
    }

    private static Hold nowhere(Release release, Manifest stranger, Tenants tenants) {
        return new Hold(
                Reason.NAMESPACE_NOT_ALLOWED,
                stranger.origin() + ": the folder "
                        + (release.path().isEmpty() ? "at the root" : release.path())
                        + " is in no entry of the setting teal.tenants, so it may write to no namespace",
                "move it into a folder that may; or have who installs Teal allow it: TEAL_TENANTS=…,"
                        + tenants.missing(release.path(), Set.of(stranger.ref().namespace())));
    }
}
