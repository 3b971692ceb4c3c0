package dev.teal.cli.read;

import java.util.Map;
import java.util.Set;

import dev.teal.core.value.ObjectRef;

/** Says which application has an object that several folders name. */
@FunctionalInterface
public interface Holding {

    /** Of a cluster that nobody asks. */
    Holding UNKNOWN = objects -> Map.of();

    /** The application that each of these objects was applied for, as far as that can be found out. */
    Map<ObjectRef, String> of(Set<ObjectRef> objects);
}
