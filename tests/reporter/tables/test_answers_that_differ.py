"""Which questions the sources answer differently."""

from __future__ import annotations

from framing.reporter.tables.frame_tables import differing


def row(question: str, article: str, entity: str = "", text: str = "x") -> dict[str, str]:
    return {"question": question, "article": article, "entity": entity, "other": "", "text": text}


def test_sources_that_blame_others_come_before_a_source_alone() -> None:
    records = [row("suffers", "a", "Vane"), row("blamed", "a", "police"), row("blamed", "b", "squatters")]
    assert differing(records) == ["blamed", "suffers"]


def test_the_same_answer_sets_nothing_apart() -> None:
    assert differing([row("blamed", "a", "police"), row("blamed", "b", "police", "y")]) == []


def test_without_somebody_in_it_the_sentence_is_the_answer() -> None:
    assert differing([row("problem", "a", text="The roof leaks."), row("problem", "b", text="Rents rise.")]) == [
        "problem"
    ]


def test_only_the_first_answer_of_a_source_counts() -> None:
    records = [row("blamed", "a", "police"), row("blamed", "a", "mayor"), row("blamed", "b", "police")]
    assert differing(records) == []


def test_money_is_not_telling() -> None:
    assert differing([row("money", "a"), row("money", "b", text="y")]) == []
