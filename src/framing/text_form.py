"""One form for text that can be written in several, for articles and lexicons alike; and what tells a text by itself.

Composed letters (NFC); plain letters for ligatures, full-width and mathematical ones; a space for each kind of space; a
hyphen for each kind of hyphen, a dash for a horizontal bar; nothing for soft hyphens, zero-width and direction marks.
"""

from __future__ import annotations

import re
import unicodedata

from framing.model import NOT_READ, Article, PartKind

_VARIANTS = re.compile("[\ufb00-\ufb06\uff01-\uff65\uffe0-\uffe6\U0001d400-\U0001d7ff]+")
"""Ligatures, full-width and half-width marks, the bold and script letters of mathematics."""
_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_UNSEEN = (
    "\u00ad\u034f\u061c\u180e\u200b\u200c\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff"
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufff9\ufffa\ufffb"
)
_ANGLES = {
    "\u2039": "‘",
    "\u203a": "’",
    "\u300c": "“",
    "\u300d": "”",
    "\u300e": "‘",
    "\u300f": "’",
    "\u301d": "“",
    "\u301e": "”",
    "\u301f": "”",
}
"""Quotation marks of other scripts, as the ones that stand for the same."""
_HYPHENS = "\u2010\u2011\ufe63"
_LINE_ENDS = "\u0085\u2028\u2029"
_PLAIN = str.maketrans(
    {
        **dict.fromkeys(_SPACES, " "),
        **dict.fromkeys(_UNSEEN, ""),
        **dict.fromkeys(_HYPHENS, "-"),
        **dict.fromkeys(_LINE_ENDS, "\n"),
        "\u3002": ".",
        "\u2015": "—",
        **_ANGLES,
    }
)
_SIGN = "[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]"
_JOINER = re.compile(f"(?<!{_SIGN})\u200d|\u200d(?!{_SIGN})")
"""A zero-width joiner that does not make one emoji of two."""
_ODD = re.compile(
    f"[{_SPACES}{_UNSEEN}{_HYPHENS}{_LINE_ENDS}\u2015\u3002\u2039\u203a\u300c-\u300f\u301d-\u301f\u200d\u0060\u00b4\u02b9\u02bc\u2032{_VARIANTS.pattern[1:-2]}]"
)
"""Any character that has another form. Most texts have none; this check takes a tenth of the time."""
_APOSTROPHE = re.compile("(?<=[^\\W\\d_])[`\u00b4\u02b9\u02bc\u2032](?=[^\\W\\d_])")


def one_form(text: str) -> str:
    """The text in the form that all later steps use. Applying it twice changes nothing more.

    >>> one_form("im\u00adperialist re\u0301gime"), one_form("\uff23OVID\u201119")
    ('imperialist régime', 'COVID-19')
    """
    plain = text if text.isascii() else unicodedata.normalize("NFC", text)
    if not _ODD.search(plain):
        return plain
    plain = _VARIANTS.sub(_compatible, plain)
    plain = _JOINER.sub("", plain.translate(_PLAIN))
    return _APOSTROPHE.sub("’", unicodedata.normalize("NFC", plain))


def _compatible(found: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", found[0])


_AROUND = NOT_READ | {PartKind.HEADLINE}
_TOLD_BY_BODY = 150
"""Letters of a body that is the same by no accident."""


def letters(text: str) -> str:
    """The letters and digits of a text, whatever its case, spacing and punctuation."""
    return "".join(filter(str.isalnum, text.casefold()))


def told_letters(article: Article) -> str:
    """The letters of what is told: no headline, byline or page furniture; all where hardly any are left.

    Two articles that have the same print one text, such as an agency's.
    """
    plain = letters("".join(article.text[p.start : p.end] for p in article.parts if p.kind not in _AROUND))
    return plain if len(plain) >= _TOLD_BY_BODY else letters(article.text)
