"""Switch after switch, of each point so many, and what is known of all of them."""

import argparse
import pathlib
import random
import signal
import sys
import tempfile
import time

from . import program, report

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
TARGET = ROOT / "target"


class Series:
    """What one bench does: `scene` is what its switches are made in, `points` where they are interrupted."""

    def __init__(self, name, scene, points):
        self.name, self.scene, self.points = name, scene, points

    def arguments(self, description, switches):
        parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
        parser.add_argument("switches", type=int, nargs="?", default=switches,
                            help="how many for each point, with those of earlier runs")
        parser.add_argument("command", nargs="?", default="", help="how Teal is started; the binary in target/ if not said")
        parser.add_argument("--only", default="", help="some points, as in K7,K8")
        parser.add_argument("--seed", type=int, default=int(time.time()), help="of the order, and of every time that is random")
        parser.add_argument("--state", type=pathlib.Path, default=TARGET / f"{self.name}.json",
                            help="what earlier runs have counted")
        parser.add_argument("--rate", type=float, default=300, help="requests on new connections in a second")
        parser.add_argument("--calm", type=float, metavar="SECONDS", help="no switches: so long a run may lose nothing")
        parser.add_argument("--namespace", default=f"teal-{self.name}", help="it is deleted before and afterwards")
        parser.add_argument("--images", default="janakiramm/myapp", help="without their tags")
        parser.add_argument("--verbose", action="store_true", help="tell each switch")
        given = parser.parse_args()
        binaries = sorted(TARGET.glob("teal-*-runner"))
        given.command = given.command or (f"{binaries[0]} -Xmx20m -Xmn4m" if binaries else str(TARGET / "teal-runner"))
        names = given.only.split(",") if given.only else [it.name for it in self.points]
        given.chosen = [it for it in self.points if it.name in names]
        if len(given.chosen) != len(names):
            parser.error(f"--only: the points are {','.join(it.name for it in self.points)}")
        return given

    def main(self, description, switches):
        """The exit status: 1 where anything was lost, violated or not reached, now or before."""
        given = self.arguments(description, switches)
        identity = program.identity(given.command)
        if given.calm:
            return self.calm(given)
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        known = report.Report(given.state, identity, given.command)
        print(f"{given.command}, sha256 {identity[:12]}, seed {given.seed}", flush=True)
        try:
            self.run(given, known, random.Random(given.seed))
        except KeyboardInterrupt:
            self.warn("ended; the next run goes on")
        known.tell(given.chosen)
        return 1 if known.wrong([it.name for it in given.chosen]) else 0

    def run(self, given, known, chance):
        """Each switch that is missing, in a scene that goes on until a switch has failed."""
        plan = list(missing(given.chosen, known, given.switches, chance))
        done = 0
        while done < len(plan):
            with tempfile.TemporaryDirectory() as scratch:
                place = self.opened(given, scratch, lambda text: say(f"{done + 1} of {len(plan)}: {text}"))
                try:
                    place.open()
                    while done < len(plan):
                        outcome = place.switch(plan[done], chance)
                        done += 1
                        self.note(given, known, place, outcome)
                        if outcome.failure:
                            break
                finally:
                    place.close()
        say("")

    def note(self, given, known, place, outcome):
        evidence = None
        if not outcome.clean:
            evidence = given.state.parent / self.name / f"{time.strftime('%Y%m%dT%H%M%S')}-{outcome.point}"
            place.keep_evidence(evidence, outcome)
            told = outcome.failure or f"{len(outcome.lost)} lost, {len(outcome.broken)} violations"
            self.warn(f"{outcome.point}: {told}; see {evidence}")
        known.add(outcome, evidence)
        if given.verbose:
            self.warn(f"{outcome.point}: {outcome.hit}; {outcome.recovery or 0:.0f} ms")

    def calm(self, given):
        """Whether nothing is lost without a switch."""
        with tempfile.TemporaryDirectory() as scratch:
            place = self.opened(given, scratch, say)
            try:
                place.open()
                epoch = place.calm(given.calm)
            finally:
                place.close()
        say("")
        lost = epoch["lost"] + epoch["bad"] + epoch["ended"]
        print(f"calm for {given.calm:g} s: {epoch['sent']} requests on new connections, {epoch['kept']} on one that was kept, "
              f"{len(lost)} lost, the slowest answer after {epoch['slowest'] * 1000:.0f} ms", *lost, sep="\n")
        return 1 if lost else 0

    def opened(self, given, scratch, tell):
        return self.scene(given.command, given.namespace, given.images, given.rate, scratch, tell)

    def warn(self, text):
        say("")
        print(f"{self.name}: {text}", file=sys.stderr, flush=True)


def say(text):
    """Progress, for who looks on."""
    if sys.stderr.isatty():
        print(f"\r\033[K{text}", end="", file=sys.stderr, flush=True)


def missing(chosen, known, wanted, chance):
    """What is to be done, round after round, so that a run that is ended has something of each."""
    lacking = {it: max(0, wanted - known.of(it.name)["switches"]) for it in chosen}
    while any(lacking.values()):
        turn = [it for it in chosen if lacking[it]]
        chance.shuffle(turn)
        for kind in turn:
            lacking[kind] -= 1
            yield kind
