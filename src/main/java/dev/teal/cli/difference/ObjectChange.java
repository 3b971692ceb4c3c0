package dev.teal.cli.difference;

import java.util.List;

import dev.teal.core.desired.Manifest;
import dev.teal.core.value.ObjectRef;

/**
 * An object of the color that serves, and what takes its place in the other one.
 *
 * @param before the one that serves
 * @param after the one in its place
 * @param fields what differs, without their names
 */
public record ObjectChange(ObjectRef before, ObjectRef after, List<FieldChange> fields) {

    private static final String SECRET = "Secret";

    static ObjectChange of(Manifest before, Manifest after) {
        List<FieldChange> fields = FieldChanges.between(before.content(), after.content());
        return new ObjectChange(
                before.ref(),
                after.ref(),
                before.ref().kind().equals(SECRET)
                        ? fields.stream().map(FieldChange::hidden).toList()
                        : fields);
    }
}
