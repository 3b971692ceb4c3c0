package dev.teal.core.gate;

import java.util.Set;

import dev.teal.core.evidence.Question;
import dev.teal.core.situation.Situation;

/**
 * Something that must hold before users come to the desired color. A gate allows or denies; it never does anything, and
 * it is asked again at every look.
 */
public interface Gate {

    /** Whether the traffic may be moved to the color that Git wants, as far as this gate is concerned. */
    Verdict ask(Situation situation);

    /** What the answer depends on and only pods can tell: to be asked again and again while the gate matters. */
    default Set<Question> questions(Situation situation) {
        return Set.of();
    }
}
