package dev.teal.git.ssh;

/** The kinds of key that Teal supports, for users and for hosts. */
public enum KeyKind {
    ED25519("ed25519", "256"),
    ECDSA_256("ecdsa", "256"),
    ECDSA_384("ecdsa", "384"),
    ECDSA_521("ecdsa", "521"),
    RSA("rsa", "3072");

    private final String type;
    private final String bits;

    KeyKind(String type, String bits) {
        this.type = type;
        this.bits = bits;
    }

    /** What {@code ssh-keygen -t} calls it. */
    String type() {
        return type;
    }

    String bits() {
        return bits;
    }
}
