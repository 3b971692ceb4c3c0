package dev.teal.inquiry;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/** Lets only a few be under way at a time, by address and altogether; the others wait in the order in which they came. */
final class Turns {

    private final int mostOfOne;
    private final int mostOfAll;
    private final Map<String, Integer> underWay = new HashMap<>();
    private final Deque<Turn> waiting = new ArrayDeque<>();
    private int all;

    private record Turn(String address, Runnable errand) {}

    Turns(int mostOfOne, int mostOfAll) {
        this.mostOfOne = mostOfOne;
        this.mostOfAll = mostOfAll;
    }

    /** Runs the errand now or later; {@link #leave} has to be called once it is over. */
    synchronized void take(String address, Runnable errand) {
        waiting.add(new Turn(address, errand));
        next();
    }

    /** An errand at this address is over. */
    synchronized void leave(String address) {
        underWay.merge(address, -1, (had, one) -> had > 1 ? had - 1 : null);
        all--;
        next();
    }

    private void next() {
        for (Iterator<Turn> turns = waiting.iterator(); turns.hasNext() && all < mostOfAll; ) {
            Turn turn = turns.next();
            if (underWay.getOrDefault(turn.address(), 0) < mostOfOne) {
                turns.remove();
                underWay.merge(turn.address(), 1, Integer::sum);
                all++;
                turn.errand().run();
            }
        }
    }
}
