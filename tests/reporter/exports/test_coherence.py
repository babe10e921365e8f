"""What a saved comparison may not say of itself: each change below is refused in one line, none ends elsewhere."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import hand_made
import pytest

from framing.errors import InputError
from framing.reporter.exports import json_export
from framing.reporter.exports.coherence import incoherence

COMPARISON = hand_made.comparison()
SAVED = json_export.comparison_json(COMPARISON)
Change = Callable[[dict[str, Any]], None]


def test_a_comparison_that_fits_itself() -> None:
    assert incoherence(COMPARISON) is None
    assert incoherence(hand_made.many(4)) is None


def _set(*path: str | int, to: object) -> Change:
    def change(saved: Any) -> None:
        for step in path[:-1]:
            saved = saved[step]
        saved[path[-1]] = to

    return change


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (_set("analyses", 0, "article", "id", to="gone"), "no article"),
        (_set("analyses", to=[]), "no articles"),
        (_set("analyses", 0, "article", "text", to="Short."), "outside its text"),
        (_set("analyses", 0, "parse", "heads", 0, to=10**6), "no token"),
        (_set("analyses", 0, "parse", "lemmas", to=["a"]), "differ in length"),
        (_set("analyses", 0, "mentions", 0, "entity", to="gone"), "no entity 'gone'"),
        (_set("analyses", 0, "mentions", 0, "sentence", to=-1), "no sentence -1"),
        (_set("analyses", 0, "entities", 0, "salience", to=float("inf")), "infinite"),
        (_set("similarity", to=float("nan")), "infinite or none"),
        (_set("coverage", 0, "not_found_in", to=["Nobody"]), "no source 'Nobody'"),
        (_set("entities", 0, "mentions", 0, "end", to=10**7), "outside its text"),
        (_set("entities", 0, "name", to=5), "not a saved comparison"),
        (_set("format", to="9" * 5_000), "this version reads"),
        (_set("analyses", 0, "quotations", 0, "type", to="x" * 5_000), "not a saved comparison"),
    ],
)
def test_what_contradicts_itself_is_refused_in_one_line(change: Change, says: str) -> None:
    saved = json.loads(SAVED)
    change(saved)
    with pytest.raises(InputError, match=says) as refused:
        json_export.read_json(json.dumps(saved), "saved.json")
    assert len(refused.value.message) < 400


def _floats(value: Any, path: tuple[str | int, ...] = ()) -> dict[tuple[str, ...], tuple[str | int, ...]]:
    """A place of each field that holds a number with a fraction, by the field's path without positions in lists."""
    if isinstance(value, float):
        return {tuple(step for step in path if isinstance(step, str)): path}
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return {field: place for key, item in inside for field, place in _floats(item, (*path, key)).items()}


def test_every_number_with_a_fraction_is_looked_at() -> None:
    """Fields that hold only words are skipped, so that none with a number may be among them."""
    places = _floats(json.loads(SAVED))
    assert len(places) > 15
    for place in places.values():
        saved = json.loads(SAVED)
        _set(*place, to=float("nan"))(saved)
        with pytest.raises(InputError, match="infinite or none"):
            json_export.read_json(json.dumps(saved), "saved.json")
