"""A repository behind Git's own server program, spoken to over HTTP."""

import collections
import gzip
import http.server
import os
import pathlib
import subprocess
import threading
import time

from .handler import Handler


class Backend(Handler):
    """`git http-backend` behind HTTP/1.1."""

    def do_GET(self):
        path, _, query = self.path.partition("?")
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        environment = {
            "PATH": os.environ["PATH"], "GIT_PROJECT_ROOT": self.server.root, "GIT_HTTP_EXPORT_ALL": "1",
            "REQUEST_METHOD": self.command, "PATH_INFO": path, "QUERY_STRING": query,
            "CONTENT_TYPE": self.headers.get("Content-Type", ""), "GIT_PROTOCOL": self.headers.get("Git-Protocol", ""),
            "HTTP_CONTENT_ENCODING": self.headers.get("Content-Encoding", ""), "REMOTE_ADDR": "127.0.0.1"}
        asked = gzip.decompress(body) if self.headers.get("Content-Encoding") == "gzip" else body
        kind = "refs" if b"command=ls-refs" in asked else "fetch" if b"command=fetch" in asked else "greeting"
        answer = subprocess.run(["git", "http-backend"], input=body, env=environment, capture_output=True).stdout
        head, _, content = answer.partition(b"\r\n\r\n")
        self.server.repository.asked(kind)
        self.give(kind, head, content)
        if kind == "fetch":
            self.server.repository.fetched.append(time.time())

    do_POST = do_GET

    def give(self, kind, head, content):
        """The whole answer to a request of that kind."""
        self.begin(head, content)
        self.wfile.write(content)

    def begin(self, head, content):
        """Status and headers."""
        headers = dict(line.split(": ", 1) for line in head.decode().split("\r\n"))
        self.send_response(int(headers.pop("Status", "200 OK").split()[0]))
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()


class Front:
    """A server on 127.0.0.1 of the bare repository `apps.git` in the folder `root`. When each content was given, in seconds
    since the epoch, stands in `fetched`."""

    def __init__(self, root, backend=Backend):
        self.root, self.lock, self.requests, self.fetched = root, threading.Lock(), collections.Counter(), []
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), backend)
        self.server.root, self.server.repository, self.server.daemon_threads = str(root), self, True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_port}/apps.git"

    def asked(self, kind):
        """Called with each request before it is answered: the greeting, `refs` for the branch, `fetch` for its content."""
        with self.lock:
            self.requests[kind] += 1

    def close(self):
        self.server.shutdown()
        self.server.server_close()


class Repository(Front):
    """Makes the repository, with a work tree to commit from."""

    def __init__(self, root, backend=Backend):
        self.work, self.bare, self.head = pathlib.Path(root, "work"), pathlib.Path(root, "apps.git"), ""
        subprocess.run(["git", "init", "-q", "-b", "main", self.work], check=True)
        subprocess.run(["git", "init", "-q", "--bare", "-b", "main", self.bare], check=True)
        self.git("remote", "add", "origin", self.bare)
        super().__init__(root, backend)

    def git(self, *arguments):
        """What it prints. No configuration of the user is read, and nothing is tidied up beside what is measured."""
        return subprocess.run(
            ["git", "-C", self.work, "-c", "user.name=bench", "-c", "user.email=bench@example.com", "-c", "gc.auto=0",
             *arguments],
            check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
            env={**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}).stdout.strip()

    def commit(self, subject):
        """Commits the work tree as it stands, pushes, and returns the commit."""
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", subject)
        self.head = self.git("rev-parse", "HEAD")
        self.git("push", "-q", "origin", "HEAD:main")
        return self.head
