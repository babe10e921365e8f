"""What is found in one source only."""

from __future__ import annotations

from story_notation import Draft, article

from framing.comparator.coverage import coverage
from framing.comparator.entities import compared_entities
from framing.comparator.passages import passages
from framing.comparator.profiles import profiles
from framing.model import Analysis, CoverageItem, Quotation

NAMES = {"Ann Lee": "PERSON", "Paris": "GPE", "Global Times": "ORG"}
SHARED = "Ann/PROPN Lee/PROPN resigned/VERB/resign in Paris/PROPN yesterday/NOUN"
MORE = "The Global/PROPN Times/PROPN jeered/VERB/jeer"
BACKGROUND = (
    "Glaciers/NOUN/glacier shrank/VERB/shrink since Edwardian/ADJ surveyors/NOUN/surveyor "
    "mapped/VERB/map moraines/NOUN/moraine"
)


def items(*drafts: Draft) -> list[CoverageItem]:
    analyses: list[Analysis] = [d.done() for d in drafts]
    entities = compared_entities(analyses, {})
    told = profiles(analyses, entities)
    return list(coverage(analyses, told, entities, passages(analyses, told, entities)))


def named(kind: str, found: list[CoverageItem]) -> list[tuple[str, str]]:
    return [(i.name, i.source) for i in found if i.kind == kind]


def test_an_entity_of_one_source_and_how_much_of_its_text_it_takes() -> None:
    found = items(article("A", [SHARED, MORE], NAMES), article("B", [SHARED], NAMES))
    assert named("entity", found) == [("Global Times", "A")]
    (item,) = [i for i in found if i.kind == "entity"]
    assert item.not_found_in == ("B",)
    assert item.share == round(4 / 10, 4)


def test_a_name_that_stands_in_the_other_text_unlinked_is_not_missing_there() -> None:
    other = article("B", [SHARED, "the global times"], {"Ann Lee": "PERSON"})
    assert named("entity", items(article("A", [SHARED, "global times"], {"global times": "ORG"}), other)) == []


def test_an_event_counts_as_told_where_another_word_of_its_type_is_used() -> None:
    one, two = article("A", [SHARED], NAMES), article("B", ["Ann/PROPN Lee/PROPN stepped/VERB/step down"], NAMES)
    one.event(0, "resigned", "resign", "Ann Lee")
    two.event(0, "stepped", "step down", "Ann Lee")
    assert named("event", items(one, two)) == []
    three = article("C", [MORE], NAMES)
    assert [s for _, s in named("event", items(one, three))] == ["A"]


def test_background_is_what_no_other_source_has_words_of() -> None:
    found = items(article("A", [SHARED, BACKGROUND], NAMES), article("B", [SHARED], NAMES))
    ((name, source),) = named("background", found)
    assert source == "A"
    assert "moraine" in name
    assert named("background", items(article("A", [BACKGROUND], NAMES), article("B", [BACKGROUND], NAMES))) == []


def test_a_speaker_of_one_source() -> None:
    one, two = article("A", [SHARED], NAMES), article("B", [SHARED], NAMES)
    quotation = Quotation(0, 7, "Ann Lee", 0, "indirect", 2, speaker="The mayor", speaker_kind="named")
    one.quotations.append(quotation)
    assert named("speaker", items(one, two)) == [("mayor", "A")]
    two.quotations.append(quotation)
    assert named("speaker", items(one, two)) == []
