"""The catalogue's records, as protos/parallax/v1/catalogue.proto defines them."""

import json
import re
import unicodedata
from pathlib import Path

NAME_KINDS = ("NAME", "ACRONYM", "DEMONYM", "SEAT", "ROLE", "EPITHET", "MISSPELLING")
ENTITY_TYPES = ("PERSON", "ORG", "ARMED_GROUP", "STATE", "PLACE", "GROUP", "EVENT", "TREATY", "PROJECT")
RELATION_KINDS = ("LEADS", "PART_OF", "SEAT_OF", "PEOPLE_OF")

# Letters that do not decompose into a base letter and an accent.
_PLAIN_LETTERS = str.maketrans({"ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ß": "ss",
                                "æ": "ae", "Æ": "Ae", "ə": "a", "Ə": "A", "þ": "th", "ð": "d"})


def plain(text):
    """The text without accents: "Bogotá" becomes "Bogota"."""
    decomposed = unicodedata.normalize("NFD", text.translate(_PLAIN_LETTERS))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def slug(text):
    """An id made of a name: "Côte d'Ivoire" becomes "cote-divoire"."""
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"['’‘`.]", "", plain(text)).lower()).strip("-")


def name_key(text):
    """What two spellings of one name share: letters and digits without case, accents, or a leading "the"."""
    return re.sub(r"[^a-z0-9]+", "", plain(text).lower().removeprefix("the "))


class Entity:
    """One known actor. Names keep the order in which they were added; the first is the one shown."""

    def __init__(self, entity_id, entity_type, name, source):
        assert entity_type in ENTITY_TYPES, entity_type
        self.id = entity_id
        self.type = entity_type
        self.name = name
        self.source = source
        self.names = []
        self.external_ids = {}
        self.relations = []

    def add_name(self, text, kind="NAME", valid_from="", valid_to="", language=""):
        """Adds a name unless the entity has it already (of any kind and date). Apostrophes are made straight."""
        assert kind in NAME_KINDS, kind
        text = re.sub(r"\s+", " ", re.sub("[’‘`]", "'", text)).strip()
        if len(text) >= 2 and text not in (n["text"] for n in self.names):
            record = {"text": text, "kind": f"NAME_KIND_{kind}", "language": language,
                      "valid_from": valid_from, "valid_to": valid_to}
            self.names.append({k: v for k, v in record.items() if v})

    def add_plain_name(self, text, kind="NAME", **dates):
        """Adds a name, and the spelling without accents that most newspapers print."""
        self.add_name(text, kind, **dates)
        self.add_name(plain(text), kind, **dates)

    def add_relation(self, kind, object_id, title="", valid_from="", valid_to=""):
        assert kind in RELATION_KINDS, kind
        record = {"kind": f"RELATION_KIND_{kind}", "object_id": object_id, "title": title,
                  "valid_from": valid_from, "valid_to": valid_to}
        record = {k: v for k, v in record.items() if v}
        if record not in self.relations:
            self.relations.append(record)

    def to_json(self):
        record = {"id": self.id, "type": f"ENTITY_TYPE_{self.type}", "name": self.name, "names": self.names,
                  "external_ids": dict(sorted(self.external_ids.items())), "relations": self.relations,
                  "source": self.source}
        return json.dumps({k: v for k, v in record.items() if v}, ensure_ascii=False,
                          separators=(",", ":"))


def dump(entities):
    """The text of a catalogue file: one entity a line, sorted by id."""
    return "".join(e.to_json() + "\n" for e in sorted(entities, key=lambda e: e.id))


def load(path):
    """The records of a catalogue file, as dictionaries."""
    with Path(path).open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]
