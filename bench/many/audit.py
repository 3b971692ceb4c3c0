"""What the API server was asked, by its audit log."""

import collections
import json
import os


class Audit:
    """The requests of one user since it was asked last; the log may be put away meanwhile, as the server does."""

    def __init__(self, path, user):
        self.path, self.user, self.rest = path, user, b""
        self.file = open(path, "rb")
        self.file.seek(0, os.SEEK_END)

    def take(self):
        """How often each kind of request was made."""
        counted = collections.Counter(kind for kind in map(self.kind, self.lines()) if kind)
        return counted

    def lines(self):
        yield from self.whole(self.file.read())
        if os.stat(self.path).st_ino != os.fstat(self.file.fileno()).st_ino:
            self.file.close()
            self.file = open(self.path, "rb")
            yield from self.whole(self.file.read())

    def whole(self, content):
        """A line that is being written is left for the next time."""
        *lines, self.rest = (self.rest + content).split(b"\n")
        return lines

    def kind(self, line):
        """Of one line; empty where it is another user's, or tells the end of what was told before."""
        return kind(json.loads(line), self.user) if self.user.encode() in line else ""

    def close(self):
        self.file.close()


def kind(event, user):
    """What the event tells, as in `watch pods`. A watch is told when it begins and when it ends: it counts once."""
    if event["user"]["username"] != user:
        return ""
    begins = event["verb"] == "watch" and event["stage"] != "ResponseStarted"
    if begins or event["verb"] != "watch" and event["stage"] != "ResponseComplete":
        return ""
    what = event.get("objectRef", {})
    resource = "/".join(it for it in (what.get("resource", event["requestURI"]), what.get("subresource")) if it)
    return f"{event['verb']} {resource}" + (" (dry run)" if "dryRun=All" in event["requestURI"] else "")


def share(counted, verbs):
    """Of all that is counted what begins with one of these verbs."""
    return sum(times for what, times in counted.items() if what.split()[0] in verbs)
