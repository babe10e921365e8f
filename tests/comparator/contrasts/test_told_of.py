"""What each source itself tells of a person or body that it mentions seldom."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest
from msgspec.structs import replace

from framing.comparator.comparison import aligned
from framing.comparator.contrasts import sketches as made
from framing.comparator.contrasts.contrasts import trees_of
from framing.comparator.contrasts.formed import Formed, once, varied
from framing.comparator.contrasts.sketches import Sketches
from framing.comparator.contrasts.told_of import told_of, with_others, without_those
from framing.model import Article, ComparedEntity, ContrastKind, Evidence, Part, PartKind, Voice
from parsed import analyses

COLOUR = "The brutal tyrant and his corrupt cronies plundered the country. The despicable thugs terrorised the town. "
BUILT = "Mayor Ada Quill opened a bridge on Monday. The bridge took nine years."
SHE = "Mayor Ada Quill has twice broken her promise of a bridge. The river rose."


@cache
def told(*texts: str) -> tuple[Sketches, list[ComparedEntity]]:
    given = [Article(n, n, "", s, (Part(PartKind.BODY, 0, len(s)),)) for n, s in zip("ABC", texts, strict=False)]
    found = aligned(analyses(given), {})
    return Sketches(found.at, trees_of(found.at)), list(found.entities)


def rows(*texts: str) -> list[list[str]]:
    return [[e.text for side in f.sides.values() for e in side] for f in told_of(*told(*texts))]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            "Chief inspector Ada Quill, an honest officer, led the search. It rained.",
            "The search failed. Chief inspector Ada Quill, a corrupt officer, blamed the weather.",
        ),
        (
            "The dam is full. Director Jonas Feld courageously defied his own board.",
            "Director Jonas Feld, a cowardly bureaucrat, ignored the engineers. The dam is full.",
        ),
    ],
)
def test_one_judges_somebody_well_and_the_other_badly(one: str, two: str) -> None:
    (row,) = rows(one, two)
    assert all(text in one + two and text.endswith(".") for text in row)


def test_plain_reports_of_other_deeds_are_no_contrast_unless_a_source_writes_in_loaded_words() -> None:
    one, two = (
        "Mayor Ada Quill, who led the council for nine years, praised the bridge. It cost little.",
        "The bridge is closed. Mayor Ada Quill, whose brother built it, flew to Rome.",
    )
    assert not rows(one, two)
    (row,) = rows(COLOUR + one, two)
    assert row[0].startswith("Mayor Ada Quill, who led")
    assert row[1].startswith("Mayor Ada Quill, whose brother")


def test_much_the_same_in_both_is_no_contrast() -> None:
    one = "Mayor Ada Quill refused to open the bridge on Monday. The river rose."
    assert not rows(COLOUR + one, "The river fell. Mayor Ada Quill refused on Monday to open the bridge.")


def test_of_somebody_who_is_mentioned_often_two_sentences_say_little() -> None:
    assert rows(COLOUR + SHE, BUILT)
    often = " ".join(f"Quill met the {who}." for who in ("baker", "smith", "priest", "judge", "nurse"))
    assert not rows(COLOUR + SHE + " " + often, BUILT)


def test_one_of_several_who_are_named_together_is_not_meant_alone() -> None:
    assert not rows(COLOUR + "Ada Quill and Bo Marsh refused to answer. The river rose.", BUILT)


def test_a_sentence_that_was_cut_is_not_shown() -> None:
    assert not rows(COLOUR + "Mayor Ada Quill has twice broken her promise of a...", BUILT)


def test_a_body_that_only_stands_in_a_sentence_is_not_told_of() -> None:
    one = COLOUR + "Orbis Holdings refused to open its books. The river rose."
    assert rows(one, "The plant is closed. Orbis Holdings built it in 1990.")
    assert not rows(one, "The plant is closed. The minister left Orbis Holdings in 1990.")


def test_words_for_what_somebody_has_are_not_about_them() -> None:
    one = COLOUR + "The mayor saw the crumbling docks of Orbis Holdings. The river rose."
    two = "Orbis Holdings built the plant in 1990. The plant is closed."
    sketches, entities = told(one, two)
    (orbis,) = [e for e in entities if e.name == "Orbis Holdings"]
    assert all("crumbling" not in t.place.text for some in sketches.of(orbis).values() for t in some)


def test_what_somebody_else_does_to_a_person_in_a_sentence_about_others_does_not_count() -> None:
    sketches, entities = told(COLOUR + "The angry crowd attacked Ada Quill. The river rose. Quill smiled.", BUILT)
    (quill,) = [e for e in entities if e.name == "Ada Quill"]
    assert all("attacked" not in t.place.text for some in sketches.of(quill).values() for t in some)


def test_the_police_need_no_name() -> None:
    one = "Police brutally beat women in the square. It rained."
    (row,) = rows(COLOUR + one, "It rained. Police arrested nine men near the station.")
    assert row == ["Police brutally beat women in the square.", "Police arrested nine men near the station."]


def test_who_is_described_in_several_sources_already_is_left_out() -> None:
    sketches, entities = told(COLOUR + SHE, BUILT)
    (found,) = told_of(sketches, entities)
    assert not list(told_of(sketches, entities, found.keys))


def formed(*places: tuple[int, int], who: str = "q", strength: float = 0.5, **fields: object) -> Formed:
    """A contrast with one side for each place, the first of article 0."""
    sides = {n: (Evidence(str(n), str(n), a, b, "x" * (b - a), 0, Voice.OWN, None),) for n, (a, b) in enumerate(places)}
    plain = Formed(ContrastKind.COVERAGE, who, frozenset({who}), sides, strength)
    return replace(plain, **fields)


def test_what_one_source_alone_tells_of_them_need_not_be_shown_beside() -> None:
    both, alone, other = formed((0, 5), (0, 5)), formed((9, 12)), formed((9, 12), who="r")
    assert without_those([both, alone, other], [both]) == [both, other]


def test_the_same_words_are_shown_once() -> None:
    one, two = formed((0, 5), (0, 5)), formed((0, 5), (9, 12))
    assert list(once(iter([one, replace(one, about="again"), two]))) == [one, two]


def kept(*found: Formed) -> Iterator[list[int]]:
    return (sorted(f.sides) for f in varied(found))


def test_a_side_that_was_shown_is_left_out_where_two_others_are_left() -> None:
    first = formed((0, 5), who="r", strength=0.9)
    three, two = formed((0, 5), (0, 5), (0, 5), is_of_somebody=True), formed((0, 5), (0, 5), is_of_somebody=True)
    assert list(kept(first, three)) == [[0], [1, 2]]
    assert list(kept(first, two)) == [[0]]


def test_several_people_are_several_subjects() -> None:
    some = [formed((9 * n, 9 * n + 5), who=str(n), strength=0.3) for n in range(5)]
    assert len(varied([replace(f, is_of_somebody=True) for f in some])) > len(varied(some))


def test_what_one_alone_tells_stands_beside_what_the_other_tells_of_the_same_person() -> None:
    sketches, entities = told(SHE, BUILT)
    (quill,) = [e for e in entities if e.name == "Ada Quill"]
    alone = formed((0, 5), who=quill.id, not_found_in=("B",))
    (found,) = with_others([alone], sketches, {quill.id: quill})
    assert (found.kind, found.about, sorted(found.sides)) == (ContrastKind.PORTRAIT, "Ada Quill", [0, 1])
    assert not found.not_found_in
    assert list(with_others([replace(alone, kind=ContrastKind.VOICE)], sketches, {quill.id: quill})) != [found]


def test_loaded_words_are_few_or_many_for_the_length(monkeypatch: pytest.MonkeyPatch) -> None:
    assert told(COLOUR + SHE, BUILT)[0].are_coloured
    assert not told(SHE, BUILT)[0].are_coloured
    monkeypatch.setattr(made, "_FEWEST", 99)
    assert not Sketches(*_parts(COLOUR + SHE)).are_coloured


def _parts(text: str):  # type: ignore[no-untyped-def]
    found = aligned(analyses([Article("A", "A", "", text, (Part(PartKind.BODY, 0, len(text)),))]), {})
    return found.at, trees_of(found.at)
