"""Persons, each once: what a source says of a known person is added under the known id."""

import re

from builder.model import Entity, plain, slug

_MAX_WORDS = 6
_RANKS = re.compile(r"^((Col|Gen|Capt|Dr|Lt)\.|General|Colonel|Crown Prince|Prince|Princess|Sheikh|Sir|Dame) ")


class People:
    """Collects the persons of one file. `known` must outlive it and learns of every person."""

    def __init__(self, known):
        self._known = known
        self._people = {}

    def person(self, source, name, state_id="", start="", end=""):
        """The entity of a person, new or known; None if the name means something else.

        Where names differ, a person is recognised by an office: who led `state_id` from `start` to `end`.
        """
        name = _RANKS.sub("", name)
        entity_id = self._known.find(name) or self._known.find_leader(name, state_id, start, end) or slug(name)
        if self._known.types.get(entity_id, "PERSON") != "PERSON":
            return None
        if entity_id not in self._people:
            self._people[entity_id] = Entity(entity_id, "PERSON", self._known.shown.get(entity_id, name), source)
        person = self._people[entity_id]
        self.add_name(person, name)
        return person

    def add_name(self, person, name):
        """Adds a name that no earlier source has, for this person or another entity."""
        for text in (name, plain(name)):
            if text not in self._known.texts.get(person.id, ()) and self._known.find(text) in (None, person.id):
                person.add_name(text)
        self._known.add(person)

    def has_office(self, person, object_id):
        """Whether an earlier source says when the person led it: it then knows the dates better."""
        return any(person.id == leader for leader, _ in self._known.leaders.get(object_id, []))

    def has_term(self, person, object_id, start, end):
        """Whether an earlier source has this term: one that began at that time, or that lasts until now as well."""
        return self._known.has_term(person.id, object_id, start, end)

    def add_terms(self, person, object_id, terms):
        """Adds (title, start, end) terms of office, and lets later look-ups know of them."""
        for title, start, end in terms:
            person.add_relation("LEADS", object_id, title, start, end)
        self._known.add(person)

    def entities(self):
        """The persons of whom something new was learnt."""
        return [p for p in self._people.values() if p.names or p.relations or p.external_ids]


def is_person_name(name):
    """Whether the name has at least a given name and a surname."""
    words = _RANKS.sub("", name).split()
    return 2 <= len(words) <= _MAX_WORDS and any(len(word) > 2 for word in words) \
        and re.fullmatch(r"[A-Z][A-Za-z.'-]+( [A-Za-z.'-]+)+", plain(name)) is not None
