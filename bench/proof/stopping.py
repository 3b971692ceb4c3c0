"""Two Teals without a Lease, of which one stands still in the middle of a switch, while the other does what a newer commit wants."""

import copy
import functools
import threading
import time

from .brake import Brake
from .git import Front, Repository
from .invariants import CHANGE
from .scene import Scene
from .shop import PODS

OVER = {"phase": "SYNCED", "stage": "SETTLED"}


class Stopping(Scene):
    """A first commit wants the other color, and one of the two is stopped at the point. A second one wants something else,
    and once the other Teal has done that, the first goes on: nothing may change any more.

    In half of the switches both know of the first commit, and whoever reaches the point is stopped. In the others chance says
    who; the other one waits for Git's answer until there is the second commit, so it never hears of the first from Git.
    """

    def __init__(self, *arguments):
        self.caught, self.catching = None, threading.Lock()
        super().__init__(*arguments)

    def cast(self):
        traps = [Brake(), Brake()]
        repository = Repository(str(self.scratch), traps[0])
        return [self.actor("teal-a", repository, traps[0]), self.actor("teal-b", Front(repository, traps[1]), traps[1])]

    def perform(self, point, outcome, random):
        self.invariants.done_at = float("inf")
        alone, then = random.choice((True, False)), random.choice((self.revert, self.back, self.renew))
        who = [random.choice(self.actors)] if alone else self.actors
        stopped, other = self.interrupt(point, who)
        outcome.hit = f"{stopped.program.name} {stopped.trap.hit}, {'alone' if alone else 'together'}, then {then.__name__}"
        try:
            self.until("it is stopped", stopped.program.stands_still)
            if alone:
                time.sleep(random.uniform(0, 1.5))
            else:
                first = self.repository.head
                self.until("the other one has done it", lambda: point.recovered(first) and self.has_done(point, other, first))
            then(point)
            pushed = time.time()
            self.push(f"{point.name}: {then.__name__}")
            other.trap.open()
            self.say(f"{point.name}: the other one does the newer commit")
            # Who has not seen the first commit finds nothing new where the folder is as it was before.
            same = alone and self.shop.files() == point.before.files()
            seen = {} if same else {"commit": self.repository.head}
            self.until("the other one has done the newer commit", lambda: self.in_place() and self.rests(other, seen))
            outcome.recovery = (time.time() - pushed) * 1000
            # What it has written last has to be seen by the watcher before the stopped one goes on.
            time.sleep(0.5)
            self.invariants.done_at = time.time()
        finally:
            stopped.program.go_on()
            stopped.trap.release()
        self.say(f"{point.name}: both go on")
        self.until("both at rest", lambda: self.rests(other, seen) and self.rests(stopped, {"commit": self.repository.head}))
        self.rest(outcome)

    def interrupt(self, point, who):
        """Pushes the first commit, for these to read; returns who of them was stopped, and the other one."""
        self.caught = None
        for it in self.actors:
            if it in who:
                it.trap.set(point, functools.partial(self.catch, it))
            else:
                it.trap.shut()
        self.push(f"{point.name}: serve {point.new}")
        self.say(f"{point.name} waits for the moment")
        self.until("the point was never reached", lambda: any(it.trap.hit for it in who))
        return self.caught, next(it for it in self.actors if it is not self.caught)

    def rests(self, actor, more):
        """Whether it has read the last commit, and has nothing left to do."""
        return actor.shows(self.repository.head, {**OVER, "live": self.shop.active, **more})

    def in_place(self):
        """Whether the cluster is as the folder wants it, by the watcher: Teal's word may be from before it looked."""
        service, colors = self.watcher.service(), self.shop.colors
        live = {name: self.watcher.deployment(name) for name in colors}
        return (service.selector.get("color") == self.shop.active and service.mark("proven-at") != ""
                and all(it and it.tree["spec"]["replicas"] == PODS for it in live.values())
                and all(it.tree["metadata"]["annotations"].get(CHANGE) == str(colors[name].number) for name, it in live.items()))

    def catch(self, actor):
        """Stops it, if it is the first to come; says whether it was."""
        with self.catching:
            if self.caught:
                return False
            self.caught = actor
            actor.program.stop()
            return True

    @staticmethod
    def has_done(point, actor, commit):
        return actor.shows(commit, {}) and point.rests(actor.program.overview()[1])

    def revert(self, point):
        """The folder as it was before the first commit."""
        number = self.shop.number
        vars(self.shop).update(vars(copy.deepcopy(point.before)))
        self.shop.number = number + 1

    def back(self, point):
        """The color from before; what else the first commit has changed stays."""
        self.shop.active = point.old
        self.mend(point)

    def renew(self, point):
        """A new image, in the color that does not serve now."""
        serving = self.watcher.service().selector["color"]
        self.shop.active = "blue" if serving == "green" else "green"
        self.mend(point)
        self.shop.renew(self.shop.active)

    def mend(self, point):
        self.shop.number += 1
        self.shop.policy = point.lasting
        if point.bad:
            self.shop.renew(point.new, "v1")

    def allowed(self, point, outcome, moves):
        """Each time to another color, and no more often than the commits have wanted and alarms have taken back."""
        return moves == [point.new, point.old, point.new][:len(moves)] and len(moves) <= point.moves + 1
