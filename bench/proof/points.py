"""Where Teal is killed, or stopped, each point with the commit that leads there."""

import copy

from .invariants import CHANGE
from .shop import PODS

GOOD = {"phase": "SYNCED", "stage": "SETTLED"}


class Point:
    """A switch from `old` to `new`, and the moment of it at which Teal dies. `before` is the folder without it; `lasting` is
    the policy that the commits after this one leave as it is.

    `begins` is told each moment until it says how many seconds later Teal is killed; 0 is at once. `ends` says of later
    moments whether Teal has to be killed right then, since it would be too late afterwards.
    """

    name = what = ""
    moves, bad, lasting = 1, None, ""

    def __init__(self, shop, watcher, head, random):
        self.shop, self.watcher, self.head, self.random = shop, watcher, head, random
        self.old, self.new, self.before = shop.active, shop.idle, copy.deepcopy(shop)
        self.when = random.choice(("asked", "done"))
        shop.number += 1
        shop.policy = ""
        self.change()

    def change(self):
        """What the commit changes."""
        self.shop.flip()

    def begins(self, moment):
        raise NotImplementedError

    def ends(self, moment):
        return False

    def selected(self):
        """The color that the Service has to select once Teal is dead."""
        return self.old

    def recovered(self, commit):
        """Whether Git's color serves and is proven."""
        service = self.watcher.service()
        return (service is not None and service.selector.get("color") == self.new
                and service.mark("commit") == commit and service.mark("proven-at") != "")

    def rests(self, application):
        """Whether nothing is left to do, by Teal's own word."""
        return GOOD.items() <= application.items() and application.get("live") == self.new

    def restore(self):
        """Whether another commit has to follow before the next switch; the folder is changed for it."""
        return False

    def applies(self, request, name):
        """Whether this is the write of that Deployment as this point has changed it."""
        return (request.write and (request.kind, request.name) == ("deployments", name)
                and request.annotations.get(CHANGE) == str(self.shop.number))

    def moves_to(self, request, color):
        return request.write and request.color == color and "teal.dev/proven-at" not in request.annotations

    def proves(self, request, color):
        return request.write and request.color == color and "teal.dev/proven-at" in request.annotations


class K1(Point):
    name, what = "K1", "Git was asked for the branch, and knows the new commit"

    def begins(self, moment):
        told = moment.request.kind == "git refs" and moment.request.head not in ("", self.head)
        return 0 if told and moment.what == {"asked": "asked", "done": "answered"}[self.when] else None


class K2(Point):
    name, what = "K2", "half of the new commit is fetched"

    def begins(self, moment):
        return 0 if moment.request.kind == "git fetch" and moment.what == "half answered" else None


class K3(Point):
    name, what = "K3", "the first dry run of what is new was answered"

    def change(self):
        self.shop.flip()
        self.shop.touch(self.new)

    def begins(self, moment):
        mine = moment.request.dry and moment.request.annotations.get(CHANGE) == str(self.shop.number)
        return 0 if mine and moment.what == "answered" else None


class K4(K3):
    name, what = "K4", "all dry runs were answered, the first apply is dropped"

    def begins(self, moment):
        return 0 if moment.what == "asked" and self.applies(moment.request, f"shop-{self.new}") else None


class K5(Point):
    name, what = "K5", "the first of two Deployments is applied"

    def change(self):
        self.shop.flip()
        self.shop.worker = self.shop.number
        self.shop.renew(self.new)

    def begins(self, moment):
        first = any(self.applies(moment.request, it) for it in ("worker", f"shop-{self.new}"))
        return 0 if first and moment.what == {"asked": "done", "done": "answered"}[self.when] else None


class K6(Point):
    name, what = "K6", "the new color is applied, and is waited for"

    def change(self):
        self.shop.flip()
        self.shop.renew(self.new)

    def begins(self, moment):
        applied = moment.what == "answered" and self.applies(moment.request, f"shop-{self.new}")
        return self.random.uniform(0.05, 2) if applied else None

    def ends(self, moment):
        return moment.what == "asked" and self.moves_to(moment.request, self.new)


class K7(Point):
    name, what = "K7", "the write that moves the selector is dropped"

    def begins(self, moment):
        return 0 if moment.what == "asked" and self.moves_to(moment.request, self.new) else None


