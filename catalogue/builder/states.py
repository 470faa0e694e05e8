"""States and territories: country-codes, annexare-countries and the factbook."""

import re

from builder import state_tables as tables
from builder.model import Entity, plain, slug
from builder.sources import factbook_text

# Part of a factbook demonym in brackets: how to make the plural.
_PLURAL_ENDINGS = {"(s)": ("", "s"), "(es)": ("", "es"), "(men)": ("man", "men"), "(women)": ("woman", "women")}


def split_dates(text):
    """Splits "Zaire@1971-10-27..1997-05-17" into the name and its dates."""
    name, _, dates = text.partition("@")
    valid_from, _, valid_to = dates.partition("..")
    return name, {"valid_from": valid_from, "valid_to": valid_to}


def parse_demonyms(*fields):
    """Reads the factbook's nouns and adjectives: "Briton(s), British (collective plural)"."""
    demonyms = []
    for field in fields:
        field = re.sub(r"\((singular|plural|singular and plural|collective plural|colloquial|US [^)]*)\)", "", field)
        field = field.split(";")[0]
        for part in re.split(r",|\bor\b|/", field):
            part = part.strip()
            ending = re.search(r"\([a-z]+\)$", part)
            if not ending:
                demonyms.append(part)
            elif ending.group() in _PLURAL_ENDINGS:
                stem = part[:ending.start()]
                old, new = _PLURAL_ENDINGS[ending.group()]
                demonyms += [stem, stem.removesuffix(old) + new]
    return [d for d in dict.fromkeys(demonyms) if re.fullmatch(r"[A-Z][\w'’ -]{2,}", d) and d != "NA"]


def build_states(sources):
    """Every country and territory of ISO 3166, and Kosovo, each with its factbook profile."""
    codes = {row["ISO3166-1-Alpha-2"]: row for row in sources.table("country-codes/country-codes.csv")}
    countries = sources.json("annexare-countries/countries.min.json")
    factbook = sources.factbook()
    profiles = {code: factbook.get(row["FIPS"][:2].strip(), {}) for code, row in codes.items()}
    profiles["XK"] = factbook["KV"]
    profiles["RS"] = factbook["RI"]
    profiles["PS"] = profiles["BQ"] = {}
    return [(_build_state(code, countries[code], codes.get(code, {}), profiles[code]), profiles[code])
            for code in sorted(countries) if code not in tables.LEFT_OUT]


def _build_state(code, country, row, profile):
    name = tables.COMMON_NAMES.get(code, country["name"])
    independent = row.get("is_independent") == "Yes" or code in tables.ACTING_TERRITORIES
    source = "country-codes" if row else "annexare-countries"
    state = Entity(slug(name), "STATE" if independent else "PLACE", name, source)
    _add_ids(state, code, row)
    _add_names(state, code, country, row, profile)
    _add_demonyms(state, code, profile)
    if independent:
        for seat in tables.SEATS.get(code, [country["capital"]]):
            text, dates = split_dates(seat)
            _add(state, text, "SEAT", **dates)
    return state


def _add(state, text, kind="NAME", **dates):
    add = state.add_name if text in tables.WORDS_WITHOUT_ACCENTS else state.add_plain_name
    add(text, kind, **dates)


def _add_ids(state, code, row):
    alpha3 = row.get("ISO3166-1-Alpha-3", "")
    cameo = tables.CAMEO_CODES.get(code, alpha3)
    state.external_ids = {"iso3166": code}
    if cameo:
        state.external_ids["cameo"] = cameo
    if row.get("wikidata_id"):
        state.external_ids["wikidata"] = row["wikidata_id"].rsplit("/", 1)[-1]


def _add_names(state, code, country, row, profile):
    _add(state, state.name)
    if country["name"] != plain(state.name):
        _add(state, country["name"])
    if code not in tables.LEFT_OUT_FORMAL_NAMES:
        formal = re.sub(r"^the |\*| \([^)]*\)", "", row.get("UNTERM English Formal", "")).strip()
        state.add_plain_name(formal)
        long_form = factbook_text(profile, "Government", "Country name", "conventional long form")
        if re.fullmatch(r"(The )?[A-Z][\w'’ ,-]+", long_form):
            state.add_plain_name(long_form.removeprefix("The "))
    for other in tables.OTHER_NAMES.get(code, []):
        text, dates = split_dates(other)
        state.add_plain_name(text, **dates)
    for acronym in tables.ACRONYMS.get(code, []):
        state.add_name(acronym, "ACRONYM")


def _add_demonyms(state, code, profile):
    read = parse_demonyms(*(factbook_text(profile, "People and Society", "Nationality", field)
                            for field in ("adjective", "noun")))
    for demonym in tables.DEMONYMS.get(code, read):
        if demonym != state.name:
            state.add_plain_name(demonym, "DEMONYM")
