"""Which paragraphs of a text are its headline, standfirst, subheadings, byline, body and signature.

Plain text has no markup, so the parts are recognised by their form. A headline ends without a full stop. A standfirst
gives full names that the first paragraph gives again. A signature is a short last line that begins with a dash or names
an agency, unless it is a sentence, the last point of a list or the last turn of a talk.
"""

from __future__ import annotations

import re
from itertools import pairwise

from msgspec import Struct

from framing.language.accounts import account
from framing.language.casing import is_headline_case
from framing.language.words import alternatives, month_names
from framing.model import Part, PartKind
from framing.reader.furniture import address, dateline, furniture, truncation

_FINAL = re.compile(r"""[.!?…:;,][)\]"'”’» ]*$""")
_NO_HEADING = re.compile(r"""["“”@#<>]|https?:|pic\.twitter|^\W*[-–—(]""")
_MONTH = rf"(?:{'|'.join(name[:3] for name in month_names())})[a-z]*\.?"
_DATE_LINE = re.compile(
    rf"^(?=.{{6,60}}$)(?=.*(?:\d{{4}}|\d:\s?\d\d|\d/\d))(?=.*(?:\b{_MONTH}\s+\d|\d\s+{_MONTH}|\d/\d|\b[ap]\.?\s?m\b))"
    r"[\w:,./|\s-]+$",
    re.IGNORECASE,
)
_CAPITAL = "[A-ZÀ-ÖØ-ÞĀ-Ž]"
_BETWEEN = rf"(?:(?:{alternatives('words between names in a byline')}|{alternatives('name particles')})\s+){{0,3}}"
_WRITER = rf"(?:,?\s+(?:[a-z]+\s+){{0,3}}(?:{alternatives('last words of a byline')}))?"
_BYLINE = re.compile(
    rf"^((?:[Bb]y|BY)\s+{_CAPITAL}[\w.'’-]+(\s+{_BETWEEN}{_CAPITAL}[\w.'’,-]*){{0,12}}{_WRITER}"
    r"|(?i:(first\s+)?(published|updated|posted|last\s+modified))\b.{0,60}"
    r"|\d{1,2}\s+[A-Z][a-z]+\s+\d{4}|[A-Z][a-z]+\s+\d{1,2},\s+\d{4})\.?$"
)
_SIGNATURE = re.compile(
    r"^\s*(?:[-–—―]+\s*|source:\s*|\(c\)\s*|©\s*)(?P<name>[^\W\d_][\w .&'’/-]{1,60}?)\s*\.?$", re.IGNORECASE
)
_DASHED = re.compile(r"^\s*[-–—―]+\s*\w")
"""A point of a list, a turn of a talk, or a name below the text."""
_AGENCY = re.compile(rf"^[\[(]?(?P<name>{alternatives('news agencies')})[\])]?\.?$")
_FULL_NAME = re.compile(r"[A-Z][\w-]{1,60}(?:\s+[A-Z][\w-]{1,60}){1,20}")
_LIST_END = re.compile(rf"\b(?:{alternatives('abbreviations inside a sentence')})\.$")
_TITLE_AND_MORE = 8  # characters: no title is as long
_BLANK = re.compile(r"\n[ \t]*\n")
_WIDEST = 120
_ASKING = re.compile(r"[A-Z][^.?!…]*[?!]")  # one sentence, and nobody's quotation
_HEADLINE_WORDS = 30
_SUBHEADING_WORDS = 14
_STANDFIRST_WORDS = 45


class Structure(Struct, frozen=True):
    """The parts of an article's text."""

    parts: tuple[Part, ...]
    title: str
    source: str | None  # from the signature
    cut_off: str = ""  # what says that the text is not whole: a paywall, the mark of an interface


def structure(text: str, spans: list[tuple[int, int]], *, title: str | None = None) -> Structure:
    """Name each paragraph of `text`; `title` is the headline where the file's metadata gives it."""
    lines = [text[a:b] for a, b in spans]
    around = furniture(lines)
    if all(around):  # a text of such lines only is a text
        around = [""] * len(lines)
    kinds = [PartKind.FURNITURE if kind else PartKind.BODY for kind in around]
    source = _mark_signature(lines, kinds)
    first = _mark_head(lines, kinds, title)
    _mark_subheadings(lines, kinds, first)
    if all(kind is not PartKind.BODY for kind in kinds):  # a text of headlines only is a text
        kinds = [PartKind.FURNITURE if kind else PartKind.BODY for kind in around]
    parts = [Part(kind, a, b) for kind, (a, b) in zip(kinds, spans, strict=True)]
    parts = _with_posts(text, parts, around)
    cut_off = "a paywall" if "paywall" in around else ""
    parts, truncated = _with_cuts(text, parts)
    cut_off = cut_off or truncated
    return Structure(tuple(parts), title or _title(lines, kinds), source, cut_off)


