"""Sitting members of the United States Congress; presidents and vice presidents."""

import re

from builder.people import People

# Presidents before this day are history, not news.
_FIRST_DAY = "1900-01-01"

_SCHEMES = ("wikidata", "bioguide")

_PARTIES = {"Republican": "republican-party", "Democrat": "democratic-party-us"}


def build_legislators(sources, known):
    people = People(known)
    for record in sources.yaml("congress-legislators/legislators-current.yaml.xz"):
        person = _american(people, record)
        if person:
            _add_seat(person, record["terms"])
    for record in sources.yaml("congress-legislators/executive.yaml.xz"):
        person = _american(people, record) if record["terms"][-1]["end"] >= _FIRST_DAY else None
        if person and not people.has_office(person, "united-states"):
            people.add_terms(person, "united-states", [("president" if term["type"] == "prez" else "vice president",
                                                        term["start"], term["end"]) for term in record["terms"]])
    return people.entities()


def _add_seat(person, terms):
    """Adds the chamber, from the first term in it, and the party."""
    chamber, title = ("us-senate", "senator") if terms[-1]["type"] == "sen" else \
        ("us-house-of-representatives", "representative")
    start = next(term["start"] for term in terms if term["type"] == terms[-1]["type"])
    person.add_relation("PART_OF", chamber, title, start)
    if terms[-1]["party"] in _PARTIES:
        person.add_relation("PART_OF", _PARTIES[terms[-1]["party"]])


def _american(people, record):
    """The person of a record: the name that an encyclopaedia heads its article with, and the official one."""
    name = record["name"]
    shown = re.sub(r" \(.*", "", record["id"].get("wikipedia", f"{name['first']} {name['last']}"))
    official = re.sub(r",? (Jr|Sr|III|II|IV)\.?$", "", name.get("official_full", shown))
    person = people.person("congress-legislators", shown)
    if not person:
        return None
    if not re.search(r'[("]', official):
        people.add_name(person, official)
    person.external_ids = {scheme: record["id"][scheme] for scheme in _SCHEMES if scheme in record["id"]}
    return person
