"""Reads petrarch2's actor dictionaries and turns their UPPER_CASE_NAMES_ into names as texts write them."""

import datetime
import re

# Words that stay in lower case inside a name.
_SMALL_WORDS = set("""
    of the and for in on to against with by de del la las los da do das dos di du des le les e i y ul ud ur ag
    bin ibn bint ben van von der den al el as ad at fi wal ou et
    """.split())
_SPECIAL_WORDS = {"peoples": "People's", "ngos": "NGOs", "ngo's": "NGOs"} | {
    word.lower(): word for word in ("AED", "EU", "FSM", "II", "III", "IV", "NGO", "UN", "UNESCO", "US", "USA")}


class Actor:
    """One block of a dictionary: a name, its synonyms, and codes with dates."""

    def __init__(self, name, comment):
        self.names = [name]
        self.comment = comment
        self.codes = []  # (code, first day, first day after), days ISO or ""


def parse_actors(text):
    """The actors of a dictionary, in its order."""
    actors, actor = [], None
    for line in text.splitlines():
        body, _, comment = line.partition("#")
        names, codes = body.partition("[")[0].strip().strip("_"), re.findall(r"\[([^\]]*)\]", body)
        if names.startswith("+") and actor:
            actor.names.append(names[1:].strip().strip("_"))
        elif names:
            actor = Actor(names, comment.strip())
            actors.append(actor)
        if actor:
            actor.codes += [c for c in map(_parse_code, codes) if c]
    return actors


def _parse_code(text):
    """Reads "AFGGOV 011222-140929" and "AFGGOV >011222"."""
    match = re.fullmatch(r"([A-Z]+)\s*(?:(\d{6,8})-(\d{6,8})|>\s*(\d{6,8})|<\s*(\d{6,8}))?", text.strip())
    if not match:
        return None
    code, start, end, after, before = match.groups()
    return code, _parse_day(start or after), _parse_day(end or before)


def _parse_day(digits):
    """Reads YYMMDD and YYYYMMDD; empty where the day does not exist."""
    if not digits or len(digits) == 7:
        return ""
    if len(digits) == 6:
        digits = ("20" if int(digits[:2]) < 15 else "19") + digits
    try:
        return datetime.date(int(digits[:4]), int(digits[4:6]), int(digits[6:])).isoformat()
    except ValueError:
        return ""


def natural_case(name):
    """"LASHKAR-E-TAIBA" becomes "Lashkar-e-Taiba"; a trailing "_(LET)" is dropped (see acronym_of)."""
    name = re.sub(r"_?\([A-Z/-]+\)?_*$", "", name)
    words = [w for w in re.split(r"[_\s]+", name) if w]
    return " ".join(_case_word(word, first=position == 0) for position, word in enumerate(words))


def _case_word(word, first):
    word = word.lower()
    if word in _SPECIAL_WORDS:
        return _SPECIAL_WORDS[word]
    if word in _SMALL_WORDS and not first:
        return word
    parts = word.split("-")
    cased = [p if p in _SMALL_WORDS and not (first and i == 0) else _capitalize(p) for i, p in enumerate(parts)]
    return "-".join(cased)


def _capitalize(word):
    """Upper-case first letter, also after initials and Irish or Arabic prefixes ("O'Neill", "d'Ivoire")."""
    if re.fullmatch(r"([a-z]\.)+", word):
        return word.upper()
    if re.match(r"[od]'[a-z]", word):
        return word[0].upper() + "'" + word[2:].capitalize()
    return word[:1].upper() + word[1:]


def acronym_of(name):
    """The acronym of "JAISH-E-MOHAMMAD_(JEM)_"; empty if it has none of at least three letters."""
    match = re.search(r"\(([A-Z]{3,6}(?:-[A-Z]+)?)\)_*$", name)
    return match.group(1) if match else ""
