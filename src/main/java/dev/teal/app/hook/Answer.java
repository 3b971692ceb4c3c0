package dev.teal.app.hook;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/**
 * What a sender is told.
 *
 * @param status HTTP's
 * @param text a line for who looks at the sender's list of deliveries; never with a secret, or anything of the request
 */
record Answer(int status, Outcome outcome, String text) {

    static final Answer ACCEPTED = new Answer(202, Outcome.ACCEPTED, "Git is looked at now");
    static final Answer NOT_HERE = new Answer(404, Outcome.REFUSED, "nothing is here but POST " + HookServer.PATH);
    static final Answer NO_POST = new Answer(405, Outcome.REFUSED, "a hook is a POST");
    static final Answer THROTTLED =
            new Answer(429, Outcome.THROTTLED, "too many hooks: the next poll finds what is new");
    static final Answer TOO_LARGE =
            new Answer(413, Outcome.TOO_LARGE, "larger than " + HookServer.LARGEST_BODY + " bytes");

    /** Who sent it has not shown to know a secret. */
    static Answer unauthorized(String why) {
        return new Answer(401, Outcome.REFUSED, why);
    }

    /**
     * Sends it. The connection is closed afterwards, since nobody sends hooks in a row; but not before the whole request has
     * come: a sender that still writes when it is closed never gets to see the answer.
     */
    void to(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        if (equals(NO_POST)) {
            response.putHeader(HttpHeaders.ALLOW, "POST");
        }
        if (outcome == Outcome.THROTTLED) {
            response.putHeader(HttpHeaders.RETRY_AFTER, "1");
        }
        Future<Void> sent = response.setStatusCode(status)
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain;charset=utf-8")
                .end(text + "\n");
        Future<Void> read = request.isEnded() ? Future.succeededFuture() : request.end();
        Future.join(sent, read).onComplete(both -> request.connection().close());
    }
}
