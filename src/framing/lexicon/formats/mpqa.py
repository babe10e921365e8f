"""The MPQA Subjectivity Lexicon (Wilson, Wiebe & Hoffmann 2005): `type=strongsubj len=1 word1=abase pos1=verb …`."""

from __future__ import annotations

import re

from framing.lexicon.formats.terms import Collected
from framing.lexicon.formats.tree import polarity_of
from framing.lexicon.problems import Reading, left_out, note

_FIELD = re.compile(r"\b([a-z]+\d?)=(\S+)")
_WEIGHTS = {"strongsubj": 1.0, "weaksubj": 0.5}


def read(text: str, path: str = "") -> Reading:
    """An entry for each word: the category is its type, strong subjectivity weighs 1 and weak 0.5.

    A stemmed word becomes a lemma, any other an exact form. Parts of speech are not read, so a word that is listed for
    several is one entry.
    """
    found = Collected()
    again = first_again = 0
    seen: set[tuple[str, str]] = set()
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        fields = dict(_FIELD.findall(line))
        word, kind, sign = (fields.get(name, "") for name in ("word1", "type", "priorpolarity"))
        polarity = polarity_of(sign.removeprefix("weak").removeprefix("strong"))
        if not word or kind not in _WEIGHTS or not sign:
            found.problems.append(left_out(number, "not type, word1 and priorpolarity", line.strip()))
        elif (word, kind) in seen:
            again, first_again = again + 1, first_again or number
        else:
            seen.add((word, kind))
            match = "lemma" if fields.get("stemmed1") == "y" else "exact"
            found.add(word, kind, number, polarity=polarity, weight=_WEIGHTS[kind], match=match)
    if again:
        found.problems.append(note(first_again, f"{again} words listed again for another part of speech"))
    return found.reading()
