"""Where quotation marks open and close: pairs of marks, paragraph by paragraph.

Handles curly, straight, double, single, doubled single (''…'') and angled marks; nested pairs; and quotations of
several paragraphs that open again in each and close only in the last. A mark may slip onto a line of its own, or to the
beginning of the next one. An apostrophe or a possessive ’ is never a mark. A mark without a partner is ignored, and no
mark has an effect beyond the following paragraph, so that one misprint does not reverse the rest of an article.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from framing.language.words import alternatives

_MARK = re.compile(r"''|``|[“”„‟\"«»＂‘’‚‛'`]")
_DOUBLE_OPEN = frozenset("“„‟«") | {"``"}
_DOUBLE_CLOSE = frozenset("”»")
_STRAIGHT_DOUBLE = frozenset({'"', "＂", "''"})
_SINGLE_OPEN = frozenset("‘‚‛`")
_BEFORE_OPENING = frozenset("([{<—–-―/…|*_“‘\"'«:;,.?!")
_AFTER_CLOSING = frozenset(".,;:?!)]}>—–-―/…|*_”’\"'»")
_ELISION = re.compile(rf"\d\ds?\b|(?:{alternatives('elisions')})\b", re.IGNORECASE)
_ENDINGS = frozenset(".,?!…")
_SENTENCE_ENDINGS = _ENDINGS | frozenset(":;—–-)]")
_DEEPEST = 6
_AHEAD = 30  # marks looked at to tell a possessive from a closing mark
_LONGEST_WAIT = 12  # paragraphs without a mark that an open quotation may run through (a sentence a line)
_LONGEST_GAP = 4  # the same before a paragraph that opens it again
_TWO_SENTENCES = re.compile(r"[.!?][\"”’')]*\s+[\"“‘'(]*[A-Z]")
_FEWEST_LINES = 5  # of a text of which it can be said that it has a sentence a line


class Quoted(Struct, frozen=True):
    """A stretch between quotation marks. `start`/`end` include the marks, `inner_*` do not."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    double: bool
    depth: int  # 0: not inside another
    paragraph: int
    continued: bool = False  # goes on from a quotation that the paragraph before left open
    closed: bool = True


class _Open(Struct, frozen=True):
    start: int
    inner: int
    double: bool
    curly: bool


class _Scan(Struct, frozen=True):
    """What one paragraph holds: pairs, marks left open, and the first closing mark without a partner."""

    pairs: list[tuple[_Open, int, int]]
    left: list[_Open]
    orphan: tuple[int, int] | None

    def opened(self) -> list[_Open]:
        """The marks that open a quotation here."""
        return [*self.left, *(mark for mark, _, _ in self.pairs)]


def quoted_spans(
    text: str, paragraphs: Sequence[tuple[int, int]], possessives: frozenset[int] = frozenset()
) -> list[Quoted]:
    """All quoted stretches in text order, outer before inner.

    `possessives` holds the offsets of single marks that the tagger takes for a possessive (elites’).
    """
    return _Scanner(text, paragraphs, possessives).run()


