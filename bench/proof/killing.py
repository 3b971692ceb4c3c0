"""One Teal, which is killed in the middle of each switch."""

import time

from .git import Repository
from .scene import Missed, Scene
from .trap import Trap


class Killing(Scene):
    """The switch has to be finished by the process that is started afterwards, and nobody helps."""

    def cast(self):
        trap = Trap()
        return [self.actor("teal", Repository(str(self.scratch), trap), trap)]

    def perform(self, point, outcome, random):
        actor, = self.actors
        actor.trap.set(point, actor.program.kill)
        commit = self.push(f"{point.name}: serve {point.new}")
        self.say(f"{point.name} waits for the moment")
        self.until("the point was never reached", lambda: actor.trap.hit)
        outcome.hit = actor.trap.hit
        if actor.program.process.wait(10) != -9:
            raise Missed(f"Teal ended by itself, with {actor.program.process.returncode}")
        service = self.cluster.ask("GET", f"/api/v1/namespaces/{self.namespace}/services/shop")[1]
        if service["spec"]["selector"]["color"] != point.selected():
            raise Missed(f"killed at another point: {service['spec']['selector']} is selected")
        self.say(f"{point.name} recovers")
        time.sleep(random.uniform(0, 1.5))
        actor.program.start()
        # Where the kill left nothing to do, it has at least to be seen.
        self.until("recovered", lambda: point.recovered(commit) and actor.program.overview()[1].get("live"))
        outcome.recovery = (time.time() - actor.program.began) * 1000
        self.until("at rest", lambda: actor.shows(commit, {}) and point.rests(actor.program.overview()[1]))
        self.rest(outcome)
        self.changes += self.watcher.take()
        if point.restore():
            self.say(f"{point.name} is restored")
            self.push(f"{point.name}: serve {point.old} again")
            self.until("restored", lambda: self.rest_with({"phase": "SYNCED", "stage": "SETTLED", "live": point.old}))

    def allowed(self, point, outcome, moves):
        return len(moves) == point.moves
