package dev.teal.inquiry;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.security.cert.CertificateException;
import java.util.Optional;
import java.util.stream.Stream;

import javax.net.ssl.SSLException;

import io.vertx.core.VertxException;

import dev.teal.core.live.Pod;

/** What an exception says of a pod. */
final class Trouble {

    private static final String CLOSED = "closes the connection without an answer";
    private static final int DEEPEST = 10;

    private Trouble() {}

    /**
     * No connection was made, or no TLS on it. What the pod or its own network said is a failure; anything else did not get
     * there.
     */
    static Finding connecting(Pod.Door door, Throwable e) {
        if (e instanceof ConnectException && !(e instanceof NoRouteToHostException) && says(e, "refused")) {
            return Finding.refused(door);
        }
        if (innermost(e, UnknownHostException.class).isPresent()) {
            return Finding.failed("no address is known of " + door.address());
        }
        return tls(e).map(Finding::failed)
                .orElseGet(() -> closed(e) ? Finding.failed(CLOSED) : Finding.unreachable(door));
    }

    /** A connection was made, and no answer came. */
    static Finding answering(Throwable e) {
        return Finding.failed(
                e instanceof IOException || e instanceof VertxException
                        ? CLOSED
                        : "answers something that is not HTTP");
    }

    /** HTTP does not allow what was to be sent; what exactly may be a header's value, which may be a secret. */
    static Finding unfit() {
        return Finding.failed("can't be asked: its path, method or a header is not fit for HTTP");
    }

    private static Optional<String> tls(Throwable e) {
        return innermost(e, CertificateException.class)
                .map(it -> "its certificate is not accepted: " + it.getMessage())
                .or(() -> innermost(e, SSLException.class)
                        .map(it -> says(it, "TLS record") ? "speaks no TLS" : "no TLS with it: " + it.getMessage()));
    }

    private static boolean closed(Throwable e) {
        return e instanceof ClosedChannelException || e instanceof VertxException || says(e, "reset");
    }

    private static boolean says(Throwable e, String word) {
        return String.valueOf(e.getMessage()).contains(word);
    }

    private static Optional<Throwable> innermost(Throwable e, Class<? extends Throwable> kind) {
        return Stream.iterate(e, it -> it != null, Throwable::getCause)
                .limit(DEEPEST)
                .filter(kind::isInstance)
                .reduce((outer, inner) -> inner);
    }
}
