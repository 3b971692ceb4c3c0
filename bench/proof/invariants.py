"""What must hold of every change in the cluster, whatever was killed: the invariants of docs/design.md."""

from common.watcher import moment

CHANGE = "example.com/change"


class Invariants:
    """Judges changes in their order, and knows nothing of Teal but its marks. What was before the first one is unknown.

    `done_at` is when all that the newest commit wants was done: what is written later may name no older one.
    """

    def __init__(self, drain):
        self.drain = drain
        self.pods, self.deployments, self.slices, self.service = {}, {}, {}, None
        self.commits, self.contents, self.newest, self.numbers = {}, {}, -1, {}
        self.broken, self.moves, self.ends = [], [], {}
        self.done_at, self.wishes = float("inf"), []

    def pushed(self, commit, content):
        """Numbers the commit. One before it with the same content is the same to everybody, and may be named in its place."""
        number = len(self.contents)
        self.contents[commit] = content
        for known, its in self.contents.items():
            if its == content:
                self.commits[known] = number

    def judge(self, changes):
        """The violations among these changes, one line each, and the colors that were moved to, one for each write of a move."""
        self.broken, self.moves = [], []
        for change in changes:
            getattr(self, "see_" + change.kind.lower())(change)
        return self.broken, self.moves

    def breaks(self, change, why):
        self.broken.append(f"{change.at:.3f} revision {change.revision}: {why}")

    def see_pod(self, change):
        if change.deleted or change.ending:
            self.ends.setdefault(change.name, (change.at, change.labels.get("color"), self.color()))
        self.put(self.pods, change)

    def see_endpointslice(self, change):
        self.put(self.slices, change)

    @staticmethod
    def put(known, change):
        if change.deleted:
            known.pop(change.name, None)
        else:
            known[change.name] = change

    def color(self):
        return self.service.selector.get("color") if self.service else None

    def see_deployment(self, change):
        before = self.deployments.get(change.name)
        if before:
            self.untouched(before, change)
            self.led_to(before, change)
            self.older(before, change)
        number = int(change.tree["metadata"].get("annotations", {}).get(CHANGE, 0))
        reverted = before and self.place(change) > self.place(before)
        if number < self.numbers.get(change.name, 0) and not reverted:
            self.breaks(change, f"I5 {change.name} has change {number} after {self.numbers[change.name]}")
        self.numbers[change.name] = number if reverted else max(number, self.numbers.get(change.name, 0))
        self.put(self.deployments, change)

    def place(self, change):
        """The number of the commit that it was last applied for; -1 where it names none of them."""
        return self.commits.get(change.mark("applied-commit"), -1)

    def older(self, before, change):
        """I5, of an object that the newest commit has left as it was, so that it names no newer one."""
        newest = max(self.commits.values(), default=-1)
        if change.at > self.done_at and (change.deleted or spec(before) != spec(change) and self.place(change) < newest):
            self.breaks(change, f"I5 {change.kind} {change.name} was written for commit number {self.place(change)}, after all of "
                                f"number {newest} was done")

    def wanted(self, at):
        """The color that Git wanted then; empty where nobody has said."""
        return next((color for since, color in reversed(self.wishes) if since <= at), "")

    def untouched(self, before, change):
        """I4. The trial counts as it stood before the change, and as long as Git wants what is on trial."""
        service = self.service
        pairs = service.mark("switched-from").split(",") if service else []
        labels = {f"{key}={value}" for key, value in before.labels.items()}
        if not service or not set(pairs) <= labels or not pairs[0] or service.selector.items() <= before.labels.items():
            return
        proven, until = moment(service.mark("proven-at")), moment(service.mark("watched-until"))
        if self.wanted(change.at) not in ("", self.color()):
            until = 0.0
        if (not proven or change.at < max(proven + self.drain, until)) and (change.deleted or spec(before) != spec(change)):
            self.breaks(change, f"I4 {change.name} was touched before proof, watch and drain were over; proven at "
                                f"{proven:.3f}, watched until {until:.3f}")

    def led_to(self, before, change):
        """I10."""
        smaller = change.deleted or change.tree["spec"].get("replicas", 1) < before.tree["spec"].get("replicas", 1)
        if not smaller:
            return
        if self.service and self.service.selector and self.service.selector.items() <= before.labels.items():
            self.breaks(change, f"I10 {change.name} was made smaller, and the Service selects it")
        own = {name for name, pod in self.pods.items() if before.labels.items() <= pod.labels.items()}
        led = {it.get("targetRef", {}).get("name")
               for slice_ in self.slices.values() for it in slice_.tree.get("endpoints") or []}
        if own & led:
            self.breaks(change, f"I10 {change.name} was made smaller, and EndpointSlices have {sorted(own & led)}")

    def see_service(self, change):
        if change.name != "shop":
            return
        before, self.service = self.service, change
        if change.deleted:
            self.breaks(change, "I3 the Service was deleted")
            self.service = None
            return
        selector = change.selector
        if selector not in ({"app": "shop", "color": "green"}, {"app": "shop", "color": "blue"}):
            self.breaks(change, f"I1 selector {selector}")
        if before and identity(before) != identity(change):
            self.breaks(change, f"I3 {identity(before)} became {identity(change)}")
        if before:
            self.older(before, change)
        # Also one that moves to where it is already.
        if before and (before.selector, before.mark("switched-at")) != (selector, change.mark("switched-at")):
            self.moves.append(selector.get("color"))
        if not before or before.selector != selector:
            self.enough(change)
        commit = change.mark("commit")
        if commit in self.commits:
            if self.commits[commit] < self.newest:
                self.breaks(change, f"I5 commit {commit}, number {self.commits[commit]}, after number {self.newest}")
            self.newest = max(self.newest, self.commits[commit])
        elif commit:
            self.breaks(change, f"I5 commit {commit}, which nobody has pushed")

    def enough(self, change):
        """I2."""
        ready = sum(pod.ready for pod in self.pods.values() if change.selector.items() <= pod.labels.items())
        wanted = sum(it.tree["spec"].get("replicas", 1) for it in self.deployments.values()
                     if change.selector.items() <= it.labels.items())
        if ready == 0 or ready < wanted:
            self.breaks(change, f"I2 moved to {change.selector} with {ready} of {wanted} pods ready")


def identity(service):
    return (f"{service.tree['metadata']['uid']} {service.tree['spec']['clusterIP']} "
            f"{[it.get('nodePort') for it in service.tree['spec']['ports']]}")


def spec(deployment):
    """What a write of somebody's would change; the Deployment's own controller numbers its revisions in an annotation."""
    metadata = deployment.tree["metadata"]
    annotations = {name: value for name, value in metadata.get("annotations", {}).items()
                   if not name.startswith("deployment.kubernetes.io/")}
    return annotations, metadata.get("labels"), deployment.tree["spec"]