class _Scanner:
    """One pass over the paragraphs. `carried` is a quotation that an earlier paragraph left open."""

    def __init__(self, text: str, paragraphs: Sequence[tuple[int, int]], possessives: frozenset[int]) -> None:
        self.text = text
        self.paragraphs = paragraphs
        self.possessives = possessives
        self.found: list[Quoted] = []
        self.carried: _Open | None = None
        self.origin = 0  # paragraph of `carried`
        self.goes_on = False  # does `carried` itself continue an earlier one?
        self.is_by_sentence = _is_by_sentence(text, paragraphs)

    def run(self) -> list[Quoted]:
        for number, (start, end) in enumerate(self.paragraphs):
            scan = _scan(self.text, start, end, self.possessives, self.carried)
            reopened = self.carried is not None and self._settle(number, scan)
            self._emit(number, scan, reopened)
            if self.carried is not None:
                continue
            tail = self._left_open(number, scan, reopened)
            if tail is not None:
                self.carried, self.origin, self.goes_on = tail, number, reopened and tail.start == start
        if self.carried is not None:
            self._give_up()
        self.found.sort(key=_outer_first)
        return _with_depth(self.found)

    def _settle(self, number: int, scan: _Scan) -> bool:
        """Whether this paragraph continues the open quotation (opening it again) or ends it. If not, it stays open."""
        start, opened = self.paragraphs[number][0], scan.opened()
        assert self.carried is not None
        double = self.carried.double
        if any(mark.start == start for mark in opened):
            is_near = number - self.origin - 1 <= _LONGEST_GAP
            past = number if self.is_by_sentence and is_near else self.origin + 1
            for inside in range(self.origin, past):
                self._run_on(inside)
            self.carried = None
            return True
        if scan.orphan is not None:
            for between in range(self.origin, number):
                self._run_on(between)
            self._add(start, scan.orphan[1], start, scan.orphan[0], double, number, True)
            self.carried = None
        elif number - self.origin > _LONGEST_WAIT or any(mark.double == double for mark in opened):
            self._give_up()
        return False

    def _run_on(self, number: int) -> None:
        """Extend the open quotation over the rest of its own paragraph, or the whole of a later one."""
        assert self.carried is not None
        start, end = self.paragraphs[number]
        if number != self.origin and self.text[start:end].rstrip("\"”’' ")[-1:] not in _SENTENCE_ENDINGS:
            return  # a crosshead or the words of a link
        if number == self.origin:
            self._add(
                self.carried.start, end, self.carried.inner, end, self.carried.double, number, self.goes_on, False
            )
        else:
            self._add(start, end, start, end, self.carried.double, number, True, False)

    def _give_up(self) -> None:
        """End a quotation without closing mark: at the end of the paragraph if it begins like one, else drop it."""
        assert self.carried is not None
        start = self.paragraphs[self.origin][0]
        before = self.text[start : self.carried.start].rstrip()[-1:]
        if self.carried.double and (not before or before in ":,.?!”"):
            self._run_on(self.origin)
        self.carried = None

    def _left_open(self, number: int, scan: _Scan, reopened: bool) -> _Open | None:
        """The mark whose quotation continues beyond the paragraph; None if a later pair shows it to be a misprint.

        A straight single mark may be an apostrophe. It counts after a colon, where the next paragraph has it again, and
        in a text of a sentence a line, where nothing comes of it unless it is closed.
        """
        start = self.paragraphs[number][0]
        for mark in scan.left:
            later = any(o.start > mark.start and o.double == mark.double for o, _, _ in scan.pairs)
            led = self.text[start : mark.start].rstrip().endswith(":")  # he added: '…
            shown = mark.curly or reopened or self.is_by_sentence or self._begins_alike(number)
            opening = mark.start == start and shown
            if (mark.double or opening or led) and not later:
                return mark
        return None

    def _begins_alike(self, number: int) -> bool:
        """Whether the next paragraph begins with the same mark."""
        start = self.paragraphs[number][0]
        after = self.paragraphs[number + 1][0] if number + 1 < len(self.paragraphs) else start
        return after > start and self.text[after : after + 1] == self.text[start]

    def _emit(self, number: int, scan: _Scan, reopened: bool) -> None:
        start = self.paragraphs[number][0]
        for mark, inner_end, stop in scan.pairs:
            self._add(mark.start, stop, mark.inner, inner_end, mark.double, number, reopened and mark.start == start)

    def _add(
        self,
        start: int,
        end: int,
        inner: int,
        inner_end: int,
        double: bool,
        number: int,
        goes_on: bool,
        closed: bool = True,
    ) -> None:
        if inner_end > inner and not self.text[inner:inner_end].isspace():
            self.found.append(Quoted(start, end, inner, inner_end, double, 0, number, goes_on, closed))


def _outer_first(quoted: Quoted) -> tuple[int, int]:
    return quoted.start, -quoted.end


def _with_depth(found: list[Quoted]) -> list[Quoted]:
    out: list[Quoted] = []
    ends: list[int] = []
    for quoted in found:
        while ends and ends[-1] <= quoted.start:
            ends.pop()
        if ends and quoted.end > ends[-1]:
            continue  # crosses another: one of the two is a slip
        out.append(replace(quoted, depth=len(ends)) if ends else quoted)
        ends.append(quoted.end)
    return out


def _is_by_sentence(text: str, paragraphs: Sequence[tuple[int, int]]) -> bool:
    """Whether nearly every line holds one sentence, as in data sets. Not every line of a quotation opens it again."""
    lines = [line for line in paragraphs if not text[slice(*line)].isspace()]
    several = sum(_TWO_SENTENCES.search(text, *line) is not None for line in lines)
    return len(lines) >= _FEWEST_LINES and 6 * several <= len(lines)


