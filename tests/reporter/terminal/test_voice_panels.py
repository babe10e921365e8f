"""Who is much mentioned and never quoted, and how what is held at a distance is written."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from msgspec.structs import replace

from framing.model import RoleUse, Voice
from framing.reporter.terminal import voice_panels

DEED = RoleUse("e1", "agent", "close", 0, 6, "closed", 0, Voice.OWN, None)
QUILL = {
    "entity": "Ada Quill",
    "label": "PERSON",
    "statements": 0,
    "mentions": 4,
    "article": "a",
    "source": "The Herald",
}


def unheard(
    record: dict[str, Any] | None = None,
    role: dict[str, Any] | None = None,
    *,
    speaks: bool = False,
    more: int = 0,
    names: tuple[tuple[str, int], ...] = (("Ada Quill", 1), ("Quill", 2), ("the mayor", 1)),
) -> list[str]:
    """What the panel writes in the row, of one entity with one role."""
    portrait = SimpleNamespace(roles=[replace(DEED, **(role or {}))], names=names)
    row = SimpleNamespace(portrait=portrait, may_speak=speaks)
    found = [(QUILL | (record or {}), row)] * (1 + more)
    report = SimpleNamespace(
        has=lambda name: name == "portraits",
        table=lambda name: SimpleNamespace(found=lambda: found),
        subjects=[SimpleNamespace(article="a", source="The Herald")],
    )
    rows = voice_panels.unheard(report, 1)  # type: ignore[arg-type]
    return [cell.plain for _, cells in rows for cell in cells]


def test_who_acts_and_says_nothing_is_named() -> None:
    assert ["Ada Quill" in cell for cell in unheard()] == [True]
    (cell,) = unheard(more=1)
    assert cell.count("Ada Quill") == 1  # the first `top` of them


@pytest.mark.parametrize(
    "record",
    [
        {"statements": 1},
        {"label": "GPE"},
        {"label": "ORG", "entity": "Quill Group"},  # a body speaks through people
        {"label": "NORP", "entity": "Democrats"},
        {"entity": "candidate"},  # who that is may not be known
        {"entity": "C.L."},
        {"entity": "Ada Quill’s parents"},
    ],
)
def test_who_is_quoted_or_may_be_by_another_name_is_not_missed(record: dict[str, Any]) -> None:
    assert unheard(record) == []


def test_only_who_is_named_often_is_missed() -> None:
    assert unheard(names=(("Quill", 2), ("the mayor", 5))) == []
    assert unheard(names=(("McQuill", 3),)) != []


@pytest.mark.parametrize(
    "role",
    [
        {"role": "patient"},
        {"process": "thought"},
        {"negated": True},
        {"verb": "die"},  # the dead say nothing
    ],
)
def test_who_does_nothing_or_is_dead_is_not_missed(role: dict[str, Any]) -> None:
    assert unheard(role=role) == []


def test_who_may_speak_after_all_is_not_missed() -> None:
    assert unheard(speaks=True) == []


@pytest.mark.parametrize(
    ("type", "text", "cue", "written"),
    [
        ("scare", "deal", None, "‘deal’"),
        ("distancing", "colour revolution", "so-called", "so-called colour revolution"),
        ("distancing", "the so-called deal", "so-called", "the so-called deal"),
        ("distancing", "deal", None, "deal"),
    ],
)
def test_what_is_held_at_a_distance_is_written_with_its_cue(
    type: str, text: str, cue: str | None, written: str
) -> None:
    assert voice_panels._held_words({"text": text, "cue": cue}, type) == written


@pytest.mark.parametrize(
    ("cue", "stance", "written"),
    [("said", "neutral", "said"), (":", "neutral", "a colon"), ("claimed", "distancing", "claimed (distancing)")],
)
def test_a_cue_is_written_with_its_stance(cue: str, stance: str, written: str) -> None:
    assert voice_panels._cue(cue, stance).plain == written


def without_a_name(*rows: tuple[str, str, bool], articles: str = "a") -> list[str]:
    """What the panel writes of speakers: the words for them, their kind, whether they may be named; one an article."""
    found = [
        (
            {"article": articles[n % len(articles)]},
            SimpleNamespace(kind=kind, count=9, may_be_named=named, quotations=[SimpleNamespace(speaker_words=words)]),
        )
        for n, (words, kind, named) in enumerate(rows)
    ]
    report = SimpleNamespace(
        table=lambda name: SimpleNamespace(found=lambda: found),
        subjects=[SimpleNamespace(article=article) for article in articles],
    )
    return [cell.plain for _, cells in voice_panels.without_a_name(report, 2) for cell in cells]  # type: ignore[arg-type]


def test_people_without_a_name_stand_in_the_words_of_the_source() -> None:
    several = [(words, "anonymous", False) for words in ("Fishers in Likoni", "a port official", "a witness")]
    assert without_a_name(*several) == ["Fishers in Likoni, a port official"]


@pytest.mark.parametrize(
    "row",
    [
        ("Ada Quill", "named", False),
        ("a review", "institutional", False),
        ("the senator", "anonymous", False),  # somebody told of before
        ("a lawyer", "anonymous", True),  # who is named further down
        ("They", "anonymous", False),
        ("few", "anonymous", False),
        ("Quill and residents", "anonymous", False),
    ],
)
def test_who_may_be_named_is_not_without_a_name(row: tuple[str, str, bool]) -> None:
    assert without_a_name(row) == []
    assert without_a_name(row, ("officials", "anonymous", False)) == ["officials"]


def test_a_source_with_others_only_has_an_empty_cell() -> None:
    rows = ("the senator", "anonymous", False), ("critics", "anonymous", False), ("Quill", "named", False)
    assert without_a_name(*rows, articles="abc") == ["", "critics", ""]
