"""model.json of a package: its version and its settings. Standard library only."""

from __future__ import annotations

import hashlib
import json
import pathlib

SETTINGS = ("temperatures", "thresholds", "calibration")


def version(description: dict) -> str:
    """16 hex digits that change with any file and any setting of a package."""
    parts = {key: description[key] for key in ("files", *SETTINGS)}
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()[:16]


def read(folder: pathlib.Path) -> dict:
    return json.loads((folder / "model.json").read_text(encoding="utf-8"))


def write(folder: pathlib.Path, description: dict) -> None:
    """Writes model.json with the version of what it says; by rename, so that no reader sees half of it."""
    description = description | {"version": version(description)}
    part = folder / "model.json.part"
    part.write_text(json.dumps(description, indent=1) + "\n", encoding="utf-8")
    part.replace(folder / "model.json")
