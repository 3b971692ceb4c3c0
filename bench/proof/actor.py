"""One Teal with all that stands between it and the rest."""

from .program import Program
from .proxy import Proxy


class Actor:
    """Reaches the API server by a proxy of its own, and Git by the server of `git`; both tell `trap` what they see."""

    def __init__(self, command, settings, cluster, git, trap, scratch, logs):
        self.git, self.trap = git, trap
        scratch.mkdir()
        self.proxy = Proxy(cluster, trap, scratch)
        self.program = Program(command, {
            "KUBECONFIG": str(self.proxy.kubeconfig), "TEAL_GIT_URL": git.url, "TEAL_GIT_ALLOW_HTTP": "true",
            "TEAL_GIT_INTERVAL": "1s", "TEAL_GIT_JITTER": "10ms", "NO_PROXY": "127.0.0.1", **settings}, logs, scratch.name)

    def shows(self, head, wanted):
        """Whether it has read that commit, and says this of the application."""
        git, application = self.program.overview()
        return git.get("head") == head and wanted.items() <= application.items()

    def lines(self):
        """Each request that has reached its proxy or its Git server, with times and status."""
        return [f"{line} ({self.program.name})" for line in self.proxy.lines() + self.git.log[-200:]]

    def close(self):
        self.program.end()
        self.proxy.close()
        self.git.close()
