package dev.teal.core.gate;

import java.time.Instant;
import java.util.Optional;

import dev.teal.core.freeze.FreezeCalendar;
import dev.teal.core.situation.Situation;
import dev.teal.core.workload.Served;

/** It is none of the times in which the folder wants nothing to be switched; where nothing serves, these don't count. */
public final class Thawed implements Gate {

    @Override
    public Verdict ask(Situation situation) {
        FreezeCalendar calendar =
                new FreezeCalendar(situation.release().policy().freezes());
        Optional<Instant> until = calendar.until(situation.now());
        return until.isPresent() && new Served(situation).byOthers()
                ? new Verdict.Shut(
                        AuthorHolds.frozen(
                                situation, calendar.lasting(situation.now()).orElseThrow(), until.get()),
                        until)
                : new Verdict.Open();
    }
}
