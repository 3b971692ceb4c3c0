package dev.teal.core.write;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.teal.core.check.JobRun;
import dev.teal.core.gate.Checked;
import dev.teal.core.gate.Complete;
import dev.teal.core.gate.Enough;
import dev.teal.core.gate.Gate;
import dev.teal.core.gate.Owned;
import dev.teal.core.gate.Proven;
import dev.teal.core.gate.Verdict;
import dev.teal.core.plan.Action;
import dev.teal.core.situation.Situation;
import dev.teal.core.value.ObjectRef;
import dev.teal.core.workload.IdleColor;

/** What starts the Jobs that test a color as soon as it is up, whether or not Git wants it yet, and puts old ones away. */
record JobWrites(Situation situation) {

    /** What has to hold before a Job may be run. */
    private static final List<Gate> UP =
            List.of(new Complete(), new Owned(), new Enough(), new Proven(), new Checked());

    /** The writes that are left. */
    List<Action> all() {
        return situation.release().jobs().isEmpty()
                        || situation.live().jobs().unread().isPresent()
                ? List.of()
                : Stream.concat(started(), ended()).toList();
    }

    private Stream<Action> started() {
        return candidate().stream().flatMap(facing -> {
            List<JobRun> due =
                    JobRun.all(facing).filter(run -> run.live().isEmpty()).toList();
            return due.isEmpty() || !isUp(facing)
                    ? Stream.empty()
                    : due.stream().map(run -> new Action.Start(run.wanted(), facing.active()));
        });
    }

    /** The color that users may come to next: the desired one, or else the one that does not serve. */
    private Optional<Situation> candidate() {
        return situation.traffic().arrived()
                ? IdleColor.of(situation)
                        .filter(idle -> idle.away().isEmpty())
                        .map(idle -> situation.facing(idle.version().color()))
                : Optional.of(situation);
    }

    /** Of content that has served well, or was taken back, a Job would say nothing new. */
    private static boolean isUp(Situation facing) {
        return facing.takenBack().isEmpty()
                && !facing.trial().wasPassed()
                && facing.isInPlace(facing.release().shared())
                && facing.isInPlace(facing.release().desired().manifests())
                && UP.stream().allMatch(gate -> gate.ask(facing) instanceof Verdict.Open);
    }

    /** Those of contents that Git does not have any more. */
    private Stream<Action> ended() {
        Set<ObjectRef> current = situation.release().versions().keySet().stream()
                .flatMap(color -> JobRun.all(situation.facing(color)))
                .map(JobRun::ref)
                .collect(Collectors.toSet());
        return situation.live().jobs().jobs().values().stream()
                .filter(job -> !current.contains(job.ref()))
                .map(job -> new Action.Delete(job.ref(), job.resourceVersion()));
    }
}
