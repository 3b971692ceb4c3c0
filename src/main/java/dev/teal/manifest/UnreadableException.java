package dev.teal.manifest;

import dev.teal.core.Complaint;

/** A file can't be read at all. */
final class UnreadableException extends Exception {
    private final Complaint complaint;

    UnreadableException(Complaint complaint) {
        super(complaint.toString());
        this.complaint = complaint;
    }

    /** What is wrong with the file. */
    Complaint complaint() {
        return complaint;
    }
}
