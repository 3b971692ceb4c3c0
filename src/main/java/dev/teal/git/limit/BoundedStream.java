package dev.teal.git.limit;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Bytes of the other side, no more of them than are allowed. */
public final class BoundedStream extends FilterInputStream {

    private final long limit;
    private long received;

    public BoundedStream(InputStream in, long limit) {
        super(in);
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        count(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        count(read);
        return read;
    }

    private void count(int read) throws TooMuch {
        received += Math.max(read, 0);
        if (received > limit) {
            throw new TooMuch(limit);
        }
    }

    /** More bytes came than are allowed. */
    public static final class TooMuch extends IOException {

        private static final long serialVersionUID = 1;

        TooMuch(long limit) {
            super("more than " + limit + " bytes");
        }
    }
}
