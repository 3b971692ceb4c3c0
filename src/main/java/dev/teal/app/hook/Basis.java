package dev.teal.app.hook;

/** What a signature is made of, besides the secret. */
enum Basis {
    /** The bytes of the body. */
    BODY,

    /** The message's id, a dot, its time, a dot, and the bytes of the body: standardwebhooks.com, as GitLab signs. */
    MESSAGE,

    /** Nothing: the secret itself is sent. */
    NOTHING
}
