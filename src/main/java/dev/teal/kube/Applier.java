package dev.teal.kube;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.teal.core.desired.Manifest;
import dev.teal.core.live.Aim;
import dev.teal.core.live.Drift;
import dev.teal.core.live.Effect;
import dev.teal.core.port.PortException;
import dev.teal.core.port.StalledException;
import dev.teal.core.port.TransientException;
import dev.teal.core.value.Difference;
import dev.teal.core.value.Hold;
import dev.teal.core.value.ObjectRef;
import dev.teal.core.value.Reason;
import dev.teal.core.value.Tree;
import dev.teal.kube.api.ApiFailure;
import dev.teal.kube.api.ApiPaths;
import dev.teal.kube.api.ApiServer;
import dev.teal.kube.api.AtServer;
import dev.teal.kube.api.Claim;
import dev.teal.kube.api.FieldConflicts;
import dev.teal.kube.api.Reader;
import dev.teal.kube.api.Run;
import dev.teal.kube.owner.Ownership;
import dev.teal.kube.owner.ServerFilled;
import dev.teal.kube.watch.Watches;

/**
 * Compares and applies one object. Fields that a hand owns are taken over, those of other tools never; an object that
 * {@code kubectl apply} made becomes Teal's without a change of its spec.
 */
final class Applier {

    /** Said of an object that has a hand's fields and no other difference. */
    private static final String OWNERS = "owned by kubectl";

    private final ApiServer server;
    private final ApiPaths paths;
    private final Reader reader;
    private final Watches watches;

    /** {@code watches} is told what was written. */
    Applier(AtServer reader, Watches watches) {
        this.server = reader.server();
        this.paths = reader.paths();
        this.reader = reader;
        this.watches = watches;
    }

    /** How the object differs from what it shall be, by the server's dry run. */
    Drift compare(Aim aim) throws PortException {
        return effect(aim).drift();
    }

    /** The same, with the object as it would be. */
    Effect effect(Aim aim) throws PortException {
        try {
            Tree applied = request(aim.wanted(), Run.DRY);
            if (aim.isNew()) {
                return new Effect(new Drift.Missing(), Tree.EMPTY, applied);
            }
            Tree before = sameVersion(aim, applied);
            return new Effect(drift(new Ownership(aim.live()), before, applied), before, applied);
        } catch (StalledException e) {
            return new Effect(refusal(aim, e), aim.live(), aim.live());
        } catch (TransientException e) {
            if (e.reason() != Reason.WEBHOOK_FAILING) {
                throw e;
            }
            return new Effect(new Drift.Refused(hold(aim.wanted(), e)), aim.live(), aim.live());
        }
    }

    private static Drift drift(Ownership ownership, Tree before, Tree applied) {
        List<String> fields = Difference.written(before, applied);
        if (fields.isEmpty()) {
            return ownership.adoptable() ? new Drift.Differs(List.of(OWNERS)) : new Drift.None();
        }
        return new Drift.Differs(fields, ownership.owners(fields));
    }

    /** The live object that the dry run was made on: a controller may have written it since it was read. */
    private Tree sameVersion(Aim aim, Tree applied) throws PortException {
        String version = applied.text("metadata", "resourceVersion");
        return version.equals(aim.live().text("metadata", "resourceVersion"))
                ? aim.live()
                : reader.get(aim.wanted().ref());
    }

    /**
     * What would be refused only because of fields that are not Teal's yet differs: to apply it begins with taking them
     * over.
     */
    private Drift refusal(Aim aim, StalledException e) throws StalledException {
        Set<String> filled = serverFilled(aim.wanted(), aim.live(), e);
        return switch (e.reason()) {
            case NAMESPACE_MISSING -> new Drift.NoNamespace();
            case REJECTED -> {
                if (!filled.isEmpty()) {
                    yield new Drift.Differs(List.copyOf(filled));
                }
                // Whoever owns it, a field that can't be changed can't be.
                boolean hopeless = e.getMessage().contains("field is immutable");
                yield new Ownership(aim.live()).adoptable() && !hopeless
                        ? new Drift.Differs(List.of(OWNERS))
                        : new Drift.Refused(hold(aim.wanted(), e));
            }
            case FORBIDDEN, CONFLICT, NAMESPACE_ENDING -> new Drift.Refused(hold(aim.wanted(), e));
            default -> throw e;
        };
    }

    private static Hold hold(Manifest wanted, PortException e) {
        return new Hold(
                e.reason(),
                wanted.origin() + ": " + wanted.ref() + ": " + e.getMessage(),
                e.hold().advice());
    }

    /** Applies the object, over whatever is there or only over the version that it names; as it is afterwards. */
    Tree apply(Manifest wanted) throws PortException {
        Tree live = reader.get(wanted.ref());
        String version = live.text("metadata", "resourceVersion");
        boolean stale = wanted.guard().filter(it -> !it.equals(version)).isPresent();
        if (stale || new Ownership(live).adoptable()) {
            // A stale guard is the server's to refuse.
            Manifest next = stale ? wanted : guarded(wanted, adopt(wanted.ref(), live, Set.of()));
            return write(next);
        }
        try {
            return write(wanted);
        } catch (StalledException e) {
            Set<String> filled = serverFilled(wanted, live, e);
            if (filled.isEmpty()) {
                throw e;
            }
            return write(guarded(wanted, adopt(wanted.ref(), live, filled)));
        }
    }

    /**
     * Applies an object that does not exist; one that somebody else has made since that was seen is not taken over. Those
     * who do so between the request that looks and the one that applies are not noticed, but for their fields. As it is
     * afterwards.
     */
    Tree create(Manifest wanted) throws PortException {
        if (!reader.get(wanted.ref()).isEmpty()) {
            throw new TransientException(Reason.MODIFIED, wanted.ref() + " was created by somebody else", null);
        }
        return write(wanted);
    }

    private Tree write(Manifest wanted) throws PortException {
        Tree after = request(wanted, Run.REAL);
        watches.wrote(paths.of(wanted.ref()), after);
        return after;
    }

    private static Manifest guarded(Manifest wanted, String version) {
        return wanted.guard().isPresent() ? wanted.guardedBy(version) : wanted;
    }

    /** Makes a hand's fields Teal's, and those that the server has filled in; returns the object's version afterwards. */
    private String adopt(ObjectRef ref, Tree live, Set<String> filled) throws PortException {
        Tree after = server.patch(paths.of(ref), new Ownership(live).claiming(filled));
        return after.text("metadata", "resourceVersion");
    }

    private static Set<String> serverFilled(Manifest wanted, Tree live, StalledException e) {
        return Optional.ofNullable(e.getCause())
                .filter(ApiFailure.Forbidden.class::isInstance)
                .map(cause -> ServerFilled.of(wanted.content(), live, ((ApiFailure.Forbidden) cause).fields()))
                .orElse(Set.of());
    }

    private Tree request(Manifest wanted, Run run) throws PortException {
        try {
            return server.apply(paths.of(wanted.ref()), wanted.content(), Claim.POLITE, run);
        } catch (StalledException e) {
            if (e.getCause() instanceof FieldConflicts conflicts && conflicts.onlyHands()) {
                return server.apply(paths.of(wanted.ref()), wanted.content(), Claim.FORCED, run);
            }
            throw e;
        }
    }
}
