package dev.teal.git.key;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.spec.InvalidKeySpecException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.PBEParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.KeyPair;

import dev.teal.core.port.StalledException;

/** A private key's file and its passphrase, empty where there is none. */
public record SshKey(String text, String passphrase, SshFailure failure) {

    private static final Pattern PKCS8 = Pattern.compile(
            "-----BEGIN (?<kind>ENCRYPTED PRIVATE|PRIVATE) KEY-----(?<body>[A-Za-z0-9+/=\\s]+)-----END ");

    private static final Pattern PBES2 = Pattern.compile("PBEWith(?<prf>Hmac\\w+)AndAES_(?<bits>\\d+)");

    /** Not part of any message. */
    @Override
    public String toString() {
        return "SshKey";
    }

    /** The key, unlocked. */
    public SshIdentity unlocked() throws StalledException {
        if (text.startsWith("ssh-") || text.startsWith("ecdsa-")) {
            throw failure.publicKey();
        }
        Matcher pkcs8 = PKCS8.matcher(text);
        try {
            if (!pkcs8.find()) {
                return byJsch(text);
            }
            byte[] body = Base64.getMimeDecoder().decode(pkcs8.group("body"));
            byte[] plain = pkcs8.group("kind").startsWith("ENCRYPTED") ? decrypted(body) : body;
            if (isEd25519(plain)) {
                throw failure.ed25519InPkcs8();
            }
            String encoded = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(plain);
            return byJsch("-----BEGIN PRIVATE KEY-----\n" + encoded + "\n-----END PRIVATE KEY-----\n");
        } catch (JSchException | GeneralSecurityException | IllegalArgumentException e) {
            throw failure.noKey();
        }
    }

    /** By its algorithm, 1.3.101.112: the format leaves out the public key, which SSH needs, and JSch makes none. */
    private static boolean isEd25519(byte[] pkcs8) {
        String head = HexFormat.of().formatHex(pkcs8, 0, Math.min(pkcs8.length, 16));
        return head.contains("06032b6570");
    }

    private SshIdentity byJsch(String key) throws JSchException, GeneralSecurityException, StalledException {
        // JSch wipes what it is given.
        KeyPair pair = KeyPair.load(new JSch(), key.getBytes(StandardCharsets.ISO_8859_1), null);
        if (pair == null) {
            throw new JSchException("no key");
        }
        if (pair.isEncrypted()) {
            if (passphrase.isEmpty()) {
                throw failure.noPassphrase();
            }
            if (!pair.decrypt(passphrase.getBytes(StandardCharsets.ISO_8859_1))) {
                throw failure.wrongPassphrase();
            }
        }
        if (pair.getPublicKeyBlob() == null) {
            throw new JSchException("no public key");
        }
        if (pair.getKeyType() == KeyPair.ECDSA) {
            return Ecdsa.identity(pair);
        }
        return new SshIdentity(PublicKey.of(pair.getPublicKeyBlob()), pair::getSignature);
    }

    /** By the JDK: JSch has fewer ciphers for this format, and reports each failure like a wrong passphrase. */
    private byte[] decrypted(byte[] body) throws GeneralSecurityException, StalledException {
        if (passphrase.isEmpty()) {
            throw failure.noPassphrase();
        }
        try {
            EncryptedPrivateKeyInfo locked = new EncryptedPrivateKeyInfo(body);
            // The text of the parameters is the name of the scheme, which the info itself calls PBES2 on older JDKs.
            Matcher scheme = PBES2.matcher(String.valueOf(locked.getAlgParameters()));
            if (!scheme.matches()) {
                throw new GeneralSecurityException("no PBES2 with AES");
            }
            PBEParameterSpec parameters = locked.getAlgParameters().getParameterSpec(PBEParameterSpec.class);
            Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
            cipher.init(Cipher.DECRYPT_MODE, derived(scheme, parameters), parameters.getParameterSpec());
            return locked.getKeySpec(cipher).getEncoded();
        } catch (InvalidKeySpecException e) {
            throw failure.wrongPassphrase();
        } catch (IOException e) {
            throw new GeneralSecurityException(e);
        }
    }

    /** Not by the scheme as a whole: that takes no passphrase that is not ASCII on older JDKs. */
    private SecretKeySpec derived(Matcher scheme, PBEParameterSpec parameters) throws GeneralSecurityException {
        byte[] bytes = passphrase.getBytes(StandardCharsets.ISO_8859_1);
        PBEKeySpec password = new PBEKeySpec(
                new String(bytes, StandardCharsets.UTF_8).toCharArray(),
                parameters.getSalt(),
                parameters.getIterationCount(),
                Integer.parseInt(scheme.group("bits")));
        SecretKeyFactory factory = SecretKeyFactory.getInstance("PBKDF2With" + scheme.group("prf"));
        return new SecretKeySpec(factory.generateSecret(password).getEncoded(), "AES");
    }
}
