package dev.teal.told;

import java.util.ArrayList;
import java.util.List;

import dev.teal.told.post.Diary;

/** Remembers what became of what was told. */
public final class Noted implements Diary {

    private final List<String> lines = new ArrayList<>();

    @Override
    public void delivered(int count) {
        note("delivered " + count);
    }

    @Override
    public void later(String why) {
        note("later: " + why);
    }

    @Override
    public void refused(String why, int count) {
        note("refused " + count + ": " + why);
    }

    @Override
    public void dropped(int count) {
        note("dropped " + count);
    }

    private synchronized void note(String line) {
        lines.add(line);
    }

    public synchronized List<String> lines() {
        return List.copyOf(lines);
    }
}
