"""Political parties of the factbook: "National Liberation Front or FLN", line by line."""

import html
import re

from builder.model import Entity, name_key, plain, slug

# Party names made of these words alone are shared by many parties.
_COMMON_WORDS = set("""
    a act action bridge era advance agrarian alliance alternative and be better block bloc broad builders business centre center
    centrist change chance choice christian citizen citizens citizen's citizens' civic civil club coalition common
    communist community congress conservative constitutional construction continue convention convergence
    cooperation country democracy democrat democratic democrats development dignity ecological economic ecology
    electoral emerging equality equal equity europe family farmers fatherland federal federation first for force
    forces forum free freedom front future generation go good great green greens group home homeland hope human humanist
    identity in independence independent independents initiative integration interest islamic island islands joint
    justice labor labour law left liberal liberals liberation liberties liberty list march marxist moderate modern moral
    motherland movement nation national nationalist new of one open opposition option orange order organization
    our pact party patriotic patriots peace people people's peoples peoples' platform pole political popular power
    presidential progress progressive progressives prosperity radical rally reality reconciliation reform reformist
    regions renaissance renewal republic republican republicans restoration revolution revolutionary right rights
    royal rural salvation save service social socialism socialist solidarity sovereign sovereignty stability state strength strong
    sun sustainable system the this time to today together traditional transformation true truth union unionist
    united unity value values vanguard victory view vision voice volunteers we welfare will with without women work worker workers
    workers' working young your youth""".split())

# Acronyms of four letters and more that are words or names of other things; shorter ones mostly mean something else.
_WORDS = {"AMAR", "BESA", "BIEN", "CADRE", "COPE", "DEMOS", "DEVA", "FAST", "GANA", "GROM", "HUNG", "LIGA", "MIRA", "MOST",
          "MOVER", "NAMA", "NOVA", "NOVO", "PASE", "PERI", "PERT", "REDE", "RETO", "STAN", "STAR", "TODOS", "VAMOS", "VIVA"}

_MIN_ACRONYM = 4

# Names that are said of parties everywhere.
_LEFT_OUT = {"communist party", "democrat party", "democratic congress", "the democrats"}

# A shared name is worth matching only if it says that it names a party.
_PARTY_WORDS = {"party", "movement", "alliance", "union", "front", "congress", "coalition", "league", "rally", "democrats"}

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
        line = re.sub(r"[;:] ?note.*|\(formerly[^)]*\)|\((?:alliance|coalition|includes?|dissolved)\b.*", "", line).strip()
        names, acronym = _parse_party(line)
        if names:
            parties.append((names, acronym))
    return parties


def _parse_party(line):
    """Reads "Alliance for Progress (Alianza para el Progreso) or APP"."""
    match = re.match(r"^(.*?)(?:\s+or\s+([A-ZÀ-Ý][\w/.-]{1,9}))?\s*(?:\(.*|$)", re.sub(r"\(([^)]*)\)", r"", line).strip())
    acronym = match.group(2) or "" if match else ""
    names = [re.sub(r"\s+or\s.*", "", re.sub(r"\([^)]*\)?", "", line)).strip(" .,-")]
    native = re.search(r"\(([^)\d]{8,})\)", line)
    if native and not re.search(r"includ|also known|faction|coalition|party$|largest|ruling", native.group(1)):
        names.append(re.sub(r"\s+or\s.*", "", native.group(1)).strip())
    names = [re.sub(r"\s+", " ", name) for name in names]
    return [name for name in names if _is_party_name(name)], acronym


def _is_party_name(name):
    words = name.split()
    return 2 <= len(words) <= _MAX_WORDS and name[0].isupper() and not re.search(r"[\d;:,/!()\"“”]|\bof [A-Z]{2,}$|\bnote\b|\bnone\b|\bparties\b", name) \
        and sum(word[0].isupper() for word in words) >= len(words) / 2


def _build_party(state, names, acronym, counts, known):
    shown = names[0]
    told = [name for name in names if counts[name_key(name)] == 1] + [q for name in names for q in _qualified(name, state)]
    if any(known.find(name) for name in told):
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
    letters = re.sub(r"[^A-Z]", "", plain(acronym))
    if len(letters) >= _MIN_ACRONYM and acronym not in _WORDS and not known.find_acronym(acronym):
        party.add_name(acronym, "ACRONYM")
    party.add_relation("PART_OF", state.id)
    return party


def _is_shared(name, counts):
    words = [word for word in re.split(r"[\s-]+", plain(name).lower()) if word]
    return counts[name_key(name)] > 1 or all(word in _COMMON_WORDS for word in words)


def _qualified(name, state):
    """Ways to say whose party it is: "Chilean Socialist Party", "Socialist Party of Chile"."""
    demonym = next((n["text"] for n in state.names if n["kind"] == "NAME_KIND_DEMONYM"), None)
    if name.startswith(("The ", "Movement", "Alliance", "Party")) or state.name in name:
        return [f"{name.removeprefix('The ')} of {state.name}"]
    return [f"{name} of {state.name}"] + ([f"{demonym} {name}"] if demonym else [])
