package dev.teal.core.gate;

import java.util.Optional;

import dev.teal.core.mark.ContentId;
import dev.teal.core.policy.Approval;
import dev.teal.core.situation.Situation;
import dev.teal.core.workload.Served;

/**
 * Where the folder asks for it, somebody has agreed to the very content that is to serve: what the commit that agrees, or a
 * later one, changes of it is another content. Nobody is asked where nothing serves.
 */
public final class Confirmed implements Gate {

    @Override
    public Verdict ask(Situation situation) {
        return situation.release().policy().before().approval() instanceof Approval.Asked asked
                        && !asked.given().equals(Optional.of(situation.content()))
                        && new Served(situation).byOthers()
                ? shut(situation, asked.given())
                : new Verdict.Open();
    }

    private static Verdict shut(Situation situation, Optional<ContentId> given) {
        return new Verdict.Shut(AuthorHolds.unconfirmed(situation, given), Optional.empty());
    }
}
