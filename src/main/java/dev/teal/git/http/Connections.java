package dev.teal.git.http;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.MalformedURLException;
import java.net.Proxy;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;

import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.HttpConnectionFactory;

import dev.teal.git.limit.Deadline;

/**
 * HTTP connections of one look. JGit sends what it knows, the password too, wherever a redirect leads, and knows no
 * deadline but that of a single read: so nothing is opened outside the origin of the configured URL, and all of them
 * end at the deadline.
 */
public final class Connections implements HttpConnectionFactory {

    private final String url;
    private final long limit;
    private final Deadline deadline;
    private final Optional<SSLSocketFactory> tls;
    private final Optional<Proxies.Way> way;
    private final List<Answer> answers = new CopyOnWriteArrayList<>();

    /**
     * {@code limit} is how many bytes one answer may have; {@code tls} makes the sockets for HTTPS, {@code way} leads
     * through a proxy.
     */
    public Connections(
            String url, long limit, Deadline deadline, Optional<SSLSocketFactory> tls, Optional<Proxies.Way> way) {
        this.url = url;
        this.limit = limit;
        this.deadline = deadline;
        this.tls = tls;
        this.way = way;
    }

    @Override
    public HttpConnection create(URL url) throws IOException {
        return create(url, Proxy.NO_PROXY);
    }

    /** {@code proxy} is the one that Java's own settings name; what the environment says comes before it. */
    @Override
    public HttpConnection create(URL url, Proxy proxy) throws IOException {
        if (!sameOrigin(url)) {
            throw new Elsewhere(url.getProtocol() + "://" + url.getHost() + ":" + port(url) + url.getPath());
        }
        Opening opening = new Opening(url, tls, way);
        Answer answer = new Answer(opening.url(), way.map(Proxies.Way::proxy).orElse(proxy), limit, deadline, opening);
        answers.add(answer);
        return answer;
    }

    /** Ends whatever still waits for the beginning of an answer; what is in the midst of one sees the deadline. */
    public void abort() {
        answers.forEach(Answer::abort);
    }

    private boolean sameOrigin(URL other) throws MalformedURLException {
        URL origin = URI.create(url).toURL();
        return other.getProtocol().equalsIgnoreCase(origin.getProtocol())
                && other.getHost().equalsIgnoreCase(origin.getHost())
                && port(other) == port(origin);
    }

    private static int port(URL url) {
        return url.getPort() < 0 ? url.getDefaultPort() : url.getPort();
    }

    /** The server redirects to another scheme, host or port. */
    public static final class Elsewhere extends IOException {

        private static final long serialVersionUID = 1;

        Elsewhere(String where) {
            super(where);
        }
    }

    /**
     * Opens a URL and remembers the JDK's connection. JGit hides it, and nothing else ends a wait for headers that come
     * one byte at a time: the read timeout begins anew with each byte.
     */
    static final class Opening extends URLStreamHandler {

        private final URL plain;
        private final Optional<SSLSocketFactory> tls;
        private final Optional<Proxies.Way> way;
        private volatile HttpURLConnection opened;

        private Opening(URL plain, Optional<SSLSocketFactory> tls, Optional<Proxies.Way> way) {
            this.plain = plain;
            this.tls = tls;
            this.way = way;
        }

        private URL url() throws MalformedURLException {
            return new URL(null, plain.toExternalForm(), this);
        }

        @Override
        protected URLConnection openConnection(URL url) throws IOException {
            return openConnection(url, Proxy.NO_PROXY);
        }

        @Override
        protected URLConnection openConnection(URL url, Proxy proxy) throws IOException {
            opened = (HttpURLConnection) plain.openConnection(proxy);
            if (opened instanceof HttpsURLConnection secure) {
                tls.ifPresent(secure::setSSLSocketFactory);
            }
            way.map(Proxies.Way::authenticator).ifPresent(opened::setAuthenticator);
            return opened;
        }

        /** Closes its socket. */
        void disconnect() {
            if (opened != null) {
                opened.disconnect();
            }
        }
    }
}
