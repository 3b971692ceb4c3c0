package dev.teal.told.post;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

/** What waits for one recipient, in order, in only so much room. Not for several threads. */
final class Pile<T> {

    /** Of all applications and commits together. */
    static final int ROOM = 1000;

    private final int ofTheSame;
    private final List<Waiting<T>> waiting = new ArrayList<>();

    /** {@code ofTheSame} is how many things about the same may wait; where it is one, only the newest counts. */
    Pile(int ofTheSame) {
        this.ofTheSame = ofTheSame;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Adds it; returns how many others are lost by that, which are the oldest about the same, or else the oldest of all. */
    int add(Waiting<T> thing) {
        waiting.add(thing);
        long same = waiting.stream().filter(it -> isAboutTheSame(it, thing)).count();
        if (same <= ofTheSame && waiting.size() <= ROOM) {
            return 0;
        }
        Iterator<Waiting<T>> each = waiting.iterator();
        Waiting<T> oldest = each.next();
        while (same > 1 && !isAboutTheSame(oldest, thing)) {
            oldest = each.next();
        }
        each.remove();
        // What something newer has taken the place of is no loss.
        return ofTheSame > 1 || same == 1 ? 1 : 0;
    }

    /** Takes up to so many from the front; where only the newest counts, one that was sent in vain keeps no other waiting. */
    List<Waiting<T>> take(int most) {
        if (ofTheSame == 1) {
            waiting.sort(Comparator.comparingInt(Waiting::attempts));
        }
        List<Waiting<T>> next = waiting.subList(0, Math.min(most, waiting.size()));
        List<Waiting<T>> taken = new ArrayList<>(next);
        next.clear();
        return taken;
    }

    /** Puts these in front again, but what something newer has taken the place of; returns how many are lost. */
    int putBack(List<Waiting<T>> taken) {
        taken.removeIf(old -> ofTheSame == 1 && waiting.stream().anyMatch(it -> isAboutTheSame(it, old)));
        waiting.addAll(0, taken);
        int tooMany = Math.max(0, waiting.size() - ROOM);
        waiting.subList(0, tooMany).clear();
        return tooMany;
    }

    /** Takes away what is older; returns how many. */
    int dropBefore(Instant oldest) {
        int all = waiting.size();
        waiting.removeIf(it -> it.since().isBefore(oldest));
        return all - waiting.size();
    }

    private static boolean isAboutTheSame(Waiting<?> one, Waiting<?> other) {
        return one.about().equals(other.about());
    }
}
