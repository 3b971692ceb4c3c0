"""Figures in rows, a column for each number of applications."""

import math
import statistics


def percentile(values, share):
    """The smallest of the values that so large a share of them does not exceed."""
    return sorted(values)[max(0, math.ceil(share * len(values)) - 1)]


def spread(values, digits=2):
    """Minimum, median and maximum; of one value that alone."""
    if len(values) == 1:
        return f"{values[0]:.{digits}f}"
    return " / ".join(f"{it:.{digits}f}" for it in (min(values), statistics.median(values), max(values)))


def quantiles(values, digits=2):
    """Median, 95th percentile and maximum."""
    return " / ".join(f"{it:.{digits}f}" for it in (
        statistics.median(values), percentile(values, 0.95), max(values))) if values else "none"


class Table:
    """Rows in the order in which they were first put there."""

    def __init__(self, label):
        self.label, self.columns, self.rows = label, [], {}

    def put(self, row, column, text):
        if column not in self.columns:
            self.columns.append(column)
        self.rows.setdefault(row, {})[column] = str(text)

    def markdown(self):
        lines = [[self.label, *(str(it) for it in self.columns)], ["---"] + ["---:"] * len(self.columns)]
        lines += [[row, *(cells.get(it, "") for it in self.columns)] for row, cells in self.rows.items()]
        return "\n".join(f"| {' | '.join(line)} |" for line in lines)
