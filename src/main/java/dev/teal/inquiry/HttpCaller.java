package dev.teal.inquiry;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.SocketAddress;

import dev.teal.core.evidence.Question;
import dev.teal.core.live.Pod;
import dev.teal.core.policy.HttpCheck;
import dev.teal.core.policy.HttpCheck.Scheme;
import dev.teal.core.value.Url;

/** Asks by HTTP/1.1, each time on a new connection, follows no redirect and asks for no compression. */
final class HttpCaller {

    /** Those of which a server expects to be told that there is none (RFC 9110, 8.6). */
    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

    /** Pods and Services have addresses, what has a name may be anywhere: the timeout of the whole ends what takes long. */
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|.*:.*");

    private static final int LONGEST_HEADERS = 16 * 1024;
    private static final int FAR_MILLIS = 10_000;
    private static final int HANDSHAKE_SECONDS = 3;

    private final Vertx vertx;
    private final String agent;
    private final Map<Scheme, HttpClient> near;
    private final Map<Scheme, HttpClient> far;

    /**
     * @param agent the {@code User-Agent}, unless the check has its own
     * @param authorities certificates in PEM that HTTPS is verified by; empty where it is up to Java
     * @param most how many connections lead to one address at a time
     */
    HttpCaller(Vertx vertx, String agent, Optional<Path> authorities, int most) {
        this.vertx = vertx;
        this.agent = agent;
        this.near = clients(authorities, PodInquiry.CONNECT_MILLIS, most);
        this.far = clients(authorities, FAR_MILLIS, most);
    }

    private Map<Scheme, HttpClient> clients(Optional<Path> authorities, int connectMillis, int most) {
        Map<Scheme, HttpClient> clients = new EnumMap<>(Scheme.class);
        for (Scheme scheme : Scheme.values()) {
            HttpClientOptions options = new HttpClientOptions()
                    .setConnectTimeout(connectMillis)
                    .setSslHandshakeTimeout(HANDSHAKE_SECONDS)
                    .setSslHandshakeTimeoutUnit(TimeUnit.SECONDS)
                    .setKeepAlive(false)
                    .setMaxHeaderSize(LONGEST_HEADERS)
                    .setTrustAll(scheme == Scheme.HTTPS_UNVERIFIED)
                    .setVerifyHost(scheme == Scheme.HTTPS);
            authorities
                    .filter(file -> scheme == Scheme.HTTPS)
                    .ifPresent(file -> options.setTrustOptions(new PemTrustOptions().addCertPath(file.toString())));
            clients.put(scheme, vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(most)));
        }
        return clients;
    }

    Attempt call(Question.Http question, Exchange.Reader reader) {
        boolean isNear = ADDRESS.matcher(question.door().address()).matches();
        try {
            return new Exchange(vertx, reader, question)
                    .with((isNear ? near : far).get(question.check().scheme()), options(question));
        } catch (IllegalArgumentException e) {
            return Attempt.of(Trouble.unfit());
        }
    }

    Future<Void> close() {
        return Future.join(Stream.concat(near.values().stream(), far.values().stream())
                        .map(HttpClient::close)
                        .toList())
                .mapEmpty();
    }

    private RequestOptions options(Question.Http question) {
        Pod.Door door = question.door();
        HttpCheck check = question.check();
        boolean tls = check.scheme() != Scheme.HTTP;
        MultiMap headers = HttpHeaders.headers()
                .set(HttpHeaders.USER_AGENT, agent)
                .set(
                        HttpHeaders.HOST,
                        new Url.Site(tls ? Url.Scheme.HTTPS : Url.Scheme.HTTP, door.address(), door.port())
                                .authority());
        if (WITH_BODY.contains(check.method())) {
            headers.set(HttpHeaders.CONTENT_LENGTH, "0");
        }
        check.headers().forEach(headers::set);
        return new RequestOptions()
                .setServer(SocketAddress.inetSocketAddress(door.port(), door.address()))
                .setHost(name(headers.get(HttpHeaders.HOST)))
                .setPort(door.port())
                .setSsl(tls)
                .setMethod(HttpMethod.valueOf(check.method()))
                .setURI(check.path())
                .setFollowRedirects(false)
                .setHeaders(headers);
    }

    /** The name or address in a {@code Host} header: without a port, and without brackets. */
    private static String name(String host) {
        if (host.startsWith("[")) {
            return host.substring(1, Math.max(1, host.indexOf(']')));
        }
        return List.of(host.split(":", 2)).get(0);
    }
}
