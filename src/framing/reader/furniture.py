"""What a page or an agency puts around an article: it is nobody's telling of the story.

Paywall and sign-up lines, links to other articles, credits of pictures, embedded posts, sign-offs and rights stay in
the text, so that nothing is lost and offsets hold; as parts of their own kind they are not parsed, counted or quoted.
Phrases and patterns are data (lexicons/resources/page-furniture.csv); each counts only in a short paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from framing.language.accounts import account
from framing.language.gazetteer import known
from framing.language.resources import table
from framing.language.words import month_names

_WORDS = {"paywall": 45, "link": 30, "sign-up": 40, "credit": 45, "sign-off": 60, "rights": 60}
"""Words up to which a paragraph with a phrase of the kind is one of the kind."""
_CAPTIONS = frozenset(["image caption", "media caption", "caption", "picture caption", "photo caption"])
"""Lines above the words of a picture."""
_TOPICS = frozenset(["related topics", "topics", "tags", "more on this story"])
"""Lines above the names of topics with which a page ends."""
_RULE = re.compile(r"^[\W_]+$|^-\s*30\s*-$")
_MARKS = re.compile(r"^[\s•●▪►▶→*>»›|_—–-]+")
_POST = re.compile(r"(?:pic\.(?:twitter|x)\.com/|https?://t\.co/)\w+\W*$")
_SHARED = re.compile(r"^(?:view this post on|a post shared by|a tweet by)\b", re.IGNORECASE)
_SPEECH = '“"‘«‹'
_SHORT_MONTH = "|".join(name[:3].capitalize() for name in month_names())
_WHOLE_MONTH = "|".join(map(str.capitalize, month_names()))
DATELINE = re.compile(
    r"(?:(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ.'’/ -]{1,40}|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2}(?=[^()\n]{0,40}\([A-Z]))"
    rf"(?:, [A-Z][\w.'’ -]{{1,30}}){{0,2}}(?:,? (?:{_SHORT_MONTH})[a-z]*\.? \d{{1,2}}"
    rf"(?:, \d{{4}})?|,? \d{{1,2}} (?:{_WHOLE_MONTH})"
    r"(?: \d{4})?)?\s*)?"
    r"(?P<agency>\([A-Z][\w .&/-]{1,30}\))?\s*(?:--|[-–—:|])\s*(?=[“\"‘'A-ZÀ-Þ\d])"
)
"""Where and by which agency an article was filed: "KABUL, Afghanistan (AP) — ", "LONDON, March 3 (Reuters) - "."""
_TRUNCATED = re.compile(r"(?:…|\.\.\.)?\s*\[\+?\d+ (?:chars|characters)\]$")
_LONGEST_DATELINE = 90


def furniture(lines: Sequence[str]) -> list[str]:
    """For each paragraph the kind of furniture that it is, "" for the article's own."""
    kinds = [_kind(line) for line in lines]
    for i in range(1, len(lines)):
        if kinds[i] == "post" and not kinds[i - 1] and (told := account(lines[i])) and not told[0]:
            kinds[i - 1] = "post"  # the words of the account whose name stands below them
    for i, line in enumerate(lines[:-1]):
        if kinds[i] and not kinds[i + 1]:
            plain = line.strip(" .:,").lower()
            if plain in _CAPTIONS and len(lines[i + 1].split(None, 60)) <= _WORDS["credit"]:
                kinds[i + 1] = "credit"
            elif plain in _TOPICS and _is_topic(lines[i + 1]):
                kinds[i + 1 :] = [k or ("link" if all(map(_is_topic, lines[i + 1 :])) else "") for k in kinds[i + 1 :]]
    return kinds


def _is_topic(line: str) -> bool:
    return len(line.split(None, 7)) <= 6 and not _is_sentence(line)


def _kind(line: str) -> str:
    if _RULE.match(line):
        return "rule"
    if _POST.search(line) or account(line) or _SHARED.match(line):
        return "post"
    if line[0] in _SPEECH:
        return ""
    plain = _MARKS.sub("", line[:400]).lower().replace("’", "'")
    known = _phrases()
    kind = known.whole.get(plain.strip(" .:!…»›>"), "")
    found = known.begins.match(plain) or known.holds.search(line.lower()[:600])
    if found is None and not _is_sentence(plain):
        found = known.heads.match(plain)
    if not kind and found:
        kind = str(found.lastgroup).replace("_", "-")
    if not kind and len(line) <= _LONGEST_MATCH:
        kind = next((name for name, pattern in known.patterns if pattern.fullmatch(plain)), "")
    return kind if kind and len(line.split(None, 80)) <= _WORDS[kind] else ""


def _is_sentence(plain: str) -> bool:
    """Whether a line ends like a sentence, which the headline behind "More:" does not."""
    return plain.endswith((".", '."', ".'", ".”"))


_LONGEST_MATCH = 400
"""Characters of a paragraph that is matched as a whole."""


class _Phrases(NamedTuple):
    """What a paragraph begins with, also only where it is no sentence (`heads`), what it holds, what it is as a whole,
    and the patterns that it matches as a whole; each says its kind."""

    begins: re.Pattern[str]
    heads: re.Pattern[str]
    holds: re.Pattern[str]
    whole: dict[str, str]
    patterns: list[tuple[str, re.Pattern[str]]]


@cache
def _phrases() -> _Phrases:
    rows = table("page-furniture")
    begins, heads, holds = (
        _one_of([(r["kind"], r["phrase"]) for r in rows if r["where"] == where])
        for where in ("begins", "heads", "holds")
    )
    whole = {r["phrase"]: r["kind"] for r in rows if r["where"] == "is"}
    return _Phrases(
        begins, heads, holds, whole, [(r["kind"], re.compile(r["phrase"])) for r in rows if r["where"] == "matches"]
    )


def _one_of(pairs: Sequence[tuple[str, str]]) -> re.Pattern[str]:
    groups = []
    for kind in dict.fromkeys(kind for kind, _ in pairs):
        phrases = "|".join(
            re.escape(phrase) + (r"\b" if phrase[-1].isalnum() else "") for k, phrase in pairs if k == kind
        )
        groups.append(f"(?P<{kind.replace('-', '_')}>{phrases})")
    return re.compile("|".join(groups))


def address(paragraph: str) -> int:
    """Where the address of a post begins with which a paragraph ends, -1 where there is none."""
    found = _POST.search(paragraph)
    return found.start() if found else -1


def dateline(paragraph: str) -> int:
    """Characters of the dateline with which the paragraph begins, 0 where there is none."""
    found = DATELINE.match(paragraph[:_LONGEST_DATELINE])
    if not found or not (found["agency"] or found["place"]):
        return 0
    place = found["place"] or ""
    if not found["agency"] and (body := known(place.strip(" ,"))) is not None and body.label == "ORG":
        return 0  # "NATO – Russia ties": a body, not a place
    shouted = sum(c.isupper() for c in place) > 2 and place.upper() == place
    dashed = not found[0].rstrip().endswith(":")
    return len(found[0].rstrip()) if found["agency"] or (shouted and dashed) else 0


def truncation(paragraph: str) -> int:
    """Where the mark of a text that was cut off begins ("[+2345 chars]"), -1 where there is none."""
    found = _TRUNCATED.search(paragraph[-60:])
    return max(0, len(paragraph) - 60) + found.start() if found else -1
