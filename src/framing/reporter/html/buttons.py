"""The small parts that a page has by the thousand, written without the template engine, which is slower.

Everything from an article is escaped here, as the engine does.
"""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from framing.reporter.display import display, one_line
from framing.reporter.html.highlight import ShownSentence
from framing.reporter.html.side_by_side import Chip


def chip(c: Chip) -> Markup:
    """A finding; what the script says of it and where it leads stand in its data."""
    said, at = " said" if c.badge else "", f' data-at="{_safe(c.at)}"' if c.at else ""
    out = f'<button type="button" class="chip {_safe(c.polarity)}{said}"{at} data-says="{_line(c.says)}">'
    if c.sign:
        out += f'<span class="chipsign" aria-hidden="true">{_safe(c.sign)}</span>'
        out += f'<span class="hear">{_safe(c.polarity)}: </span>'
    out += f"<bdi>{_line(c.text)}</bdi>"
    if c.count > 1:
        out += f' <span class="times">×{c.count}</span>'
    if c.note:
        out += f' <bdi class="note">{_line(c.note)}</bdi>'
    return Markup(f"{out}{_badge(c)}</button>")


def chips(found: Sequence[Chip], most: int) -> Markup:
    """A group of findings; those after the first `most` can be opened."""
    out = "".join(map(chip, found[:most]))
    if len(found) > most:
        rest = "".join(map(chip, found[most:]))
        out += f'<details class="rest"><summary>+ {len(found) - most} more</summary><div>{rest}</div></details>'
    return Markup(f'<div class="chips" role="group">{out}</div>')


def passage(c: Chip, beside: str = "") -> Markup:
    """Words of a source that lead to their place.

    Args:
        beside: the places of all sources that are then shown side by side.
    """
    others = f' data-beside="{_safe(beside)}"' if beside else ""
    head = f'<button type="button" class="passage" data-at="{_safe(c.at)}"{others}>'
    return Markup(f"{head}<bdi>{_line(c.text)}</bdi>{_badge(c)}</button>")


def sentence(shown: ShownSentence) -> Markup:
    """A sentence of an article with its marks, behind the buttons of the passages that it belongs to."""
    out = ""
    for rank in shown.passages:
        label = f"Passage {rank}: show it in the other sources"
        out += f'<button type="button" class="align" data-passage="{rank}" aria-label="{label}"></button>'
    aligned = f' data-passages="{" ".join(map(str, shown.passages))}"' if shown.passages else ""
    out += f'<span class="sentence" data-start="{shown.start}"{aligned}>'
    for piece in shown.pieces:
        text = _safe(display(piece.text))
        if piece.marks:
            ends = piece.ends
            signed = f' data-ends="{_safe(ends)}" data-sign="{_safe(piece.sign)}"' if ends else ""
            out += f'<span class="mark {_safe(piece.layers)}" data-marks="{_safe(piece.ids)}"{signed}>{text}</span>'
        else:
            out += text
    return Markup(f"{out}</span>")


def _badge(c: Chip) -> str:
    return f' <bdi class="badge">{_line(c.badge)}</bdi>' if c.badge else ""


def _line(text: str) -> str:
    return _safe(one_line(text))


def _safe(text: str) -> str:
    """What `markupsafe.escape` makes of it, as plain text."""
    for bare, written in _WRITTEN:
        if bare in text:
            text = text.replace(bare, written)
    return text


_WRITTEN = (("&", "&amp;"), (">", "&gt;"), ("<", "&lt;"), ("'", "&#39;"), ('"', "&#34;"))
