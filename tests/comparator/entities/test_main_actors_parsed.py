"""What is told of main actors as done, and who of them did it, in short articles parsed by the pipeline."""

from __future__ import annotations

import pytest

import parsed
from framing.model import Article, Comparison, Part, PartKind

ONE = (
    "Mayor Ines Duarte bullied the clerks of Porto Velho on Monday. Prosecutors are building a case that Duarte robbed "
    "the city. She has hedged on backing the strike. Twelve Liberals condemned the mayor on Tuesday. The clerks whom "
    "Duarte accused of lying wept. Residents took to the streets before Duarte can ban the march. Nurse Piet Bakker "
    "said that Councillor Jan Vos had fled. He had betrayed the town. Duarte warned further strikes were likely."
)
OTHER = (
    "Mayor Ines Duarte defended the clerks of Porto Velho on Monday. Liberals said she would stay. Duarte met the "
    "party of the Liberals to save her office. Duarte praised the Liberals. Councillor Jan Vos resigned. Piet Bakker "
    "praised Jan Vos."
)


@pytest.fixture(scope="module")
def compared() -> Comparison:
    return parsed.compare([_article("One", ONE), _article("Other", OTHER)])


def _article(name: str, text: str) -> Article:
    return Article(name, name, "", text, (Part(PartKind.BODY, 0, len(text)),))


def told(compared: Comparison, actor: str, source: str) -> list[str]:
    found = next(a for a in compared.actors if a.name == actor)
    return [t.place.text for s in found.sketches if s.source == source for t in s.traits]


def test_deeds_are_what_the_source_tells_as_done(compared: Comparison) -> None:
    mayor = " ".join(told(compared, "Ines Duarte", "One"))
    assert "bullied the clerks" in mayor
    for word in ("robbed", "backing", "accused", "ban", "warned"):
        assert word not in mayor
    assert "save" not in " ".join(told(compared, "Ines Duarte", "Other"))


def test_what_he_did_is_left_out_where_he_may_be_another(compared: Comparison) -> None:
    assert "betrayed" not in " ".join(t.place.text for a in compared.actors for s in a.sketches for t in s.traits)


SON = "Senator Tomas Brand Jr. vowed to jail every thief on Monday. His father, Tomas Brand, a convicted thief, wept."
ALONE = "Senator Tomas Brand Jr. denied the charge on Monday. Then he promised a review of the law."


def test_a_son_is_not_his_father_of_another_article() -> None:
    found = parsed.compare([_article("One", SON), _article("Other", ALONE)])
    assert "thief" not in " ".join(told(found, "Tomas Brand Jr.", "One")).replace("every thief", "")
    assert "promised a review of the law" in told(found, "Tomas Brand Jr.", "Other")


def test_a_son_is_himself_where_nobody_speaks_of_his_father() -> None:
    other = ALONE.replace(" Jr.", "")
    found = parsed.compare([_article("One", ALONE), _article("Other", other)])
    assert [len(e.portraits) for e in found.entities if e.name == "Tomas Brand"] == [2]
