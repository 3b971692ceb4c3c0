"""When Deployments appear and become ready, and Services select another version: by a watch of the bench's own."""

import threading

from common.watcher import Watcher

KINDS = {"Service": "/api/v1/services", "Deployment": "/apis/apps/v1/deployments"}


class Eye(Watcher):
    """Keeps moments, seconds since the epoch, and no object."""

    def __init__(self, cluster, namespaces):
        self.namespaces, self.moved, self.selected = set(namespaces), {}, {}
        self.made, self.ready = {}, {}
        self.news = threading.Condition()
        super().__init__(cluster, "", KINDS)

    def add(self, change):
        namespace = change.tree["metadata"]["namespace"]
        if namespace in self.namespaces and not change.deleted:
            with self.news:
                self.note(change)
                self.news.notify_all()

    def note(self, change):
        if change.kind == "Deployment":
            self.made.setdefault(change.name, change.at)
            if change.tree.get("status", {}).get("readyReplicas"):
                self.ready.setdefault(change.name, change.at)
        elif self.selected.get(change.name) != change.selector.get("version"):
            self.selected[change.name] = change.selector.get("version")
            self.moved[change.name] = change.at

    def until(self, condition, seconds):
        """Whether it comes true within that time; it is asked whenever something is seen."""
        with self.news:
            return self.news.wait_for(condition, seconds)
