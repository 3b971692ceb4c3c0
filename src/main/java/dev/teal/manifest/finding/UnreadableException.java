package dev.teal.manifest.finding;

import dev.teal.core.desired.Complaint;

/** A file can't be read at all. */
public final class UnreadableException extends Exception {
    private final Complaint complaint;

    /** The file can't be read, for this reason. */
    public UnreadableException(Complaint complaint) {
        super(complaint.toString());
        this.complaint = complaint;
    }

    /** What is wrong with the file. */
    public Complaint complaint() {
        return complaint;
    }
}
