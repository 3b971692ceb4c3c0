package dev.teal.git.key;

import com.jcraft.jsch.Identity;

/** The key that Teal shows to a server, unlocked. */
public record SshIdentity(PublicKey key, Signer signer) implements Identity {

    /** Signs with the private key. */
    @FunctionalInterface
    interface Signer {

        /** A signature as SSH sends it, by an algorithm such as {@code rsa-sha2-512}. */
        byte[] sign(byte[] data, String algorithm);
    }

    @Override
    public boolean setPassphrase(byte[] passphrase) {
        return true;
    }

    @Override
    public byte[] getPublicKeyBlob() {
        return key.blob();
    }

    @Override
    public byte[] getSignature(byte[] data) {
        return getSignature(data, key.type());
    }

    @Override
    public byte[] getSignature(byte[] data, String algorithm) {
        return signer.sign(data, algorithm);
    }

    @Override
    public String getAlgName() {
        return key.type();
    }

    @Override
    public String getName() {
        return key.fingerprint();
    }

    @Override
    public boolean isEncrypted() {
        return false;
    }

    @Override
    public void clear() {
        // It lives as long as its connection.
    }
}
