package dev.teal;

import java.util.Optional;

import dev.teal.core.port.Leadership;
import dev.teal.core.port.Standing;
import dev.teal.core.port.Standing.Part;

/** A leadership that a test gives and takes. */
public final class Followed implements Leadership {

    private volatile Part part = Part.UNDECIDED;
    private int passedOn;

    /** What this process does from now on. */
    public void become(Part next) {
        part = next;
    }

    /** How often it was to tell others. */
    public int passedOn() {
        return passedOn;
    }

    @Override
    public boolean mayWrite() {
        return part == Part.LEADS;
    }

    @Override
    public Standing standing() {
        return new Standing(part, "this_1", part == Part.STANDS_BY ? "other_1" : "", Optional.empty());
    }

    @Override
    public void seek(Candidate candidate) {
        // The test tells it.
    }

    @Override
    public void passOn() {
        passedOn++;
    }

    @Override
    public void resign() {
        part = Part.UNDECIDED;
    }
}
