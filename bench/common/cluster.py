"""The API server, asked directly and with the credentials of the kubeconfig in force."""

import base64
import http.client
import json
import pathlib
import ssl
import subprocess
import sys
import time
import urllib.parse


class Cluster:
    """Knows where the API server is and who may ask it; each connection that it opens is its caller's."""

    def __init__(self, scratch):
        own = json.loads(subprocess.run(["kubectl", "config", "view", "--raw", "--minify", "--flatten", "--output", "json"],
                                        check=True, stdout=subprocess.PIPE, text=True).stdout)
        cluster, user = own["clusters"][0]["cluster"], own["users"][0]["user"]
        if "client-certificate-data" not in user:
            fail("the kubeconfig's user has no client certificate, by which the API server is asked")
        address = urllib.parse.urlsplit(cluster["server"])
        self.host, self.port = address.hostname, address.port or 443
        pair = pathlib.Path(scratch, "admin.pem")
        pair.touch(mode=0o600)
        pair.write_bytes(base64.b64decode(user["client-certificate-data"]) + b"\n" + base64.b64decode(user["client-key-data"]))
        self.tls = ssl.create_default_context(cadata=base64.b64decode(cluster["certificate-authority-data"]).decode())
        self.tls.load_cert_chain(pair)
        pair.unlink()

    def connection(self, timeout=30):
        """A new connection to the API server; nothing is sent yet."""
        return http.client.HTTPSConnection(self.host, self.port, context=self.tls, timeout=timeout)

    def ask(self, method, path, content=None):
        """The status and the JSON of the answer."""
        connection = self.connection()
        try:
            connection.request(method, path, body=None if content is None else json.dumps(content),
                               headers={"Content-Type": "application/json"})
            response = connection.getresponse()
            return response.status, json.loads(response.read())
        finally:
            connection.close()

    def create_namespace(self, name, seconds=120):
        """An empty namespace of that name: one that is there already is deleted first, for which it has so long."""
        self.delete_namespace(name, seconds)
        status, answer = self.ask("POST", "/api/v1/namespaces", {
            "apiVersion": "v1", "kind": "Namespace", "metadata": {"name": name}})
        if status != 201:
            fail(f"the namespace {name} can't be created: {answer.get('message')}")

    def delete_namespace(self, name, seconds=120):
        """Returns once the namespace is gone."""
        end = time.monotonic() + seconds
        while self.ask("DELETE", f"/api/v1/namespaces/{name}")[0] != 404:
            if time.monotonic() > end:
                fail(f"the namespace {name} does not go")
            time.sleep(0.5)


def fail(why):
    """Ends the bench, in its own name."""
    raise SystemExit(f"{pathlib.Path(sys.argv[0]).name}: {why}")
