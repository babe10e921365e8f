"""Unnamed people of a story are joined by age, part in the event and kin, and never against what is told of them."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace
from test_entities import analysis, names

from framing.comparator.entities.entities import compared_entities
from framing.model import Analysis, RoleUse, Voice


def told(of: Analysis, *uses: tuple[str, str, str]) -> Analysis:
    """The article with roles added, each as entity id, role and verb."""
    return replace(of, roles=tuple(RoleUse(e, role, verb, 0, 1, verb, 0, Voice.OWN, None) for e, role, verb in uses))


def grouped(articles: Sequence[Analysis]) -> dict[str, list[str]]:
    return names(compared_entities(articles, {}))


def named(source: str = "A") -> Analysis:
    return told(
        analysis(source, ("John Smith", "PERSON", [("John Smith", "name"), ("he", "pronoun")])),
        ("e1", "agent", "shoot"), ("e1", "patient", "arrest"),
    )  # fmt: skip


def test_an_age_tells_who_a_man_is() -> None:
    a = analysis("A", ("John Smith", "PERSON", [("John Smith", "name"), ("a 61-year-old driver", "nominal")]))
    b = analysis("B", ("61-year-old man", "PERSON", [("a 61-year-old man", "nominal")]))
    assert grouped([a, b]) == {"John Smith": ["A", "B"]}


def test_another_age_is_somebody_else() -> None:
    a = told(analysis("A", ("61-year-old man", "PERSON", [("a 61-year-old man", "nominal")])), ("e1", "agent", "shoot"))
    b = told(analysis("B", ("35-year-old", "PERSON", [("a 35-year-old man", "nominal")])), ("e1", "agent", "shoot"))
    assert all(len(where) == 1 for where in grouped([a, b]).values())


def test_an_age_that_two_have_tells_nothing() -> None:
    a = analysis(
        "A", ("Ann Moss", "PERSON", [("Ann Moss", "name"), ("the 61-year-old nurse", "nominal")]),
        ("Bob Ray", "PERSON", [("Bob Ray", "name"), ("the 61-year-old driver", "nominal")]),
    )  # fmt: skip
    b = analysis("B", ("61-year-old driver", "PERSON", [("a 61-year-old resident", "nominal")]))
    assert grouped([a, b])["61-year-old driver"] == ["B"]


def test_the_only_one_who_shoots_is_the_gunman_of_the_other_article() -> None:
    assert grouped([named(), analysis("B", ("gunman", "PERSON", [("the gunman", "nominal")]))]) == {
        "John Smith": ["A", "B"]
    }


def test_a_part_told_once_is_no_name() -> None:
    a = told(analysis("A", ("John Smith", "PERSON", [("John Smith", "name")])), ("e1", "agent", "shoot"))
    assert grouped([a, analysis("B", ("gunman", "PERSON", [("the gunman", "nominal")]))])["gunman"] == ["B"]


def test_she_is_not_he() -> None:
    b = analysis("B", ("gunman", "PERSON", [("the gunman", "nominal"), ("she", "pronoun")]))
    assert grouped([named(), b])["gunman"] == ["B"]


def test_an_officer_who_shoots_is_not_the_gunman() -> None:
    b = told(analysis("B", ("officer", "PERSON", [("the officer", "nominal")])), ("e1", "agent", "shoot"))
    assert grouped([named(), b])["officer"] == ["B"]


def test_two_shooters_in_one_article_are_nobody_s_match() -> None:
    b = told(
        analysis("B", ("man", "PERSON", [("a man", "nominal")]), ("teen", "PERSON", [("a teen", "nominal")])),
        ("e1", "agent", "shoot"), ("e2", "agent", "shoot"),
    )  # fmt: skip
    found = grouped([named(), b])
    assert found["man"] == ["B"]
    assert found["teen"] == ["B"]


def test_two_names_stay_two_whatever_they_did() -> None:
    b = analysis("B", ("Ann Moss", "PERSON", [("Ann Moss", "name")]))
    b = told(b, ("e1", "agent", "shoot"), ("e1", "patient", "arrest"))
    assert grouped([named(), b]) == {"John Smith": ["A"], "Ann Moss": ["B"]}


def test_a_second_man_is_another() -> None:
    b = told(analysis("B", ("second man", "PERSON", [("a second man", "nominal")])), ("e1", "agent", "shoot"))
    assert grouped([named(), b])["second man"] == ["B"]


def test_his_mother_is_the_mother_of_the_same_man() -> None:
    a = analysis(
        "A", ("Ben Ray", "PERSON", [("Ben Ray", "name"), ("his", "pronoun")]),
        ("Ann Ray", "PERSON", [("Ann Ray", "name"), ("mother", "nominal")]),
    )  # fmt: skip
    b = analysis("B", ("Ben Ray", "PERSON", [("Ben Ray", "name")]), ("mother", "PERSON", [("Ray's mother", "nominal")]))
    owner = replace(b.mentions[0], start=b.mentions[1].start, end=b.mentions[1].start + 3, kind="name", head=99)
    b = replace(b, mentions=(*b.mentions, owner))
    assert grouped([a, b])["Ann Ray"] == ["A", "B"]


def test_protesters_are_the_demonstrators_of_an_article_without_protesters() -> None:
    a = analysis("A", ("protesters", "GROUP", [("protesters", "nominal")]))
    b = analysis("B", ("demonstrators", "GROUP", [("the demonstrators", "nominal")]))
    both = analysis(
        "B", ("demonstrators", "GROUP", [("demonstrators", "nominal")]),
        ("protesters", "GROUP", [("the protesters", "nominal")]),
    )  # fmt: skip
    assert [len(where) for where in grouped([a, b]).values()] == [2]
    assert grouped([a, both])["demonstrators"] == ["B"]


def test_skilled_workers_are_not_the_foreign_employees() -> None:
    a = analysis("A", ("skilled workers", "GROUP", [("skilled workers", "nominal")]))
    b = analysis("B", ("foreign employees", "GROUP", [("foreign employees", "nominal")]))
    assert len(grouped([a, b])) == 2


def test_the_company_is_the_body_that_the_other_articles_call_so() -> None:
    called = ("Ajax Ltd", "ORG", [("Ajax Ltd", "name"), ("the company", "nominal")])
    a, b = analysis("A", called), analysis("B", called)
    c = analysis("C", ("Ajax Ltd", "ORG", [("Ajax Ltd", "name")]), ("company", "ORG", [("The company", "nominal")]))
    rival = analysis("C", ("Ajax Ltd", "ORG", [("Ajax Ltd", "name")]), ("company", "ORG", [("a company", "nominal")]))
    assert list(grouped([a, b, c])) == ["Ajax Ltd"]
    assert grouped([a, b, rival])["company"] == ["C"]
    assert "company" in grouped([a, c])


def test_the_lawyer_of_one_article_is_the_attorney_of_the_other() -> None:
    a = analysis("A", ("Ann Moss", "PERSON", [("Ann Moss", "name"), ("the attorney", "nominal")]))
    b = analysis("B", ("lawyer", "PERSON", [("the lawyer", "nominal")]))
    he = analysis("B", ("lawyer", "PERSON", [("the lawyer", "nominal"), ("he", "pronoun")]))
    assert grouped([a, b]) == {"Ann Moss": ["A", "B"]}
    assert grouped([a, he])["lawyer"] == ["B"]


def test_the_same_in_any_order_of_articles() -> None:
    b = analysis("B", ("gunman", "PERSON", [("the gunman", "nominal")]))
    assert set(grouped([b, named()])["John Smith"]) == {"A", "B"}


def test_cops_are_the_police_of_the_only_place_that_has_any() -> None:
    a = analysis("A", ("police", "GROUP", [("police", "nominal")]), ("cops", "GROUP", [("cops", "nominal")]))
    b = analysis("B", ("NYPD", "ORG", [("NYPD", "name")]))
    assert grouped([a, b]) == {"NYPD": ["A", "B"]}
    c = analysis("C", ("LAPD", "ORG", [("LAPD", "name")]))
    assert grouped([a, b, c]) == {"police": ["A"], "NYPD": ["B"], "LAPD": ["C"]}
