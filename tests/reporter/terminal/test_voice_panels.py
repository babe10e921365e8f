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
    record: dict[str, Any] | None = None, role: dict[str, Any] | None = None, *, speaks: bool = False, more: int = 0
) -> list[str]:
    """What the panel writes in the row, of one entity with one role."""
    row = SimpleNamespace(portrait=SimpleNamespace(roles=[replace(DEED, **(role or {}))]), may_speak=speaks)
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
        {"mentions": 2},
        {"label": "GPE"},
        {"label": "ORG", "entity": "the office"},
        {"label": "GROUP", "entity": "people"},  # anybody
        {"label": "ORG", "entity": "The Herald"},  # the outlet itself
        {"label": "ORG", "entity": "Herald"},
    ],
)
def test_who_cannot_be_quoted_or_is_quoted_is_not_missed(record: dict[str, Any]) -> None:
    assert unheard(record) == []


@pytest.mark.parametrize(
    "record", [{"label": "NORP"}, {"label": "GROUP"}, {"label": "ORG"}, {"label": "GROUP", "entity": "doctors"}]
)
def test_groups_and_named_bodies_could_be_quoted(record: dict[str, Any]) -> None:
    assert len(unheard(record)) == 1


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
