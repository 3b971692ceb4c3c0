package dev.teal.app.hook;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;

/**
 * Says who may ring. What a request says is not believed, nor even read: whoever knows a secret may have Git looked at, and
 * nothing else comes of it.
 */
final class Porter {

    private final Path secretFile;
    private final TokenBucket bucket;
    private final Diary diary;
    private final Runnable ring;

    Porter(Path secretFile, Limits limits, Clock clock, Diary diary, Runnable ring) {
        this.secretFile = secretFile;
        this.bucket = new TokenBucket(limits.perSecond(), clock);
        this.diary = diary;
        this.ring = ring;
    }

    /** Answers at once what can be answered without the body, and begins to read the others'. */
    void receive(HttpServerRequest request) {
        Optional<Answer> early = early(request);
        if (early.isPresent()) {
            answer(request, early.get());
            return;
        }
        Function<String, Optional<String>> header = name -> Optional.ofNullable(request.getHeader(name));
        try {
            List<Secret> secrets = Secret.read(secretFile);
            if (Proof.of(header, secrets).isSigned()) {
                new Delivery(request, () -> Proof.of(header, secrets), this).receive();
            } else {
                refuse(request, Proof.lack(header));
            }
        } catch (IOException e) {
            diary.refused("teal.hook.secret-file: " + e.getMessage(), from(request));
            answer(request, Answer.unauthorized("nobody is let in, since there is no secret: Teal's log says why"));
        }
    }

    private Optional<Answer> early(HttpServerRequest request) {
        if (!HookServer.PATH.equals(request.path())) {
            return Optional.of(Answer.NOT_HERE);
        }
        if (!HttpMethod.POST.equals(request.method())) {
            return Optional.of(Answer.NO_POST);
        }
        if (!bucket.take()) {
            return Optional.of(Answer.THROTTLED);
        }
        return announced(request) > HookServer.LARGEST_BODY ? Optional.of(Answer.TOO_LARGE) : Optional.empty();
    }

    /** The length of the body, if it was told before; 0 otherwise. */
    private static long announced(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }

    void accept(HttpServerRequest request, Sender sender) {
        diary.accepted(sender);
        ring.run();
        answer(request, Answer.ACCEPTED);
    }

    void refuse(HttpServerRequest request, String why) {
        diary.refused(why, from(request));
        answer(request, Answer.unauthorized(why));
    }

    void answer(HttpServerRequest request, Answer answer) {
        diary.count(answer.outcome());
        answer.to(request);
    }

    /** The connection was closed before the whole body had come. */
    void brokenOff() {
        diary.count(Outcome.REFUSED);
    }

    /** A connection was closed at once, since there were too many. */
    void tooMany() {
        diary.count(Outcome.THROTTLED);
    }

    private static String from(HttpServerRequest request) {
        return request.remoteAddress().hostAddress();
    }
}
