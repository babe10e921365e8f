"""Bodies and groups without a name that are one with another of the article; what a noun before a name says it is."""

# ruff: noqa: E501 - a text a line

from __future__ import annotations

import pytest
from headed import headed_texts

from framing.model import Analysis

TEXTS = {
    "headline": "Forest guards clear camp\n\nThe agency moved in on Friday. Its guards burned the tents and took saws. Guards will stay for a month.",
    "officers": "Clash in Lima\n\nPolice fired rubber bullets at the crowd on Sunday. The officers gave no warning. Shops closed early.",
    "army officers": "Meeting\n\nPolice met army chiefs on Monday. The army was represented by nine people. The officers left at noon.",
    "two officers": "Raid\n\nPolice raided a bar. Two officers were hurt. The bar was closed.",
    "customs officers": "Raid\n\nPolice raided a bar. Customs officers took the rum. The bar was closed.",
    "coast guard": "Boat sinks\n\nThe Peruvian Coast Guard found the boat on Tuesday. Relatives said the coast guard had ignored two calls.",
    "introduced": "Bakers walk out\n\nA powerful union called a strike in Oslo on Monday. The Bakers' and Millers' Union wants more pay. The union has 900 members.",
    "two unions": "Strikes\n\nA small union of drivers struck on Monday. The Nurses' Union did not join. The union of drivers wants a fair wage.",
    "of a kind": "Ministry delays exams\n\nThe education ministry in Accra delayed the exams. The ministry blamed a printer.",
    "headline body": "Coast guard saves nine\n\nThe Peruvian Coast Guard found the boat on Tuesday. Relatives thanked the coast guard.",
    "two of a kind": "Ministry delays exams\n\nThe education ministry in Accra delayed the exams. The finance ministry blamed a printer.",
    "company": "Cars recalled\n\nThe car company Zetra recalled 9,000 vans. The company blamed a supplier. Zetra makes vans in Turin.",
    "firm behind": "Rents rise\n\nVexa, a property firm, raised rents in Porto. Vexa owns 900 flats.",
    "surname": "Homes razed\n\nCouncillor Farida Sheikh stood before a bulldozer on Monday. Sheikh saved six houses. She wept.",
    "two bishops": "Row\n\nRunner Anna Bishop won in Oslo. The Bishop of Oslo blessed her.",
    "opening": "Health ministry starves county hospitals\n\nThe health ministry failed the talks. The ministry was silent.",
    "they": "They fled over the fence before police arrived.",
    "founder": "Fraud\n\nThe founder of the company Tunde Adeyemi left on Monday. Adeyemi is 40.",
}


@pytest.fixture(scope="module")
def found() -> dict[str, Analysis]:
    return headed_texts(TEXTS)


def mentions(analysis: Analysis, *texts: str) -> list[str]:
    """The names of the entities that the mentions with these texts are of, each once."""
    names = {e.id: e.name for e in analysis.entities}
    return sorted({names[m.entity] for m in analysis.mentions if m.text in texts})


@pytest.mark.parametrize(
    ("key", "texts", "names"),
    [
        ("headline", ["Forest guards", "Its guards", "Guards"], ["guards"]),
        ("officers", ["Police", "The officers"], ["police"]),
        ("coast guard", ["Coast Guard", "the coast guard"], ["Coast Guard"]),
        ("headline body", ["Coast guard", "Coast Guard", "the coast guard"], ["Coast Guard"]),
        ("introduced", ["A powerful union", "The union"], ["union"]),
        ("of a kind", ["Ministry", "The education ministry", "The ministry"], ["education ministry"]),
        ("company", ["Zetra", "The company"], ["Zetra"]),
        ("surname", ["Farida Sheikh", "Sheikh"], ["Farida Sheikh"]),
        ("opening", ["Health ministry", "The health ministry", "The ministry"], ["health ministry"]),
    ],
)
def test_one_body_or_group(found: dict[str, Analysis], key: str, texts: list[str], names: list[str]) -> None:
    assert mentions(found[key], *texts) == names


@pytest.mark.parametrize(
    ("key", "texts"),
    [
        ("army officers", ["Police", "The officers"]),
        ("two officers", ["Police", "Two officers"]),
        ("customs officers", ["Police", "Customs officers"]),
        ("two unions", ["A small union", "Nurses' Union"]),
        ("two bishops", ["Anna Bishop", "Bishop of Oslo"]),
        ("two of a kind", ["The education ministry", "The finance ministry"]),
        ("they", ["They", "police"]),
    ],
)
def test_two_bodies_or_groups(found: dict[str, Analysis], key: str, texts: list[str]) -> None:
    assert len(mentions(found[key], *texts)) == 2


@pytest.mark.parametrize(
    ("key", "name", "label"),
    [("company", "Zetra", "ORG"), ("firm behind", "Vexa", "ORG"), ("coast guard", "Coast Guard", "ORG")],
)
def test_a_noun_beside_a_name_says_that_it_is_a_body(
    found: dict[str, Analysis], key: str, name: str, label: str
) -> None:
    assert [e.label for e in found[key].entities if e.name == name] == [label]


def test_a_person_after_the_word_company_is_none(found: dict[str, Analysis]) -> None:
    assert all(e.label != "ORG" for e in found["founder"].entities if "Adeyemi" in e.name)
