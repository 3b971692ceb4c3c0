"""Teal, as a process that can be killed."""

import hashlib
import http.client
import json
import os
import pathlib
import shlex
import shutil
import signal
import subprocess
import time

from common.process import free_port


class Program:
    """One Teal after the other, on the same settings; each has a log of its own, called after `name`."""

    def __init__(self, command, settings, logs, name="teal"):
        self.command, self.settings, self.logs, self.name = shlex.split(command), settings, pathlib.Path(logs), name
        self.process, self.began, self.count = None, 0.0, 0

    def start(self):
        self.port = free_port()
        self.count += 1
        with open(self.logs / f"{self.name}-{self.count:04}.log", "w") as log:
            self.began = time.time()
            self.process = subprocess.Popen(self.command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, env={
                **os.environ, **self.settings, "QUARKUS_HTTP_HOST": "127.0.0.1", "QUARKUS_HTTP_PORT": str(self.port)})

    def kill(self):
        """SIGKILL, by its own id; returns before it is gone."""
        self.process.kill()

    def stop(self):
        """SIGSTOP, by its own id: until it goes on, it does nothing at all."""
        self.process.send_signal(signal.SIGSTOP)

    def stands_still(self):
        stat = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text()
        return stat.rpartition(")")[2].split()[0] == "T"

    def go_on(self):
        self.process.send_signal(signal.SIGCONT)

    def end(self):
        if self.process:
            self.go_on()
            self.process.terminate()
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()

    def overview(self):
        """What it shows of itself and of its one application; two empty maps where it does not answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=3)
        try:
            connection.request("GET", "/api/applications")
            shown = json.loads(connection.getresponse().read())
            return shown.get("git", {}), (shown["applications"] or [{}])[0]
        except (OSError, ValueError, KeyError, http.client.HTTPException):
            return {}, {}
        finally:
            connection.close()


def identity(command):
    """The sha256 of the program: of the files that the command names, and of what lies beside the jar that Quarkus makes."""
    digest = hashlib.sha256()
    words = [pathlib.Path(shutil.which(word) or word) for word in shlex.split(command)]
    files = [it for it in words if it.is_file() and it.name != "java"]
    if not files:
        raise SystemExit(f"switches: {command} names no program; build it first, see CONTRIBUTING.md")
    for file in files:
        parts = sorted(file.parent.rglob("*.jar")) if file.name == "quarkus-run.jar" else [file]
        for part in parts:
            digest.update(part.name.encode() + b"\0" + part.read_bytes())
    return digest.hexdigest()
