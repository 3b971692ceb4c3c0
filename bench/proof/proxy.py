"""What stands between Teal and the API server, and sees each request before the server and each answer before Teal."""

import functools
import http.client
import http.server
import json
import pathlib
import secrets
import socket
import threading
import time
import urllib.parse

from common.handler import Handler
from common.tls import Identity

HOP = {"host", "authorization", "connection", "content-length", "transfer-encoding", "keep-alive", "upgrade", "http2-settings"}


class Request:
    """One request of Teal's, as far as a point wants to know it."""

    def __init__(self, method, path, body):
        self.method, self.path, self.body = method, path, body
        address = urllib.parse.urlsplit(path)
        parts = address.path.strip("/").split("/")
        after = parts[parts.index("namespaces") + 2:] if "namespaces" in parts else []
        self.kind, self.name = (after + ["", ""])[:2]
        self.dry = "dryRun=All" in address.query
        self.watch = "watch=true" in address.query
        self.write = method not in ("GET", "HEAD") and not self.dry

    @functools.cached_property
    def content(self):
        """What is sent; an empty map where that is no JSON map."""
        try:
            found = json.loads(self.body or b"{}")
        except ValueError:
            found = {}
        return found if isinstance(found, dict) else {}

    @property
    def annotations(self):
        return self.content.get("metadata", {}).get("annotations", {})

    @property
    def color(self):
        """The color that a write of the routed Service selects; empty where it is none."""
        if not self.write or (self.kind, self.name) != ("services", "shop"):
            return ""
        return self.content.get("spec", {}).get("selector", {}).get("color", "")

    def __str__(self):
        way = "dry run of " if self.dry else "watch of " if self.watch else ""
        return f"{self.method} {way}{self.kind} {self.name}" + (f" selecting {self.color}" if self.color else "")


class Proxy:
    """An HTTPS server on 127.0.0.1 that forwards to the API server with the admin's client certificate.

    It serves only who knows its token, which is in the kubeconfig that it writes. A request is forwarded at most once,
    but for reads; what came in and went out stands in `log`.
    """

    def __init__(self, cluster, trap, scratch):
        self.cluster, self.trap, self.log, self.token = cluster, trap, [], secrets.token_urlsafe(24)
        own = Identity(scratch, "proxy")
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Forwarder)
        self.server.daemon_threads, self.server.proxy = True, self
        own.guard(self.server)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.kubeconfig = pathlib.Path(scratch, "kubeconfig")
        self.kubeconfig.touch(mode=0o600)
        self.kubeconfig.write_text(json.dumps({
            "apiVersion": "v1", "kind": "Config", "current-context": "proof",
            "clusters": [{"name": "proof", "cluster": {"server": f"https://127.0.0.1:{self.server.server_port}",
                                                       "certificate-authority": str(own.file)}}],
            "users": [{"name": "teal", "user": {"token": self.token}}],
            "contexts": [{"name": "proof", "context": {"cluster": "proof", "user": "teal"}}]}))

    def writes(self, since, told):
        """What was forwarded since then that changes something, one line each; Events only since `told`."""
        return [f"{at:.3f} {status} {request}" for at, status, request in list(self.log)
                if request.write and at >= (told if request.kind == "events" else since) and status != "dropped"]

    def lines(self):
        return [f"{at:.3f} {status} {request}" for at, status, request in list(self.log)]

    def forget(self):
        """The log begins anew."""
        self.log = self.log[-50:]

    def close(self):
        self.server.shutdown()
        self.server.server_close()


class Forwarder(Handler):
    """One connection of Teal's, with one to the API server."""

    upstream, used = None, 0.0

    def do_GET(self):
        proxy = self.server.proxy
        request = Request(self.command, self.path, self.body())
        if self.headers.get("Authorization") != f"Bearer {proxy.token}":
            self.answer(401, [], b"")
            return
        if self.headers.get("Upgrade"):
            # By this the client knows that there are no WebSockets here, and watches over HTTP.
            self.answer(200, [], b"")
            return
        if proxy.trap.saw("asked", request):
            self.drop(request)
            return
        if request.watch:
            self.follow(request)
            return
        began = time.time()
        try:
            status, headers, content = self.forward(request)
        except (OSError, http.client.HTTPException) as e:
            proxy.log.append((began, f"failed, {e!r}", request))
            raise
        proxy.log.append((began, f"{status} in {(time.time() - began) * 1000:.0f} ms", request))
        if proxy.trap.saw("done", request):
            self.drop()
            return
        self.answer(status, headers, content)
        if proxy.trap.saw("answered", request):
            self.drop()

    def follow(self, request):
        """Each event of a watch goes on as it comes, on a connection of its own; the watch ends with either side."""
        upstream = self.server.proxy.cluster.connection(timeout=None)
        try:
            upstream.request(self.command, self.path, headers=self.passed_on())
            response = upstream.getresponse()
            self.server.proxy.log.append((time.time(), response.status, request))
            self.head(response.status, response.getheaders())
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            while line := response.readline():
                self.wfile.write(b"%x\r\n%s\r\n" % (len(line), line))
            self.wfile.write(b"0\r\n\r\n")
        finally:
            upstream.close()

    do_POST = do_PUT = do_PATCH = do_DELETE = do_GET

    def body(self):
        if "chunked" not in self.headers.get("Transfer-Encoding", ""):
            return self.rfile.read(int(self.headers.get("Content-Length", 0)))
        body = b""
        while size := int(self.rfile.readline().split(b";")[0], 16):
            body += self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()
        return body

    def forward(self, request):
        headers = self.passed_on()
        if self.upstream and time.monotonic() - self.used > 20:
            self.upstream.close()
            self.upstream = None
        for last in ([False, True] if request.method == "GET" else [True]):
            try:
                if not self.upstream:
                    self.upstream = self.server.proxy.cluster.connection()
                    self.upstream.connect()
                    self.upstream.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                self.upstream.request(self.command, self.path, body=request.body or None, headers=headers)
                response = self.upstream.getresponse()
                content = response.read()
                self.used = time.monotonic()
                return response.status, response.getheaders(), content
            except (OSError, http.client.HTTPException):
                self.upstream.close()
                self.upstream = None
                if last:
                    raise

    def passed_on(self):
        return {name: value for name, value in self.headers.items() if name.lower() not in HOP}

    def head(self, status, headers):
        self.send_response_only(status)
        for name, value in headers:
            if name.lower() not in HOP:
                self.send_header(name, value)

    def answer(self, status, headers, content):
        self.head(status, headers)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def drop(self, asked=None):
        if asked:
            self.server.proxy.log.append((time.time(), "dropped", asked))
        self.close_connection = True

    def finish(self):
        super().finish()
        if self.upstream:
            self.upstream.close()
