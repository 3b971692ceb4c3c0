package dev.teal.inquiry;

import io.vertx.core.Future;

/**
 * One time that a pod is asked.
 *
 * @param finding what came of it; never fails
 * @param over once nothing of it is left: its connection is closed
 */
record Attempt(Future<Finding> finding, Future<Void> over) {

    /** One that was over before it began. */
    static Attempt of(Finding finding) {
        return new Attempt(Future.succeededFuture(finding), Future.succeededFuture());
    }
}
