package dev.teal.inquiry;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;

import dev.teal.core.evidence.Question;
import dev.teal.core.policy.HttpCheck;

/**
 * One request and its answer, on a connection of its own. The whole of it has to come within the check's timeout, however it
 * comes; of the body only the beginning is read. To be used on one event loop.
 */
final class Exchange {

    /** How much is read of a body, in bytes. */
    static final int LONGEST_BODY = 64 * 1024;

    /** Of responses that announce another one (RFC 9110, 15.2). */
    private static final int MOST_INTERIM = 10;

    private final Vertx vertx;
    private final Reader reader;
    private final Question.Http question;
    private final Promise<Finding> finding = Promise.promise();
    private final Promise<Void> over = Promise.promise();
    private final Buffer body = Buffer.buffer();
    private Future<HttpClientRequest> request = Future.failedFuture("not begun");
    private int interim;
    private boolean complete;

    /** Says what an answer comes to. */
    interface Reader {

        /** Is not called on the event loop; {@code body} is the beginning of it. */
        Finding read(HttpClientResponse response, Buffer body);
    }

    Exchange(Vertx vertx, Reader reader, Question.Http question) {
        this.vertx = vertx;
        this.reader = reader;
        this.question = question;
    }

    /** Begins it. */
    Attempt with(HttpClient client, RequestOptions options) {
        long timer = vertx.setTimer(question.check().timeout().toMillis(), it -> late());
        finding.future().onComplete(it -> vertx.cancelTimer(timer));
        request = client.request(options);
        request.onSuccess(this::send).onFailure(e -> {
            finding.tryComplete(Trouble.connecting(question.door(), e));
            over.tryComplete();
        });
        return new Attempt(finding.future(), over.future());
    }

    private void late() {
        boolean connecting = !request.isComplete() && question.check().scheme() == HttpCheck.Scheme.HTTP;
        end(
                connecting
                        ? Finding.unreachable(question.door())
                        : Finding.failed("no answer within " + seconds(question.check())));
    }

    private void send(HttpClientRequest connected) {
        if (finding.future().isComplete()) {
            close();
            return;
        }
        connected.connection().exceptionHandler(e -> end(Trouble.answering(e)));
        connected
                .exceptionHandler(e -> end(Trouble.answering(e)))
                .continueHandler(it -> announced())
                .earlyHintsHandler(it -> announced());
        try {
            connected.send().onSuccess(this::read).onFailure(e -> end(Trouble.answering(e)));
        } catch (IllegalArgumentException e) {
            end(Trouble.unfit());
        }
    }

    private void announced() {
        interim++;
        if (interim > MOST_INTERIM) {
            end(Finding.failed("announces an answer again and again"));
        }
    }

    private void read(HttpClientResponse response) {
        response.exceptionHandler(e -> end(Finding.failed("closes the connection within its answer")))
                .handler(part -> {
                    body.appendBuffer(part, 0, Math.min(part.length(), LONGEST_BODY - body.length()));
                    if (body.length() == LONGEST_BODY) {
                        judge(response);
                    }
                })
                .endHandler(it -> judge(response));
    }

    /** Not on the event loop, since an expression over the whole body can take a moment. */
    private void judge(HttpClientResponse response) {
        if (complete || finding.future().isComplete()) {
            return;
        }
        complete = true;
        close();
        vertx.executeBlocking(() -> reader.read(response, body), false)
                .onSuccess(finding::tryComplete)
                .onFailure(e -> finding.tryComplete(Finding.failed("can't be compared with what is expected")));
    }

    private void end(Finding found) {
        if (!complete) {
            finding.tryComplete(found);
            close();
        }
    }

    /** While the connection is being made it can't be closed: then it is as soon as it has been. */
    private void close() {
        if (request.succeeded()) {
            request.result().connection().close().onComplete(it -> over.tryComplete());
        }
    }

    private static String seconds(HttpCheck check) {
        long millis = check.timeout().toMillis();
        return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
    }
}
