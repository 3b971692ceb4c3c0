package dev.teal.git.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Proxy;
import java.net.URL;

import org.eclipse.jgit.transport.http.JDKHttpConnection;

import dev.teal.git.limit.BoundedStream;
import dev.teal.git.limit.Deadline;

/** One request and its answer, which has to be Git's, within a number of bytes, and there before the deadline. */
public final class Answer extends JDKHttpConnection {

    private final long limit;
    private final Deadline deadline;
    private final Connections.Opening opening;
    private volatile State state = State.AWAITED;

    private enum State {
        AWAITED,
        BEGUN
    }

    Answer(URL url, Proxy proxy, long limit, Deadline deadline, Connections.Opening opening) throws IOException {
        super(url, proxy);
        this.limit = limit;
        this.deadline = deadline;
        this.opening = opening;
    }

    @Override
    public void setConnectTimeout(int millis) {
        super.setConnectTimeout(deadline.remaining());
    }

    @Override
    public void setReadTimeout(int millis) {
        super.setReadTimeout(deadline.remaining());
    }

    @Override
    public int getResponseCode() throws IOException {
        deadline.check();
        int code = super.getResponseCode();
        state = State.BEGUN;
        return code;
    }

    /**
     * JGit takes any other type for that of a server without Git, and asks it for one file after another: without
     * limits, and the answer may be a page that asks for a password.
     */
    @Override
    public InputStream getInputStream() throws IOException {
        String type = getContentType();
        if (type == null || !type.startsWith("application/x-git-")) {
            throw new NotGit(type == null ? "no type" : "type " + type);
        }
        return new Hasty(super.getInputStream(), limit, deadline);
    }

    /** Ends the wait for the answer's beginning. Once it has begun, closing would wait for the read that goes on. */
    void abort() {
        if (state == State.AWAITED) {
            opening.disconnect();
        }
    }

    /** Something answers, but not Git. */
    public static final class NotGit extends IOException {

        private static final long serialVersionUID = 1;

        NotGit(String what) {
            super(what);
        }
    }

    /** Bytes of the other side, no more than are allowed, and there before the deadline. */
    static final class Hasty extends FilterInputStream {

        private final Deadline deadline;

        Hasty(InputStream in, long limit, Deadline deadline) {
            super(new BoundedStream(in, limit));
            this.deadline = deadline;
        }

        @Override
        public int read() throws IOException {
            deadline.check();
            return super.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            deadline.check();
            return super.read(buffer, offset, length);
        }

        /** The rest is read where it is short, since a connection with an unread rest can't be used again. */
        @Override
        public void close() throws IOException {
            try {
                for (int i = 0; i < 64 && read() >= 0; i++) {
                    // Reading is all.
                }
            } finally {
                super.close();
            }
        }
    }
}
