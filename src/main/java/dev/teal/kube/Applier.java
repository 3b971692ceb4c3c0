package dev.teal.kube;

import java.util.List;
import java.util.Map;

import dev.teal.core.Difference;
import dev.teal.core.Drift;
import dev.teal.core.Fields;
import dev.teal.core.Hold;
import dev.teal.core.Manifest;
import dev.teal.core.ObjectRef;
import dev.teal.core.PortException;
import dev.teal.core.Reason;
import dev.teal.core.StalledException;
import dev.teal.core.TransientException;

/**
 * Compares and applies one object. Fields that {@code kubectl} owns are taken over, those of other tools never; an
 * object that {@code kubectl apply} made becomes Teal's without a change of its spec.
 */
final class Applier {

    private final ApiServer server;
    private final ApiPaths paths;

    Applier(ApiServer server, ApiPaths paths) {
        this.server = server;
        this.paths = paths;
    }

    /** The live object, an empty tree where there is none. */
    Map<String, Object> live(ObjectRef ref) throws PortException {
        try {
            return server.get(paths.of(ref));
        } catch (StalledException e) {
            if (e.getCause() instanceof ApiFailure.Absent) {
                return Map.of();
            }
            throw e;
        }
    }

    /** How {@code live} differs from {@code wanted}, by the server's dry run; stalled if the namespace is missing. */
    Drift drift(Manifest wanted, Map<String, Object> live, Autoscalers autoscalers) throws PortException {
        try {
            Map<String, Object> content = autoscalers.yield(wanted, live);
            Map<String, Object> applied = apply(wanted.ref(), content, ApiServer.Run.DRY);
            if (live.isEmpty()) {
                return new Drift.Missing();
            }
            List<String> fields = Difference.between(live, applied);
            if (fields.isEmpty() && new Ownership(live).adoptable()) {
                return new Drift.Differs(List.of("owned by kubectl"));
            }
            return fields.isEmpty() ? new Drift.None() : new Drift.Differs(fields);
        } catch (StalledException e) {
            return switch (e.reason()) {
                case REJECTED, FORBIDDEN, CONFLICT ->
                    new Drift.Refused(new Hold(
                            e.reason(),
                            wanted.origin() + ": " + wanted.ref() + ": " + e.getMessage(),
                            e.hold().advice()));
                default -> throw e;
            };
        }
    }

    /** Applies an object as Git has it, whatever its live version. */
    void apply(Manifest wanted, Autoscalers autoscalers) throws PortException {
        Map<String, Object> live = live(wanted.ref());
        Map<String, Object> content = autoscalers.yield(wanted, live);
        adopt(wanted.ref(), live);
        apply(wanted.ref(), content, ApiServer.Run.REAL);
    }

    /**
     * Applies an object that does not exist; one that somebody else has made since that was seen is not taken over. Those
     * who do so between the request that looks and the one that applies are not noticed, but for their fields.
     */
    void create(Manifest wanted) throws PortException {
        if (!live(wanted.ref()).isEmpty()) {
            throw new TransientException(Reason.MODIFIED, wanted.ref() + " was created by somebody else", null);
        }
        apply(wanted.ref(), wanted.content(), ApiServer.Run.REAL);
    }

    /** Applies an object only if its live version is still {@code resourceVersion}. */
    void applyUnchanged(Manifest wanted, String resourceVersion) throws PortException {
        Map<String, Object> live = live(wanted.ref());
        String version = resourceVersion;
        if (Fields.text(live, "metadata", "resourceVersion").equals(resourceVersion)) {
            version = adopt(wanted.ref(), live);
        }
        apply(wanted.ref(), Fields.with(wanted.content(), version, "metadata", "resourceVersion"), ApiServer.Run.REAL);
    }

    /** Makes what kubectl applied Teal's, if there is something; returns the object's version afterwards. */
    private String adopt(ObjectRef ref, Map<String, Object> live) throws PortException {
        Ownership ownership = new Ownership(live);
        Map<String, Object> after = ownership.adoptable() ? server.patch(paths.of(ref), ownership.adoption()) : live;
        return Fields.text(after, "metadata", "resourceVersion");
    }

    private Map<String, Object> apply(ObjectRef ref, Map<String, Object> content, ApiServer.Run run)
            throws PortException {
        try {
            return server.apply(paths.of(ref), content, ApiServer.Claim.POLITE, run);
        } catch (StalledException e) {
            if (e.getCause() instanceof ApiFailure.FieldConflicts conflicts && conflicts.onlyHands()) {
                return server.apply(paths.of(ref), content, ApiServer.Claim.FORCED, run);
            }
            throw e;
        }
    }
}
