"""One namespace with its repository, users, watcher, and who is on the stage; switch after switch is made in it."""

import http.client
import json
import pathlib
import shutil
import time

from common.cluster import Cluster
from common.watcher import Watcher

from .actor import Actor
from .git import Repository
from .invariants import Invariants
from .shop import Shop
from .traffic import Traffic

DRAIN, REST, PATIENCE = 2, 2.2, 90


class Missed(Exception):
    """A switch that proves nothing: a wait was over, or Teal was not where it was to be."""


class Outcome:
    """What became of one switch."""

    def __init__(self, point):
        self.point, self.failure, self.broken, self.lost = point, "", [], []
        self.sent = self.ended = self.reopened = self.bad = 0
        self.hit, self.recovery = "", None

    @property
    def clean(self):
        return not (self.failure or self.broken or self.lost)


class Scene:
    """Everything is its own: closing it ends its processes and deletes its namespace. What is done to Teal in a switch is
    said by who extends it."""

    def __init__(self, command, namespace, images, per_second, scratch, say):
        self.command, self.namespace, self.say, self.scratch = command, namespace, say, pathlib.Path(scratch)
        self.logs = self.scratch / "logs"
        self.logs.mkdir()
        self.cluster = Cluster(scratch)
        self.traffic = self.watcher = None
        self.changes, self.epoch = [], None
        self.shop, self.invariants = Shop(namespace, images), Invariants(DRAIN)
        self.per_second = per_second
        self.actors = self.cast()

    def cast(self):
        """Who follows the repository; the first has the work tree behind its Git server."""
        raise NotImplementedError

    def perform(self, point, outcome, random):
        """The whole of one switch, to its rest."""
        raise NotImplementedError

    def allowed(self, point, outcome, moves):
        """Whether the selector may have been moved to these colors, one after the other."""
        raise NotImplementedError

    def actor(self, name, git, trap):
        settings = {"TEAL_NAMESPACE": self.namespace, "TEAL_SETTLE": "1s", "TEAL_DRAIN": f"{DRAIN}s"}
        return Actor(self.command, settings, self.cluster, git, trap, self.scratch / name, self.logs)

    @property
    def repository(self):
        return self.actors[0].git

    def open(self):
        """The first color serves, the second is warm, all rest, and users come."""
        self.say("a namespace")
        self.cluster.create_namespace(self.namespace)
        self.watcher = Watcher(self.cluster, self.namespace)
        self.push("Serve green, blue is warm")
        for actor in self.actors:
            actor.program.start()
        self.until("the first color serves", lambda: self.rest_with({"phase": "SYNCED", "live": "green"}))
        port = self.watcher.service().tree["spec"]["ports"][0]["nodePort"]
        self.until("the node port answers", lambda: answers(port))
        # A refusal from before the node knew the port is remembered there for two seconds.
        time.sleep(2.5)
        self.traffic = Traffic(port, self.per_second)
        time.sleep(1)
        self.settle(self.traffic.epoch())

    def settle(self, epoch):
        """What was before the first switch counts for nothing but this: it has to be in order."""
        broken, _ = self.invariants.judge(self.watcher.take())
        if broken or epoch["lost"] or epoch["bad"]:
            raise SystemExit(f"switches: not even the start was in order: {broken} {epoch['lost']} {epoch['bad']}")

    def push(self, subject):
        files = self.shop.files()
        commit = self.repository.push(files, subject)
        self.invariants.pushed(commit, files)
        self.invariants.wishes.append((time.time(), self.shop.active))
        return commit

    def rest_with(self, wanted):
        """Whether all have read the last commit, and say this of the application."""
        return all(it.shows(self.repository.head, wanted) for it in self.actors)

    def until(self, what, condition, seconds=PATIENCE):
        end = time.monotonic() + seconds
        while not condition():
            if self.watcher.blind:
                raise Missed(f"the watcher saw not all: {self.watcher.blind}")
            if time.monotonic() > end:
                shown = [it.program.overview()[1].get("hold") for it in self.actors]
                raise Missed(f"{what}: not within {seconds} s; Teal shows {json.dumps(shown)}")
            time.sleep(0.02)

    def calm(self, seconds):
        """No switch, only users: what is lost then is lost by who sends."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.say(f"calm for {end - time.monotonic():.0f} s more")
            time.sleep(min(1, max(0.0, end - time.monotonic())))
        return self.traffic.epoch()

    def switch(self, kind, random):
        """One switch; what happened is judged to the end, also where it failed."""
        self.changes, self.epoch = [], None
        for actor in self.actors:
            actor.proxy.forget()
        for old in sorted(self.logs.glob("*.log"), key=lambda it: it.stat().st_mtime)[:-2]:
            old.unlink()
        point = kind(self.shop, self.watcher, self.repository.head, random)
        outcome = Outcome(point.name)
        try:
            self.perform(point, outcome, random)
        except Missed as e:
            outcome.failure = str(e)
        finally:
            for actor in self.actors:
                actor.trap.unset()
        self.judge(point, outcome)
        return outcome

    def rest(self, outcome):
        """I8. The look by which Teal says that it rests may still be telling that in an Event."""
        since, before = time.time(), self.watcher.teals()
        time.sleep(REST)
        if writes := [line for it in self.actors for line in it.proxy.writes(since, since + 1)]:
            outcome.broken.append(f"I8 written at rest: {writes}")
        after = self.watcher.teals()
        if changed := [key for key in before.keys() | after.keys() if before.get(key) != after.get(key)]:
            outcome.broken.append(f"I8 changed at rest: {changed}")

    def judge(self, point, outcome):
        self.epoch = self.traffic.epoch()
        # What the users saw last is older than what the watcher sees now.
        time.sleep(0.3)
        self.changes += self.watcher.take()
        broken, moves = self.invariants.judge(self.changes)
        outcome.broken += broken
        back = [it.at for it in self.changes if it.kind == "Service" and it.mark("went-back-from")]
        if not outcome.failure and not self.allowed(point, outcome, moves):
            outcome.broken.append(f"I6 the selector was moved to {moves}")
        self.users(point, outcome, back[0] if back else 0.0)

    def users(self, point, outcome, back):
        """What users got: an answer by a version that has turned bad, until it was taken back, is that version's."""
        epoch = self.epoch
        outcome.sent, outcome.reopened = epoch["sent"] + epoch["kept"], epoch["reopened"]
        outcome.lost = list(epoch["lost"])
        for bad in epoch["bad"]:
            # The one connection that is kept stays where it is until its pod ends.
            its = bad["version"] == point.bad and (bad["kind"] == "kept" or not back or bad["at"] < back + 2)
            outcome.bad += its
            if not its:
                outcome.lost.append(bad)
        for end in epoch["ended"]:
            _, color, serving = self.invariants.ends.get(end["pod"], (0, None, None))
            if color and color != serving and end["why"] == "closed":
                outcome.ended += 1
            else:
                outcome.lost.append(end)
        if not outcome.failure:
            serving = self.shop.active
            late = {pod for pod, (_, last) in epoch["pods"].items() if last > epoch["until"] - 1}
            if not late or any(not pod.startswith(f"shop-{serving}-") for pod in late):
                outcome.lost.append({"kind": "new", "why": f"at the end {sorted(late)} answer, not {serving}"})

    def keep_evidence(self, folder, outcome):
        """All that is needed to understand a switch that went wrong."""
        folder.mkdir(parents=True, exist_ok=True)
        for log in self.logs.glob("*.log"):
            shutil.copy(log, folder)
        (folder / "outcome.json").write_text(json.dumps(vars(outcome), indent=1))
        lines = [line for it in self.actors for line in it.lines()]
        (folder / "requests.log").write_text("\n".join(sorted(lines)) + "\n")
        (folder / "traffic.json").write_text(json.dumps(self.epoch, indent=1))
        (folder / "commits.patch").write_text(self.repository.git("log", "-p", "-n", "4", "--date=iso-strict"))
        with open(folder / "changes.jsonl", "w") as file:
            for it in self.changes:
                print(json.dumps({"at": it.at, "kind": it.kind, "deleted": it.deleted, "object": it.tree}), file=file)

    def close(self):
        """Only what it has begun is ended."""
        for part in (self.traffic, self.watcher, *self.actors):
            if part:
                part.close()
        self.cluster.delete_namespace(self.namespace)


def answers(port):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=2, source_address=("127.2.0.1", 0))
    try:
        connection.request("GET", "/")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()
