package dev.teal.git.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.teal.core.port.StalledException;
import dev.teal.git.Served;

class SshKeyTest {

    private static final byte[] DATA = "signed".getBytes(StandardCharsets.US_ASCII);

    /** One key in 512 is so; the others are in {@code SshMatrixTest}. */
    @ParameterizedTest
    @ValueSource(ints = {256, 384, 521})
    void aPrivateNumberMayBeginWithZeros(int bits) throws Exception {
        KeyPair pair = withShortNumber(bits);
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(openssh(pair, bits));
        String text = "-----BEGIN OPENSSH PRIVATE KEY-----\n" + body + "\n-----END OPENSSH PRIVATE KEY-----\n";
        SshFailure failure = new SshFailure(new Served.SettingsOf().settings());

        SshIdentity identity = new SshKey(text, "", failure).unlocked();

        ByteBuffer signature = ByteBuffer.wrap(identity.getSignature(DATA));
        assertThat(string(signature)).asString(StandardCharsets.US_ASCII).isEqualTo("ecdsa-sha2-nistp" + bits);
        ByteBuffer numbers = ByteBuffer.wrap(string(signature));
        Signature check = Signature.getInstance("SHA" + (bits == 521 ? 512 : bits) + "withECDSAinP1363Format");
        check.initVerify(pair.getPublic());
        check.update(DATA);
        assertThat(check.verify(p1363((bits + 7) / 8, string(numbers), string(numbers))))
                .as("the JDK's own word on the signature")
                .isTrue();
    }

    @Test
    void anEd25519KeyInPkcs8IsToldHowToBeRewritten() throws Exception {
        byte[] encoded = KeyPairGenerator.getInstance("Ed25519")
                .generateKeyPair()
                .getPrivate()
                .getEncoded();
        String text = "-----BEGIN PRIVATE KEY-----\n" + Base64.getEncoder().encodeToString(encoded)
                + "\n-----END PRIVATE KEY-----\n";
        SshFailure failure = new SshFailure(new Served.SettingsOf().settings());

        assertThatThrownBy(() -> new SshKey(text, "", failure).unlocked())
                .isInstanceOfSatisfying(
                        StalledException.class,
                        it -> assertThat(it.hold().toString())
                                .contains("Ed25519 key in PKCS#8", "ssh-keygen -p -f KEY", "ssh-keygen -t ed25519"));
    }

    private static KeyPair withShortNumber(int bits) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp" + bits + "r1"));
        while (true) {
            KeyPair pair = generator.generateKeyPair();
            if (((ECPrivateKey) pair.getPrivate()).getS().bitLength() <= bits - 9) {
                return pair;
            }
        }
    }

    /** As {@code ssh-keygen} writes it, not locked: OpenSSH's PROTOCOL.key. Leading zeros of the number are left out. */
    private static byte[] openssh(KeyPair pair, int bits) {
        ECPublicKey shown = (ECPublicKey) pair.getPublic();
        int size = (bits + 7) / 8;
        byte[] point = new byte[1 + 2 * size];
        point[0] = 4;
        fill(point, 1 + size, size, shown.getW().getAffineX());
        fill(point, 1 + 2 * size, size, shown.getW().getAffineY());
        byte[] key = joined(text("ecdsa-sha2-nistp" + bits), text("nistp" + bits), string(point));
        byte[] number = ((ECPrivateKey) pair.getPrivate()).getS().toByteArray();
        byte[] secret = joined(new byte[8], key, string(number), text("x"));
        byte[] padding = Arrays.copyOf(new byte[] {1, 2, 3, 4, 5, 6, 7}, (8 - secret.length % 8) % 8);
        byte[] name = "openssh-key-v1\0".getBytes(StandardCharsets.US_ASCII);
        byte[] one = {0, 0, 0, 1};
        return joined(name, text("none"), text("none"), text(""), one, string(key), string(joined(secret, padding)));
    }

    private static byte[] text(String text) {
        return string(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] string(byte[] bytes) {
        return ByteBuffer.allocate(4 + bytes.length)
                .putInt(bytes.length)
                .put(bytes)
                .array();
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Stream.of(parts).forEach(out::writeBytes);
        return out.toByteArray();
    }

    private static byte[] string(ByteBuffer from) {
        byte[] string = new byte[from.getInt()];
        from.get(string);
        return string;
    }

    private static byte[] p1363(int size, byte[] r, byte[] s) {
        byte[] both = new byte[2 * size];
        fill(both, size, size, new BigInteger(r));
        fill(both, 2 * size, size, new BigInteger(s));
        return both;
    }

    private static void fill(byte[] bytes, int end, int size, BigInteger number) {
        assertThat(number).as("an SSH number that is not negative").isNotNegative();
        byte[] digits = number.toByteArray();
        for (int i = 1; i <= Math.min(digits.length, size); i++) {
            bytes[end - i] = digits[digits.length - i];
        }
    }
}
