package dev.teal.git.key;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.util.Arrays;

import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.KeyPair;

/**
 * ECDSA (RFC 5656) by the JDK. JSch takes the length of the private number for that of the curve; so it can't sign with
 * one of 512 keys on P-384, whose number begins with zeros.
 */
final class Ecdsa {

    private Ecdsa() {}

    /** {@code pair} is such a key, unlocked. */
    static SshIdentity identity(KeyPair pair) throws JSchException, GeneralSecurityException {
        // What an agent is given (draft-miller-ssh-agent, section 3.2.2) is the only way to the private number.
        ByteBuffer parts = ByteBuffer.wrap(pair.forSSHAgent());
        String type = new String(SshStrings.next(parts), StandardCharsets.US_ASCII);
        String curve = new String(SshStrings.next(parts), StandardCharsets.US_ASCII);
        SshStrings.next(parts);
        BigInteger number = new BigInteger(1, SshStrings.next(parts));
        String bits = curve.substring("nistp".length());
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp" + bits + "r1"));
        PrivateKey key = KeyFactory.getInstance("EC")
                .generatePrivate(new ECPrivateKeySpec(number, parameters.getParameterSpec(ECParameterSpec.class)));
        String scheme = "SHA" + (bits.equals("521") ? "512" : bits) + "withECDSAinP1363Format";
        return new SshIdentity(
                PublicKey.of(pair.getPublicKeyBlob()), (data, algorithm) -> signature(type, key, scheme, data));
    }

    private static byte[] signature(String type, PrivateKey key, String scheme, byte[] data) {
        try {
            Signature signature = Signature.getInstance(scheme);
            signature.initSign(key);
            signature.update(data);
            byte[] both = signature.sign();
            return SshStrings.joined(
                    type.getBytes(StandardCharsets.US_ASCII),
                    SshStrings.joined(number(both, 0, both.length / 2), number(both, both.length / 2, both.length)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] number(byte[] bytes, int from, int to) {
        return new BigInteger(1, Arrays.copyOfRange(bytes, from, to)).toByteArray();
    }
}
