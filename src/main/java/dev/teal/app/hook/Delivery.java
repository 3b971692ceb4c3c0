package dev.teal.app.hook;

import java.util.Optional;
import java.util.function.Supplier;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/**
 * One request whose body arrives. It is answered once; what comes afterwards is dropped. A signature may be that of the bytes
 * as they come, or of what they were before they were packed: Bitbucket signs first.
 */
final class Delivery {

    private final HttpServerRequest request;
    private final Proof proof;
    private final Optional<Packed> packed;
    private final Porter porter;
    private long received;
    private boolean over;

    /** What becomes of a packed body. */
    private record Packed(Gunzip gunzip, Proof proof) {

        static Packed of(Proof proof) {
            return new Packed(new Gunzip(HookServer.LARGEST_BODY, proof::add), proof);
        }
    }

    /** {@code proof} makes another one at each call. */
    Delivery(HttpServerRequest request, Supplier<Proof> proof, Porter porter) {
        this.request = request;
        this.proof = proof.get();
        this.packed = "gzip".equalsIgnoreCase(request.getHeader(HttpHeaders.CONTENT_ENCODING))
                ? Optional.of(Packed.of(proof.get()))
                : Optional.empty();
        this.porter = porter;
    }

    /** Begins to read, after it has told a sender that waits for leave (RFC 9110, 10.1.1) to go on. */
    void receive() {
        request.handler(this::part);
        request.endHandler(end -> ended());
        request.exceptionHandler(failure -> brokenOff());
        if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
            request.response().writeContinue();
        }
    }

    private void part(Buffer part) {
        if (over) {
            return;
        }
        received += part.length();
        byte[] bytes = part.getBytes();
        proof.add(bytes);
        packed.ifPresent(it -> it.gunzip().add(bytes));
        if (received > HookServer.LARGEST_BODY
                || packed.filter(it -> it.gunzip().isTooLarge()).isPresent()) {
            finish();
            porter.answer(request, Answer.TOO_LARGE);
        }
    }

    private void ended() {
        if (over) {
            return;
        }
        finish();
        Optional<Sender> sender =
                proof.sender().or(() -> packed.flatMap(it -> it.proof().sender()));
        if (sender.isPresent()) {
            porter.accept(request, sender.get());
        } else {
            porter.refuse(request, proof.mismatch());
        }
    }

    private void brokenOff() {
        if (!over) {
            finish();
            porter.brokenOff();
        }
    }

    private void finish() {
        over = true;
        packed.ifPresent(it -> it.gunzip().close());
    }
}
