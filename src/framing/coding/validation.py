"""What coders found: how they agree with each other and the program with them, and which items are disputed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations
from pathlib import Path

import msgspec
from msgspec import Struct

from framing.coding import agreement
from framing.coding.agreement import Codes, Coefficient, Metric
from framing.coding.codebook import BY_KEY, PANELS, Question
from framing.coding.filled import Coded
from framing.coding.sampling import Answered
from framing.coding.sheet_key import Key
from framing.errors import InputError

FORMAT = 1
FILE = "validation.json"
_METRICS: dict[str, tuple[Metric, ...]] = {"nominal": ("nominal",), "ordinal": ("nominal", "ordinal", "interval")}


class Category(Struct, frozen=True):
    """One value of a question."""

    value: str
    codes: int  # how often coders gave it
    alpha: float | None  # of this value against all others, nominal


class Pair(Struct, frozen=True):
    """Two coders."""

    coders: tuple[str, str]
    items: int  # that both coded
    agreement: float | None  # share of them on which they agree
    alpha: float | None  # nominal; ordinal for an ordered question
    cohen: float | None


class Scores(Struct, frozen=True):
    """The program's answers of one value against those of the coders."""

    value: str
    true_positive: int
    program: int  # items for which the program gives the value
    coders: int  # items for which most coders give it
    precision: float | None
    recall: float | None
    f1: float | None


class Program(Struct, frozen=True):
    """The program against the majority of the coders."""

    items: int  # on which most coders agree
    unanswered: int  # of these the program says nothing
    accuracy: float | None  # share of the answered items on which it agrees with them
    macro_f1: float | None
    alpha: Coefficient  # of program and majority as two coders
    values: tuple[Scores, ...]


class Agreement(Struct, frozen=True):
    """One question of one panel."""

    panel: str
    question: str
    level: str
    coders: int  # who answered it
    items: int  # that any coder answered
    cannot_tell: int  # answers "cannot tell", which count as missing
    agreement: float | None  # share of agreeing pairs of codes
    alpha: dict[str, Coefficient]  # metric -> alpha
    fleiss: Coefficient
    cohen: Coefficient | None  # of two coders
    categories: tuple[Category, ...]
    pairs: tuple[Pair, ...]
    program: Program


class Disputed(Struct, frozen=True):
    """An item on which coders differ, or on which the program differs from all of them."""

    item: int
    panel: str
    question: str
    about: str
    article: str
    start: int
    end: int
    coders: dict[str, str]
    program: str | None
    why: str  # "coders differ" or "program differs"


class Validation(Struct, frozen=True):
    """The whole of `validation.json`."""

    format: int
    program: str  # version that drew the sheet
    origin: tuple[str, ...]  # what it was drawn from
    seed: int
    items: int
    coders: tuple[str, ...]
    results: tuple[Agreement, ...]
    disputed: tuple[Disputed, ...]

    def main(self) -> list[Agreement]:
        """The result of the first question of each panel, by which a summary names it."""
        first = {p.key: p.questions[0].key for p in PANELS}
        return [r for r in self.results if first.get(r.panel) == r.question]


def validate(key: Key, coded: Sequence[Coded], *, draws: int = agreement.DRAWS) -> Validation:
    """The agreement of all coders, question by question.

    Args:
        coded: one for each coder.
        draws: samples behind each interval.
    """
    results: list[Agreement] = []
    disputed: list[Disputed] = []
    for panel in (BY_KEY[name] for name in key.panels):
        items = [i for i in key.items if i.panel == panel.key]
        for question in panel.questions:
            answers = {c.coder: {i.item: c.answers.get((i.item, question.key)) for i in items} for c in coded}
            used = {name: given for name, given in answers.items() if any(given.values())}
            if used:
                results.append(_question(question, panel.key, items, used, draws))
                disputed += _disputed(question, panel.key, items, used)
    order = {p: n for n, p in enumerate(key.panels)}
    return Validation(
        FORMAT,
        key.program,
        key.origin,
        key.seed,
        len(key.items),
        tuple(c.coder for c in coded),
        tuple(results),
        tuple(sorted(disputed, key=lambda d: (order[d.panel], d.item, d.question))),
    )


Given = Mapping[str, Mapping[int, str | None]]
"""Coder -> item -> answer."""


def _question(question: Question, panel: str, items: Sequence[Answered], given: Given, draws: int) -> Agreement:
    categories = question.categories
    codes = [[_code(answers[i.item], categories) for answers in given.values()] for i in items]
    names = list(given)
    metrics = _METRICS[question.level]
    alphas: dict[str, Coefficient] = {m: agreement.alpha(codes, len(categories), m, draws=draws) for m in metrics}
    pairs = [
        _pair((names[a], names[b]), [[r[a], r[b]] for r in codes], len(categories), metrics)
        for a, b in combinations(range(len(names)), 2)
    ]
    return Agreement(
        panel=panel,
        question=question.key,
        level=question.level,
        coders=len(names),
        items=sum(any(c >= 0 for c in row) for row in codes),
        cannot_tell=sum(value is not None and value not in categories for a in given.values() for value in a.values()),
        agreement=_rounded(agreement.percent(codes).value),
        alpha=alphas,
        fleiss=_round(agreement.fleiss(codes, len(categories))),
        cohen=_round(agreement.cohen(codes, len(categories))) if len(names) == 2 else None,
        categories=tuple(
            Category(
                value,
                sum(row.count(n) for row in codes),
                agreement.alpha(agreement.one_against_rest(codes, n), 2, "nominal", draws=0).value,
            )
            for n, value in enumerate(categories)
        ),
        pairs=tuple(pairs),
        program=_program(question, items, codes, draws),
    )