def _with_posts(text: str, parts: list[Part], around: list[str]) -> list[Part]:
    """The parts with each embedded post apart from the line that names its account.

    The words of the post are body: they are read, as the account's words. Its address and the line are furniture.
    """
    out: list[Part] = []
    for k, part in enumerate(parts):
        told = account(text[part.start : part.end]) if around[k] == "post" else None
        if told is not None and told[0]:
            out += _divided(text, part, told[0], (PartKind.BODY, PartKind.FURNITURE))
            continue
        if told is not None and out and around[k - 1] == "post":
            words = out.pop()
            at = address(text[words.start : words.end])
            kinds = (PartKind.BODY, PartKind.FURNITURE)
            out += _divided(text, words, at, kinds) if at > 0 else [Part(PartKind.BODY, words.start, words.end)]
        out.append(part)
    return out


def _with_cuts(text: str, parts: list[Part]) -> tuple[list[Part], str]:
    """The parts with the dateline apart from the first paragraph, the mark of a cut apart from the last one."""
    bodies = [i for i, part in enumerate(parts) if part.kind is PartKind.BODY]
    if not bodies:
        return parts, ""
    mark, last = "", parts[bodies[-1]]
    if text[last.start : last.end].endswith(("…", "...")) and len(bodies) > 1:
        mark = "its last line ends in dots"
    at = truncation(text[last.start : last.end])
    if at > 0:
        mark = text[last.start + at : last.end].strip(" .…")
        parts[bodies[-1] : bodies[-1] + 1] = _divided(text, last, at, (PartKind.BODY, PartKind.FURNITURE))
    first = parts[bodies[0]]
    size = dateline(text[first.start : first.end])
    if size:
        parts[bodies[0] : bodies[0] + 1] = _divided(text, first, size, (PartKind.BYLINE, PartKind.BODY))
    return parts, mark


def _divided(text: str, part: Part, at: int, kinds: tuple[PartKind, PartKind]) -> list[Part]:
    """The part in two at this character, without the white space between them."""
    left, right = text[part.start : part.start + at].rstrip(), text[part.start + at : part.end].lstrip()
    if not left or not right:
        return [part]
    return [Part(kinds[0], part.start, part.start + len(left)), Part(kinds[1], part.end - len(right), part.end)]


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Spans of the paragraphs: blank-line blocks of a hard-wrapped text, else lines."""
    spans = lines(text)
    return _blocks(text, spans) if _wrapped(text, spans) else spans


def merged(items: list[str]) -> list[str]:
    """Sentences of a list, joined again where a list broke one at a title ("Texas Gov." / "Greg Abbott")."""
    out: list[list[str]] = []
    for item in items:
        last = out[-1][-1] if out else ""
        if last.endswith(".") and _LIST_END.search(last[-_TITLE_AND_MORE:]):
            out[-1].append(item)
        else:
            out.append([item])
    return [" ".join(pieces) for pieces in out]


def lines(text: str) -> list[tuple[int, int]]:
    """Spans of the lines that are not blank, without white space around them."""
    found, at = [], 0
    for line in text.split("\n"):
        bare = line.strip()
        if bare:
            start = at + line.index(bare)
            found.append((start, start + len(bare)))
        at += len(line) + 1
    return found


def _wrapped(text: str, spans: list[tuple[int, int]]) -> bool:
    """Whether lines are hard-wrapped: of modest length, mostly without a full stop, in blocks between blank lines."""
    if len(spans) < 4 or not _BLANK.search(text) or max(b - a for a, b in spans) > _WIDEST:
        return False
    joined = [a for a, b in pairwise(spans) if not _BLANK.search(text[a[1] : b[0]])]
    broken = sum(not _FINAL.search(text[a:b]) for a, b in joined)
    return len(joined) >= len(spans) / 3 and broken >= len(joined) / 2


def _blocks(text: str, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    blocks = [lines[0]]
    in_head = any(_is_metadata(text[a:b]) for a, b in _first_block(text, lines))
    for start, end in lines[1:]:
        apart = text.count("\n", blocks[-1][1], start) > 1
        in_head = in_head and not apart
        if apart or in_head:
            blocks.append((start, end))
        else:
            blocks[-1] = (blocks[-1][0], end)
    return blocks


def _first_block(text: str, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The lines up to the first blank one."""
    last = next((i for i, (a, b) in enumerate(pairwise(lines)) if text.count("\n", a[1], b[0]) > 1), len(lines) - 1)
    return lines[: last + 1]


_LONGEST_NAME = 6


def _is_name(line: str) -> bool:
    """Whether a line may be an outlet's name: a few words, the last one with a capital, no end of a sentence."""
    words = line.split()
    return len(words) <= _LONGEST_NAME and words[-1][:1].isupper() and not _FINAL.search(line)


def _is_metadata(line: str) -> bool:
    """Whether a line is a byline or a date: then each line beside it is one of its own."""
    return bool(_BYLINE.match(line) or _DATE_LINE.match(line))


