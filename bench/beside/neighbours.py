"""Applications that are no good neighbours, each kind in a namespace of its own."""

import itertools
import json

from many.fleet import COLORS, deployment, service

from .webhook import Webhook


class Neighbours:
    """Applications of one kind. They move in with a commit, in order, and all turn bad with the next. Each commit after that
    changes the next of them, so that Teal has something to write."""

    kind = what = ""
    count = 1

    def __init__(self, given, cluster, scratch, user):
        self.given, self.cluster = given, cluster
        self.namespace = f"teal-beside-{self.kind}"
        self.names = [f"{self.kind}-{i + 1:02}" for i in range(self.count)]
        self.editions, self.turns, self.bad = dict.fromkeys(self.names, 0), itertools.cycle(self.names), False

    def change(self):
        """One of them is different in the next commit."""
        self.editions[next(self.turns)] += 1

    def files(self):
        """Their folders as they are to be pushed next: the text of each file by its path."""
        return {f"{name}/{file}": text for i, name in enumerate(self.names) for file, text in self.folder(name, i).items()}

    def folder(self, name, number):
        images = {"v1": self.given.v1, "v2": self.given.v2}
        colors = {color: deployment(name, self.namespace, version, images[version], self.label(name))
                  for color, version in COLORS.items()}
        if self.bad:
            self.spoil(colors["blue"], number)
        return {"active-color": self.wanted(name) + "\n", "service.yaml": json.dumps(service(name, self.namespace)),
                **{f"{color}.yaml": json.dumps(tree) for color, tree in colors.items()}}

    def label(self, name):
        """What both colors are labelled with."""
        return self.editions[name]

    def wanted(self, name):
        """What Git wants of those that have turned bad can't be had."""
        return "blue" if self.bad else "green"

    def spoil(self, blue, number):
        """Makes what was in order the trouble that it is to be."""

    def turn(self):
        """They are bad from the next commit on, which changes all of them."""
        self.bad = True
        for name in self.names:
            self.editions[name] += 1

    def work(self):
        """How often they have kept Teal waiting so far, where that can be counted."""
        return 0

    def suffer(self, shown):
        """Whether they are what they are to be, by what Teal shows of them."""
        return all(name in shown and shown[name]["phase"] != "SYNCED" for name in self.names)

    def leave(self):
        """Nothing holds up their namespace any more, and who comes back is in order at first."""
        self.bad = False

    def close(self):
        self.leave()


class Held(Neighbours):
    """Each write of Teal's is held up where they are."""

    def __init__(self, given, cluster, scratch, user, seconds=None):
        super().__init__(given, cluster, scratch, user)
        self.webhook, self.before = Webhook(cluster, scratch, self.namespace, user, seconds), 0
        self.webhook.remove()

    def turn(self):
        super().turn()
        self.before = self.work()
        self.webhook.put()

    def label(self, name):
        """The colors stay as they are, since to compare them would take so long that the next change came first."""
        return 0

    def wanted(self, name):
        """The other color with each change: so a selector, its proof and an Event are to be written."""
        return list(COLORS)[self.editions[name] % 2]

    def work(self):
        return self.webhook.calls

    def suffer(self, shown):
        return self.work() > self.before

    def leave(self):
        super().leave()
        self.webhook.remove()

    def close(self):
        self.webhook.close()


class Slow(Held):
    kind, what, count = "slow", "10 where each write takes 10 s", 10

    def __init__(self, given, cluster, scratch, user):
        super().__init__(given, cluster, scratch, user, given.seconds)


class Hanging(Held):
    kind, what = "hanging", "1 where no write is answered"


class Failing(Neighbours):
    kind, what, count = "failing", "5 that fail", 5

    def spoil(self, blue, number):
        pod = blue["spec"]["template"]["spec"]
        if number < 2:
            awake(pod)
            pod["containers"][0]["image"], pod["containers"][0]["imagePullPolicy"] = "localhost:1/none:1", "Never"
        elif number < 4:
            pod["containers"][0]["resources"] = {"requests": {"cpu": "2"}, "limits": {"cpu": "1"}}

    def folder(self, name, number):
        files = super().folder(name, number)
        unread = self.bad and number == 4
        return {**files, "blue.yaml": f"{files['blue.yaml'][:-1]}, # edition {self.editions[name]}"} if unread else files


class Crashing(Neighbours):
    kind, what = "crashing", "1 whose pods crash"

    def spoil(self, blue, number):
        pod = blue["spec"]["template"]["spec"]
        awake(pod)
        pod["containers"][0]["image"] = self.given.crash


def awake(pod):
    """On a node that is none of the pretended ones."""
    del pod["nodeSelector"], pod["tolerations"]


KINDS = (Slow, Failing, Hanging, Crashing)
