"""Names of the catalogue of actors: what measuring needs of them. Standard library only."""

from __future__ import annotations

import dataclasses
import json
import pathlib
import re

# What a right link may be read from: names that mean their entity by themselves.
_FULL_NAMES = frozenset(["NAME_KIND_NAME", "NAME_KIND_ACRONYM"])


def key(name: str) -> str:
    """A name without its case, article and punctuation."""
    return re.sub(r"[\W_]+", " ", re.sub(r"^(the|a|an)\s+", "", name.casefold().strip())).strip()


@dataclasses.dataclass
class CatalogueNames:
    """Entities by full name and acronym, types, and demonyms."""

    ids: dict[str, set[str]] = dataclasses.field(default_factory=dict)
    types: dict[str, str] = dataclasses.field(default_factory=dict)
    demonyms: set[str] = dataclasses.field(default_factory=set)

    def bearers(self, name: str, kind: str) -> set[str]:
        """Ids that have this name; of those of type `kind` alone where there are any."""
        every = self.ids.get(key(name), set())
        return {i for i in every if self.types.get(i) == kind} or every


def read(folder: pathlib.Path) -> CatalogueNames:
    names = CatalogueNames()
    for path in sorted(folder.glob("**/*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            entity = json.loads(line)
            if "type" in entity:
                names.types[entity["id"]] = entity["type"].removeprefix("ENTITY_TYPE_")
            full = [n["text"] for n in entity.get("names", []) if n.get("kind") in _FULL_NAMES]
            for name in full + ([entity["name"]] if entity.get("name") else []):
                names.ids.setdefault(key(name), set()).add(entity["id"])
            names.demonyms |= {n["text"] for n in entity.get("names", []) if n.get("kind") == "NAME_KIND_DEMONYM"}
    return names
