"""The folder that Teal follows: two colors, a worker beside them, a Service and a policy."""

import json

from .invariants import CHANGE

PODS = 2
TAGS = ("v1", "v2", "v3")


class Color:
    """What one color's file holds, as far as points change it."""

    def __init__(self, tag):
        self.tag, self.number, self.template = tag, 0, 0


class Shop:
    """The folder as it is to be pushed next. Each change has a number, which stands on what it changed."""

    def __init__(self, namespace, images):
        self.namespace, self.images = namespace, images
        self.colors = {"green": Color("v1"), "blue": Color("v2")}
        self.active, self.policy, self.number, self.worker = "green", "", 0, 0

    @property
    def idle(self):
        return "blue" if self.active == "green" else "green"

    def flip(self):
        self.active = self.idle

    def touch(self, color):
        """Changes what a color's Deployment says of itself: no pod of it changes."""
        self.colors[color].number = self.number

    def renew(self, color, tag=None):
        """Changes a color's pods."""
        self.touch(color)
        self.colors[color].template = self.number
        self.colors[color].tag = tag or TAGS[(TAGS.index(self.colors[color].tag) + 1) % len(TAGS)]

    def files(self):
        return {
            "active-color": self.active + "\n", "teal.yaml": f"settle: 1s\n{self.policy}",
            "service.yaml": json.dumps({
                "apiVersion": "v1", "kind": "Service", "metadata": {"name": "shop", "namespace": self.namespace},
                "spec": {"type": "NodePort", "selector": {"app": "shop", "color": "green"},
                         "ports": [{"name": "http", "port": 80, "targetPort": 80}]}}),
            "worker.yaml": self.deployment("worker", {"app": "worker"}, 1, self.worker, self.worker, "v1"),
            **{f"{name}.yaml": self.deployment(
                f"shop-{name}", {"app": "shop", "color": name}, PODS, it.number, it.template, it.tag)
               for name, it in self.colors.items()}}

    def deployment(self, name, labels, replicas, number, template, tag):
        return json.dumps({
            "apiVersion": "apps/v1", "kind": "Deployment",
            "metadata": {"name": name, "namespace": self.namespace, "annotations": {CHANGE: str(number)}},
            "spec": {"replicas": replicas, "selector": {"matchLabels": labels}, "template": {
                "metadata": {"labels": labels, "annotations": {CHANGE: str(template)}},
                "spec": {"terminationGracePeriodSeconds": 5, "containers": [{
                    "name": "web", "image": f"{self.images}:{tag}", "imagePullPolicy": "IfNotPresent",
                    "ports": [{"containerPort": 80}]}]}}}})
