"""Users: requests on new connections, one client that keeps its connection, and one that streams.

A process of its own, so that nothing else slows it:

    python3 -m proof.traffic PORT PER_SECOND

Each line on its standard input ends an epoch, and is answered by one line of JSON: what became of the requests that were
begun in it. A request belongs to the epoch that it was begun in, and the answer waits for the last of them.

Each request on a new connection has a source address of its own in 127.1.0.0/16: a connection that was refused over
loopback leaves a conntrack entry behind that would refuse the next one from the same source port, which happens to no
client that is another machine.
"""

import asyncio
import json
import pathlib
import subprocess
import sys
import time

PATIENCE = 5.0
REQUEST = b"GET %s HTTP/1.1\r\nHost: shop\r\nConnection: %s\r\n\r\n"


class Epoch:
    """What became of the requests that were begun in one stretch of time."""

    def __init__(self):
        self.sent = self.kept = self.reopened = self.open = 0
        self.began, self.lost, self.bad, self.ended, self.pods, self.slowest = time.time(), [], [], [], {}, 0.0

    def lose(self, kind, began, why):
        self.lost.append({"kind": kind, "at": began, "after": time.time() - began, "why": why})

    def judge(self, kind, began, status, headers):
        """An answer that is not 200 is bad, and whose it is tells whether that is this version's own doing."""
        pod, now = headers.get("x-pod", ""), time.time()
        self.slowest = max(self.slowest, now - began)
        if status != 200 or not pod:
            self.bad.append({"kind": kind, "at": began, "status": status, "version": headers.get("x-version", ""), "pod": pod})
        if kind == "new":
            first, _ = self.pods.get(pod, (began, 0))
            self.pods[pod] = (first, began)


class Load:
    """All clients, in one loop."""

    def __init__(self, port, per_second):
        self.port, self.per_second, self.epoch, self.number = port, per_second, Epoch(), 0
        self.tasks = set()

    async def connect(self):
        self.number += 1
        source = f"127.1.{self.number // 250 % 250}.{1 + self.number % 250}"
        return await asyncio.wait_for(asyncio.open_connection("127.0.0.1", self.port, local_addr=(source, 0)), PATIENCE)

    async def pace(self):
        """So many a second; what the machine was too busy for is not made up for, beyond 0.2 s."""
        due = time.monotonic()
        while True:
            now = time.monotonic()
            due = max(due, now - 0.2)
            while due <= now:
                due += 1 / self.per_second
                task = asyncio.create_task(self.once(self.epoch))
                self.tasks.add(task)
                task.add_done_callback(self.tasks.discard)
            await asyncio.sleep(max(0.001, due - time.monotonic()))

    async def once(self, epoch):
        epoch.sent += 1
        epoch.open += 1
        began, writer = time.time(), None
        try:
            reader, writer = await self.connect()
            writer.write(REQUEST % (b"/", b"close"))
            status, headers = await asyncio.wait_for(answer(reader), PATIENCE)
            epoch.judge("new", began, status, headers)
        except (OSError, asyncio.TimeoutError, asyncio.IncompleteReadError, ValueError) as e:
            epoch.lose("new", began, repr(e))
        finally:
            epoch.open -= 1
            if writer:
                writer.close()

    async def keep(self):
        """As HTTP clients do (RFC 9110, 9.2.2), asks again on a new connection if the one that was kept is closed before
        an answer has begun."""
        reader = writer = None
        while True:
            epoch, began, fresh = self.epoch, time.time(), writer is None
            epoch.kept += 1
            epoch.open += 1
            try:
                for attempt in (1, 2):
                    try:
                        if not writer:
                            reader, writer = await self.connect()
                        writer.write(REQUEST % (b"/", b"keep-alive"))
                        status, headers = await asyncio.wait_for(answer(reader), PATIENCE)
                        break
                    except (OSError, asyncio.IncompleteReadError) as e:
                        begun = isinstance(e, asyncio.IncompleteReadError) and e.partial
                        if fresh or attempt == 2 or begun or isinstance(e, TimeoutError):
                            raise
                        epoch.reopened += 1
                        writer.close()
                        writer = None
                epoch.judge("kept", began, status, headers)
            except (OSError, asyncio.TimeoutError, asyncio.IncompleteReadError, ValueError) as e:
                epoch.lose("kept", began, repr(e))
                if writer:
                    writer.close()
                writer = None
            epoch.open -= 1
            await asyncio.sleep(0.02)

    async def stream(self):
        """A line a second; the end of a stream is told with its pod, for somebody who knows why that has ended."""
        while True:
            began, writer, pod = time.time(), None, ""
            try:
                reader, writer = await self.connect()
                writer.write(REQUEST % (b"/stream", b"close"))
                status, headers = await asyncio.wait_for(head(reader), PATIENCE)
                pod = headers.get("x-pod", "")
                if status != 200:
                    raise ValueError(f"status {status}")
                while await asyncio.wait_for(reader.readline(), PATIENCE):
                    pass
                why = "closed"
            except (OSError, asyncio.TimeoutError, asyncio.IncompleteReadError, ValueError) as e:
                why = repr(e)
            if writer:
                writer.close()
            self.epoch.ended.append({"kind": "stream", "at": time.time(), "began": began, "pod": pod, "why": why})
            await asyncio.sleep(0.05)

    async def serve(self):
        clients = [asyncio.create_task(it) for it in (self.pace(), self.keep(), self.stream())]
        loop = asyncio.get_running_loop()
        while await loop.run_in_executor(None, sys.stdin.readline):
            past, self.epoch = self.epoch, Epoch()
            while past.open:
                await asyncio.sleep(0.01)
            if broken := [it for it in clients if it.done()]:
                broken[0].result()
            told = {**{name: value for name, value in vars(past).items() if name != "open"}, "until": self.epoch.began}
            print(json.dumps(told), flush=True)


async def head(reader):
    """Status and headers, their names in small letters."""
    lines = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
    headers = dict(line.lower().split(": ", 1) for line in lines[1:] if line)
    return int(lines[0].split()[1]), headers


async def answer(reader):
    """The same of an answer that has come to its end."""
    status, headers = await head(reader)
    if "content-length" not in headers:
        raise ValueError("an answer without a length")
    await reader.readexactly(int(headers["content-length"]))
    return status, headers


class Traffic:
    """That process, from outside."""

    def __init__(self, port, per_second):
        self.process = subprocess.Popen(
            [sys.executable, "-m", "proof.traffic", str(port), str(per_second)], text=True, stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, cwd=pathlib.Path(__file__).parent.parent)

    def epoch(self):
        """Ends the epoch, and says what became of it."""
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError("the traffic has ended")
        return json.loads(line)

    def close(self):
        self.process.kill()
        self.process.wait()


if __name__ == "__main__":
    asyncio.run(Load(int(sys.argv[1]), float(sys.argv[2])).serve())
