"""One namespace with its repository, Teal, users and watcher; switch after switch is made in it."""

import http.client
import json
import pathlib
import shutil
import time

from common.cluster import Cluster
from common.watcher import Watcher

from .git import Repository
from .invariants import Invariants
from .program import Program
from .proxy import Proxy
from .shop import Shop
from .traffic import Traffic
from .trap import Trap

DRAIN, REST, PATIENCE = 2, 2.2, 90


class Missed(Exception):
    """A switch that proves nothing: a wait was over, or Teal was not killed where it was to be."""


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
    """Everything is its own: closing it ends its processes and deletes its namespace."""

    def __init__(self, command, namespace, images, per_second, scratch, say):
        self.namespace, self.say, self.scratch = namespace, say, pathlib.Path(scratch)
        self.logs = self.scratch / "logs"
        self.logs.mkdir()
        self.cluster = Cluster(scratch)
        self.teal = self.traffic = self.watcher = None
        self.trap, self.changes, self.epoch = Trap(), [], None
        self.proxy = Proxy(self.cluster, self.trap, scratch)
        self.repository = Repository(str(scratch), self.trap)
        self.shop, self.invariants = Shop(namespace, images), Invariants(DRAIN)
        self.per_second = per_second
        self.teal = Program(command, {
            "KUBECONFIG": str(self.proxy.kubeconfig), "TEAL_GIT_URL": self.repository.url, "TEAL_GIT_ALLOW_HTTP": "true",
            "TEAL_GIT_INTERVAL": "1s", "TEAL_GIT_JITTER": "10ms", "TEAL_NAMESPACE": namespace, "TEAL_SETTLE": "1s",
            "TEAL_DRAIN": f"{DRAIN}s", "NO_PROXY": "127.0.0.1"}, self.logs)

    def open(self):
        """The first color serves, the second is warm, Teal rests, and users come."""
        self.say("a namespace")
        self.cluster.create_namespace(self.namespace)
        self.watcher = Watcher(self.cluster, self.namespace)
        self.push("Serve green, blue is warm")
        self.teal.start()
        self.until("the first color serves", lambda: self.rests({"phase": "SYNCED", "live": "green"}))
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
        commit = self.repository.push(self.shop.files(), subject)
        self.invariants.commits.append(commit)
        return commit

    def rests(self, wanted):
        git, application = self.teal.overview()
        return git.get("head") == self.repository.head and wanted.items() <= application.items()

    def until(self, what, condition, seconds=PATIENCE):
        end = time.monotonic() + seconds
        while not condition():
            if self.watcher.blind:
                raise Missed(f"the watcher saw not all: {self.watcher.blind}")
            if time.monotonic() > end:
                raise Missed(f"{what}: not within {seconds} s; Teal shows {json.dumps(self.teal.overview()[1].get('hold'))}")
            time.sleep(0.02)

    def calm(self, seconds):
        """No switch, only users: what is lost then is lost by who sends."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.say(f"calm for {end - time.monotonic():.0f} s more")
            time.sleep(min(1, max(0.0, end - time.monotonic())))
        return self.traffic.epoch()

    def switch(self, kind, random):
        """One switch with a kill in it; what happened is judged to the end, also where it failed."""
        self.changes, self.epoch = [], None
        self.proxy.forget()
        for old in sorted(self.logs.glob("*.log"))[:-2]:
            old.unlink()
        point = kind(self.shop, self.watcher, self.repository.head, random)
        outcome = Outcome(point.name)
        try:
            self.perform(point, outcome, random)
        except Missed as e:
            outcome.failure = str(e)
        finally:
            self.trap.unset()
        self.judge(point, outcome)
        return outcome

    def perform(self, point, outcome, random):
        self.trap.set(point, self.teal.kill)
        commit = self.push(f"{point.name}: serve {point.new}")
        self.say(f"{point.name} waits for the moment")
        self.until("the point was never reached", lambda: self.trap.hit)
        outcome.hit = self.trap.hit
        if self.teal.process.wait(10) != -9:
            raise Missed(f"Teal ended by itself, with {self.teal.process.returncode}")
        service = self.cluster.ask("GET", f"/api/v1/namespaces/{self.namespace}/services/shop")[1]
        if service["spec"]["selector"]["color"] != point.selected():
            raise Missed(f"killed at another point: {service['spec']['selector']} is selected")
        self.say(f"{point.name} recovers")
        time.sleep(random.uniform(0, 1.5))
        self.teal.start()
        # Where the kill left nothing to do, it has at least to be seen.
        self.until("recovered", lambda: point.recovered(commit) and self.teal.overview()[1].get("live"))
        outcome.recovery = (time.time() - self.teal.began) * 1000
        self.until("at rest", lambda: self.teal.overview()[0].get("head") == commit and point.rests(self.teal.overview()[1]))
        self.rest(point, outcome)
        self.changes += self.watcher.take()
        if point.restore():
            self.say(f"{point.name} is restored")
            self.push(f"{point.name}: serve {point.old} again")
            self.until("restored", lambda: self.rests({"phase": "SYNCED", "stage": "SETTLED", "live": point.old}))

    def rest(self, point, outcome):
        """I8. The look by which Teal says that it rests may still be telling that in an Event."""
        since, before = time.time(), self.watcher.teals()
        time.sleep(REST)
        if writes := self.proxy.writes(since, since + 1):
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
        if not outcome.failure and len(moves) != point.moves:
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
            serving = point.new if point.moves == 1 else point.old
            late = {pod for pod, (_, last) in epoch["pods"].items() if last > epoch["until"] - 1}
            if not late or any(not pod.startswith(f"shop-{serving}-") for pod in late):
                outcome.lost.append({"kind": "new", "why": f"at the end {sorted(late)} answer, not {serving}"})

    def keep_evidence(self, folder, outcome):
        """All that is needed to understand a switch that went wrong."""
        folder.mkdir(parents=True, exist_ok=True)
        for log in self.logs.glob("*.log"):
            shutil.copy(log, folder)
        (folder / "outcome.json").write_text(json.dumps(vars(outcome), indent=1))
        (folder / "requests.log").write_text("\n".join(sorted(self.proxy.lines() + self.repository.log[-200:])) + "\n")
        (folder / "traffic.json").write_text(json.dumps(self.epoch, indent=1))
        (folder / "commits.patch").write_text(self.repository.git("log", "-p", "-n", "4", "--date=iso-strict"))
        with open(folder / "changes.jsonl", "w") as file:
            for it in self.changes:
                print(json.dumps({"at": it.at, "kind": it.kind, "deleted": it.deleted, "object": it.tree}), file=file)

    def close(self):
        """Only what it has begun is ended."""
        for part in (self.traffic, self.watcher, self.proxy, self.repository):
            if part:
                part.close()
        self.teal.end()
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
