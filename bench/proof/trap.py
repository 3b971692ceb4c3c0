"""Where Teal is killed: a trap sees what its program does from outside, and ends it at one moment."""

import threading
import time


class Moment:
    """Something that was seen: `what` of a request, which is `asked` (not forwarded yet), `done` (its answer is not given
    yet) or `answered`."""

    def __init__(self, what, request):
        self.what, self.request, self.at = what, request, time.time()

    def __str__(self):
        return f"{self.what}: {self.request}"


class Trap:
    """Kills once, at the moment or within the window of the point that it is set for.

    Where it has killed, what was seen goes no further: a request that was only asked is not forwarded, an answer that is
    there is not given.
    """

    def __init__(self):
        self.lock = threading.Lock()
        self.point = self.kill = self.opened = self.hit = self.timer = None

    def set(self, point, kill):
        """From now on `point` is told each moment; `kill` is called once, in the thread that saw the moment."""
        with self.lock:
            self.point, self.kill, self.opened, self.hit = point, kill, None, None

    def unset(self):
        """Nothing is killed any more."""
        with self.lock:
            self.point = None
            if self.timer:
                self.timer.cancel()

    def saw(self, what, request):
        """Whether Teal was killed because of this, so that it has to be dropped."""
        moment = Moment(what, request)
        with self.lock:
            if not self.point or self.hit:
                return False
            if self.opened:
                # The end of a window is part of it.
                return self.point.ends(moment) and self._strike(moment)
            delay = self.point.begins(moment)
            if delay is None:
                return False
            if delay == 0:
                return self._strike(moment)
            self.opened = moment
            self.timer = threading.Timer(delay, self._late, [moment, delay])
            self.timer.daemon = True
            self.timer.start()
            return False

    def _late(self, moment, delay):
        with self.lock:
            if self.point and not self.hit and self.opened is moment:
                self._strike(moment, f" + {delay * 1000:.0f} ms")

    def _strike(self, moment, later=""):
        self.kill()
        self.hit = f"{time.time():.3f} {moment}{later}"
        return True
