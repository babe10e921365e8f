"""An article under construction: what a format found, before it is checked and divided into parts."""

from __future__ import annotations

import re
import string
import unicodedata

from msgspec import Struct, field
from msgspec.structs import replace

from framing.errors import InputError
from framing.language.words import commonest
from framing.model import Article, Part, PartKind
from framing.reader.dates import read_date
from framing.reader.decoding import clean, decoded_once, windows_marks
from framing.reader.line_ends import joined
from framing.reader.markup import without_markup
from framing.reader.structure import Structure, is_same, lines, merged, paragraphs, structure
from framing.text_form import one_form

MOST_CHARACTERS = 200_000
"""A longer text is no article: some 33,000 words, three times the longest that newspapers print. What is found in one
takes about a gigabyte, and a longer one would take more."""
MOST_PARAGRAPHS = 3_000
"""More are a list, not an article; each is a sentence at least, however short."""

MOST_PIECES = 38_000
"""Words and marks. English of 190,000 characters has as many; a text of marks alone would take more memory."""

_PIECE = re.compile(r"\w+|[^\w\s]")
_WORD = re.compile(r"[^\W\d_]{2,}")
_ENGLISH = 0.15
"""Least share of English function words; running English has .35 to .5, other European languages under .1."""


REPAIRED = "letters that were encoded twice were repaired"


class Draft(Struct):
    """What a reader finds in a file, before it becomes an article."""

    text: str | list[str]  # a list holds the body's sentences or paragraphs
    name: str  # for messages: path, or path and line
    id: str
    title: str | None = None
    source: str | None = None  # as the file's own metadata has it
    date: str | None = None
    date_from: str | None = None  # where the date came from, for readers: "the page"
    url: str | None = None
    path: str | None = None
    home: str | None = None  # the folder in an archive that names the outlet
    parts: tuple[Part, ...] | None = None  # where `framing read` wrote the text; it is as it was then
    notes: list[str] = field(default_factory=list)  # footnotes: behind the text, apart from it
    warnings: list[str] = field(default_factory=list)


def article(draft: Draft, *, source: str | None, fallback: str) -> Article:
    """Check a draft and name its parts. `source` was given by the user; `fallback` comes from the file's name.

    Raises:
        InputError: no words, or far too many.
    """
    given = draft.text
    _clean(draft)
    _refuse_long(draft)
    if draft.parts is not None and isinstance(given, str) and draft.text == given:
        text, built = given, Structure(draft.parts, _tidy(draft.title) or "", None)
    else:
        text, spans = _laid_out(draft)
        built = structure(text, spans, title=_tidy(draft.title))
        if draft.notes and text.strip():
            text, built = _with_notes(text, built, [_formed(note, []) for note in draft.notes])
    _check(text, built, draft)
    if built.cut_off:
        draft.warnings.append(f"the text seems to be cut off ({built.cut_off})")
    date, problem = read_date(draft.date) if draft.date else (None, "")
    if problem:
        draft.warnings.append(problem)
    if host := _outlet(draft.source):
        draft.url, draft.source = draft.url or draft.source, host
    named = (_tidy(one_form(clean(source))) if source else None) or _tidy(draft.source)
    return Article(
        id=draft.id,
        source=named or readable(built.source) or readable(clean(fallback)) or "unknown",
        title=built.title,
        text=text,
        parts=built.parts,
        date=date,
        date_from=(draft.date_from or "the file") if date else None,
        url=draft.url,
        path=clean(draft.path) if draft.path else None,
        warnings=tuple(draft.warnings),
    )


def _refuse_long(draft: Draft) -> None:
    """Refuse a text that is far too long before its lines are looked at one by one."""
    size = len(draft.text) if isinstance(draft.text, str) else sum(map(len, draft.text))
    if size > _LONG * MOST_CHARACTERS or (isinstance(draft.text, list) and len(draft.text) > MOST_CHARACTERS):
        raise _too_long(draft, f"{size:,} characters, more than the {MOST_CHARACTERS:,} of one article")


_LONG = 2
"""A text without its title, markup and blank lines is not half as long."""


def _too_long(draft: Draft, found: str) -> InputError:
    return InputError(draft.name, found, hint="split it: a file for each article, or JSON Lines with an article a line")


def _clean(draft: Draft) -> None:
    """Clean the draft's text and bring it into one form. Every format passes through here."""
    twice: list[str] = []
    draft.text = (
        [_formed(item, twice) for item in draft.text] if isinstance(draft.text, list) else _formed(draft.text, twice)
    )
    draft.id = clean(draft.id)
    for name in ("title", "source"):
        value = getattr(draft, name)
        if value is not None:
            setattr(draft, name, _formed(value, twice))
    for name in ("date", "url"):
        value = getattr(draft, name)
        if value is not None:
            setattr(draft, name, clean(value))
    if twice and REPAIRED not in draft.warnings:
        draft.warnings.append(REPAIRED)


