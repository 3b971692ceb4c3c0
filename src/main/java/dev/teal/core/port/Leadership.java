package dev.teal.core.port;

/** Whether this process is the one, among several, that may write to the cluster. */
public interface Leadership {

    /** Of a process that is the only one. */
    Leadership ALONE = new Leadership() {

        @Override
        public boolean mayWrite() {
            return true;
        }

        @Override
        public Standing standing() {
            return Standing.ALONE;
        }

        @Override
        public void seek(Candidate candidate) {
            // It has what it would seek.
        }

        @Override
        public void passOn() {
            // There is nobody else.
        }

        @Override
        public void resign() {
            // Nobody waits for that.
        }
    };

    /** Whether a request that writes may be sent now. Never true in two processes at the same time; it neither waits nor fails. */
    boolean mayWrite();

    /** Who leads, as far as this process knows. */
    Standing standing();

    /** From now on tries to lead, and tells {@code candidate} what comes of it, one call at a time. */
    void seek(Candidate candidate);

    /** Tells whoever leads that Git may have something new; returns at once, and may be lost. */
    void passOn();

    /** Never leads again, and says so to the others if it can within seconds. Nothing may be about to write any more. */
    void resign();

    /** Who wants to lead. It must not wait. */
    interface Candidate {

        /** It is about to lead after others, or for the first time: what it knew may be old. Nothing may be written yet. */
        void taking();

        /** It leads. */
        void taken();

        /** Somebody else leads. */
        void lost();

        /** Another process was told that Git may have something new. */
        void news();
    }
}
