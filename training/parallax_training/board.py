"""The scoreboard: figures by head, set and measure, one column a system. Standard library only."""

from __future__ import annotations

import json
import pathlib
import typing

Key = tuple[str, str, str]  # head, set, measure
LIMIT = 0.005  # how much int8 may lose: half a point of F1


class Board:
    """Cells by row and column. Each entry is told to `log` at once: a long run that is cut off has not been in vain."""

    def __init__(self, log: typing.TextIO | None = None):
        self._log = log
        self._cells: dict[Key, dict[str, float]] = {}
        self._notes: list[str] = []

    def add(self, head: str, name: str, column: str, scores: dict[str, float]) -> None:
        """Enters measures of one head on one set."""
        if self._log is not None:
            shown = " ".join(f"{measure} {value:.3f}," for measure, value in scores.items())
            print(f"{column}: {head}, {name}: {shown[:-1]}", file=self._log, flush=True)
        for measure, value in scores.items():
            self._cells.setdefault((head, name, measure), {})[column] = value

    def note(self, text: str) -> None:
        """A line below the table."""
        self._notes.append(text)

    def not_here(self, head: str, name: str) -> None:
        self._cells[(head, name, "not here")] = {}

    def value(self, head: str, name: str, measure: str, column: str) -> float | None:
        return self._cells.get((head, name, measure), {}).get(column)

    def columns(self) -> list[str]:
        return list(dict.fromkeys(column for cells in self._cells.values() for column in cells))

    def losses(self, column: str, reference: str) -> list[tuple[Key, float]]:
        """Measures that both columns have, and what `column` is below `reference`, worst first."""
        both = [(key, cells[reference] - cells[column]) for key, cells in self._cells.items()
                if column in cells and reference in cells]
        return sorted(both, key=lambda entry: -entry[1])

    def markdown(self) -> str:
        columns = self.columns()
        lines = ["| head | set | measure | " + " | ".join(columns) + " |", "| --- " * (3 + len(columns)) + "|"]
        for key, cells in self._cells.items():
            # Counts are whole numbers above 1; everything else is a share.
            shown = [f"{cells[c]:.{0 if cells[c] > 1 else 3}f}" if c in cells else "" for c in columns]
            lines.append(f"| {' | '.join((*key, *shown))} |")
        return "\n".join(lines + [""] + self._notes)

    def compare(self, column: str, reference: str) -> str:
        """How far each head's F1 is below the reference; whether within LIMIT."""
        lines = [f"{column} below {reference}, in points (limit {100 * LIMIT:.1f}):"]
        for (head, name, measure), loss in self.losses(column, reference):
            if measure.endswith("F1"):
                lines.append(f"  {100 * loss:+6.2f}{'  OVER' if loss > LIMIT else '':6} {head}, {name}, {measure}")
        return "\n".join(lines)

    def write(self, path: pathlib.Path) -> None:
        """The cells as JSON lines."""
        rows = [{"head": h, "set": s, "measure": m, **cells} for (h, s, m), cells in self._cells.items()]
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