def _formed(text: str, twice: list[str]) -> str:
    """A text without markup, in one form, its broken words whole. `twice` takes what was encoded twice."""
    plain = unicodedata.normalize("NFC", clean(text))
    once = decoded_once(plain)
    if once != plain:
        twice.append(once)
    return joined(one_form(without_markup(windows_marks(once))))


def _laid_out(draft: Draft) -> tuple[str, list[tuple[int, int]]]:
    """Title, newline, body; a body that begins with its own title is left as it is."""
    title = _tidy(draft.title)
    listed = isinstance(draft.text, list)
    body = "\n".join(merged([i.strip() for i in draft.text if i.strip()])) if listed else str(draft.text).strip("\n")
    spans = lines(body) if listed else paragraphs(body)
    if title is None or (spans and is_same(body[slice(*spans[0])], title)):
        return body, spans
    shift = len(title) + 1
    return f"{title}\n{body}", [(0, len(title))] + [(a + shift, b + shift) for a, b in spans]


def _with_notes(text: str, built: Structure, notes: list[str]) -> tuple[str, Structure]:
    """The text with its footnotes behind it, each a part that is neither parsed nor counted."""
    text, parts = text.rstrip(), list(built.parts)
    for note in filter(None, (" ".join(note.split()) for note in notes)):
        start = len(text) + 2
        text = f"{text}\n\n{note}"
        parts.append(Part(PartKind.FURNITURE, start, len(text)))
    return text, replace(built, parts=tuple(parts))


def _check(text: str, built: Structure, draft: Draft) -> None:
    if not text.strip():
        raise InputError(draft.name, "empty: no text to compare")
    if len(text) > MOST_CHARACTERS:
        raise _too_long(draft, f"{len(text):,} characters, more than the {MOST_CHARACTERS:,} of one article")
    if len(text) > MOST_PIECES and (pieces := sum(1 for _ in _PIECE.finditer(text))) > MOST_PIECES:
        raise _too_long(draft, f"{pieces:,} words and marks, more than the {MOST_PIECES:,} of one article")
    if len(built.parts) > MOST_PARAGRAPHS:
        raise _too_long(draft, f"{len(built.parts):,} paragraphs, more than the {MOST_PARAGRAPHS:,} of one article")
    if _surely_english(text):
        return
    words = _WORD.findall(text)
    if not words:
        raise InputError(draft.name, "no words in it: nothing to compare")
    common = sum(map(commonest().__contains__, map(str.lower, words)))
    if (len(words) >= 40 and common < _ENGLISH * len(words)) or (len(words) >= 12 and not common):
        draft.warnings.append("does not read like English; the figures for it mean little")


_NO_BREAKS = string.ascii_letters.encode() + string.whitespace.encode() + bytes(range(0x80, 0xC0))


def _surely_english(text: str) -> bool:
    """Whether counting every word would find enough common ones.

    Nearly all English is recognised in a quarter of the time.

    Common words between white space are no more than there are. Words are no more than what stands between white
    space and, for each character in it that is no unaccented letter, one: it may break a word in two.
    """
    common = {word for word in commonest() if len(word) > 1}
    between = text.lower().split()
    breaks = len(text.encode("utf-8", "replace").translate(None, _NO_BREAKS))
    return sum(map(common.__contains__, between)) > _ENGLISH * (len(between) + breaks)


def _tidy(value: str | None) -> str | None:
    return " ".join(value.split()) or None if value else None


def readable(name: str | None) -> str | None:
    """ "Al Jazeera" for "al-jazeera" and "al jazeera"; a name with capitals stays as it is."""
    if not name:
        return None
    words = re.split(r"[-_\s]+", name.strip())
    return " ".join(words if any(c.isupper() for c in name) else [w[:1].upper() + w[1:] for w in words]) or None


def iso_date(value: str | None) -> str | None:
    """A date in any unambiguous form as YYYY-MM-DD; None for anything else."""
    return read_date(value)[0] if value else None


_ADDRESS = re.compile(r"^(?:https?://|www\.)([^\s/?#:@]+)[^\s]*$", re.IGNORECASE)
_MIRRORS = re.compile(r"^(?:www\d?|m|mobile|amp|edition)\.", re.IGNORECASE)


def _outlet(address: str | None) -> str | None:
    """The host of an address without "www."; None if it is no address."""
    found = _ADDRESS.match(address.strip()) if address else None
    return _MIRRORS.sub("", found[1].lower()) if found else None
