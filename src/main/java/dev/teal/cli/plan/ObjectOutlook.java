package dev.teal.cli.plan;

import java.util.List;
import java.util.Optional;

import dev.teal.cli.difference.Bare;
import dev.teal.cli.difference.FieldChange;
import dev.teal.core.desired.Manifest;
import dev.teal.core.live.Drift;
import dev.teal.core.live.Effect;
import dev.teal.core.value.Difference;
import dev.teal.core.value.Hold;
import dev.teal.core.value.Tree;

/**
 * What would become of one object.
 *
 * @param manifest where it is written
 * @param fate what would become of it
 * @param fields what would change of it, but for Teal's own marks
 * @param basis how that was found out
 * @param refusal why the cluster would not take it
 */
public record ObjectOutlook(
        Manifest manifest, Fate fate, List<FieldChange> fields, Basis basis, Optional<Hold> refusal) {

    private static final String TEALS = "teal.dev/";

    /** What becomes of an object. */
    public enum Fate {
        /** It does not exist, and would be created. */
        CREATED,
        /** It would be changed. */
        CHANGED,
        /** It becomes Teal's, and nothing of it changes but Teal's marks. */
        TAKEN_OVER,
        /** It stays. */
        KEPT,
        /** The cluster would not take it. */
        REFUSED
    }

    /** How something was found out. */
    public enum Basis {
        /** By the API server's dry run: what it fills in and what policies say was seen. */
        DRY_RUN,
        /** By comparing the fields that Git writes. */
        FIELDS
    }

    /** The outlook of an object that stays, whatever a dry run says. */
    static ObjectOutlook kept(Manifest manifest) {
        return new ObjectOutlook(manifest, Fate.KEPT, List.of(), Basis.DRY_RUN, Optional.empty());
    }

    /** The outlook of an object on which applying it would have that effect. */
    static ObjectOutlook of(Manifest manifest, Effect effect, Basis basis) {
        Drift drift = effect.drift();
        if (drift instanceof Drift.Refused refused) {
            return new ObjectOutlook(manifest, Fate.REFUSED, List.of(), basis, Optional.of(refused.hold()));
        }
        if (!(drift instanceof Drift.Differs)) {
            return new ObjectOutlook(
                    manifest, drift.pending() ? Fate.CREATED : Fate.KEPT, List.of(), basis, Optional.empty());
        }
        List<FieldChange> fields = FieldChange.of(manifest.ref(), authors(effect.before()), authors(effect.after()));
        return new ObjectOutlook(
                manifest, fields.isEmpty() ? Fate.TAKEN_OVER : Fate.CHANGED, fields, basis, Optional.empty());
    }

    private static Tree authors(Tree object) {
        return Bare.of(Difference.withoutBookkeeping(object), key -> key.startsWith(TEALS));
    }

    /** Whether it would be written at all. */
    boolean isWritten() {
        return fate != Fate.KEPT;
    }

    /** Whether something of it changes that its author would call a change. */
    boolean isChange() {
        return fate == Fate.CREATED || fate == Fate.CHANGED;
    }
}
