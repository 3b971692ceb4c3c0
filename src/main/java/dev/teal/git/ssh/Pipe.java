package dev.teal.git.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;

import dev.teal.git.limit.Deadline;

/**
 * Bytes on their way from a connection's thread to who reads them, of which a few may wait. Unlike the JDK's, it ends
 * at a deadline and when either side goes away.
 */
final class Pipe extends OutputStream {

    private final byte[] waiting = new byte[1 << 15];
    private final Deadline deadline;
    private int first;
    private int count;
    private State state = State.OPEN;

    private enum State {
        OPEN,
        ENDED,
        ABANDONED
    }

    Pipe(Deadline deadline) {
        this.deadline = deadline;
    }

    /** The side that is read; a read fails at the deadline. */
    InputStream source() {
        return new Source();
    }

    /** Nobody reads any more: what is written from now on fails. */
    synchronized void abandon() {
        state = State.ABANDONED;
        notifyAll();
    }

    /** Whether the other side has said that no more will come. */
    synchronized boolean isOver() {
        return state == State.ENDED;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        for (int done = 0; done < length; ) {
            while (state == State.OPEN && count == waiting.length) {
                await();
            }
            if (state != State.OPEN) {
                throw new IOException("nobody reads");
            }
            int end = (first + count) % waiting.length;
            int room = Math.min(waiting.length - count, waiting.length - end);
            int some = Math.min(room, length - done);
            System.arraycopy(bytes, offset + done, waiting, end, some);
            count += some;
            done += some;
            notifyAll();
        }
    }

    /** No more will come; what waits can still be read. */
    @Override
    public synchronized void close() {
        if (state == State.OPEN) {
            state = State.ENDED;
            notifyAll();
        }
    }

    private synchronized int read(byte[] bytes, int offset, int length) throws IOException {
        while (state == State.OPEN && count == 0) {
            await();
        }
        if (state == State.ABANDONED || count == 0) {
            return -1;
        }
        int some = Math.min(Math.min(count, waiting.length - first), length);
        System.arraycopy(waiting, first, bytes, offset, some);
        first = (first + some) % waiting.length;
        count -= some;
        notifyAll();
        return some;
    }

    private void await() throws InterruptedIOException {
        deadline.check();
        try {
            wait(deadline.remaining());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        deadline.check();
    }

    private final class Source extends InputStream {

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return length == 0 ? 0 : Pipe.this.read(bytes, offset, length);
        }

        @Override
        public synchronized void close() {
            abandon();
        }
    }
}
