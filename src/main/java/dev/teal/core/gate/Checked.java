package dev.teal.core.gate;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.teal.core.check.Checkup;
import dev.teal.core.evidence.Answer;
import dev.teal.core.evidence.Question;
import dev.teal.core.policy.HttpCheck;
import dev.teal.core.situation.Situation;
import dev.teal.core.value.Hold;
import dev.teal.core.workload.Preview;

/**
 * Every ready pod has passed each check of the file, as often in a row as it says; so has the color through a preview Service
 * that shows it.
 */
public final class Checked implements Gate {

    @Override
    public Verdict ask(Situation situation) {
        List<Checkup.Finding> open =
                findings(situation).filter(it -> !it.passed()).toList();
        Optional<Checkup.Finding> answered = open.stream()
                .filter(it -> it.question().isEmpty() || it.answer().isPresent())
                .findFirst();
        if (answered.isPresent()) {
            return Verdict.of(Optional.of(hold(situation, answered.get())));
        }
        return open.isEmpty() ? new Verdict.Open() : new Verdict.Unknown();
    }

    @Override
    public Set<Question> questions(Situation situation) {
        return findings(situation).flatMap(it -> it.question().stream()).collect(Collectors.toSet());
    }

    private static Stream<Checkup.Finding> findings(Situation situation) {
        List<HttpCheck> checks = situation.release().policy().before().http();
        Stream<Checkup.Finding> pods = situation.release().services().stream()
                .flatMap(service -> new Checkup(situation, service, checks).of(situation.ready(service)));
        Stream<Checkup.Finding> previews = situation.release().previews().stream()
                .flatMap(service -> new Preview(situation, service).asked(checks));
        return Stream.concat(pods, previews);
    }

    private static Hold hold(Situation situation, Checkup.Finding finding) {
        boolean unreachable = finding.answer()
                .filter(it -> it.outcome() == Answer.Outcome.UNREACHABLE)
                .isPresent();
        if (unreachable) {
            return GateHolds.unreachable(
                    finding.subject(), finding.question().orElseThrow().door());
        }
        return finding.failed() ? GateHolds.checkFailed(situation, finding) : GateHolds.checking(situation, finding);
    }
}
