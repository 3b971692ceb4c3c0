"""So many applications from nothing to their end, and what is measured meanwhile."""

import pathlib
import random
import secrets
import time

from common.account import account
from common.git import Repository
from common.process import Program, free_port
from common.watcher import moment

from . import hook
from .audit import Audit, share
from .eye import Eye
from .fleet import Fleet
from .table import quantiles, spread

READS = ("list", "watch")


class Missed(Exception):
    """A wait was over; what was measured until then stands."""


class Trial:
    """Everything is its own: closing it ends its process and deletes its namespaces."""

    def __init__(self, given, count, cluster, table, scratch, say):
        self.given, self.count, self.cluster, self.table, self.say = given, count, cluster, table, say
        self.scratch = pathlib.Path(scratch, str(count))
        self.scratch.mkdir()
        self.patience = 120 + count * 0.6
        self.namespaces = [f"teal-scale-{i + 1}" for i in range(min(given.namespaces, count))]
        self.repository = self.eye = self.audit = self.teal = None
        self.random = random.Random(given.seed)
        self.log = open(f"scale-{count}.log", "w")

    def run(self):
        self.open()
        self.come_up()
        self.rest()
        self.recover()
        self.changes("by polls", lambda: None)
        self.all_at_once()
        self.hooked()

    def open(self):
        self.say("namespaces")
        for namespace in self.namespaces:
            self.cluster.create_namespace(namespace, self.patience)
        self.account = account(*self.namespaces)
        self.eye = Eye(self.cluster, self.namespaces)
        if self.given.audit:
            self.audit = Audit(self.given.audit, f"system:serviceaccount:{self.namespaces[0]}:teal")
        self.repository = Repository(self.scratch)
        self.fleet = Fleet(self.repository, self.count, self.namespaces,
                           {"v1": self.given.v1, "v2": self.given.v2})
        self.fleet.push(f"Hold {self.count} applications")

    def start(self, interval, **settings):
        self.teal = Program(self.given.command, {
            "TEAL_GIT_URL": self.repository.url, "TEAL_GIT_ALLOW_HTTP": "true", "TEAL_GIT_INTERVAL": interval,
            "TEAL_NAMESPACE": self.namespaces[0], "TEAL_NAMESPACES": ",".join(self.namespaces), "TEAL_DRAIN": "1s",
            "NO_PROXY": "127.0.0.1", **self.account, **settings}, self.log)

    def come_up(self):
        """From an empty namespace; what the controllers take, who make pods of Deployments, is told apart."""
        began = time.time()
        self.start("15s")
        self.until("all in order", self.at_rest)
        synced = time.time() - began
        made, ready = (max(it.values()) - began for it in (self.eye.made, self.eye.ready))
        self.row("from nothing: all Deployments made, s", f"{made:.1f}")
        self.row("from nothing: all their pods ready, s", f"{ready:.1f}")
        self.row("from nothing: all in order, s", f"{synced:.1f}")
        self.row("from nothing: applications a second", f"{self.count / synced:.1f}")
        self.asked("from nothing")
        self.row("from nothing: peak of RSS, MiB", f"{self.teal.peak() / 1024:.1f}")

    def rest(self):
        self.pause("settles", self.given.settle)
        self.requests()
        before, threads, git = self.teal.cpu(), self.teal.threads(), sum(self.repository.requests.values())
        began = time.monotonic()
        self.pause("rests", self.given.rest)
        seconds = time.monotonic() - began
        rss, _, own = self.teal.memory()
        self.row("at rest: RSS, MiB", f"{rss / 1024:.1f}")
        self.row("at rest: not backed by a file, MiB", f"{own / 1024:.1f}")
        self.row("at rest: CPU, ms/s", f"{(self.teal.cpu() - before) / seconds:.1f}")
        busy = (self.teal.threads() - threads).most_common(5)
        self.tell("threads at rest, ms/s", ", ".join(f"{name} {ms / seconds:.2f}" for name, ms in busy))
        counted, minutes = self.requests(), seconds / 60
        if self.audit:
            self.row("at rest: API requests a minute but for lists and watches",
                     f"{(sum(counted.values()) - share(counted, READS)) / minutes:.1f}")
            self.row("at rest: lists a minute", f"{share(counted, ['list']) / minutes:.1f}")
            self.row("at rest: watches begun a minute", f"{share(counted, ['watch']) / minutes:.1f}")
            self.tell("asked at rest", listed(counted))
        self.row("at rest: Git requests a minute",
                 f"{(sum(self.repository.requests.values()) - git) / minutes:.1f}")

    def recover(self):
        """Killed at rest. All are looked at again once each is shown, since one is shown when it was looked at."""
        seen, synced = [], []
        for _ in range(self.given.kills):
            self.teal.kill()
            self.requests()
            self.start(self.given.interval)
            self.until("all looked at again", lambda: len(self.teal.overview()[1]) == self.count)
            seen.append(time.monotonic() - self.teal.began)
            self.until("all in order again", self.at_rest)
            synced.append(time.monotonic() - self.teal.began)
        if seen:
            self.row("after SIGKILL: all looked at again, s", spread(seen))
            self.row("after SIGKILL: all in order, s", spread(synced))
            self.asked("after SIGKILL")
        else:
            self.teal.end()
            self.start(self.given.interval)
            self.until("all in order again", self.at_rest)

    def changes(self, how, ring):
        """One application after the other is switched, each by a commit of its own; the clock starts when it is pushed."""
        moved, git, teal, proven = [], [], [], []
        order = sorted(self.fleet.active)
        self.random.shuffle(order)
        self.requests()
        for i in range(self.given.changes):
            self.say(f"change {i + 1} of {self.given.changes} {how}")
            name = order[i % len(order)]
            self.fleet.flip(name)
            commit = self.repository.commit(f"{name}: serve {self.fleet.active[name]}")
            pushed = time.time()
            ring()
            self.moved([name])
            at = self.eye.moved[name]
            times = self.times(name, commit)
            moved.append(at - pushed)
            git.append(moment(times["seen"]) - pushed)
            teal.append(at - moment(times["seen"]))
            proven.append(moment(times["endpointsRight"]) - at)
            # Not in step with the polls.
            time.sleep(self.random.uniform(1, 2.5))
        for what, values in (("commit to move", moved), ("until Git is read", git), ("from there to the move", teal),
                             ("from the move to proven", proven)):
            self.row(f"one change {how}: {what}, s", quantiles(values))
        self.asked(f"one change {how}", self.given.changes)

    def times(self, name, commit):
        """The steps of the switch for that commit, when all of them are known and the application rests."""
        found = {}

        def known():
            shown = next((it for it in self.teal.overview()[1] if it["application"] == name), {})
            found.update(next((it["times"] for it in shown.get("switches", []) if it["times"]["commit"] == commit), {}))
            return "endpointsRight" in found and shown["phase"] == "SYNCED"

        self.until(f"{name} in order again", known)
        return found

    def all_at_once(self):
        names = list(self.fleet.active)
        self.fleet.flip(*names)
        self.at_once("all switched by one commit", "Serve the other color everywhere", names)
        self.fleet.edition += 1
        self.at_once("a label changed in all by one commit", "Change what all are labelled with", [])
        self.row("at the end: peak of RSS since the last start, MiB", f"{self.teal.peak() / 1024:.1f}")

    def at_once(self, what, subject, names):
        self.say(what)
        self.requests()
        commit = self.fleet.push(subject)
        pushed = time.time()
        if names:
            self.moved(names)
            self.row(f"{what}: all moved, s", f"{max(self.eye.moved[it] for it in names) - pushed:.1f}")
        self.until(f"all in order at {commit}", lambda: self.at_rest(commit))
        self.row(f"{what}: all in order, s", f"{time.time() - pushed:.1f}")
        self.asked(what)

    def hooked(self):
        """The same with an interval so long that no poll finds a change, and a hook instead."""
        self.teal.end()
        port, secret = free_port(), secrets.token_hex(32).encode()
        file = self.scratch / "hook-secret"
        file.touch(mode=0o600)
        file.write_bytes(secret)
        self.start("10m", TEAL_HOOK_PORT=str(port), TEAL_HOOK_SECRET_FILE=str(file))
        self.until("all in order again", self.at_rest)
        self.changes("by hook", lambda: self.rung(hook.ring(port, secret)))

    @staticmethod
    def rung(status):
        if status != 202:
            raise Missed(f"the hook was answered with {status}")

    def moved(self, names):
        if not self.eye.until(lambda: all(self.eye.selected.get(it) == self.fleet.version(it) for it in names),
                              self.patience):
            raise Missed(f"not moved within {self.patience:.0f} s")

    def at_rest(self, commit=""):
        """By Teal's own word, also that it has read what was pushed; with `commit`, that it is the last of each."""
        git, applications = self.teal.overview()
        return (git.get("head") == self.repository.head and self.fleet.at_rest(applications)
                and all(it["commit"] == commit for it in applications if commit))

    def until(self, what, condition):
        began = time.monotonic()
        while not condition():
            if self.eye.blind:
                raise Missed(f"the watch saw not all: {self.eye.blind}")
            if self.teal.process.poll() is not None:
                raise Missed(f"{what}: Teal has ended with {self.teal.process.returncode}, see {self.log.name}")
            if time.monotonic() - began > self.patience:
                raise Missed(f"{what}: not within {self.patience:.0f} s, see {self.log.name}")
            self.say(f"{what}: since {time.monotonic() - began:.0f} s")
            # To answer costs Teal time, too: some 5% of it.
            time.sleep(max(0.05, self.count / 1000))

    def pause(self, what, seconds):
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self.say(f"{what} for {left:.0f} s more")
            time.sleep(min(1, left))

    def requests(self):
        """What Teal has asked of the API server since the last call."""
        if not self.audit:
            return {}
        # A line is written just after its answer.
        time.sleep(0.2)
        return self.audit.take()

    def asked(self, when, times=0):
        """For each application, or for each of so many times."""
        counted = self.requests()
        if counted:
            self.row(f"{when}: API requests for each", f"{sum(counted.values()) / (times or self.count):.1f}")
            self.tell(f"asked {when}", listed(counted))

    def row(self, what, text):
        self.table.put(what, self.count, text)
        self.tell(what, text)

    def tell(self, what, text):
        self.say("")
        print(f"{self.count}: {what}: {text}", flush=True)

    def close(self):
        """Only what it has begun is ended."""
        self.say("the end")
        if self.teal:
            self.teal.end()
        for part in (self.eye, self.repository, self.audit, self.log):
            if part:
                part.close()
        for namespace in self.namespaces:
            self.cluster.ask("DELETE", f"/api/v1/namespaces/{namespace}")
        for namespace in self.namespaces:
            self.say(f"{namespace} goes")
            self.cluster.delete_namespace(namespace, self.patience)


def listed(counted):
    return ", ".join(f"{times} {what}" for what, times in counted.most_common(12))
