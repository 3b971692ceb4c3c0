"""The repository that Teal follows, behind a Git server that sees how far an exchange is."""

import time

from common import git


class Exchange:
    """One request of Teal's to Git: `git refs` asks for the branch's commit, `git fetch` for its content."""

    dry = write = False
    color, annotations = "", {}

    def __init__(self, kind, head):
        self.kind, self.name, self.head = kind, "", head

    def __str__(self):
        return self.kind + (f", told {self.head[:7]}" if self.head else "")


class Front(git.Front):
    """Another server of the same repository, with a trap of its own."""

    def __init__(self, repository, trap):
        self.trap, self.log = trap, []
        super().__init__(repository.root, Backend)


class Repository(git.Repository):
    """With a trap at its server."""

    def __init__(self, root, trap):
        self.trap, self.log = trap, []
        super().__init__(root, Backend)

    def push(self, files, subject):
        """Commits the files of the folder `shop`, pushes, and returns the commit."""
        folder = self.work / "shop"
        folder.mkdir(exist_ok=True)
        for name, text in files.items():
            (folder / name).write_text(text)
        return self.commit(subject)


class Backend(git.Backend):
    """Gives an answer in two halves, with a moment between them."""

    def give(self, kind, head, content):
        trap = self.server.repository.trap
        exchange = Exchange(f"git {kind}", content[4:44].decode() if kind == "refs" else "")
        self.server.repository.log.append(f"{time.time():.3f} {exchange}")
        if trap.saw("asked", exchange):
            self.close_connection = True
            return
        self.begin(head, content)
        half = len(content) // 2
        self.wfile.write(content[:half])
        if trap.saw("half answered", exchange):
            self.close_connection = True
            return
        self.wfile.write(content[half:])
        trap.saw("answered", exchange)
