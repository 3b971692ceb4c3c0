package dev.teal.app.loop;

import java.util.Optional;

import dev.teal.core.port.Leadership;
import dev.teal.core.port.Standing;
import dev.teal.core.port.Standing.Part;

/** A leadership that a test gives and takes. */
final class Followed implements Leadership {

    private volatile Part part = Part.UNDECIDED;
    private int passedOn;

    void become(Part next) {
        part = next;
    }

    int passedOn() {
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