class K8(Point):
    name, what = "K8", "that write is done, its answer is withheld"

    def begins(self, moment):
        return 0 if moment.what == "done" and self.moves_to(moment.request, self.new) else None

    def selected(self):
        return self.new


class K9(K8):
    name, what = "K9", "its answer is given, neither Event nor proof is written"

    def begins(self, moment):
        given = moment.what == "answered" and self.moves_to(moment.request, self.new)
        return self.random.uniform(0.001, 0.04) if given else None

    def ends(self, moment):
        return moment.what == "asked" and moment.request.write


class K10(K8):
    name, what = "K10", "the new color is on trial, or the old one drains; a third version waits for that"
    # A commit that wants a shorter trial ends it.
    lasting = "after: {watch: 3s}\n"

    def change(self):
        self.shop.flip()
        self.shop.touch(self.new)
        self.shop.renew(self.old)
        self.shop.policy = self.lasting

    def begins(self, moment):
        proven = moment.what == "answered" and self.proves(moment.request, self.new)
        return self.random.uniform(0.01, 3.5) if proven else None

    def ends(self, moment):
        return moment.what == "asked" and moment.request.write and moment.request.kind in ("services", "deployments")

    def recovered(self, commit):
        """Proven it was before; the third version is what the kill has kept from coming."""
        third = self.watcher.deployment(self.old)
        return super().recovered(commit) and third.tree["metadata"]["annotations"].get(CHANGE) == str(self.shop.number)


class K11(K8):
    name, what = "K11", "the old color is being shrunk, stopped or deleted"

    def change(self):
        self.shop.flip()
        self.then = self.random.choice(("shrink", "stop", "delete"))
        self.first = self.random.choice(("the note", "the deed"))
        self.shop.policy = f"idle: {{then: {self.then}, after: 0s}}\n"

    def begins(self, moment):
        request = moment.request
        note = "teal.dev/put-away" in request.annotations
        # An apply, a JSON patch, or a deletion: the commit has nothing else for the old color.
        deed = (request.kind, request.name) == ("deployments", f"shop-{self.old}")
        mine = request.write and (note if self.first == "the note" else deed)
        return 0 if mine and moment.what == self.when else None

    def left(self):
        """How many pods the old color's Deployment has; none without it."""
        known = self.watcher.deployment(self.old)
        return known.tree["spec"]["replicas"] if known else 0 if self.then == "delete" else PODS

    def recovered(self, commit):
        """Proven it was before; the old color is away."""
        away = {"shrink": 1, "stop": 0, "delete": 0}[self.then]
        gone = self.then != "delete" or self.watcher.deployment(self.old) is None
        return super().recovered(commit) and self.left() == away and gone


class K12(Point):
    name, what = "K12", "a version has turned bad, and the selector is being taken back"
    moves, bad = 2, "late"

    def change(self):
        self.shop.flip()
        self.shop.renew(self.new, "late")
        self.shop.policy = "after: {watch: 2m, checks: [{http: /}]}\n"

    def begins(self, moment):
        back = moment.request.write and "teal.dev/went-back-from" in moment.request.annotations
        return 0 if back and moment.what == self.when else None

    def selected(self):
        return {"asked": self.new, "done": self.old}[self.when]

    def recovered(self, commit):
        """The old color serves again, proven, although Git wants the other one."""
        service = self.watcher.service()
        return (service.selector.get("color") == self.old and service.mark("went-back-from") != ""
                and service.mark("proven-at") != "")

    def rests(self, application):
        """What was taken back is noted on its Deployment once its connections are over."""
        noted = self.watcher.deployment(self.new).mark("went-back-from") != ""
        return noted and application.get("hold", {}).get("reason") == "WENT_BACK" and application.get("live") == self.old

    def restore(self):
        self.shop.number += 1
        self.shop.policy = ""
        self.shop.flip()
        self.shop.renew(self.new, "v1")
        return True


class Any(K1):
    name, what = "any", "some moment after Git has told the new commit"

    def begins(self, moment):
        return self.random.uniform(0.05, 8) if super().begins(moment) is not None else None


KILLS = (K1, K2, K3, K4, K5, K6, K7, K8, K9, K10, K11, K12)
STOPS = (*KILLS, Any)
