"""So many applications from nothing to their end, and what is measured meanwhile."""

import pathlib
import secrets
import time

from common.process import free_port

from . import hook
from .audit import Audit, share
from .scene import Missed, Scene
from .table import quantiles, spread

READS = ("list", "watch")


class Trial(Scene):
    """One column of the table."""

    def __init__(self, given, count, cluster, table, scratch, say):
        scratch = pathlib.Path(scratch, str(count))
        scratch.mkdir()
        namespaces = [f"teal-scale-{i + 1}" for i in range(min(given.namespaces, count))]
        super().__init__(given, count, namespaces, cluster, scratch, f"scale-{count}.log", say)
        self.table, self.audit = table, None

    def run(self):
        self.open()
        self.come_up()
        self.rest()
        self.recover()
        self.changes("by polls", lambda: None)
        self.all_at_once()
        self.hooked()

    def open(self):
        super().open()
        if self.given.audit:
            self.audit = Audit(self.given.audit, self.user())

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
        taken = []
        order = sorted(self.fleet.active)
        self.random.shuffle(order)
        self.requests()
        for i in range(self.given.changes):
            self.say(f"change {i + 1} of {self.given.changes} {how}")
            taken.append(self.switch(order[i % len(order)], ring))
            # Not in step with the polls.
            time.sleep(self.random.uniform(1, 2.5))
        for what, name in (("commit to move", "to_move"), ("until Git is read", "to_read"),
                           ("from there to the move", "from_read"), ("from the move to proven", "proven")):
            self.row(f"one change {how}: {what}, s", quantiles([getattr(it, name) for it in taken]))
        self.asked(f"one change {how}", self.given.changes)

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
        super().close()
        if self.audit:
            self.audit.close()


def listed(counted):
    return ", ".join(f"{times} {what}" for what, times in counted.most_common(12))
