"""Heads of state and government: today's of the factbook, earlier ones of petrarch2 (to January 2014)."""

import re

from builder.people import People, is_person_name
from builder.petrarch import natural_case, parse_actors
from builder.sources import factbook_text

# Who left office before this day is seldom in the news that the catalogue is for.
_FIRST_DAY = "1995-01-01"

# Of these states petrarch2 lists ministers in the same way.
_ALSO_MINISTERS = {"united-states"}

_MONTHS = {month: number for number, month in enumerate(
    "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(), start=1)}

_TITLES = ("interim president", "transition president", "transitional president", "president",
           "interim prime minister", "acting prime minister", "transition prime minister", "caretaker prime minister",
           "prime minister", "chancellor", "king", "sultan", "amir", "grand duke", "premier", "supreme leader",
           "taoiseach")


def build_leaders(sources, states, known):
    people = People(known)
    for state, profile in states:
        for office in ("chief of state", "head of government") if state.type == "STATE" else ():
            leader = parse_leader(factbook_text(profile, "Government", "Executive branch", office))
            if leader:
                title, name, start = leader
                _add(people, "factbook", name, state.id, [(title, start, "")])
    state_of = {state.external_ids["cameo"]: state.id for state, _ in states
                if state.type == "STATE" and state.id not in _ALSO_MINISTERS}
    for actor in parse_actors(sources.text("petrarch2/Phoenix.Countries.actors.txt.xz")):
        for state_id, terms in parse_terms(actor, state_of).items():
            untitled = [("", start, end) for start, end in terms]
            _add(people, "petrarch2", natural_case(actor.names[0]), state_id, untitled)
    return people.entities()


def _add(people, source, name, state_id, terms):
    if is_person_name(name):
        person = people.person(source, name, state_id, terms[0][1], terms[0][2])
        if person and not people.has_office(person, state_id):
            people.add_terms(person, state_id, terms)


def parse_terms(actor, state_of):
    """The (start, end) terms of a head of state or government by state; {} for everybody else.

    petrarch2 lists such a leader also out of office ("AFGELI"), ministers only in it. A term without an end held in
    January 2014; since nobody knows how long, the actor is passed over.
    """
    if "CountryInfo" not in actor.comment or not any(code.endswith("ELI") for code, _, _ in actor.codes):
        return {}
    terms = {}
    for code, start, end in sorted(actor.codes):
        state_id = state_of.get(code[:3])
        if not state_id or code[3:] != "GOV" or not start:
            continue
        if not end:
            return {}
        if end >= _FIRST_DAY:
            _join(terms.setdefault(state_id, []), start, end)
    return terms


def _join(terms, start, end):
    """Appends a term, joined with the last one if they overlap: the lists behind petrarch2 repeat each other."""
    if terms and start <= terms[-1][1]:
        terms[-1] = (terms[-1][0], max(end, terms[-1][1]))
    else:
        terms.append((start, end))


def parse_leader(text):
    """Reads "President Abdelmadjid TEBBOUNE (since 12 December 2019)"; None where it is not so simple."""
    match = re.match(r"([A-Z][^(;,]+?) \(since (?:(\d{1,2}) )?([A-Z][a-z]+)? ?(\d{4})\)", text)
    if not match:
        return None
    words, day, month, year = match.groups()
    title = next((t for t in _TITLES if words.lower().startswith(t + " ")), None)
    if not title:
        return None
    name = re.sub(r"\b[A-ZÀ-Þ][A-ZÀ-Þ'-]+\b", lambda m: _uncapitalize(m.group()), words[len(title):].strip())
    return title, name, f"{year}-{_MONTHS[month[:3]]:02d}-{int(day):02d}" if month and day else year


def _uncapitalize(word):
    return word if re.fullmatch(r"[IVX]+", word) else "-".join(part.capitalize() for part in word.split("-"))