def _scan(text: str, start: int, end: int, possessives: frozenset[int], carried: _Open | None) -> _Scan:
    wanted = carried is None or carried.double
    waits = carried is not None and wanted
    marks = [(m.start(), m[0]) for m in _MARK.finditer(text, start, end)]
    straight = sum(mark in _STRAIGHT_DOUBLE for _, mark in marks)
    stack: list[_Open] = []
    pairs: list[tuple[_Open, int, int]] = []
    orphan: tuple[int, int] | None = None
    for number, (at, mark) in enumerate(marks):
        stop = at + len(mark)
        before = text[at - 1] if at > start else " "
        after = text[stop] if stop < end else " "
        double = mark in _DOUBLE_OPEN or mark in _DOUBLE_CLOSE or mark in _STRAIGHT_DOUBLE
        if double:
            straight -= mark in _STRAIGHT_DOUBLE
            inside = any(o.double for o in stack)
            waiting = waits and not inside and orphan is None and not any(o.double for o, _, _ in pairs)
            side = _side_double(mark, before, after, inside or waiting)
            if mark in _STRAIGHT_DOUBLE and at == start:
                if waiting and _is_slipped(text, end, marks[number + 1 :]):
                    side = "close"
                elif stop == end:  # a line of its own
                    side = "close" if waiting else "open"
            if mark in _STRAIGHT_DOUBLE and stop == end and before.isspace() and not inside and not waiting:
                side = "open"  # it belongs to the next line
            if side == "open" and mark in _STRAIGHT_DOUBLE and (inside or (waiting and straight == 0)):
                side = "close" if _is_misplaced(text, start, at, straight) else side
        else:
            inside = bool(stack) and not stack[-1].double
            side = _side_single(text, mark, stop, end, before, after)
        if side == "open":
            if len(stack) < _DEEPEST:
                stack.append(_Open(at, stop, double, mark not in _STRAIGHT_DOUBLE and mark != "'"))
        elif side == "close" and inside:
            if not double and _is_possessive(text, at, stop, marks[number + 1 : number + _AHEAD], end, possessives):
                continue
            while stack[-1].double != double:
                stack.pop()
            pairs.append((stack.pop(), at, stop))
        elif (
            side == "close" and double == wanted and orphan is None and not any(o.double == wanted for o, _, _ in pairs)
        ):
            orphan = (at, stop) if double or before in _ENDINGS else None  # "the owners' house"
    return _Scan(pairs, stack, orphan)


def _is_misplaced(text: str, start: int, at: int, straight_left: int) -> bool:
    """Whether a closing mark is set before the space that should follow it: "the same ideals, "he said."""
    before = text[start:at].rstrip()[-1:]
    return before == "," or (before in tuple(".?!") and straight_left % 2 == 0)


def _is_slipped(text: str, end: int, later: Sequence[tuple[int, str]]) -> bool:
    """Whether a mark at the beginning of a line ends the line before: the next mark of the line opens a quotation.

    The line before is "It was a disaster. and this one "Holt said the dam was "unsafe at any level," and left.
    """
    at, stop = next(((place, place + len(mark)) for place, mark in later if mark in _STRAIGHT_DOUBLE), (0, 0))
    before, after = text[at - 1], text[stop] if stop < end else " "
    return stop > 0 and _opens(before, after) and not _closes(before, after)


def _opens(before: str, after: str) -> bool:
    return (before.isspace() or before in _BEFORE_OPENING) and not after.isspace()


def _closes(before: str, after: str) -> bool:
    return not before.isspace() and (after.isspace() or after in _AFTER_CLOSING)


def _side_double(mark: str, before: str, after: str, inside: bool) -> str:
    opens, closes = _opens(before, after), _closes(before, after)
    if mark in _DOUBLE_OPEN:
        return "close" if inside and closes and not opens else "open"
    if mark in _DOUBLE_CLOSE:
        return "open" if not inside and before.isspace() and after.isalnum() else "close"
    if opens != closes:
        return "open" if opens else "close"
    if not inside and not opens and after.isspace():
        return "" if before.isspace() else "close"
    if before.isdigit() and not inside:
        return ""  # inches
    return "close" if inside else "open"


def _side_single(text: str, mark: str, stop: int, end: int, before: str, after: str) -> str:
    if before.isalnum() and after.isalnum():
        return ""  # an apostrophe
    if mark in _SINGLE_OPEN:
        return "open" if not before.isalnum() and not after.isspace() and not _ELISION.match(text, stop, end) else ""
    if _closes(before, after) and not (_opens(before, after) and after.isalnum()):
        return "close"
    if mark == "'" and _opens(before, after) and not _ELISION.match(text, stop, end):
        return "open"
    return ""


def _is_possessive(
    text: str, at: int, stop: int, later: Sequence[tuple[int, str]], end: int, possessives: frozenset[int]
) -> bool:
    """Whether ’ is a possessive ("elites’ hypocrisy") and does not close the open single quotation.

    Only if a better closing mark follows before the next opening one; otherwise the quotation would stay open.
    """
    if text[at - 1] not in "sSzx" or text[stop : stop + 1] != " " or not text[stop + 1 : stop + 2].isalpha():
        return False
    for place, mark in later:
        after = text[place + 1] if place + 1 < end else " "
        before = text[place - 1]
        if (text[at] == "'") != (mark == "'") and mark in "‘’'":
            continue  # curly marks inside straight ones, or the reverse: a quotation within it
        if mark in _SINGLE_OPEN or (mark == "'" and _opens(before, after)):
            if _ELISION.match(text, place + 1, end):
                continue
            return False
        if mark in "’'" and _closes(before, after):
            return at in possessives or before in ".,?!…"
    return False
