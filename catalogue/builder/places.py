"""Provinces and their namesake capitals from world-cities. It has no populations, so other cities are left out."""

import re

from builder.model import Entity, name_key, plain, slug

# Where the news names provinces. Elsewhere a province is taken only if its main city bears its name.
_NEWS_COUNTRIES = set("""
    afghanistan algeria azerbaijan bangladesh belarus brazil burkina-faso cameroon canada china colombia cuba
    democratic-republic-of-the-congo egypt ethiopia france germany haiti india indonesia iran iraq israel
    italy japan kazakhstan lebanon libya mali mexico mozambique myanmar nepal niger nigeria north-korea
    pakistan philippines russia rwanda saudi-arabia somalia south-sudan spain sri-lanka sudan syria tajikistan
    thailand tunisia turkey uganda ukraine uzbekistan venezuela yemen
    """.split())

_COUNTRY_NAMES = {"Korea, Republic of": "south-korea", "Korea, Democratic People's Republic of": "north-korea",
                  "Congo, The Democratic Republic of the": "democratic-republic-of-the-congo",
                  "Congo": "republic-of-the-congo", "Lao People's Democratic Republic": "laos"}

_DESIGNATION = re.compile(r" (Province|Oblast'?|State|Region|Regional State|County|Department|District|Governorate|"
                          r"Krai|Division|City|Municipality|Oblisi|Voblasc'|province|county)$")

# Words that describe a place, or mean something else at the start of a sentence.
_WORDS = set("""
    north south east west northern southern eastern western central upper lower free state river nile plateau
    capital far borders national region district city new great grand saint san santa port mount bay island
    islands lake la el al the victoria aurora mercedes carolina florida cordoba trinidad portuguesa vargas
    delta cross rivers acre amazonas lara sud nord centre est ouest nation mon nan van tak kara mila ruse faro
    ariana batman bender brittany falcon farah granma hesse lakes maldonado medea miyagi omran porto tabasco
    unity
    """.split())


def build_places(sources, known):
    """Places that are provinces of a country often in the news, or provincial capitals with the province's name."""
    rows = sources.table("world-cities/world-cities.csv.xz")
    countries_of = {}
    for row in rows:
        for name in (row["name"], row["subcountry"]):
            countries_of.setdefault(name_key(_DESIGNATION.sub("", name)), set()).add(row["country"])
    places = {}
    for row in rows:
        name = _DESIGNATION.sub("", row["subcountry"])
        state_id = _COUNTRY_NAMES.get(row["country"]) or known.find(row["country"].split(",")[0])
        namesake = name_key(row["name"]) == name_key(name)
        if state_id and (namesake or state_id in _NEWS_COUNTRIES) and is_place_name(name) \
                and len(countries_of[name_key(name)]) == 1 and not known.find(name) and slug(name) not in known.types \
                and plain(name).lower() not in known.person_words:
            place = places.setdefault(slug(name), places.get(slug(name)) or _place(name, state_id))
            if namesake:
                place.add_plain_name(row["name"])
                place.external_ids["geonames"] = row["geonameid"]
    for place in places.values():
        known.add(place)
    return list(places.values())


def _place(name, state_id):
    place = Entity(slug(name), "PLACE", name, "world-cities")
    place.add_plain_name(name)
    place.add_relation("PART_OF", state_id)
    return place


def is_place_name(name):
    """Whether a name is long and rare enough to mean this place."""
    words = plain(name).lower().split()
    return len(name) >= 5 and not name.startswith("The ") and re.fullmatch(r"[A-Z][A-Za-z' -]+", plain(name)) is not None \
        and not (len(words) == 1 and words[0] in _WORDS) and not all(word in _WORDS for word in words)
