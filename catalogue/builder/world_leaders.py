"""Heads of state and government of world-leaders (CC BY-SA); kept apart from the other files by their licence.

The set has two lists: all states in 2022, with years, and thirty of them in August 2026, with days. In the first one
an open term says only that it was open in 2022.
"""

from builder.model import name_key
from builder.people import People, is_person_name

_TITLES = {"president", "prime minister", "king", "sultan", "emir", "chancellor", "federal chancellor", "premier",
           "supreme leader", "taoiseach", "prince", "emperor", "pope"}


def build_world_leaders(sources, states, known):
    people = People(known)
    by_code = {state.external_ids["iso3166"]: state.id for state, _ in states}
    for country in sources.json("world-leaders/2026-08-22.json")["countries"].values():
        for office in country["positions"].values():
            holder = (office or {}).get("current_holder")
            state_id = by_code.get(country["country"]["iso_code"])
            if holder and state_id and office["title_en"].lower() in _TITLES:
                _add(people, holder["name_en"], holder["wikidata_id"], state_id,
                     (office["title_en"].lower(), holder["since"] or "", ""))
    by_name = {name_key(name["text"]): state for state, _ in states for name in state.names}
    for row in sources.table("world-leaders/wikidata-2021.csv"):
        state = by_name.get(name_key(row["country"]))
        title = state and parse_title(row["positionLabel"], state)
        if title:
            end = row["end_year"] or next_start(known, state.id, title, row["start_year"])
            _add(people, row["officeholderLabel"], row["officeholder"], state.id, (title, row["start_year"], end),
                 certain=bool(end))
    return people.entities()


def parse_title(label, state):
    """Reads "Prime Minister of Albania"; empty for offices that do not lead the state."""
    title, _, body = label.partition(" of ")
    names = [name["text"] for name in state.names]
    leads = not body or body.removeprefix("the ") in names
    return title.lower() if leads and title.lower() in _TITLES else ""


def next_start(known, state_id, title, start):
    """The day on which the next known holder of the office took over; empty if none is known."""
    starts = [relation.get("valid_from", "") for _, relation in known.leaders.get(state_id, [])
              if relation.get("title") == title and relation.get("valid_from", "")[:4] >= max(start, "2022")]
    return min(starts, default="")


def _add(people, name, wikidata, state_id, term, certain=True):
    if not is_person_name(name):
        return
    person = people.person("world-leaders", name, state_id, term[1], term[2])
    if person:
        if wikidata:
            person.external_ids["wikidata"] = wikidata
        if certain and not people.has_term(person, state_id, *term[1:]):
            people.add_terms(person, state_id, [term])