def _mark_signature(lines: list[str], kinds: list[PartKind]) -> str | None:
    if len(lines) < 2 or kinds[-1] is PartKind.FURNITURE:
        return None
    found = _SIGNATURE.match(lines[-1]) or _AGENCY.match(lines[-1])
    listed = kinds[-2] is not PartKind.FURNITURE and _DASHED.match(lines[-2]) and _DASHED.match(lines[-1])
    if not found or len(lines[-1].split()) > 8 or listed or _is_dashed_sentence(lines[-1]):
        return None
    kinds[-1] = PartKind.SIGNATURE
    return None if "contributed" in lines[-1] else found["name"].strip()


def _is_dashed_sentence(line: str) -> bool:
    words = [word for word in line.strip(" -–—―").split() if word[0].isalpha()]
    small = sum(word[0].islower() for word in words)
    begins = bool(_DASHED.match(line)) and bool(words) and words[0][0].isupper()
    return begins and line.rstrip().endswith(".") and small > len(words) - small


def _mark_head(lines: list[str], kinds: list[PartKind], title: str | None) -> int:
    """Mark headline, byline and standfirst; return the index of the first paragraph of the body."""
    at = 0
    if title is not None:
        while at < len(lines) and (is_same(lines[at], title)):
            kinds[at] = PartKind.HEADLINE
            at += 1
    elif (
        len(lines) > 1
        and kinds[0] is PartKind.BODY
        and (_is_headline(lines[0], _HEADLINE_WORDS) or _is_asking_headline(lines[0], lines[1]))
    ):
        kinds[0] = PartKind.HEADLINE
        at = 1
    if 0 < at < len(lines) - 2 and _is_metadata(lines[at + 1]) and _is_name(lines[at]):
        kinds[at] = PartKind.BYLINE  # the outlet, between headline and byline
        at += 1
    at = _mark_bylines(lines, kinds, at)
    if 0 < at < len(lines) - 1 and kinds[at] is PartKind.BODY and _is_standfirst(lines[at], lines[at + 1]):
        kinds[at] = PartKind.STANDFIRST
        at += 1
    return _mark_bylines(lines, kinds, at)


def _mark_bylines(lines: list[str], kinds: list[PartKind], at: int) -> int:
    while at < len(lines) - 1:
        if kinds[at] is PartKind.BODY and (_BYLINE.match(lines[at]) or _DATE_LINE.match(lines[at])):
            kinds[at] = PartKind.BYLINE
        elif kinds[at] is not PartKind.FURNITURE:
            break
        at += 1
    return at


def is_byline(line: str) -> bool:
    """Whether a line names the author of the article, or its date of publication."""
    return bool(_BYLINE.match(line))


def _mark_subheadings(lines: list[str], kinds: list[PartKind], first: int) -> None:
    for i in range(first, len(lines) - 1):
        between = kinds[i] is PartKind.BODY and i > 0
        if between and _is_headline(lines[i], _SUBHEADING_WORDS) and _FINAL.search(lines[i - 1]):
            kinds[i] = PartKind.SUBHEADING


def _is_headline(line: str, most: int) -> bool:
    if not 1 < len(line.split(None, most)) <= most:  # most lines; the expressions read all of them
        return False
    opening = line[:1]
    if _NO_HEADING.search(line) and most == _SUBHEADING_WORDS:
        return False
    is_open = not _FINAL.search(line) or (line.rstrip().endswith(".") and is_headline_case(line))  # "… of the G.O.P."
    return is_open and (opening.isupper() or not opening.isalpha())


def _is_asking_headline(line: str, following: str) -> bool:
    """Whether a short line that asks or exclaims stands above a paragraph of prose: "Who gave the order?"."""
    prose = _FINAL.search(following) and len(following.split(None, _SUBHEADING_WORDS)) > _SUBHEADING_WORDS
    words = line.split(None, _SUBHEADING_WORDS)
    return bool(prose) and 1 < len(words) <= _SUBHEADING_WORDS and bool(_ASKING.fullmatch(line.strip()))


def _is_standfirst(line: str, following: str) -> bool:
    """Whether a short paragraph under the headline is a standfirst: the next paragraph introduces the story again.

    News prose introduces a person in full once; when the paragraph under the headline and the one after it
    both do, the first is a summary of the article, not its beginning.
    """
    words = line.split()
    if not 4 <= len(words) <= _STANDFIRST_WORDS:
        return False
    if not _FINAL.search(line):
        return True
    names = set(_FULL_NAME.findall(line))
    return bool(names & set(_FULL_NAME.findall(following[:160])))


def is_same(line: str, title: str) -> bool:
    """Whether both consist of the same letters and digits."""
    return _letters(line) == _letters(title)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.lower()))


def _title(lines: list[str], kinds: list[PartKind]) -> str:
    for wanted in (PartKind.HEADLINE, PartKind.SUBHEADING):
        for line, kind in zip(lines, kinds, strict=True):
            if kind is wanted:
                return " ".join(line.split())
    return ""
