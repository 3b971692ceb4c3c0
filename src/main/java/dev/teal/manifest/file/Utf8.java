package dev.teal.manifest.file;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

import dev.teal.core.desired.Complaint;
import dev.teal.manifest.finding.UnreadableException;

/** Turns a file's bytes into text. Only UTF-8 is text, with or without a byte order mark, which is dropped. */
public final class Utf8 {

    private Utf8() {}

    /**
     * The text of a file.
     *
     * @throws UnreadableException where the bytes are UTF-16, binary, or not UTF-8
     */
    public static String text(FileName file, byte[] bytes) throws UnreadableException {
        if (startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE)) {
            throw unreadable(file, "is UTF-16", "save it as UTF-8");
        }
        for (int at = 0; at < bytes.length; at++) {
            if (bytes[at] == 0) {
                throw unreadable(
                        file,
                        "holds a NUL byte at position " + at + ": it is binary, or UTF-16",
                        "save it as UTF-8 text");
            }
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        String text = out.flip().toString();
        if (result.isError()) {
            throw unreadable(
                    file,
                    "is not UTF-8: line " + (text.chars().filter(c -> c == '\n').count() + 1) + " holds byte 0x"
                            + Integer.toHexString(bytes[in.position()] & 0xFF),
                    "save it as UTF-8");
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static boolean startsWith(byte[] bytes, int first, int second) {
        return bytes.length >= 2 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
    }

    private static UnreadableException unreadable(FileName file, String problem, String advice) {
        return new UnreadableException(new Complaint(file.origin(), "", problem, advice));
    }
}
