package dev.teal.told.post;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import javax.net.ssl.SSLException;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.ProxyOptions;

/**
 * Takes letters to where they go, by HTTP/1.1, each on a connection of its own. It follows no redirect, so nobody else is
 * told a token; the whole has to be over in time, and only the beginning of an answer is read.
 */
public final class Courier {

    private static final int LONGEST_ANSWER = 16 * 1024;
    private static final int LONGEST_HEADERS = 16 * 1024;

    private final Vertx vertx;
    private final String agent;
    private final Duration timeout;
    private final Optional<Path> authorities;
    private final Function<URI, Optional<ProxyOptions>> proxies;
    private Optional<Trusting> trusting = Optional.empty();

    /** Who is believed, as the file said when it had this time. */
    private record Trusting(Path file, FileTime modified, PemTrustOptions trust) {}

    /**
     * @param agent how it names itself, as in {@code teal/1.0}
     * @param timeout for a letter and its answer
     * @param authorities certificates in PEM that HTTPS is verified by, read again when the file changes; empty where it is
     *     up to Java
     * @param proxies the way to an address; empty where it is reached directly; throws an {@link UncheckedIOException} with a
     *     message for people where that can't be said
     */
    public Courier(
            Vertx vertx,
            String agent,
            Duration timeout,
            Optional<Path> authorities,
            Function<URI, Optional<ProxyOptions>> proxies) {
        this.vertx = vertx;
        this.agent = agent;
        this.timeout = timeout;
        this.authorities = authorities;
        this.proxies = proxies;
    }

    /** The answer; fails with an {@link IOException} whose message is for people, and has no secret. */
    Future<Answer> take(Letter letter) {
        HttpClient client;
        RequestOptions options;
        try {
            client = client(letter.to());
            options = options(letter);
        } catch (UncheckedIOException e) {
            return Future.failedFuture(new IOException(
                    letter.site() + " can't be told: " + e.getCause().getMessage(), e));
        } catch (IOException | RuntimeException e) {
            return Future.failedFuture(
                    new IOException(letter.site() + " can't be told: " + letter.masked(reason(e)), e));
        }
        Promise<Answer> answer = Promise.promise();
        long timer = vertx.setTimer(
                timeout.toMillis(),
                it -> answer.tryFail(
                        new IOException(letter.site() + " does not answer within " + timeout.toSeconds() + " s")));
        client.request(options)
                .compose(request -> request.send(Buffer.buffer(letter.body())))
                .onSuccess(response -> read(letter, response, answer))
                .onFailure(e -> answer.tryFail(unreached(letter, e)));
        return answer.future().onComplete(it -> {
            vertx.cancelTimer(timer);
            client.close();
        });
    }

    private static void read(Letter letter, HttpClientResponse response, Promise<Answer> answer) {
        Buffer body = Buffer.buffer();
        Runnable end = () ->
                answer.tryComplete(new Answer(letter, response.statusCode(), response.headers(), body.toString()));
        response.exceptionHandler(e -> answer.tryFail(unreached(letter, e)))
                .handler(part -> {
                    body.appendBuffer(part, 0, Math.min(part.length(), LONGEST_ANSWER - body.length()));
                    if (body.length() == LONGEST_ANSWER) {
                        end.run();
                    }
                })
                .endHandler(it -> end.run());
    }

    private HttpClient client(URI to) throws IOException {
        HttpClientOptions options = new HttpClientOptions()
                .setKeepAlive(false)
                .setConnectTimeout((int) timeout.toMillis())
                .setSslHandshakeTimeout(timeout.toMillis())
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                .setMaxHeaderSize(LONGEST_HEADERS)
                .setSsl(isTls(to))
                .setVerifyHost(true);
        if (isTls(to)) {
            trust().ifPresent(options::setTrustOptions);
        }
        proxies.apply(to).ifPresent(options::setProxyOptions);
        return vertx.createHttpClient(options);
    }

    private synchronized Optional<PemTrustOptions> trust() throws IOException {
        if (authorities.isEmpty()) {
            return Optional.empty();
        }
        Path file = authorities.get();
        if (!Files.isReadable(file)) {
            throw new UncheckedIOException(new IOException(file + ", which has the authorities, can't be read"));
        }
        FileTime modified = Files.getLastModifiedTime(file);
        if (trusting.filter(it -> it.modified().equals(modified)).isEmpty()) {
            trusting = Optional.of(new Trusting(
                    file, modified, new PemTrustOptions().addCertValue(Buffer.buffer(Files.readAllBytes(file)))));
        }
        return trusting.map(Trusting::trust);
    }

    private RequestOptions options(Letter letter) {
        URI to = letter.to();
        String path =
                Optional.ofNullable(to.getRawPath()).filter(it -> !it.isEmpty()).orElse("/");
        RequestOptions options = new RequestOptions()
                .setHost(to.getHost().replaceAll("^\\[|]$", ""))
                .setPort(to.getPort() > 0 ? to.getPort() : isTls(to) ? 443 : 80)
                .setSsl(isTls(to))
                .setMethod(HttpMethod.POST)
                .setURI(to.getRawQuery() == null ? path : path + "?" + to.getRawQuery())
                .setFollowRedirects(false)
                .putHeader("User-Agent", agent)
                .putHeader("Content-Type", "application/json");
        letter.headers().forEach(options::putHeader);
        return options;
    }

    private static boolean isTls(URI to) {
        return "https".equalsIgnoreCase(to.getScheme());
    }

    private static IOException unreached(Letter letter, Throwable e) {
        return new IOException(letter.site() + " can't be reached (" + letter.masked(reason(e)) + ")", e);
    }

    private static String reason(Throwable e) {
        if (e instanceof ConnectException) {
            return "the connection is refused";
        }
        if (e instanceof UnknownHostException) {
            return "no address is known of it";
        }
        return e instanceof SSLException || e.getCause() instanceof SSLException
                ? "its certificate is not accepted, or it speaks no TLS"
                : Brief.of(e.getClass().getSimpleName(), LONGEST_HEADERS);
    }
}
