"""The small signs of the terminal: polarity, voice, counts, snippets. Colour is never the only sign.

All text from articles passes through `one_line`, so that no article can control a terminal.
"""

from __future__ import annotations

from rich.cells import cell_len
from rich.table import Table
from rich.text import Text

from framing.reporter.display import one_line
from framing.reporter.tables.report import Format, Value, shown

QUIET = "dim"
STRONG = "bold"
STYLES = {"negative": "red", "positive": "green", "neutral": ""}
SIGNS = {"negative": "−", "positive": "+", "neutral": "·"}
MORE = "use --all or an export"


def styled(text: str, style: str) -> Text:
    """Our own words in a style that does not spread to what is added to them."""
    return Text.assemble((text, style))


def plain(text: object, style: str = "") -> Text:
    """Text from an article on one line."""
    return styled(one_line(str(text)) if text is not None else "", style)


def polar(text: str, polarity: str) -> Text:
    """The text after its sign, in the colour of its polarity."""
    return sign(polarity) + Text(" ") + plain(text, STYLES.get(polarity, ""))


def sign(polarity: str) -> Text:
    """The polarity's sign alone, in its colour."""
    style = STYLES.get(polarity, "")
    return styled(SIGNS.get(polarity, "·"), f"bold {style}" if style else QUIET)


def said(voice: Value, speaker: Value) -> Text:
    """The voice, if it is not the source's own: " — Xinhua, quoted"."""
    if voice == "scare":
        return styled(" in scare quotes", "italic dim")
    how = {"direct": "quoted", "indirect": "reported"}.get(str(voice))
    if how is None:
        return Text()
    return styled(" — ", QUIET) + plain(f"{speaker}, {how}" if speaker else how, "italic dim")


def times(count: int) -> Text:
    """How often: " ×2"; nothing for once."""
    return styled(f" ×{count}", QUIET) if count > 1 else Text()


def more(hidden: int) -> Text | None:
    """ "+ n more", where something is hidden."""
    return styled(f"+ {hidden:,} more", f"italic {QUIET}") if hidden > 0 else None


def number(value: Value, how: Format, style: str = "") -> Text:
    """A number in its column's format."""
    return styled(shown(value, how), style)


def interval(low: Value, high: Value, how: Format) -> Text:
    """ "[0.1, 0.4]" if both ends are known."""
    if low is None or high is None:
        return Text()
    return styled(f" [{shown(low, how)}, {shown(high, how)}]", style=QUIET)


def small(value: float) -> str:
    """A number from −1 to +1 with its sign and without the idle 0: "−.30"."""
    return shown(value, Format.SIGNED).replace("0.", ".", 1) if abs(value) < 0.995 else shown(value, Format.SIGNED)


def bar(value: float, top: float, width: int) -> Text:
    """A bar of up to `width` cells, in eighths."""
    eighths = round(8 * width * value / top) if top > 0 else 0
    full, rest = divmod(eighths, 8)
    return styled("█" * full + ("▏▎▍▌▋▊▉"[rest - 1] if rest else ""), "blue")


def scale(score: float, low: float, high: float, style: str, cells: int = 17) -> Text:
    """An interval on the line from −1 to +1, with its middle: "−┈┈┈━━●━┊┈┈┈┈┈+"."""

    def at(value: float) -> int:
        return round((max(-1.0, min(1.0, value)) + 1) / 2 * (cells - 1))

    line = ["┈"] * cells
    line[cells // 2] = "┊"
    line[at(low) : at(high) + 1] = "━" * (at(high) - at(low) + 1)
    if at(low) <= cells // 2 <= at(high):
        line[cells // 2] = "┿"
    line[at(score)] = "●"
    picture = Text.assemble(
        ("−", QUIET), ("".join(line[: at(low)]), QUIET), ("".join(line[at(low) : at(high) + 1]), style)
    )
    return picture + styled("".join(line[at(high) + 1 :]) + "+", QUIET)


def snippet(sentence: str, hit: str, room: int, polarity: str = "neutral") -> Text:
    """The sentence around the hit, cut at word ends to at most `room` columns, the hit set off."""
    sentence, hit = one_line(sentence), one_line(hit)
    at = sentence.find(hit) if hit else -1
    if at < 0:
        return plain(shortened(sentence, room))
    before, found, after = sentence[:at], shortened(hit, room), sentence[at + len(hit) :]
    spare = room - cell_len(found)
    left = _tail(before, max(spare // 2, spare - cell_len(after)))
    right = shortened(after, spare - cell_len(left))
    return styled(left, QUIET) + styled(found, f"bold {STYLES[polarity]}".strip()) + styled(right, QUIET)


def shortened(text: str, room: int) -> str:
    """The beginning of the text, cut at a word end to at most `room` columns (a wide character takes two)."""
    if cell_len(text) <= room:
        return text
    cut = first(text, room - 2)
    if not text[len(cut)].isspace():
        cut = cut.rpartition(" ")[0] or cut
    return f"{cut.rstrip(' ,;:')} …" if room > 1 else "…"[: max(0, room)]


def cut_around(text: str, at: int, room: int) -> str:
    """As `shortened`, but begun later where the words at this offset would not be in it: at a comma, or a word."""
    if cell_len(text[:at]) <= room // 2 or cell_len(text) <= room:
        return shortened(text, room)
    least = len(text) - len(last(text, room - 2))  # nothing is won by beginning later than this
    comma = max(text.rfind(mark, 0, at) for mark in (", ", "; ", ": ", " – ", " — "))
    begin = comma if at - comma <= room // 2 else text.rfind(" ", 0, at - room // 4)
    begin = min(begin, text.find(" ", least)) if least else begin
    return "… " + shortened(text[begin:].lstrip(" ,;:–—"), room - 2)


def _tail(text: str, room: int) -> str:
    """The end of the text, cut at the beginning of a word."""
    if cell_len(text) <= room:
        return text
    cut = last(text, room - 2)
    if not text[-len(cut) - 1].isspace():
        cut = cut.partition(" ")[2]
    return f"… {cut.lstrip()}" if room > 1 else "…"[: max(0, room)]


def last(text: str, room: int) -> str:
    """As much of the end as fits into so many columns."""
    return first(text[::-1], room)[::-1]


def first(text: str, room: int) -> str:
    """As much of the beginning as fits into so many columns."""
    used = 0
    for i, character in enumerate(text):
        used += cell_len(character)
        if used > room:
            return text[:i]
    return text


def listed(parts: list[Text]) -> Text:
    """Parts on one line, with dimmed commas."""
    return styled(", ", QUIET).join(parts)


def hanging(parts: list[tuple[Text, Text]]) -> Table:
    """Signs in a column of their own, so that what wraps stands under its beginning."""
    grid = Table.grid(padding=(0, 1, 0, 0), expand=True)
    grid.add_column(width=1)
    grid.add_column(ratio=1, overflow="fold")
    for mark, text in parts:
        grid.add_row(mark, text)
    return grid


def lines(parts: list[Text]) -> Text:
    """The parts, a line each."""
    return Text("\n").join(parts)