def _code(value: str | None, categories: Sequence[str]) -> int:
    return categories.index(value) if value in categories else -1


def _pair(names: tuple[str, str], codes: Codes, categories: int, metrics: Sequence[Metric]) -> Pair:
    metric: Metric = "ordinal" if "ordinal" in metrics else "nominal"
    shared = agreement.percent(codes)
    return Pair(
        names,
        shared.items,
        _rounded(shared.value),
        agreement.alpha(codes, categories, metric, draws=0).value,
        _rounded(agreement.cohen(codes, categories).value),
    )


# ---------------------------------------------------------------------------------------- program and coders
def _program(question: Question, items: Sequence[Answered], codes: Codes, draws: int) -> Program:
    categories = question.categories
    said = [_code(i.answers.get(question.key), categories) for i in items]
    judged = [(program, most) for program, row in zip(said, codes, strict=True) if (most := majority(row)) >= 0]
    scores = tuple(_scores(value, n, judged) for n, value in enumerate(categories))
    answered = [(p, m) for p, m in judged if p >= 0]
    known = [s.f1 for s in scores if s.f1 is not None and s.coders]
    metric = _METRICS[question.level][-1] if question.level == "nominal" else "ordinal"
    return Program(
        items=len(judged),
        unanswered=len(judged) - len(answered),
        accuracy=_rounded(sum(p == m for p, m in answered) / len(answered)) if answered else None,
        macro_f1=_rounded(sum(known) / len(known)) if known else None,
        alpha=agreement.alpha([list(pair) for pair in judged], len(categories), metric, draws=draws),
        values=scores,
    )


def majority(row: Sequence[int]) -> int:
    """The code that more coders give than any other; -1 where there is none or two are equal."""
    ranked = Counter(c for c in row if c >= 0).most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return -1
    return ranked[0][0]


def _scores(value: str, category: int, judged: Sequence[tuple[int, int]]) -> Scores:
    both = sum(p == m == category for p, m in judged)
    program = sum(p == category for p, _ in judged)
    coders = sum(m == category for _, m in judged)
    return Scores(
        value,
        both,
        program,
        coders,
        _rounded(both / program) if program else None,
        _rounded(both / coders) if coders else None,
        _rounded(2 * both / (program + coders)) if program + coders else None,
    )


def _disputed(question: Question, panel: str, items: Sequence[Answered], given: Given) -> list[Disputed]:
    found = []
    for i in items:
        answers = {name: value for name, its in given.items() if (value := its[i.item]) in question.categories}
        program = i.answers.get(question.key)
        different = len(set(answers.values())) > 1
        if different or (answers and program and program not in answers.values()):
            why = "coders differ" if different else "program differs"
            told = {name: str(value) for name, value in answers.items()}
            found.append(Disputed(i.item, panel, question.key, i.about, i.article, i.start, i.end, told, program, why))
    return found


def _round(c: Coefficient) -> Coefficient:
    return Coefficient(_rounded(c.value), c.low, c.high, c.items)


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 6)


# -------------------------------------------------------------------------------------------- file and notes
def to_json(validation: Validation) -> bytes:
    """`validation.json`; the same codes give the same bytes."""
    return msgspec.json.format(msgspec.json.encode(validation), indent=1) + b"\n"


def read(path: str | Path) -> Validation:
    """What `to_json` wrote.

    Raises:
        InputError: the file cannot be read or is something else.
    """
    hint = "framing code read writes validation.json"
    try:
        found = msgspec.json.decode(Path(path).read_bytes(), type=Validation)
    except OSError as fault:
        raise InputError(path, (fault.strerror or "cannot be read").lower(), hint=hint) from fault
    except msgspec.MsgspecError as fault:
        raise InputError(path, f"is not a validation file: {fault}", hint=hint) from fault
    if found.format != FORMAT:
        raise InputError(path, f"format {found.format}, this version reads format {FORMAT}")
    return found


_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def notes(validation: Validation) -> tuple[str, ...]:
    """What reports carry: a line for each panel that was coded."""
    return tuple(_note(r) for r in validation.main())


def _note(r: Agreement) -> str:
    coders = _NUMBERS[r.coders] if r.coders < len(_NUMBERS) else str(r.coders)
    alpha = r.alpha["ordinal" if r.level == "ordinal" else "nominal"]
    by = f"{coders} coder{'s' if r.coders != 1 else ''} on {alpha.items or r.items} items of your corpus"
    told = f"Coded by hand: {BY_KEY[r.panel].word}: "
    undefined = f"{by}, alpha not defined" if r.coders > 1 else by
    told += f"alpha {_interval(alpha)} with {by}" if alpha.value is not None else undefined
    own = r.program
    against = [f"alpha {_interval(own.alpha)}"] if own.alpha.value is not None else []
    against += [f"accuracy {own.accuracy:.2f}"] if own.accuracy is not None else []
    return f"{told}; the program against them: {', '.join(against)}." if against else f"{told}."


def _interval(c: Coefficient) -> str:
    value = f"{c.value:.2f}"
    told = value if c.low is None or c.high is None else f"{value} [{c.low:.2f}, {c.high:.2f}]"
    return told.replace("-", "−")
