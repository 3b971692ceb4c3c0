package dev.teal.core.live;

import dev.teal.core.value.Tree;

/**
 * What applying one object would do to it, by the API server's own dry run.
 *
 * @param drift how it differs from what it shall be
 * @param before the object as it is; empty where it does not exist
 * @param after the object as it would be; as it is where the server did not say
 */
public record Effect(Drift drift, Tree before, Tree after) {}
