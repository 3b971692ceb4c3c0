"""Many applications, each a folder of the repository."""

import json

COLORS = {"green": "v1", "blue": "v2"}


class Fleet:
    """As they are to be pushed next: two Deployments of one pod each on pretended nodes, and a Service."""

    def __init__(self, repository, count, namespaces, images):
        self.repository, self.images = repository, images
        self.namespaces = {f"app-{i:04}": namespaces[i % len(namespaces)] for i in range(count)}
        self.active = {name: "green" for name in self.namespaces}
        self.edition = 0

    def push(self, subject):
        """Writes all of them, and pushes that."""
        for name, namespace in self.namespaces.items():
            folder = self.repository.work / name
            folder.mkdir(exist_ok=True)
            for color, version in COLORS.items():
                text = json.dumps(deployment(name, namespace, version, self.images[version], self.edition))
                (folder / f"{color}.yaml").write_text(text)
            (folder / "service.yaml").write_text(json.dumps(service(name, namespace)))
            self.route(name)
        return self.repository.commit(subject)

    def flip(self, *names):
        """The other color of these is to serve; nothing is pushed yet."""
        for name in names:
            self.active[name] = "blue" if self.active[name] == "green" else "green"
            self.route(name)

    def route(self, name):
        (self.repository.work / name / "active-color").write_text(self.active[name] + "\n")

    def version(self, name):
        """The label that the Service has to select."""
        return COLORS[self.active[name]]

    def at_rest(self, applications):
        """Whether this is all of them, and each in order with the color that was pushed for it."""
        return {it["application"]: it.get("live") for it in applications if it["phase"] == "SYNCED"} == self.active


def deployment(name, namespace, version, image, edition):
    """The edition is said of the Deployment, so that a new one changes no pod. A pod on a pretended node has no process,
    and is ready at once."""
    labels = {"app": name, "version": version}
    return {
        "apiVersion": "apps/v1", "kind": "Deployment",
        "metadata": {"name": f"{name}-{version}", "namespace": namespace, "labels": {"edition": f"e{edition}"}},
        "spec": {"replicas": 1, "selector": {"matchLabels": labels}, "template": {
            "metadata": {"labels": labels},
            "spec": {
                "nodeSelector": {"hollow": "true"}, "terminationGracePeriodSeconds": 1,
                "tolerations": [{"key": "hollow", "operator": "Exists", "effect": "NoSchedule"}],
                "containers": [{
                    "name": "web", "image": image, "ports": [{"containerPort": 80}],
                    "readinessProbe": {"tcpSocket": {"port": 80}}}]}}}}


def service(name, namespace):
    return {"apiVersion": "v1", "kind": "Service", "metadata": {"name": name, "namespace": namespace}, "spec": {
        "selector": {"app": name, "version": "v1"}, "ports": [{"port": 80, "targetPort": 80}]}}
