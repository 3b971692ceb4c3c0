package dev.teal.app.hook;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks gzip (RFC 1952) while it arrives: one member, with the plain head that HTTP senders write. What has another form is
 * unpacked to nothing. Not for several threads.
 */
final class Gunzip implements AutoCloseable {

    private static final byte[] HEAD = {0x1f, (byte) 0x8b, 8, 0};
    private static final int HEAD_LENGTH = 10;

    private final Inflater inflater = new Inflater(true);
    private final ByteArrayOutputStream head = new ByteArrayOutputStream(HEAD_LENGTH);
    private final byte[] buffer = new byte[8 * 1024];
    private final Consumer<byte[]> unpacked;
    private long left;
    private boolean over;

    /** Hands on what it unpacks, and no more than {@code most} bytes. */
    Gunzip(long most, Consumer<byte[]> unpacked) {
        this.left = most;
        this.unpacked = unpacked;
    }

    /** The next bytes as they came. */
    void add(byte[] part) {
        int begin = Math.min(part.length, HEAD_LENGTH - head.size());
        head.write(part, 0, begin);
        if (over || head.size() < HEAD_LENGTH) {
            return;
        }
        if (!Arrays.equals(HEAD, Arrays.copyOf(head.toByteArray(), HEAD.length))) {
            close();
            return;
        }
        inflater.setInput(part, begin, part.length - begin);
        Optional<byte[]> next = next();
        while (next.isPresent()) {
            unpacked.accept(next.get());
            next = next();
        }
    }

    private Optional<byte[]> next() {
        if (over) {
            return Optional.empty();
        }
        try {
            int length = inflater.inflate(buffer);
            left -= length;
            if (isTooLarge()) {
                close();
            }
            return Optional.of(Arrays.copyOf(buffer, length)).filter(bytes -> bytes.length > 0 && !over);
        } catch (DataFormatException e) {
            close();
            return Optional.empty();
        }
    }

    /** Whether there was more than it may unpack. */
    boolean isTooLarge() {
        return left < 0;
    }

    @Override
    public void close() {
        over = true;
        inflater.end();
    }
}
