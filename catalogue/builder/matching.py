"""Finds the known entity that a record of another source is about, so that sources add up instead of doubling."""

import datetime
import difflib
import re

from builder.model import name_key, plain

# Half a year and some days: a source that gives only the year is taken to mean its middle.
_MAX_START_GAP = datetime.timedelta(days=190)
_MIN_WORD_LIKENESS = 0.75
_MIN_WORD_LENGTH = 3


class Known:
    """The entities so far, by name. Later sources are matched against it and added to it."""

    def __init__(self):
        self._by_name = {}
        self._acronyms = {}
        self.leaders = {}
        self.types = {}
        self.shown = {}
        self.texts = {}
        self.person_words = set()

    def add_record(self, record):
        """Adds a catalogue record as a dictionary."""
        entity_id = record["id"]
        self.types.setdefault(entity_id, record.get("type", "").removeprefix("ENTITY_TYPE_"))
        self.shown.setdefault(entity_id, record["name"])
        texts = self.texts.setdefault(entity_id, set())
        for name in record.get("names", []):
            texts.add(name["text"])
            if self.types[entity_id] == "PERSON":
                self.person_words.update(plain(name["text"]).lower().split())
            table = self._acronyms if name["kind"] == "NAME_KIND_ACRONYM" else self._by_name
            table.setdefault(name_key(name["text"]), entity_id)
        for relation in record.get("relations", []):
            if relation["kind"] == "RELATION_KIND_LEADS" and self.types[entity_id] == "PERSON":
                self.leaders.setdefault(relation["object_id"], []).append((entity_id, relation))

    def add(self, entity):
        self.add_record({"id": entity.id, "type": f"ENTITY_TYPE_{entity.type}", "name": entity.name,
                         "names": entity.names, "relations": entity.relations})

    def find(self, text):
        """The id of the entity that bears the name, or None."""
        return self._by_name.get(name_key(text))

    def find_acronym(self, text):
        """The id of the entity that bears the acronym (or a name that looks like it), or None."""
        key = name_key(text)
        return self._acronyms.get(key) or self._by_name.get(key)

    def find_leader(self, text, state_id, start, end):
        """The id of the person who led the state at that time and whose name is much like `text`, or None."""
        for entity_id, relation in self.leaders.get(state_id, []):
            if _is_term(relation, start, end) and any(like_names(name, text) for name in self.texts[entity_id]):
                return entity_id
        return None

    def has_term(self, entity_id, object_id, start, end):
        """Whether the entity is known to have led the object at that time."""
        return any(entity_id == leader and _is_term(relation, start, end)
                   for leader, relation in self.leaders.get(object_id, []))


def _is_term(relation, start, end):
    """Whether a relation began at about `start`, or lasts until now as the other term does."""
    return not end and not relation.get("valid_to") or _starts_near(relation.get("valid_from", ""), start)


def _starts_near(one, other):
    """Whether two days (or years) are close; unknown days are not."""
    days = []
    for text in (one, other):
        try:
            days.append(datetime.date.fromisoformat(text if len(text) == 10 else f"{text[:4]}-07-01"))
        except ValueError:
            return False
    return abs(days[0] - days[1]) <= _MAX_START_GAP


def like_names(one, other):
    """Whether one name holds every word of the other, other spellings included ("Lukashenko", "Lukashenka").

    One word in common is too little: relatives follow each other in office.
    """
    first, second = sorted(([word for word in re.split(r"[ -]", plain(name).lower()) if len(word) >= _MIN_WORD_LENGTH]
                            for name in (one, other)), key=len)
    return len(first) >= 2 and all(any(_like_words(a, b) for b in second) for a in first)


def _like_words(one, other):
    return difflib.SequenceMatcher(None, one, other).ratio() >= _MIN_WORD_LIKENESS
