package dev.teal.app.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GunzipTest {

    private static final byte[] TEXT = "Hello, World! ".repeat(10_000).getBytes(StandardCharsets.UTF_8);

    private final ByteArrayOutputStream unpacked = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 10, 11, 1000, 1_000_000})
    void unpacksInWhateverPartsItComes(int size) {
        assertThat(unpack(gzip(TEXT), size, TEXT.length)).isFalse();

        assertThat(unpacked.toByteArray()).isEqualTo(TEXT);
    }

    @Test
    void handsOnNoMoreThanItMay() {
        assertThat(unpack(gzip(TEXT), 100, TEXT.length - 1)).isTrue();

        assertThat(unpacked.size()).isLessThan(TEXT.length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"ref\":\"refs/heads/main\"}"})
    void whatIsNoGzipIsUnpackedToNothing(String body) {
        assertThat(unpack(body.getBytes(StandardCharsets.UTF_8), 100, 100)).isFalse();

        assertThat(unpacked.size()).isZero();
    }

    @Test
    void whatIsDamagedEndsWhereItIs() {
        byte[] damaged = gzip(TEXT);
        Arrays.fill(damaged, 12, damaged.length, (byte) 0xff);

        assertThat(unpack(damaged, 5, TEXT.length)).isFalse();
        assertThat(unpacked.toByteArray()).isNotEqualTo(TEXT);
    }

    /** Whether there was too much. */
    private boolean unpack(byte[] packed, int size, long most) {
        try (Gunzip gunzip = new Gunzip(most, unpacked::writeBytes)) {
            for (int at = 0; at < packed.length; at += size) {
                gunzip.add(Arrays.copyOfRange(packed, at, Math.min(packed.length, at + size)));
            }
            return gunzip.isTooLarge();
        }
    }

    private static byte[] gzip(byte[] text) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
