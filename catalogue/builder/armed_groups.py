"""Armed non-state groups of petrarch2 (from the TOPS database) that the curated file lacks."""

import re

from builder.model import Entity, slug
from builder.petrarch import acronym_of, natural_case, parse_actors

# A name must say that it names a group: with one of these words, or by its foreign form ("Jaish-e-...", "al-...").
_GROUP_WORDS = set("""
    alliance army battalion battalions brigade brigades commando commandos command committee committees congress
    corps council defenders faction federation fighters force forces front group guard guerrillas guerrilla
    jihad league legion liberation militia mujahideen movement nuclei organization party posse regiment
    resistance rouge squad sena tigers union unity volunteers warriors
    """.split())

# Words that say nothing about which group it is; a name made of them alone is nobody's.
_GENERIC_WORDS = _GROUP_WORDS | set("""
    a action active anarchist anarchists and anti-authority anti-capitalist anti-imperialist anti-power
    anti-state armed autonomous avengers black cells collective combatant combatants committee communism
    communist communists conspiracy defense democratic direct for freedom general independent international
    islam islamic holy war justice left leftist liberty martyrs muslim muslims mohammed's muhammed's national
    nationalist new november nucleus of order patriotic peace people people's popular proletarian red revenge
    revolution revolutionaries revolutionary secret self-defense social socialist socialists solidarity state
    struggle subversion subversive the totally united unified unit violence white workers workers' world youth
    zionist zero arab arabs first second third committee attack chaotic conscientious fighting formation god's
    god army's supporters prisoners political territorial overthrown overthrow melting support sword white
    offensive punishment revolt universal free rebel reaction
    """.split())

_FOREIGN_FORM = re.compile(r"-(e|i|ul|ud|ur)-|\b(al|el|ul|ansar|jaish|jaysh|lashkar|harakat|harkat)\b", re.IGNORECASE)

# Shorter acronyms mostly mean something else in the news.
_MIN_ACRONYM = 4

_MAX_WORDS = 8

# Descriptions, and names of other things, that the rules above let through.
_LEFT_OUT = set("""
    Abu al-Abbas|Action Group Extreme Beate|Al-Barq|Al-Buraq|Al-Hadid|Al-Nawaz|Al-Qaeda Organization|Ansar al-Din
    Anti-Armenian Organization|Anti-Communist Command|Armenian Resistance Group|Brigades of Vengeance
    Coalition of National Brigades|Committee of Coordination|Democratic Party of Angola|Dhi Qar Organization
    Green Battalion|Group Revolutionary Reconstruction|Iraqi Democratic Front|Iraqi Legitimate Resistance
    Islamic Movement for Change|Jihad Base|Jordanian Islamic Resistance|Knights Brigades|Libyan Islamic Group
    Military Wing of the Greater Syrian Army|Movement for Democracy and Development
    Movement for Development and Democracy|Muhammeds Army|Mujahideen Message|Palestinian Resistance
    Pan-Turkish Organization|Socialist-Nationalist Front|Syrian Mujahideen|Tamil National Front|The Group of Death
""".strip().replace("\n    ", "|").split("|"))

# Unmistakable although of one word.
_SINGLE_WORDS = {"Tupamaros", "Montoneros", "Iparretarrak", "Macheteros"}


def build_armed_groups(sources, known):
    """The groups whose names are clear enough to be matched in running text."""
    groups = {}
    for actor in parse_actors(sources.text("petrarch2/Phoenix.MilNonState.actors.txt.xz")):
        if not any(code.endswith("REB") for code, _, _ in actor.codes) or _is_known(actor, known):
            continue
        names = [name for name in dict.fromkeys(map(natural_case, actor.names)) if is_group_name(name)]
        if not names or natural_case(actor.names[0]) not in names or slug(names[0]) in groups:
            continue
        group = groups[slug(names[0])] = Entity(slug(names[0]), "ARMED_GROUP", names[0], "petrarch2")
        for name in names:
            group.add_name(name)
        acronym = acronym_of(actor.names[0])
        if len(acronym) >= _MIN_ACRONYM and not known.find_acronym(acronym):
            group.add_name(acronym, "ACRONYM")
        known.add(group)
    return list(groups.values())


def _is_known(actor, known):
    """Whether the curated file, or an earlier block, has the group: it then knows its names better."""
    acronym = acronym_of(actor.names[0])
    bare = [natural_case(name).replace("-", " ") for name in actor.names]
    return any(known.find(name) or known.find_acronym(name) for name in bare) \
        or bool(acronym and known.find_acronym(acronym))


def is_group_name(name):
    """Whether a name in natural case can only mean one group."""
    words = name.lower().split()
    if name in _SINGLE_WORDS:
        return True
    if name in _LEFT_OUT or re.search(r"[^A-Za-z' -]", name) or len(words) > _MAX_WORDS:
        return False
    if all(word in _GENERIC_WORDS for word in words):
        return False
    if _FOREIGN_FORM.search(name):
        return len(words) > 1 or "-" in name
    return len(words) > 1 and any(word in _GROUP_WORDS for word in words)
