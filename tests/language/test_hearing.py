"""Who may speak in an article: asked before somebody is said to be silent there."""

from __future__ import annotations

from functools import cache

import pytest

from framing.language.hearing import Hearing
from framing.model import Article, Part, PartKind, Quotation
from parsed import analyses

TEXT = """Nurses in Accra went home on Monday after the minister's promise of back pay.

Kofi Mensah's comments about "lazy" staff had angered them, said Ama Boateng, who leads their union.

The report, which the Ghana Herald first published, named Efua Sarpong, Yaw Owusu and a driver.

Both Mensah and Adjoa Darko denounced the strike. A spokesman for Kwesi Appiah welcomed the deal.

According to both Akosua Frimpong and Radio Volta, the money is there. Her lawyer informed the court.

Kojo Tetteh addressed the nurses. Owusu drove them home.

The hospital in Tema opened on Tuesday, and Boateng told him that Nana Asare had paid for it."""


@cache
def hearing() -> Hearing:
    article = Article(id="a", source="A", title="", text=TEXT, parts=(Part(PartKind.BODY, 0, len(TEXT)),))
    (analysis,) = analyses([article])
    return Hearing(analysis)


@pytest.mark.parametrize(
    "name",
    [
        "Ama Boateng",
        "Kofi Mensah",  # "his comments"
        "Ghana Herald",  # the subject of a relative clause
        "Adjoa Darko",  # beside another subject
        "Kwesi Appiah",  # whose spokesman speaks
        "Akosua Frimpong",
        "Radio Volta",
        "Kojo Tetteh",
    ],
)
def test_who_stands_where_a_speaker_stands_may_speak(name: str) -> None:
    assert hearing().may_hear([name], [])


@pytest.mark.parametrize("name", ["Efua Sarpong", "Yaw Owusu", "Nana Asare", "Tema", "Joyce Quaye"])
def test_who_is_only_told_of_does_not_speak(name: str) -> None:
    assert not hearing().may_hear([name], [])


def test_what_somebody_is_may_stand_for_the_name() -> None:
    assert hearing().may_hear(["Joyce Quaye"], ["lawyer"])
    assert not hearing().may_hear(["Joyce Quaye"], ["driver"])


def test_words_quoted_from_somebody_elsewhere_may_be_theirs_here() -> None:
    words = "The hospital in Tema opened on Tuesday"
    said = [Quotation(0, len(words), words, 0, "direct", 7)]
    assert hearing().may_hear(["Joyce Quaye"], [], said)
    short = [Quotation(0, 8, "Owusu drove", 0, "direct", 2)]
    assert not hearing().may_hear(["Joyce Quaye"], [], short)
