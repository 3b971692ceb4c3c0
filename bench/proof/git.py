"""The repository that Teal follows, behind a Git server that sees how far an exchange is."""

import gzip
import http.server
import os
import pathlib
import subprocess
import threading
import time

from .handler import Handler


class Exchange:
    """One request of Teal's to Git: `git refs` asks for the branch's commit, `git fetch` for its content."""

    dry = write = False
    color, annotations = "", {}

    def __init__(self, kind, head):
        self.kind, self.name, self.head = kind, "", head

    def __str__(self):
        return self.kind + (f", told {self.head[:7]}" if self.head else "")


class Repository:
    """A bare repository with its server on 127.0.0.1, and a work tree to commit from."""

    def __init__(self, root, trap):
        self.work, self.bare = pathlib.Path(root, "work"), pathlib.Path(root, "apps.git")
        self.head, self.log = "", []
        subprocess.run(["git", "init", "-q", "-b", "main", self.work], check=True)
        subprocess.run(["git", "init", "-q", "--bare", "-b", "main", self.bare], check=True)
        self.git("remote", "add", "origin", self.bare)
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Backend)
        self.server.root, self.server.trap, self.server.log, self.server.daemon_threads = root, trap, self.log, True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_port}/apps.git"

    def git(self, *arguments):
        """What it prints. No configuration of the user is read."""
        return subprocess.run(
            ["git", "-C", self.work, "-c", "user.name=bench", "-c", "user.email=bench@example.com", *arguments],
            check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
            env={**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}).stdout.strip()

    def push(self, files, subject):
        """Commits the files of the folder `shop`, pushes, and returns the commit."""
        folder = self.work / "shop"
        folder.mkdir(exist_ok=True)
        for name, text in files.items():
            (folder / name).write_text(text)
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", subject)
        self.git("push", "-q", "origin", "HEAD:main")
        self.head = self.git("rev-parse", "HEAD")
        return self.head

    def close(self):
        self.server.shutdown()
        self.server.server_close()


class Backend(Handler):
    """Git's own server program behind HTTP/1.1."""

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
        exchange = Exchange(f"git {kind}", content[4:44].decode() if kind == "refs" else "")
        self.server.log.append(f"{time.time():.3f} {exchange}")
        self.answer(head, content, exchange)

    do_POST = do_GET

    def answer(self, head, content, exchange):
        """In two halves, with a moment between them."""
        trap = self.server.trap
        if trap.saw("asked", exchange):
            self.close_connection = True
            return
        headers = dict(line.split(": ", 1) for line in head.decode().split("\r\n"))
        self.send_response(int(headers.pop("Status", "200 OK").split()[0]))
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        half = len(content) // 2
        self.wfile.write(content[:half])
        if trap.saw("half answered", exchange):
            self.close_connection = True
            return
        self.wfile.write(content[half:])
        trap.saw("answered", exchange)
