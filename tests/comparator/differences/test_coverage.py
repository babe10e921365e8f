"""What is found in one source only."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from story_notation import Draft, article

from framing.comparator.differences.coverage import _is_source, coverage
from framing.comparator.differences.silence import silent_on_entities
from framing.comparator.differences.snippets import snippet
from framing.comparator.entities.entities import compared_entities
from framing.comparator.passages.passages import passages
from framing.comparator.sentences.elsewhere import Elsewhere
from framing.comparator.sentences.profiles import profiles, referents
from framing.model import Analysis, CoverageItem, Quotation, Voice

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
    elsewhere = Elsewhere(analyses, referents(analyses, entities))
    entities = silent_on_entities(entities, analyses, elsewhere)
    return list(coverage(analyses, told, entities, passages(analyses, told, entities), elsewhere))


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
    first = "Bakers/NOUN/baker kneaded/VERB/knead dough/NOUN"
    one, two = article("A", [first, SHARED], NAMES), article("B", ["Ann/PROPN Lee/PROPN stepped/VERB/step down"], NAMES)
    one.event(1, "resigned", "resign", "Ann Lee")
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


def test_what_has_no_verb_is_no_background() -> None:
    credit = "Michael/PROPN Reynolds/PROPN European/PROPN Pressphoto/PROPN Agency/PROPN moraines/NOUN/moraine"
    assert named("background", items(article("A", [SHARED, credit], NAMES), article("B", [SHARED], NAMES))) == []


def test_who_only_speaks_on_another_line_tells_nothing() -> None:
    post = "Edwardian/ADJ//compound/2 Moraines/PROPN//nsubj/3 tweeted/VERB/tweet/ROOT/3"
    assert named("background", items(article("A", [SHARED, post], NAMES), article("B", [SHARED], NAMES))) == []


def test_a_relative_clause_between_subject_and_verb_is_left_out_of_the_name() -> None:
    aside = (
        "Glaciers/NOUN/glacier ,/PUNCT which surveyors/NOUN/surveyor love/VERB ,/PUNCT have/AUX gouged/VERB/gouge "
        "Edwardian/ADJ moraines/NOUN/moraine into hollow/ADJ ravines/NOUN/ravine"
    )
    draft = article("A", [SHARED, aside], NAMES)
    made = draft.done()
    tags = tuple("WDT" if made.article.text[a:b] == "which" else t for a, b, t in zip(
        made.parse.starts, made.parse.ends, made.parse.tags, strict=True
    ))  # fmt: skip
    with_tags = replace(made, parse=replace(made.parse, tags=tags))
    sentence = next(k for k, s in enumerate(made.sentences) if made.article.text[s.start :].startswith("Glaciers"))
    name, span = snippet(with_tags, sentence, {"gouge": 1.0, "ravine": 1.0})
    assert name.startswith("Glaciers … have gouged")
    assert made.article.text[slice(*span)].startswith("have gouged")


def test_a_long_subject_is_cut_to_its_core_before_its_verb() -> None:
    long = (
        "Mayors/NOUN/mayor//12 of/ADP//prep/1 Selm/PROPN//pobj/2 ,/PUNCT//punct/3 Orm/PROPN//conj/3 ,/PUNCT//punct/5 "
        "Vale/PROPN//conj/5 and/CCONJ//cc/7 Zell/PROPN//conj/7 have/AUX//aux/12 now/ADV//advmod/12 "
        "banned/VERB/ban/ROOT/12 dinghies/NOUN//dobj/12"
    ).replace("mayor//12", "mayor/nsubj/12")
    draft = article("A", [long], NAMES).done()
    name, span = snippet(draft, 0, {"ban": 1.0})
    assert name == "Mayors of Selm … have now banned dinghies"
    assert draft.article.text[slice(*span)] == "have now banned dinghies"


def test_who_only_wants_something_done_is_not_quoted() -> None:
    one = article("A", [SHARED, MORE], NAMES)
    wanted = Quotation(0, 7, "to sell it", 0, "indirect", 3, speaker="Global Times", speaker_kind="named")
    one.quotations.append(replace(wanted, speaker_entity="e2", cue="asked", cue_lemma="ask"))
    two = article("B", [SHARED], NAMES)
    assert named("speaker", items(one, two)) == []
    one.quotations.append(replace(one.quotations[0], text="that it was sold"))
    assert named("speaker", items(one, two)) == [("Global Times", "A")]


def test_an_embedded_post_is_no_background_and_the_source_is_no_speaker_of_its_own() -> None:
    post = BACKGROUND + " pic.twitter.com"
    assert named("background", items(article("A", [SHARED, post], NAMES), article("B", [SHARED], NAMES))) == []
    one = article("Global Times", [SHARED, MORE], NAMES)
    one.quotations.append(
        Quotation(0, 7, "Ann Lee", 0, "indirect", 2, speaker="Global Times", speaker_kind="named", speaker_entity="e1")
    )
    assert named("speaker", items(one, article("B", [SHARED], NAMES))) == []


@pytest.mark.parametrize(
    ("name", "source", "own"),
    [
        ("CNN", "CNN (Web News)", True),
        ("New York Times", "nytimes.com", True),
        ("The Washington Post", "articles.washingtonpost.com", True),
        ("Agence France-Presse", "AFP", True),
        ("Washington Times", "washingtonpost.com", False),
        ("Times", "nytimes.com", False),
    ],
)
def test_a_name_may_be_the_source_s_own(name: str, source: str, *, own: bool) -> None:
    assert _is_source(name, source) is own


def said_by(speaker: str, cue: str = "say", kind: str = "indirect") -> Quotation:
    return Quotation(0, 7, "Ann Lee", 0, kind, 2, speaker=speaker, speaker_kind="anonymous", cue_lemma=cue)


def test_a_speaker_of_one_source() -> None:
    one, two = article("A", [SHARED], NAMES), article("B", [SHARED], NAMES)
    one.quotations.append(said_by("A senior official"))
    assert named("speaker", items(one, two)) == [("senior official", "A")]
    two.quotations.append(said_by("A senior official"))
    assert named("speaker", items(one, two)) == []


def test_what_cannot_speak_thoughts_and_descriptions_of_somebody_known_are_no_speakers() -> None:
    quotations = [
        said_by("The legislation"),
        said_by("a draft of his opening statement"),
        said_by("the sentiment among some lawmakers"),
        said_by("No official"),
        said_by("The senator"),
        said_by("senior officials", "hope"),
    ]
    for quotation in quotations:
        one = article("A", [SHARED], NAMES)
        one.quotations.append(quotation)
        assert named("speaker", items(one, article("B", [SHARED], NAMES))) == [], quotation.speaker


def test_who_speaks_elsewhere_is_not_missing_there_where_two_speak_together() -> None:
    one, two = article("A", [SHARED], NAMES), article("B", [SHARED], NAMES)
    one.quotations.append(said_by("the IRS and Treasury officials"))
    two.quotations.append(said_by("Treasury officials"))
    assert named("speaker", items(one, two)) == []


def test_initials_of_a_name_that_stands_elsewhere_are_not_missing_there() -> None:
    names = {"Defense of Marriage Act": "LAW", "DOMA": "LAW"}
    one = article("A", ["The judge/NOUN struck/VERB/strike down DOMA/PROPN"], names)
    two = article("B", ["The judge/NOUN struck/VERB/strike down the Defense of Marriage Act"], names)
    assert named("entity", items(one, two)) == []


def test_background_is_in_the_voice_of_the_words_that_name_it() -> None:
    one = article(
        "A", [SHARED, f"{BACKGROUND} , as the curator of the municipal archive told us at length on Sunday"], NAMES
    )
    start, end = one.place("Glaciers", 1)[0], one.place("moraines", 1)[1]
    text = one.text[start:end]
    one.quotations.append(Quotation(start, end, text, 1, "direct", len(text.split()), speaker="Mara Voss"))
    (item,) = [i for i in items(one, article("B", [SHARED], NAMES)) if i.kind == "background"]
    assert (item.evidence[0].voice, item.evidence[0].speaker) == (Voice.DIRECT, "Mara Voss")
