package dev.teal.core.port;

import java.util.Map;
import java.util.Set;

import dev.teal.core.evidence.Answer;
import dev.teal.core.evidence.Question;

/** Asks pods, and whom else a folder names, without ever waiting for them. */
public interface Inquiry {

    /**
     * Sees to it that each of these questions is being asked, as often as it says, and tells what is known by now. A question
     * without an answer yet is missing in what comes back; one that is not put again is forgotten after a while. Returns at
     * once and never fails.
     */
    Map<Question, Answer> ask(Set<Question> questions);
}
