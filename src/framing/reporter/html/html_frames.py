"""What each story says to the questions that frames answer, and how far it uses each frame, as columns of the page.

An answer leads to the portrait of who is in it and to its sentence; a bar opens into the sentences that it counts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from framing.model import FrameSentence
from framing.reporter.html.side_by_side import BADGES, Chip, Places, PortraitCard, Record, records
from framing.reporter.tables.cells import sentence_text
from framing.reporter.tables.frame_tables import ASKED, differing
from framing.reporter.tables.report import Format, Report, as_number, counted, grouped, shown
from framing.reporter.tables.rows import FrameRow


class Who(Struct, frozen=True):
    """Somebody in an answer; `portrait` is the number of the portrait on the page, 0 for none."""

    name: str
    portrait: int


class Said(Struct, frozen=True):
    """An answer: who is in it (two in a conflict, nobody in some), and its sentence."""

    who: tuple[Who, ...]
    sentence: Chip


class Asked(Struct, frozen=True):
    """A question, and the answers of each source, the likeliest first."""

    key: str
    head: str
    cells: tuple[tuple[Said, ...], ...]


class Bar(Struct, frozen=True):
    """How far one source uses a frame: share of its sentences with interval, and all of those."""

    share: float
    low: float | None
    high: float | None
    says: str
    sentences: tuple[Chip, ...]


class FrameLine(Struct, frozen=True):
    """A frame, how well coders agree on it, and the bar of each source; None where no sentence uses it."""

    frame: str
    agreement: str
    cells: tuple[Bar | None, ...]


class Scheme(Struct, frozen=True):
    """A scheme with its frames, the most used first."""

    name: str
    lines: tuple[FrameLine, ...]


def answers(report: Report, cards: Sequence[PortraitCard]) -> list[Asked]:
    """The questions that any source answers, those first that sources answer differently.

    Args:
        cards: the portraits of the page, in its order.
    """
    numbers: dict[str, int] = {}
    for number, card in enumerate(cards, 1):
        numbers.setdefault(card.name, number)
    told = records(report, "answers")
    places, by, found = Places(report.subjects), grouped(told, "question"), []
    for key in dict.fromkeys([*differing(told), *ASKED]):
        head, rows = ASKED[key], by.get((key,), [])
        said = [(places.number(r), _said(r, numbers, places)) for r in rows]
        if said:
            found.append(Asked(key, head, tuple(tuple(x for n, x in said if n == i) for i in places.all)))
    return found


def _said(row: Record, numbers: Mapping[str, int], places: Places) -> Said:
    names = [str(name) for name in (row["entity"], row["other"]) if name]
    who = tuple(Who(name, numbers.get(name, 0)) for name in names)
    badge = "; ".join([*_whose(row), f"likelihood {shown(as_number(row['score']), Format.SCORE)}"])
    return Said(who, _sentence(str(row["text"]), badge, places.of([row])))


def _whose(row: Record) -> list[str]:
    badge = BADGES.get(str(row["voice"]))
    return [f"{badge}: {row['speaker']}" if row["speaker"] else badge] if badge else []


def _sentence(text: str, badge: str, at: str) -> Chip:
    return Chip(text, "", "", 1, badge, "", "", at)


# ----------------------------------------------------------------------------------------------------- frames
def schemes(report: Report) -> list[Scheme]:
    """The frames of each scheme that any source uses, the most used first."""
    if not report.has("frames"):
        return []
    places = Places(report.subjects)
    by: dict[str, dict[str, list[tuple[Record, FrameRow]]]] = {}
    for r, row in report.table("frames").found():
        by.setdefault(row.frame.scheme, {}).setdefault(row.frame.frame, []).append((r, row))
    return [
        Scheme(name, tuple(_line(frame, rows, places) for frame, rows in sorted(frames.items(), key=_most_used)))
        for name, frames in by.items()
    ]


def _most_used(pair: tuple[str, Sequence[tuple[Record, FrameRow]]]) -> tuple[float, str]:
    frame, rows = pair
    return -max(row.frame.share for _, row in rows), frame


def _line(frame: str, rows: Sequence[tuple[Record, FrameRow]], places: Places) -> FrameLine:
    bars = {places.number(r): _bar(r, row, places) for r, row in rows}
    return FrameLine(frame, str(rows[0][0]["agreement"]), tuple(bars.get(i) for i in places.all))


def _bar(record: Record, row: FrameRow, places: Places) -> Bar:
    low, high = as_number(record["share_low"]), as_number(record["share_high"])
    says = shown(row.frame.share, Format.SHARE)
    if low is not None and high is not None:
        says += f" [{shown(low, Format.SHARE)}, {shown(high, Format.SHARE)}]"
    says += f" · {counted(row.frame.count, 'sentence')}"
    number = places.number(record)
    sentences = tuple(_using(row, e, number) for e in sorted(row.frame.evidence, key=_start))
    return Bar(row.frame.share, low, high, says, sentences)


def _start(evidence: FrameSentence) -> int:
    return evidence.start


def _using(row: FrameRow, e: FrameSentence, number: int) -> Chip:
    badge = "; ".join(_whose({"voice": e.voice.value, "speaker": e.speaker}))
    return _sentence(sentence_text(row.analysis, e.sentence), badge, f"{number} {e.start} {e.end}")
