package dev.teal.git;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.MalformedURLException;
import java.net.Proxy;
import java.net.URL;
import java.time.Duration;

import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.HttpConnectionFactory;
import org.eclipse.jgit.transport.http.JDKHttpConnection;

/**
 * HTTP connections of one look. JGit sends what it knows, the password too, wherever a redirect leads, and knows no
 * deadline but that of a single read: so nothing is opened outside the origin of the configured URL, and reading ends
 * at the deadline however few bytes come at a time.
 */
final class Connections implements HttpConnectionFactory {

    private final URL origin;
    private final long deadline;

    Connections(String url, Duration timeout) throws MalformedURLException {
        this.origin = java.net.URI.create(url).toURL();
        this.deadline = System.nanoTime() + timeout.toNanos();
    }

    @Override
    public HttpConnection create(URL url) throws IOException {
        return create(url, null);
    }

    @Override
    public HttpConnection create(URL url, Proxy proxy) throws IOException {
        if (!sameOrigin(url)) {
            throw new Elsewhere(url.getProtocol() + "://" + url.getAuthority() + url.getPath());
        }
        return proxy == null ? new Limited(url, deadline) : new Limited(url, proxy, deadline);
    }

    private boolean sameOrigin(URL url) {
        return url.getProtocol().equalsIgnoreCase(origin.getProtocol())
                && url.getHost().equalsIgnoreCase(origin.getHost())
                && port(url) == port(origin);
    }

    private static int port(URL url) {
        return url.getPort() < 0 ? url.getDefaultPort() : url.getPort();
    }

    /** The server redirects to another scheme, host or port. */
    static final class Elsewhere extends IOException {

        private static final long serialVersionUID = 1;

        Elsewhere(String where) {
            super(where);
        }
    }

    private static final class Limited extends JDKHttpConnection {

        private final long deadline;

        Limited(URL url, long deadline) throws IOException {
            super(url);
            this.deadline = deadline;
        }

        Limited(URL url, Proxy proxy, long deadline) throws IOException {
            super(url, proxy);
            this.deadline = deadline;
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return new Hasty(super.getInputStream(), deadline);
        }
    }

    private static final class Hasty extends FilterInputStream {

        private final long deadline;

        Hasty(InputStream in, long deadline) {
            super(in);
            this.deadline = deadline;
        }

        @Override
        public int read() throws IOException {
            check();
            return super.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            check();
            return super.read(buffer, offset, length);
        }

        /** The rest is read where it is short, since a connection with an unread rest can't be used again. */
        @Override
        public void close() throws IOException {
            if (System.nanoTime() < deadline) {
                for (int i = 0; i < 64 && super.read() >= 0; i++) {
                    check();
                }
            }
            super.close();
        }

        private void check() throws InterruptedIOException {
            if (System.nanoTime() > deadline) {
                throw new InterruptedIOException("deadline");
            }
        }
    }
}
