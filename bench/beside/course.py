"""The same switches without neighbours, beside each kind of them, and beside all; and how much they differ."""

import random
import time

from many.scene import Scene
from many.table import percentile, quantiles

from .neighbours import KINDS

MEASURED = (("commit to move", "to_move"), ("from when Git is read", "from_read"))


class Course(Scene):
    """One Teal from the first run to the last."""

    def __init__(self, given, cluster, table, scratch, say):
        namespaces = [f"teal-beside-{i + 1}" for i in range(given.namespaces)]
        others = [f"teal-beside-{it.kind}" for it in KINDS]
        super().__init__(given, given.applications, namespaces, cluster, scratch, "neighbours.log", say, others)
        self.table, self.kinds, self.present, self.base = table, [], [], {}

    def run(self):
        self.open()
        for kind in KINDS:
            self.kinds.append(kind(self.given, self.cluster, self.scratch, self.user()))
        self.start(self.given.interval, TEAL_GIT_JITTER="10ms")
        self.until("all in order", self.at_rest)
        self.measure("nobody", [])
        for neighbours in self.kinds:
            if neighbours.kind in self.given.beside:
                self.measure(neighbours.what, [neighbours])
        if len(self.given.beside) > 1:
            self.measure("all of these", [it for it in self.kinds if it.kind in self.given.beside])
        self.measure("nobody again", [])

    def measure(self, beside, neighbours):
        """One run, beside these, who are gone afterwards."""
        self.move_in(neighbours)
        self.pause(f"beside {beside}: settles", self.given.settle)
        before, taken = self.held(), []
        for i, (name, phase) in enumerate(self.order()):
            self.say(f"beside {beside}: {i + 1} of {self.given.switches}")
            read = self.stir()
            time.sleep(max(0.0, read + 1 + phase - time.time()))
            taken.append(self.switch(name))
        self.until(f"beside {beside}: they are bad", self.suffer)
        self.tell(beside, taken, self.held() - before)
        self.move_out()

    def order(self):
        """The same in each run, so that nothing but the neighbours differs: whose turn it is, and how long after a poll, which
        is spread evenly over a second."""
        names, count = sorted(self.fleet.active), self.given.switches
        phases = [(i + 0.5) / count for i in range(count)]
        chance = random.Random(self.given.seed)
        chance.shuffle(names)
        chance.shuffle(phases)
        return [(names[i % len(names)], phase) for i, phase in enumerate(phases)]

    def move_in(self, neighbours):
        self.present = neighbours
        self.publish()
        names = {name for it in neighbours for name in it.names}
        self.until("the neighbours are in order", lambda: names <= self.in_order())
        for it in neighbours:
            it.turn()
        self.publish()
        self.until("the neighbours are bad", self.suffer)

    def in_order(self):
        return {it["application"] for it in self.teal.overview()[1] if it["phase"] == "SYNCED"}

    def suffer(self):
        shown = {it["application"]: it for it in self.teal.overview()[1]}
        return all(it.suffer(shown) for it in self.present)

    def stir(self):
        """A commit that gives Teal something to do for one neighbour of each kind. Returns when it was read."""
        for it in self.present:
            it.change()
        return self.publish()

    def publish(self):
        """Commits the neighbours as they are. Where there is none, or none has changed, the commit is an empty one, so that Git
        is read as often in each run. Returns when it was read."""
        known = len(self.repository.fetched)
        for it in self.present:
            for path, text in it.files().items():
                file = self.repository.work / path
                file.parent.mkdir(exist_ok=True)
                file.write_text(text)
        self.repository.commit("Change the neighbours")
        self.until("Git is read", lambda: len(self.repository.fetched) > known)
        return self.repository.fetched[known]

    def held(self):
        return sum(it.work() for it in self.kinds)

    def move_out(self):
        for it in self.present:
            it.leave()
            for path in it.files():
                (self.repository.work / path).unlink()
        gone = {name for it in self.present for name in it.names}
        namespaces, self.present = [it.namespace for it in self.present], []
        self.publish()
        self.until("the neighbours are gone", lambda: not gone & {it["application"] for it in self.teal.overview()[1]})
        for namespace in namespaces:
            self.empty(namespace)

    def empty(self, namespace):
        """Returns once nothing of them is left, also of what a look that was under way has written."""
        places = [f"/apis/apps/v1/namespaces/{namespace}/deployments", f"/api/v1/namespaces/{namespace}/services",
                  f"/api/v1/namespaces/{namespace}/pods"]

        def gone():
            left = [it for it in places if self.cluster.ask("GET", it)[1]["items"]]
            for place in left:
                self.cluster.ask("DELETE", place)
            return not left

        self.until(f"{namespace} is empty", gone)

    def tell(self, beside, taken, held):
        """A row: of what is measured median, 95th percentile and maximum, and how much the 95th is above that of the first run."""
        for what, name in MEASURED:
            values = [getattr(it, name) for it in taken]
            p95 = percentile(values, 0.95)
            base = self.base.setdefault(name, p95)
            self.put(beside, f"{what}, s", quantiles(values, 3))
            self.put(beside, f"{what}: p95 differs", "" if beside == "nobody" else difference(base, p95))
        self.put(beside, "writes held up", held)

    def put(self, beside, what, text):
        self.table.put(beside, what, text)
        self.say("")
        print(f"beside {beside}: {what}: {text}", flush=True)

    def close(self):
        """The webhooks first: they would hold up the end of a namespace."""
        for it in self.kinds:
            it.close()
        super().close()


def difference(base, value):
    """In percent of the first, and in milliseconds."""
    return f"{(value - base) / base * 100:+.0f} %, {(value - base) * 1000:+.0f} ms"
