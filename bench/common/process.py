"""One Teal as a process, by what it shows of itself and what /proc says of it."""

import collections
import http.client
import json
import os
import pathlib
import shlex
import socket
import subprocess
import time

TICKS = os.sysconf("SC_CLK_TCK")


class Program:
    """Runs from when it is made until it is ended; `began` is the monotonic time of its exec."""

    def __init__(self, command, settings, log):
        self.command, self.port = shlex.split(command), free_port()
        self.began = time.monotonic()
        self.process = subprocess.Popen(self.command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, env={
            **os.environ, **settings, "QUARKUS_HTTP_HOST": "127.0.0.1", "QUARKUS_HTTP_PORT": str(self.port)})

    def get(self, path):
        """Status and body; 0 where nobody answers."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request("GET", path)
            response = connection.getresponse()
            return response.status, response.read()
        except (OSError, http.client.HTTPException):
            return 0, b""
        finally:
            connection.close()

    def overview(self):
        """What it shows of Git and of its applications; of neither anything where it does not answer."""
        status, body = self.get("/api/applications")
        shown = json.loads(body) if status == 200 else {}
        return shown.get("git", {}), shown.get("applications", [])

    def healthy(self):
        return self.get("/q/health/live")[0] == 200

    def memory(self):
        """KiB: resident, proportional, and of the resident what no file backs."""
        fields = dict(line.split(":") for line in self.proc("smaps_rollup").read_text().splitlines()[1:])
        return [int(fields[name].split()[0]) for name in ("Rss", "Pss", "Anonymous")]

    def peak(self):
        """KiB that were resident at most since its exec, or since that was forgotten."""
        status = self.proc("status").read_text()
        return int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1])

    def forget_peak(self):
        self.proc("clear_refs").write_text("5")

    def cpu(self):
        """Milliseconds of all its threads, also of those that have ended."""
        return milliseconds(self.proc("stat").read_text())

    def threads(self):
        """Milliseconds of those that run now, by their names."""
        spent = collections.Counter()
        for task in self.proc("task").iterdir():
            try:
                stat = (task / "stat").read_text()
            except OSError:
                continue
            spent[stat.partition("(")[2].rpartition(")")[0]] += milliseconds(stat)
        return spent

    def proc(self, name):
        return pathlib.Path(f"/proc/{self.process.pid}/{name}")

    def kill(self):
        """SIGKILL, by its own id."""
        self.process.kill()
        self.process.wait()

    def end(self, seconds=60):
        self.process.terminate()
        try:
            self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.kill()


def milliseconds(stat):
    """Of CPU, by a line of /proc; the name in it may hold anything."""
    fields = stat.rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / TICKS


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]
