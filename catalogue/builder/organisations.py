"""International organisations of petrarch2, and committees of the United States Congress."""

import re

from builder.model import Entity, slug
from builder.petrarch import natural_case, parse_actors

# A name must hold one of these words, so that people and brands in the same lists are passed over.
_ORGANISATION_WORDS = set("""
    academy agency alliance assembly association authority bank board bureau centre center coalition commission
    committee community confederation conference congress corps council court federation forum foundation fund
    group initiative institute league mission movement network office organisation organization panel parliament
    programme program secretariat society tribunal trust union watch""".split())

_MIN_WORDS = 3

# Words of other languages: their names are the English ones' doubles, seldom printed in English texts.
_FOREIGN_WORDS = set("""
    asociacion associazione centro comision consejo de del des du et federacion fondation
    fundacion instituto internationale internacional la le les para pour por y""".split())

# Fields of work that world news reports on: human rights, refugees, development, environment, law, labour, faiths.
_FIELDS = re.compile(r"IGO|NGO[A-Z]*(HRI|REF|DEV|ENV|JUD|LAB|MOS|JEW)")

# Said of many.
_DESCRIPTIONS = {"Human Rights Action Center", "Human Rights Organization", "International Government Organization",
                 "International Government Organisation", "International Human Rights Group",
                 "Organization Development and Training", "World Bank Family Network Book Project"}

_LEFT_OUT = re.compile(r"\b(Inc|Ltd|Llc|Corp|Indian UN|Formerly|University of|School of|Commission to the|"
                       r"Indian Contingent|Countries|Nations)\b")


def build_organisations(sources, known):
    """Inter-governmental and non-governmental organisations with unmistakable names."""
    organisations = {}
    for actor in parse_actors(sources.text("petrarch2/Phoenix.International.actors.txt.xz")):
        if not any(_FIELDS.match(code) and not start for code, start, _ in actor.codes):
            continue
        names = [name for name in dict.fromkeys(map(natural_case, actor.names)) if is_organisation_name(name)]
        if not names or any(known.find(name) for name in names):
            continue
        organisation = Entity(slug(names[0]), "ORG", names[0], "petrarch2")
        for name in names:
            _add_spellings(organisation, name)
        if not any(known.find(name["text"]) for name in organisation.names):
            organisations[organisation.id] = organisation
            known.add(organisation)
    return list(organisations.values())


def is_organisation_name(name):
    """Whether a name in natural case can only mean one organisation."""
    words = [word.lower() for word in name.split()]
    return len(words) >= _MIN_WORDS and name not in _DESCRIPTIONS \
        and any(word in _ORGANISATION_WORDS for word in words) \
        and not any(word in _FOREIGN_WORDS for word in words) \
        and re.fullmatch(r"[A-Z][A-Za-z' -]+", name) is not None and not _LEFT_OUT.search(name)


def _add_spellings(organisation, name):
    """Adds a name in its American and British spellings."""
    organisation.add_name(name)
    for one, other in (("Organization", "Organisation"), ("Program", "Programme"), ("Center", "Centre")):
        organisation.add_name(re.sub(rf"\b{one}\b", other, name))
        organisation.add_name(re.sub(rf"\b{other}\b", one, name))


def build_committees(sources, known):
    """Committees of the two houses: "House Committee on Agriculture", also "House Agriculture Committee"."""
    committees = []
    for record in sources.yaml("congress-legislators/committees-current.yaml.xz"):
        match = re.fullmatch(r"(House|Senate) Committee on (?:the )?(.+)", record["name"])
        if not match or known.find(record["name"]):
            continue
        chamber, subject = match.group(1), match.group(2).removeprefix("House ")
        committee = Entity(slug(record["name"]), "ORG", record["name"], "congress-legislators")
        committee.add_name(record["name"])
        committee.add_name(f"{chamber} {subject} Committee")
        committee.add_relation("PART_OF", "us-senate" if chamber == "Senate" else "us-house-of-representatives")
        committees.append(committee)
        known.add(committee)
    return committees
