package dev.teal.git.key;

import java.nio.ByteBuffer;

/** Bytes as SSH sends them: each string with its length before it (RFC 4251, section 5). */
final class SshStrings {

    private SshStrings() {}

    /** Two of them, one after the other. */
    static byte[] joined(byte[] first, byte[] second) {
        return ByteBuffer.allocate(8 + first.length + second.length)
                .putInt(first.length)
                .put(first)
                .putInt(second.length)
                .put(second)
                .array();
    }

    /** The next of them. */
    static byte[] next(ByteBuffer from) {
        byte[] string = new byte[from.getInt()];
        from.get(string);
        return string;
    }
}
