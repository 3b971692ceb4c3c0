"""An admission webhook that takes its time, for what one user writes in one namespace."""

import base64
import http.server
import json
import threading

from common.cluster import fail
from common.handler import Handler
from common.tls import Identity

CONFIGURATIONS = "/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations"


class Webhook:
    """A server on 127.0.0.1 that allows everything, after so many seconds; without them it never answers.

    Only the user's writes are asked about: the controllers of Kubernetes do each kind of work for all namespaces in a few
    threads, and would keep everybody waiting for this one.
    """

    def __init__(self, cluster, scratch, namespace, user, seconds=None):
        self.cluster, self.namespace, self.user, self.seconds = cluster, namespace, user, seconds
        self.calls, self.lock, self.closing = 0, threading.Lock(), threading.Event()
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answer)
        self.server.daemon_threads, self.server.webhook = True, self
        self.identity = Identity(scratch, namespace)
        self.identity.guard(self.server)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def put(self):
        """From now on, or a moment later, the API server asks here before it writes."""
        self.remove()
        status, answer = self.cluster.ask("POST", CONFIGURATIONS, self.configuration())
        if status != 201:
            fail(f"the webhook for {self.namespace} can't be made: {answer.get('message')}")

    def configuration(self):
        return {
            "apiVersion": "admissionregistration.k8s.io/v1", "kind": "ValidatingWebhookConfiguration",
            "metadata": {"name": self.namespace},
            "webhooks": [{
                "name": f"{self.namespace}.bench.example.com",
                "clientConfig": {"url": f"https://127.0.0.1:{self.server.server_port}/",
                                 "caBundle": base64.b64encode(self.identity.file.read_bytes()).decode()},
                "namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": self.namespace}},
                "rules": [{"apiGroups": ["*"], "apiVersions": ["*"], "resources": ["*/*"], "scope": "Namespaced",
                           "operations": ["CREATE", "UPDATE", "DELETE"]}],
                "matchConditions": [{"name": "user", "expression": f'request.userInfo.username == "{self.user}"'}],
                "admissionReviewVersions": ["v1"], "sideEffects": "None", "failurePolicy": "Fail",
                "timeoutSeconds": 30 if self.seconds else 10}]}

    def remove(self):
        """Also one that a bench which was killed has left."""
        self.cluster.ask("DELETE", f"{CONFIGURATIONS}/{self.namespace}")

    def asked(self):
        """Called with each question. Returns once it is to be answered."""
        with self.lock:
            self.calls += 1
        self.closing.wait(self.seconds)

    def close(self):
        """What still waits for an answer gets it."""
        self.remove()
        self.closing.set()
        self.server.shutdown()
        self.server.server_close()


class Answer(Handler):
    """Yes."""

    def do_POST(self):
        review = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.webhook.asked()
        answer = json.dumps({"apiVersion": "admission.k8s.io/v1", "kind": "AdmissionReview",
                             "response": {"uid": review["request"]["uid"], "allowed": True}}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)
