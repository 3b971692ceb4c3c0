"""Namespaces with their applications, a repository, Teal, and an eye on the cluster that is the bench's own."""

import collections
import pathlib
import random
import time

from common.account import account
from common.git import Repository
from common.process import Program
from common.watcher import moment

from .eye import Eye
from .fleet import Fleet

Steps = collections.namedtuple("Steps", "to_move to_read from_read proven")
Steps.__doc__ = """Seconds of one switch: from the push to the move; of it until Git's server had given the commit, and from
there; and from the move until Teal saw that the endpoints had followed."""


class Missed(Exception):
    """A wait was over; what was measured until then stands."""


class Scene:
    """Everything is its own: closing it ends its process and deletes its namespaces.

    `namespaces` are those of the applications that are measured, `others` those of whom else Teal looks after.
    """

    def __init__(self, given, count, namespaces, cluster, scratch, log, say, others=()):
        self.given, self.count, self.cluster, self.say = given, count, cluster, say
        self.scratch = pathlib.Path(scratch)
        self.patience = 120 + count * 0.6
        self.namespaces, self.others = list(namespaces), list(others)
        self.repository = self.eye = self.teal = None
        self.random = random.Random(given.seed)
        self.log = open(log, "w")

    def open(self):
        self.say("namespaces")
        for namespace in self.all_namespaces():
            self.cluster.create_namespace(namespace, self.patience)
        self.account = account(*self.all_namespaces())
        self.eye = Eye(self.cluster, self.namespaces)
        self.repository = Repository(self.scratch)
        self.fleet = Fleet(self.repository, self.count, self.namespaces,
                           {"v1": self.given.v1, "v2": self.given.v2})
        self.fleet.push(f"Hold {self.count} applications")

    def all_namespaces(self):
        return self.namespaces + self.others

    def user(self):
        """As whom Teal asks the API server."""
        return f"system:serviceaccount:{self.namespaces[0]}:teal"

    def start(self, interval, **settings):
        self.teal = Program(self.given.command, {
            "TEAL_GIT_URL": self.repository.url, "TEAL_GIT_ALLOW_HTTP": "true", "TEAL_GIT_INTERVAL": interval,
            "TEAL_NAMESPACE": self.namespaces[0], "TEAL_NAMESPACES": ",".join(self.all_namespaces()),
            "TEAL_DRAIN": "1s", "NO_PROXY": "127.0.0.1", **self.account, **settings}, self.log)

    def switch(self, name, ring=lambda: None):
        """Switches one application by a commit of its own. Returns the steps, once it is in order again."""
        self.fleet.flip(name)
        known = len(self.repository.fetched)
        commit = self.repository.commit(f"{name}: serve {self.fleet.active[name]}")
        pushed = time.time()
        ring()
        self.moved([name])
        moved = self.eye.moved[name]
        read = self.repository.fetched[known]
        times = self.times(name, commit)
        return Steps(moved - pushed, read - pushed, moved - read, moment(times["endpointsRight"]) - moved)

    def times(self, name, commit):
        """What Teal says of the switch for that commit, when all of it is known and the application rests."""
        found = {}

        def known():
            shown = next((it for it in self.teal.overview()[1] if it["application"] == name), {})
            found.update(next((it["times"] for it in shown.get("switches", []) if it["times"]["commit"] == commit), {}))
            return "endpointsRight" in found and shown["phase"] == "SYNCED"

        self.until(f"{name} in order again", known)
        return found

    def moved(self, names):
        if not self.eye.until(lambda: all(self.eye.selected.get(it) == self.fleet.version(it) for it in names),
                              self.patience):
            raise Missed(f"not moved within {self.patience:.0f} s")

    def at_rest(self, commit=""):
        """By Teal's own word, also that it has read what was pushed; with `commit`, that it is the last of each."""
        git, applications = self.teal.overview()
        own = [it for it in applications if it["application"] in self.fleet.active]
        return (git.get("head") == self.repository.head and self.fleet.at_rest(own)
                and all(it["commit"] == commit for it in own if commit))

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

    def close(self):
        """Only what it has begun is ended."""
        self.say("the end")
        if self.teal:
            self.teal.end()
        for part in (self.eye, self.repository, self.log):
            if part:
                part.close()
        for namespace in self.all_namespaces():
            self.cluster.ask("DELETE", f"/api/v1/namespaces/{namespace}")
        for namespace in self.all_namespaces():
            self.say(f"{namespace} goes")
            self.cluster.delete_namespace(namespace, self.patience)
