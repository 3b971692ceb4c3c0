package dev.teal.core.claim;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import dev.teal.core.desired.Complaint;
import dev.teal.core.desired.Manifest;
import dev.teal.core.desired.Release;
import dev.teal.core.situation.Permissions;
import dev.teal.core.situation.Tenants;
import dev.teal.core.value.Hold;
import dev.teal.core.value.Reason;

/** Objects in a namespace that Teal, or their folder, may not write to. */
public final class Strangers {

    private static final String FIELD = "metadata.namespace";

    private Strangers() {}

    /** The hold for the first of them in this release; empty where both may write all of it. */
    public static Optional<Hold> first(Release release, Permissions permissions) {
        return ofAnotherTenant(release, permissions.tenants())
                .map(it -> hold(it.where() + ": " + it.problem(), it))
                .or(() -> notAllowed(release, permissions).map(it -> hold(it.problem(), it)));
    }

    /** The same, said of the place where it is written. */
    public static Optional<Complaint> mistake(Release release, Permissions permissions) {
        return ofAnotherTenant(release, permissions.tenants()).or(() -> notAllowed(release, permissions));
    }

    private static Hold hold(String message, Complaint complaint) {
        return new Hold(Reason.NAMESPACE_NOT_ALLOWED, message, complaint.advice());
    }

    private static Optional<Complaint> notAllowed(Release release, Permissions permissions) {
        return release.manifests()
                .filter(it -> !permissions.namespaces().contains(it.ref().namespace()))
                .findFirst()
                .map(it -> new Complaint(
                        it.origin(),
                        FIELD,
                        "namespace " + it.ref().namespace() + " is not one that Teal may write to",
                        "add it to the setting teal.namespaces, now "
                                + String.join(",", new TreeSet<>(permissions.namespaces()))));
    }

    private static Optional<Complaint> ofAnotherTenant(Release release, Tenants tenants) {
        return Stream.concat(release.manifests(), release.jobs().stream())
                .filter(it -> !tenants.allow(release.path(), it.ref().namespace()))
                .findFirst()
                .map(it -> tenants.of(release.path())
                        .map(tenant -> elsewhere(it, tenant))
                        .orElseGet(() -> nowhere(release, it, tenants)));
    }

    private static Complaint elsewhere(Manifest stranger, Tenants.Tenant tenant) {
        Set<String> more = new TreeSet<>(tenant.namespaces());
        more.add(stranger.ref().namespace());
        return new Complaint(
                stranger.origin(),
                FIELD,
                stranger.ref() + " is in a namespace that " + tenant.folder()
                        + " may not write to, by the setting teal.tenants",
                "write one of its own, " + String.join(", ", new TreeSet<>(tenant.namespaces()))
                        + "; or have who installs Teal allow it: TEAL_TENANTS=…,"
                        + new Tenants.Tenant(tenant.folder(), more));
    }

    private static Complaint nowhere(Release release, Manifest stranger, Tenants tenants) {
        return new Complaint(
                stranger.origin(),
                "",
                "the folder "
                        + (release.path().isEmpty() ? "at the root" : release.path())
                        + " is in no entry of the setting teal.tenants, so it may write to no namespace",
                "move it into a folder that may; or have who installs Teal allow it: TEAL_TENANTS=…,"
                        + tenants.missing(release.path(), Set.of(stranger.ref().namespace())));
    }
}
