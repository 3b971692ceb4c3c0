"""What is known of one program over all runs, and how it is told."""

import json
import os
import pathlib
import statistics

COLUMNS = ("switches", "sent", "lost", "broken", "failed", "bad", "ended", "reopened")


class Report:
    """Sums for each point, kept in a file from switch to switch; what went wrong once is never forgotten in it."""

    def __init__(self, file, program, command):
        self.file, self.program = pathlib.Path(file), program
        self.all = json.loads(self.file.read_text()) if self.file.exists() else {}
        self.points = self.all.setdefault(program, {"command": command, "points": {}})["points"]

    def of(self, point):
        return self.points.setdefault(point, {**{it: 0 for it in COLUMNS}, "recoveries": [], "evidence": []})

    def add(self, outcome, evidence):
        """Counts one switch, and writes the file anew."""
        sums = self.of(outcome.point)
        sums["switches"] += not outcome.failure
        sums["failed"] += bool(outcome.failure)
        for name in ("sent", "bad", "ended", "reopened"):
            sums[name] += getattr(outcome, name)
        sums["lost"] += len(outcome.lost)
        sums["broken"] += len(outcome.broken)
        if outcome.recovery is not None and not outcome.failure:
            sums["recoveries"].append(round(outcome.recovery))
        if evidence:
            sums["evidence"].append(str(evidence))
        self.file.parent.mkdir(parents=True, exist_ok=True)
        following = self.file.with_suffix(".new")
        following.write_text(json.dumps(self.all, indent=1))
        os.replace(following, self.file)

    def wrong(self, points):
        return any(self.of(it)[name] for it in points for name in ("lost", "broken", "failed"))

    def tell(self, points):
        """One line a point, and one with the sums."""
        print("| point | switches | requests | lost | violations | failed | answers of a bad version | streams ended with their"
              " color | connections reopened | recovery, ms: median | max |")
        print("| --- |" + " ---: |" * 10)
        for point in points:
            self.row(point.name, [self.of(point.name)])
        self.row("all", [self.of(it.name) for it in points])
        for point in points:
            for evidence in self.of(point.name)["evidence"]:
                print(f"switches: {point.name}: see {evidence}")

    @staticmethod
    def row(name, parts):
        recoveries = [it for part in parts for it in part["recoveries"]]
        sums = [sum(part[column] for part in parts) for column in COLUMNS]
        times = [f"{statistics.median(recoveries):.0f}", max(recoveries)] if recoveries else ["", ""]
        print("| " + " | ".join(str(it) for it in [name, *sums, *times]) + " |", flush=True)
