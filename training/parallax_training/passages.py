"""What every reader yields: passages of consecutive sentences with the supervision that their source gives."""

from __future__ import annotations

import dataclasses

NAME_TYPES = ("PERSON", "ORG", "ARMED_GROUP", "STATE", "PLACE", "GROUP", "OTHER")
FORMS = ("NAME", "NOMINAL", "PRONOUN")
MODALITIES = ("ASSERTED", "POSSIBLE", "NEGATED")
VOICES = ("AUTHOR", "HOLDER", "UNNAMED", "OTHER")
AUTHOR = "AUTHOR"

PRONOUNS = frozenset(
    "i me my mine we us our ours you your yours he him his she her hers it its they them their theirs himself herself "
    "itself themselves ourselves myself who whom whose which this that these those".split())


@dataclasses.dataclass
class Name:
    """A name at [begin, end) code points of its sentence; `types` are all the types that its source leaves open."""

    begin: int
    end: int
    types: frozenset[str]
    optional: bool = False  # the source does not say whether it is a name at all


@dataclasses.dataclass
class Mention:
    """A stretch at [begin, end) code points of its sentence that refers to `entity`."""

    begin: int
    end: int
    entity: str
    form: str


@dataclasses.dataclass
class Claim:
    """`holder` (an entity, or AUTHOR) is for or against `target`."""

    holder: str
    target: str
    support: bool
    oppose: bool
    modality: str | None = None
    voice: str | None = None  # AUTHOR, UNNAMED or an entity


@dataclasses.dataclass
class Sentence:
    """One sentence; a layer that is None was not annotated and teaches nothing."""

    text: str
    names: list[Name] | None = None
    descriptions: list[Mention] | None = None  # nominal and pronoun mentions, complete
    mentions: list[Mention] = dataclasses.field(default_factory=list)
    claims: list[Claim] | None = None  # complete for all ordered pairs of `mentions`
    author: bool = False  # claims of AUTHOR are complete
    tone: list[tuple[int, int, int]] = dataclasses.field(default_factory=list)  # NewsMTSC: begin, end, 0 neg 1 neu 2 pos
    directed: tuple[Mention, Mention, int] | None = None  # DSE: p, q, label 0-4


@dataclasses.dataclass
class Passage:
    """Consecutive sentences of one text. Entity ids hold in the whole passage."""

    source: str
    id: str
    sentences: list[Sentence]
    coreference: bool = False  # mentions with one entity id corefer, and nominals and pronouns have antecedents


def form_of(surface: str) -> str:
    """The form of an actor mention that its source does not give."""
    words = surface.split()
    if len(words) == 1 and words[0].lower() in PRONOUNS:
        return "PRONOUN"
    if words and words[0].lower() in ("the", "a", "an", "its", "his", "her", "their", "our", "this", "that", "these", "those"):
        words = words[1:]
        # "the Taliban" is a name, "the Afghan government" a description.
        return "NAME" if words and all(w[0].isupper() or w in ("of", "and", "for", "the") for w in words) else "NOMINAL"
    return "NAME" if words and words[0][0].isupper() and words[-1][0].isupper() else "NOMINAL"
