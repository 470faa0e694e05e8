"""Where the words of one text stand in another that lacks or respaces some of it. Standard library only."""

from __future__ import annotations

import difflib
import re

_WORD = re.compile(r"\w+|[^\w\s]")


class Alignment:
    """Maps spans of an annotated body, in UTF-8 bytes, to code points of the text that was sent."""

    def __init__(self, body: str, text: str):
        own, other = list(_WORD.finditer(body)), list(_WORD.finditer(text))
        matcher = difflib.SequenceMatcher(None, [m.group() for m in own], [m.group() for m in other], autojunk=False)
        self._places: list[tuple[int, int, int, int]] = []  # begin, end in the body (bytes); begin, end in the text
        position = size = 0
        for a, b, length in matcher.get_matching_blocks():
            for mine, theirs in zip(own[a:a + length], other[b:b + length]):
                size += len(body[position:mine.start()].encode())
                position = mine.start()
                self._places.append((size, size + len(mine.group().encode()), *theirs.span()))

    def span(self, begin: int, end: int) -> tuple[int, int] | None:
        """From the first to the last word in [begin, end) that the text has."""
        inside = [place for place in self._places if place[0] < end and begin < place[1]]
        return (inside[0][2], inside[-1][3]) if inside else None
