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

    static ObjectChange of(Manifest before, Manifest after) {
        return new ObjectChange(
                before.ref(), after.ref(), FieldChange.of(before.ref(), before.content(), after.content()));
    }
}
