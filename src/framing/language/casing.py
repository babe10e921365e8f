"""Headlines as a sentence would write them.

A pipeline trained on running text takes a capital for a name. In a headline in title case or in capitals that makes
names of verbs ("Minister Slammed"), so such a headline is parsed with the capitals that its words have in running text
(truecasing: Lita et al. 2003). How the article itself writes a word decides first, then the word lists.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from framing.language.gazetteer import known, longest
from framing.language.people import given_names, name_tails, plain, titles
from framing.language.resources import table
from framing.language.words import certainty, function_words, group

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_OPENING = re.compile(r"[.!?:;\n\"“‘(—–-]\s*$")
_FEWEST = 3  # longer words
_LONG = 4  # letters
_INITIALS = re.compile(r"(?:\b[A-Z]\.){2,}$")  # "G.O.P."
_LONGEST = 250  # characters of a headline
_MOST = 0.8  # share of longer words with a capital
_ENDINGS = (
    ("", ""),
    ("s", ""),
    ("es", ""),
    ("ies", "y"),
    ("ed", ""),
    ("d", ""),
    ("ied", "y"),
    ("ing", ""),
    ("ing", "e"),
)


def sentence_case(headline: str, body: str) -> str:
    """The headline with the capitals of running text; its length and all other characters stay.

    A headline that is neither in title case nor in capitals is returned as it is. So is a paragraph, unless all of it
    is in capitals.
    """
    if not is_headline_case(headline) and not is_shouted(headline):
        return headline
    words = list(_WORD.finditer(headline))
    long = [m[0] for m in words if len(m[0]) >= _LONG]
    shouted = sum(w.isupper() for w in long) > _MOST * len(long)
    body = "\n".join(line for line in body.split("\n") if not is_headline_case(line) and not is_shouted(line))
    written = _written(body)
    kept = _in_known_names(headline) if not shouted else set()
    out = list(headline)
    before = ""
    for k, m in enumerate(words):
        if m.start() in kept or (m[0].isupper() and not shouted and len(m[0]) > 1):
            continue  # "NATO"
        first = k == 0 or _OPENING.search(headline[: m.start()]) is not None
        after = words[k + 1][0] if k + 1 < len(words) else ""
        form = _form(m[0], before, after, written, shouted)
        if form != m[0] and _is_pair_of(body, before, m[0], after):
            form = m[0]
        before = form
        form = form[0].upper() + form[1:] if first else form
        if len(form) == len(m[0]):
            out[m.start() : m.end()] = form
    return "".join(out)


def is_shouted(paragraph: str) -> bool:
    """Whether every word of a paragraph is in capitals, and it has a few long ones."""
    if not paragraph.isupper():
        return False
    return sum(len(m[0]) >= _LONG for m in _WORD.finditer(paragraph)) >= _FEWEST


def is_headline_case(line: str) -> bool:
    """Whether a line is in title case or in capitals, so that a capital means nothing."""
    closed = line.rstrip()
    if len(line) > _LONGEST or (closed.endswith(".") and not _INITIALS.search(closed)):
        return False
    long = [m[0] for m in _WORD.finditer(line) if len(m[0]) >= _LONG]
    return len(long) >= _FEWEST and sum(w[0].isupper() for w in long) > _MOST * len(long)


def _is_pair_of(body: str, before: str, word: str, after: str) -> bool:
    """Whether the text has the word so, beside its neighbour in the headline: "Tea Party"."""
    if word.lower() in function_words():
        return False
    return (before[:1].isupper() and f"{before} {word}" in body) or (after[:1].isupper() and f"{word} {after}" in body)


def _written(body: str) -> dict[str, Counter[str]]:
    """Each word of the text in small letters -> how often it has which form, not counting the first of a sentence."""
    found: dict[str, Counter[str]] = {}
    for m in _WORD.finditer(body):
        if (m[0][0].islower() or _OPENING.search(body, max(0, m.start() - 3), m.start()) is None) and m.start():
            found.setdefault(m[0].lower(), Counter())[m[0]] += 1
    return found


def _form(word: str, before: str, after: str, written: dict[str, Counter[str]], shouted: bool) -> str:
    """How running text writes the word, between the word before it, so written, and the next word of the headline."""
    lower = word.lower()
    plainly = lower.replace("’", "'")
    if lower in function_words() or plainly.endswith("n't"):
        return lower
    forms = written.get(lower)
    if forms:
        form = max(forms, key=lambda f: (forms[f], f))
        return form if form[0].isupper() and (shouted or form == word) else lower if form.islower() else word
    small = word if not shouted else word.capitalize()
    if lower in group("months and days"):
        return small
    if before[:1].isupper() and before.lower() in given_names():
        return small  # "Roger Stone"
    if lower in given_names() and after[:1].isupper() and not is_common(after.lower()):
        return small
    if plain(word) in titles() and after.isalpha() and after[0].isupper() and not is_common(after.lower()):
        return small  # "Governor Kane"
    if shouted and lower in name_tails() and before[:1].isupper() and not is_common(before.lower()):
        return small  # "LARKSPUR LINES"
    return lower if is_common(plainly.removesuffix("'s")) else small


def _in_known_names(headline: str) -> set[int]:
    """Where words of known names begin: "White House"."""
    found: set[int] = set()
    for m in _WORD.finditer(headline):
        if m.start() in found:
            continue
        name = longest(headline, m.start(), m.end())
        if name is not None and (name[0] > m.end() or known(m[0]) is not None):
            found.update(w.start() for w in _WORD.finditer(headline, m.start(), name[0]))
    return found


def is_common(word: str) -> bool:
    """Whether a word in small letters is a common word of English, as listed or with an ending: "slammed"."""
    words = _common_words()
    for ending, instead in _ENDINGS:
        if word.endswith(ending):
            stem = word.removesuffix(ending) + instead
            if len(stem) > 2 and (stem in words or (len(stem) > 3 and stem[-1] == stem[-2] and stem[:-1] in words)):
                return True
    return word in words


@cache
def _common_words() -> frozenset[str]:
    listed = {row["word"] for row in table("common-words")} | {row["word"] for row in table("polarity")}
    listed |= {row["cue"] for row in table("reporting-verbs")} | {row["verb"] for row in table("predicates")}
    listed |= {row["noun"] for row in table("actors")} | {row["noun"] for row in table("nominalisations")}
    listed |= {row["verb"] for row in table("role-verbs")} | {row["trigger"] for row in table("event-types")}
    return frozenset(listed) | group("verbs with an object") | certainty("adjective", "alleging") | function_words()
