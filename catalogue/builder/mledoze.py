"""Demonyms and spellings of mledoze/countries that the other sources lack; kept apart by their licence."""

import re

from builder.model import Entity

_MIN_LENGTH = 5

# Given names and words, names of other places, and two names in one.
_LEFT_OUT = {"Dominique", "Guiana", "Island", "Kittitian or Nevisian", "Mexicanos", "Nippon",
             "Pleasant Island", "Portuguesa", "Virgin Islands"}


def build_names(sources, states, known):
    """Additional names of the states of states.jsonl."""
    state_of = {state.external_ids["iso3166"]: state for state, _ in states}
    additions = []
    for country in sources.json("mledoze-countries/countries.json.xz"):
        state = state_of.get(country["cca2"])
        if not state:
            continue
        addition = Entity(state.id, state.type, state.name, "mledoze-countries")
        for text in [country["name"]["common"], country["name"]["official"]] + country["altSpellings"]:
            if _is_usable(text) and not known.find(text) and not _is_misleading(state.id):
                addition.add_plain_name(text)
        for demonym in country["demonyms"].get("eng", {}).values():
            if _is_usable(demonym) and state.type == "STATE" and not known.find(demonym):
                addition.add_plain_name(demonym, "DEMONYM")
        if addition.names:
            additions.append(addition)
            known.add(addition)
    return additions


def _is_usable(text):
    """Whether a spelling is in Latin letters and too long to be a code or a word."""
    return len(text) >= _MIN_LENGTH and text not in _LEFT_OUT \
        and re.fullmatch(r"[A-Z][A-Za-zÀ-ž' -]+", text) is not None


def _is_misleading(state_id):
    """Of Afghanistan the formal names are names of its governments."""
    return state_id == "afghanistan"
