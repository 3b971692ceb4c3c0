"""An eye on the cluster that is not Teal's: every change, straight from the API server."""

import datetime
import http.client
import json
import pathlib
import socket
import sys
import threading
import time

KINDS = {"Service": "/api/v1/namespaces/{}/services", "Pod": "/api/v1/namespaces/{}/pods",
         "Deployment": "/apis/apps/v1/namespaces/{}/deployments",
         "EndpointSlice": "/apis/discovery.k8s.io/v1/namespaces/{}/endpointslices"}


class Change:
    """One object as it was at one revision of etcd, which orders the objects of all kinds."""

    def __init__(self, kind, deleted, tree):
        self.kind, self.deleted, self.tree, self.at = kind, deleted, tree, time.time()
        self.revision = int(tree["metadata"]["resourceVersion"])
        self.name = tree["metadata"]["name"]

    def mark(self, name):
        """The value of Teal's annotation; empty where there is none."""
        return self.tree["metadata"].get("annotations", {}).get("teal.dev/" + name, "")

    @property
    def selector(self):
        return self.tree["spec"].get("selector") or {}

    @property
    def labels(self):
        """Those of a pod, or of a Deployment's pods."""
        of = self.tree if self.kind == "Pod" else self.tree["spec"]["template"]
        return of["metadata"].get("labels", {})

    @property
    def ready(self):
        conditions = self.tree.get("status", {}).get("conditions", [])
        return not self.ending and any(it["type"] == "Ready" and it["status"] == "True" for it in conditions)

    @property
    def ending(self):
        return "deletionTimestamp" in self.tree["metadata"]

    def by_teal(self):
        """What a write of Teal's would change, and nobody else's."""
        return [it for it in self.tree["metadata"].get("managedFields", []) if it["manager"] == "teal"]


class Watcher:
    """Every change since it was made, in order; that nothing was missed is part of it, else `blind` says why."""

    def __init__(self, cluster, namespace, kinds=None):
        self.cluster, self.lock, self.changes, self.blind, self.closed = cluster, threading.Lock(), [], "", False
        self.now, self.connections = {}, {}
        for kind, path in (kinds or KINDS).items():
            threading.Thread(target=self.follow, args=(kind, path.format(namespace)), daemon=True).start()

    def follow(self, kind, path):
        version = "0"
        while not self.closed:
            connection = self.connections[kind] = self.cluster.connection(timeout=None)
            try:
                if version == "0":
                    version = self.cluster.ask("GET", path)[1]["metadata"]["resourceVersion"]
                connection.request("GET", f"{path}?watch=true&allowWatchBookmarks=true&resourceVersion={version}")
                response = connection.getresponse()
                while line := response.readline():
                    event = json.loads(line)
                    if event["type"] == "ERROR":
                        self.blind = f"{kind}: {event['object'].get('message')}"
                        return
                    version = event["object"]["metadata"]["resourceVersion"]
                    if event["type"] != "BOOKMARK":
                        self.add(Change(kind, event["type"] == "DELETED", event["object"]))
            except (OSError, ValueError, AttributeError, http.client.HTTPException) as e:
                if not self.closed:
                    print(f"{pathlib.Path(sys.argv[0]).name}: the watch of {kind} broke, and goes on where it was: {e!r}",
                          file=sys.stderr)
                    time.sleep(0.2)
            finally:
                connection.close()

    def add(self, change):
        with self.lock:
            self.changes.append(change)
            self.now[change.kind, change.name] = None if change.deleted else change

    def service(self):
        return self.now.get(("Service", "shop"))

    def deployment(self, color):
        return self.now.get(("Deployment", f"shop-{color}"))

    def take(self):
        """The changes since it was last asked for them."""
        with self.lock:
            taken, self.changes = self.changes, []
        return sorted(taken, key=lambda it: it.revision)

    def teals(self):
        """What stands in Teal's name now."""
        with self.lock:
            return {key: it.by_teal() for key, it in self.now.items() if it and key[0] in ("Service", "Deployment")}

    def close(self):
        self.closed = True
        for connection in list(self.connections.values()):
            try:
                # Not only closed, which would not wake who reads.
                connection.sock.shutdown(socket.SHUT_RDWR)
            except (OSError, AttributeError):
                pass


def moment(text):
    """Seconds since the epoch of Teal's marks, which have up to nine decimals; 0 of no text."""
    if not text:
        return 0.0
    whole, _, fraction = text.rstrip("Z").partition(".")
    return datetime.datetime.fromisoformat(whole + "+00:00").timestamp() + float("0." + (fraction or "0"))
