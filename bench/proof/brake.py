"""Where Teal is stopped, to go on later as if nothing had been."""

import threading

from .trap import Trap


class Brake(Trap):
    """Stops instead of killing. What was seen is held up until its Teal goes on, and then takes its way: a request that was
    only asked is as one that the process was stopped just before."""

    def __init__(self):
        super().__init__()
        self.free, self.way = threading.Event(), threading.Event()
        self.free.set()
        self.way.set()

    def shut(self):
        """From now on Git does not answer, until `open`."""
        self.way.clear()

    def open(self):
        self.way.set()

    def unset(self):
        super().unset()
        self.open()

    def saw(self, what, request):
        if what == "asked" and request.kind.startswith("git "):
            self.way.wait()
        if super().saw(what, request):
            self.free.wait()
        return False

    def _strike(self, moment, later=""):
        """`kill` says whether it has stopped the process: of two only one is."""
        self.free.clear()
        if not self.kill():
            self.point = None
            self.free.set()
            return False
        self.hit = f"{moment.at:.3f} {moment}{later}"
        return True

    def release(self):
        self.free.set()
