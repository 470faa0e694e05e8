"""Political parties of the factbook: "National Liberation Front or FLN", line by line."""

import html
import re

from builder.model import Entity, name_key, plain, slug
from builder.party_words import COMMON_WORDS, WORD_ACRONYMS

# Shorter acronyms mostly mean something else in the news.
_MIN_ACRONYM = 4

# Names that are said of parties everywhere.
_LEFT_OUT = {"communist party", "democrat party", "democratic congress", "the democrats"}

# A shared name is worth matching only if it says that it names a party.
_PARTY_WORDS = {"party", "movement", "alliance", "union", "front", "congress", "coalition", "league", "rally",
                "democrats"}

# What a line of the field says about a party besides its name.
_REMARKS = re.compile(r"[;:] ?note.*|\(formerly[^)]*\)|\((?:alliance|coalition|includes?|dissolved)\b.*")

# What is no name: several parties, remarks, damaged lines.
_NO_NAME = re.compile(r"[\d;:,/!()\"“”]|\bof [A-Z]{2,}$|\b(note|none|parties)\b")

_MAX_WORDS = 9


def build_parties(sources, states, known):
    """The parties by state. Names shared by several parties need the document's help: they become epithets."""
    read = {}
    for state, profile in states:
        if state.type != "STATE":
            continue
        for names, acronym in parse_parties(profile):
            read.setdefault(state.id, []).append((state, names, acronym))
    counts = {}
    for parties in read.values():
        for key in {name_key(name) for _, names, _ in parties for name in names}:
            counts[key] = counts.get(key, 0) + 1
    built = {}
    for state, names, acronym in (party for parties in read.values() for party in parties):
        party = _build_party(state, names, acronym, counts, known)
        if party and party.id not in built:
            built[party.id] = party
            known.add(party)
    return list(built.values())


def parse_parties(profile):
    """Reads one profile's field: (names, acronym) by party."""
    text = html.unescape(profile.get("Government", {}).get("Political parties", {}).get("text", ""))
    parties = []
    for line in re.split(r"<br>", text):
        line = re.sub(r"<[^>]*>|\[[^\]]*\]?", "", line)
        names, acronym = _parse_party(_REMARKS.sub("", line).strip())
        if names:
            parties.append((names, acronym))
    return parties


def _parse_party(line):
    """Reads "Alliance for Progress (Alianza para el Progreso) or APP"."""
    bare = re.sub(r"\([^)]*\)?", "", line).strip()
    name, _, acronym = bare.partition(" or ")
    names = [name.strip(" .,-")]
    native = re.search(r"\(([^)\d]{8,})\)", line)
    if native and not re.search(r"includ|also known|faction|coalition|party$|largest|ruling", native.group(1)):
        names.append(re.sub(r"\s+or\s.*", "", native.group(1)).strip())
    names = [" ".join(name.split()) for name in names]
    return [name for name in names if _is_party_name(name)], acronym.strip()


def _is_party_name(name):
    words = name.split()
    return 2 <= len(words) <= _MAX_WORDS and name[0].isupper() and not _NO_NAME.search(name) \
        and sum(word[0].isupper() for word in words) >= len(words) / 2


def _build_party(state, names, acronym, counts, known):
    shown = names[0]
    telling = [name for name in names if counts[name_key(name)] == 1]
    telling += [qualified for name in names for qualified in _qualified(name, state)]
    if any(known.find(name) for name in telling):
        return None
    shared = {name for name in names if _is_shared(name, counts) or known.find(name)}
    names = [name for name in names if name not in shared
             or name.lower() not in _LEFT_OUT and _PARTY_WORDS & set(name.lower().split())]
    if shown not in names:
        return None
    entity_id = slug(f"{shown} {state.name}" if shown in shared else shown)
    party = Entity(entity_id, "ORG", f"{shown} ({state.name})" if shown in shared else shown, "factbook")
    for name in names:
        if name in shared:
            for qualified in _qualified(name, state):
                party.add_plain_name(qualified)
            party.add_plain_name(name, "EPITHET")
        else:
            party.add_plain_name(name)
    if _is_acronym(acronym) and not known.find_acronym(acronym):
        party.add_name(acronym, "ACRONYM")
    party.add_relation("PART_OF", state.id)
    return party


def _is_acronym(text):
    return re.fullmatch(r"[A-ZÀ-Ž][\w/.-]{3,9}", text) is not None and text not in WORD_ACRONYMS \
        and len(re.sub(r"[^A-Z]", "", plain(text))) >= _MIN_ACRONYM


def _is_shared(name, counts):
    words = [word for word in re.split(r"[\s-]+", plain(name).lower()) if word]
    return counts[name_key(name)] > 1 or all(word in COMMON_WORDS for word in words)


def _qualified(name, state):
    """Ways to say whose party it is: "Chilean Socialist Party", "Socialist Party of Chile"."""
    demonym = next((n["text"] for n in state.names if n["kind"] == "NAME_KIND_DEMONYM"), None)
    if name.startswith(("The ", "Movement", "Alliance", "Party")) or state.name in name:
        return [f"{name.removeprefix('The ')} of {state.name}"]
    return [f"{name} of {state.name}"] + ([f"{demonym} {name}"] if demonym else [])
