"""One referent across the articles of a story."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
import pytest

from framing.comparator.entities.entities import compared_entities
from framing.comparator.entities.same_bodies import core_words
from framing.model import (
    Analysis,
    Article,
    ComparedEntity,
    Descriptor,
    Entity,
    Evaluation,
    Mention,
    Parse,
    Polarity,
    Voice,
)

NONE = Evaluation(None, None, None, None, None, 0)


def analysis(
    source: str, *rows: tuple[str, str, list[tuple[str, str]]], keys: Mapping[str, str] | None = None
) -> Analysis:
    """An article whose entities are given as name, label and mentions (text, kind), the most salient first."""
    words: list[str] = []
    starts, entities, mentions, at = [], [], [], 0
    for n, (name, label, places) in enumerate(rows, 1):
        for text, kind in places:
            for word in text.split():
                starts.append(at)
                words.append(word)
                at += len(word) + 1
            start = starts[-len(text.split())]
            mentions.append(Mention(start, start + len(text), text, 0, len(words) - 1, f"e{n}", kind, kind))
        entities.append(Entity(f"e{n}", name, label, 1 / n, len(places), NONE, (keys or {}).get(name, "")))
    size = len(words)
    parse = Parse(
        "hand-built", tuple(starts), tuple(s + len(w) for s, w in zip(starts, words, strict=True)),
        tuple(w.lower().removesuffix("s") for w in words), ("NOUN",) * size, ("NN",) * size, ("ROOT",) * size,
        tuple(range(size)), (-1,) * size, ((0, size),), (), (),
    )  # fmt: skip
    article = Article(source, source, "", " ".join(words), ())
    descriptor = Descriptor(0, 1, "x", 0, "e1", "copula", Voice.OWN, None, Polarity.NEUTRAL)
    return Analysis(article, parse, (), tuple(entities), tuple(mentions), (descriptor,), (), (), (), (), ())


def names(found: Sequence[ComparedEntity]) -> dict[str, list[str]]:
    return {e.name: [p.source for p in e.portraits] for e in found}


def test_a_surname_in_one_article_is_the_full_name_of_the_other() -> None:
    a = analysis("A", ("Trump", "PERSON", [("Trump", "name")]))
    b = analysis("B", ("Donald J. Trump", "PERSON", [("Donald J. Trump", "name")]))
    c = analysis("C", ("Donald Trump", "PERSON", [("Donald Trump", "name"), ("Trump", "name")]))
    assert names(compared_entities([a, b, c], {})) == {"Donald Trump": ["A", "B", "C"]}


def test_two_people_with_one_surname_stay_two() -> None:
    a = analysis("A", ("Hillary Clinton", "PERSON", [("Hillary Clinton", "name")]))
    b = analysis("B", ("Bill Clinton", "PERSON", [("Bill Clinton", "name")]))
    c = analysis("C", ("Clinton", "PERSON", [("Clinton", "name")]))
    assert names(compared_entities([a, b, c], {})) == {
        "Hillary Clinton": ["A"],
        "Bill Clinton": ["B"],
        "Clinton": ["C"],
    }


def test_the_gazetteers_key_joins_metonyms_and_the_surface_stays() -> None:
    a = analysis("A", ("China", "GPE", [("China", "name"), ("Beijing", "name")]), keys={"China": "Q:China"})
    b = analysis("B", ("China", "GPE", [("Beijing", "name")]), keys={"China": "Q:China"})
    (china,) = compared_entities([a, b], {})
    assert [p.names for p in china.portraits] == [(("Beijing", 1), ("China", 1)), (("Beijing", 1),)]


def test_initials_in_one_article_are_the_body_of_the_other() -> None:
    a = analysis("A", ("Foo Bar Council", "ORG", [("Foo Bar Council", "name")]))
    b = analysis("B", ("FBC", "ORG", [("FBC", "name")]))
    assert names(compared_entities([a, b], {})) == {"Foo Bar Council": ["A", "B"]}


def test_protesters_are_protesters() -> None:
    a = analysis("A", ("angry protesters", "GROUP", [("angry protesters", "nominal")]))
    b = analysis("B", ("protesters", "GROUP", [("the protesters", "nominal")]))
    assert [len(e.portraits) for e in compared_entities([a, b], {})] == [2]


def test_a_group_is_not_called_what_one_source_alone_calls_it() -> None:
    a = analysis("A", ("brutal protesters", "GROUP", [("brutal protesters", "nominal"), ("protesters", "nominal")]))
    b = analysis("B", ("protesters", "GROUP", [("the protesters", "nominal")]))
    assert [e.name for e in compared_entities([a, b], {})] == ["protesters"]


def test_but_officials_are_not_the_same_officials() -> None:
    a = analysis("A", ("Russian officials", "GROUP", [("Russian officials", "nominal")]))
    b = analysis("B", ("US officials", "GROUP", [("US officials", "nominal")]))
    assert [len(e.portraits) for e in compared_entities([a, b], {})] == [1, 1]


def test_the_president_of_one_article_is_the_president_named_in_the_other() -> None:
    a = analysis("A", ("president", "PERSON", [("the president", "nominal")]))
    b = analysis("B", ("Trump", "PERSON", [("Trump", "name"), ("the president", "nominal")]))
    assert names(compared_entities([a, b], {})) == {"Trump": ["A", "B"]}


def test_an_alias_overrides() -> None:
    a = analysis("A", ("Batka", "PERSON", [("Batka", "name")]))
    b = analysis("B", ("Alexander Lukashenko", "PERSON", [("Alexander Lukashenko", "name")]))
    aliases = {"Batka": "Lukashenko", "Alexander Lukashenko": "Lukashenko"}
    assert names(compared_entities([a, b], aliases)) == {"Lukashenko": ["A", "B"]}


def test_who_is_called_only_he_is_not_compared() -> None:
    a = analysis("A", ("he", "PERSON", [("he", "pronoun")]))
    assert compared_entities([a], {}) == ()


def test_a_portrait_has_its_articles_evidence() -> None:
    a = analysis("A", ("Trump", "PERSON", [("Trump", "name")]), ("Putin", "PERSON", [("Putin", "name")]))
    found = {e.name: e.portraits[0] for e in compared_entities([a], {})}
    assert len(found["Trump"].descriptors) == 1
    assert found["Putin"].descriptors == ()


def test_the_most_salient_comes_first_with_total_order() -> None:
    a = analysis("A", ("Trump", "PERSON", [("Trump", "name")]), ("Putin", "PERSON", [("Putin", "name")]))
    b = analysis("B", ("Putin", "PERSON", [("Putin", "name")]))
    found = compared_entities([a, b], {})
    assert [e.name for e in found] == ["Putin", "Trump"]
    assert [e.id for e in found] == ["c1", "c2"]


def test_every_mention_is_in_one_referent() -> None:
    a = analysis("A", ("Trump", "PERSON", [("Trump", "name")]), ("voters", "GROUP", [("voters", "nominal")]))
    b = analysis("B", ("Trump", "PERSON", [("Trump", "name")]), ("voters", "GROUP", [("the voters", "nominal")]))
    spans = [(m.article, m.start, m.end) for e in compared_entities([a, b], {}) for m in e.mentions]
    assert len(spans) == len(set(spans)) == 4


def test_a_description_that_says_more_is_not_joined_by_role_alone() -> None:
    a = analysis("A", ("city attorney", "PERSON", [("the city attorney", "nominal")]))
    b = analysis(
        "B", *[(name, "PERSON", [(name, "name")]) for name in ("Ann Moss", "Ben Ray", "Cleo Diaz")],
        ("Josh Blackman", "PERSON", [("Josh Blackman", "name"), ("his attorney", "nominal")]),
    )  # fmt: skip
    assert [len(e.portraits) for e in compared_entities([a, b], {})] == [1] * 5


def test_a_full_name_under_another_label_is_the_person() -> None:
    a = analysis("A", ("Maurice Cheeks", "PERSON", [("Maurice Cheeks", "name")] * 2))
    b = analysis("B", ("Mo Cheeks", "FAC", [("Mo Cheeks", "name")]))
    assert names(compared_entities([a, b], {})) == {"Maurice Cheeks": ["A", "B"]}


def test_one_word_is_what_the_story_mostly_takes_it_for() -> None:
    a = analysis("A", ("Colts", "PERSON", [("Colts", "name")]))
    b = analysis("B", ("Colts", "ORG", [("Colts", "name"), ("Colts", "name")]))
    assert names(compared_entities([a, b], {})) == {"Colts": ["A", "B"]}
    c = analysis("C", ("Andrew Colts", "PERSON", [("Andrew Colts", "name")]))
    assert "Andrew Colts" in names(compared_entities([a, b, c], {}))


def test_a_last_word_that_another_name_begins_with_stays_open() -> None:
    a = analysis("A", ("Young Americans for Liberty", "ORG", [("Young Americans for Liberty", "name")]))
    b = analysis("B", ("Liberty University", "ORG", [("Liberty University", "name")]))
    c = analysis("C", ("Liberty", "ORG", [("Liberty", "name")]))
    assert names(compared_entities([a, b, c], {}))["Liberty"] == ["C"]


def test_a_name_in_capitals_is_not_what_an_entity_is_called() -> None:
    loud = analysis("A", ("PAUL HARTLEY", "PERSON", [("PAUL HARTLEY", "name")] * 3))
    found = compared_entities([loud, analysis("B", ("Paul Hartley", "PERSON", [("Paul Hartley", "name")]))], {})
    assert [e.name for e in found] == ["Paul Hartley"]


@pytest.mark.parametrize(("one", "other"), [("Sun-Sentinel", "the Sun Sentinel"), ("Lisk Steel Inc", "Lisk Steel")])
def test_a_hyphen_between_names_makes_no_other_body(one: str, other: str) -> None:
    assert core_words(one) == core_words(other)


def of(source: str, nation: str, noun: str, label: str = "GROUP") -> Analysis:
    """An article with the words of a country and a noun, which the first belongs to."""
    found = analysis(source, (nation, "GPE", [(nation, "name")]), (noun, label, [(noun, "nominal")]))
    parse = msgspec.structs.replace(found.parse, deps=("amod", "ROOT"), heads=(1, 1))
    return msgspec.structs.replace(found, parse=parse)


@pytest.mark.parametrize(("noun", "label"), [("troops", "GROUP"), ("parliament", "ORG")])
def test_what_belongs_to_two_countries_is_two(noun: str, label: str) -> None:
    found = compared_entities([of("A", "Thai", noun, label), of("B", "Cambodian", noun, label)], {})
    assert sorted(len(e.portraits) for e in found if e.name == noun) == [1, 1]
    found = compared_entities([of("A", "Thai", noun, label), of("B", "Thailand", noun, label)], {})
    assert [len(e.portraits) for e in found if e.name == noun] == [2]


def test_a_third_article_joins_its_own_countrys() -> None:
    both = [of("A", "Thai", "troops"), of("B", "Cambodian", "troops"), of("C", "Cambodia", "troops")]
    found = [[p.source for p in e.portraits] for e in compared_entities(both, {}) if e.name == "troops"]
    assert sorted(found) == [["A"], ["B", "C"]]


def test_a_shop_by_its_owners_name_alone() -> None:
    a = analysis("A", ("Marlo's Home Stores", "ORG", [("Marlo's Home Stores", "name")]))
    b = analysis("B", ("Marlo's", "ORG", [("Marlo's", "name")]))
    assert names(compared_entities([a, b], {})) == {"Marlo's Home Stores": ["A", "B"]}


@pytest.mark.parametrize(("words", "together"), [("her lawyer", False), ("the lawyer", True), ("Kern's lawyer", False)])
def test_one_of_those_whom_somebody_has_takes_no_name_from_elsewhere(words: str, together: bool) -> None:
    a = analysis("A", ("lawyer", "PERSON", [(words, "nominal")]))
    b = analysis("B", ("Milo Dask", "PERSON", [("a lawyer", "nominal"), ("Milo Dask", "name")]))
    assert (names(compared_entities([a, b], {})).get("Milo Dask") == ["A", "B"]) is together
