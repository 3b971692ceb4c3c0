package dev.teal.git;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;

/**
 * Ed25519 keys in PKCS#8 (RFC 8410), by the JDK: JSch needs a library for them, since the format leaves out the public
 * key.
 */
final class Ed25519 {

    private static final String TYPE = "ssh-ed25519";
    private static final int SIZE = 32;

    /** {@code AlgorithmIdentifier} of id-Ed25519, and an {@code OCTET STRING} in another one with the 32 bytes. */
    private static final byte[] BEFORE_SEED = {0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20};

    private Ed25519() {}

    /** Whether this is such a key. */
    static boolean isKey(byte[] pkcs8) {
        return seedAt(pkcs8) >= 0;
    }

    static SshIdentity identity(byte[] pkcs8) throws GeneralSecurityException {
        int at = seedAt(pkcs8);
        byte[] seed = Arrays.copyOfRange(pkcs8, at, at + SIZE);
        PrivateKey key = KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        PublicKey shown = PublicKey.of(SshStrings.joined(TYPE.getBytes(StandardCharsets.US_ASCII), publicKey(seed)));
        return new SshIdentity(shown, (data, algorithm) -> signature(key, data));
    }

    private static int seedAt(byte[] pkcs8) {
        for (int i = 0; i + BEFORE_SEED.length + SIZE <= pkcs8.length && i < 16; i++) {
            if (Arrays.equals(pkcs8, i, i + BEFORE_SEED.length, BEFORE_SEED, 0, BEFORE_SEED.length)) {
                return i + BEFORE_SEED.length;
            }
        }
        return -1;
    }

    /** The JDK makes a public key only for a private one that it has just drawn; so it draws this one. */
    private static byte[] publicKey(byte[] seed) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
        generator.initialize(NamedParameterSpec.ED25519, new Drawn(seed));
        byte[] encoded = generator.generateKeyPair().getPublic().getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - SIZE, encoded.length);
    }

    private static byte[] signature(PrivateKey key, byte[] data) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(data);
            return SshStrings.joined(TYPE.getBytes(StandardCharsets.US_ASCII), signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Not random at all: draws what it was given. */
    private static final class Drawn extends SecureRandom {

        private static final long serialVersionUID = 1;
        private final byte[] drawn;

        Drawn(byte[] drawn) {
            super(null, null);
            this.drawn = drawn.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(drawn, 0, bytes, 0, bytes.length);
        }
    }
}
