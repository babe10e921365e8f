"""Who speaks: who has a name of their own, and where else they may speak."""

from __future__ import annotations

from functools import cache
from types import SimpleNamespace

import pytest

from framing.model import Article, ComparedEntity, Part, PartKind, Quotation
from framing.reporter.tables.rows import Found, SpeakerRow
from framing.reporter.tables.speaking import _is_by_name, _is_mistaken, _may_be_named, _may_be_one, _words, speakers
from framing.reporter.tables.wanted import ALL
from parsed import compare

STAR = """Fishers in Likoni say dredging has emptied their nets.

"Now it is four kilos," said Hamisi Bakari, who has fished there since 1998.

The Kenya Ports Authority denied that the works had harmed fish. A lawyer for the fishers said they would sue.

The lawyer for the fishers, Grace Achieng, filed papers on Monday. An official of the port said the works were legal.
 Environment minister Soipan Tuya told reporters
that a study would be published."""
LEDGER = """The Kenya Ports Authority has defended dredging at Mombasa, saying bigger ships can now berth there.

Soipan Tuya inspected two dredgers. Nobody had invited fishers such as Bakari, whose comments made headlines.

Bakari sells his catch in Likoni. Both Peter Kamau and Jane Auma said the works were late. Mayor Omar Said
considers the port a gift. The works end in June."""


def article(name: str, text: str) -> Article:
    plain = text.replace(".\n\n", "@").replace("\n", " ").replace("@", ".\n\n")
    return Article(id=name, source=name, title="", text=plain, parts=(Part(PartKind.BODY, 0, len(plain)),))


@cache
def everybody() -> list[SpeakerRow]:
    return speakers(compare([article("star", STAR), article("ledger", LEDGER)]), ALL)


def rows() -> dict[str, SpeakerRow]:
    return {row.speaker: row for row in everybody() if row.analysis.article.id == "star"}


def test_people_and_bodies_have_a_name_of_their_own() -> None:
    own = {name for name, row in rows().items() if row.has_own_name}
    assert own >= {"Hamisi Bakari", "Kenya Ports Authority", "Soipan Tuya"}
    assert not any("fishers" in name.lower() or "lawyer" in name.lower() for name in own)


def test_where_somebody_may_speak_they_are_not_silent() -> None:
    assert rows()["Hamisi Bakari"].maybe_in == ("ledger",)  # "whose comments"
    assert rows()["Soipan Tuya"].maybe_in == ()


def test_a_calling_that_somebody_named_has_may_mean_them() -> None:
    analysis = rows()["Soipan Tuya"].analysis
    assert _may_be_named("lawyer", analysis)  # "the lawyer for the fishers, Grace Achieng"
    assert _may_be_named("lawyer for a firm", analysis)
    assert not _may_be_named("fishers", analysis)


def test_what_two_say_together_counts_for_both() -> None:
    both = {row.speaker: row for row in everybody() if row.analysis.article.id == "ledger"}
    assert both["Peter Kamau"].quotations == both["Jane Auma"].quotations != ()
    assert both["Jane Auma"].has_own_name


def test_words_inside_another_statement_count_once() -> None:
    said = Quotation(0, 60, "he was concerned that the pier would fall", 0, "indirect", 8)
    inner = Quotation(20, 60, "that the pier would fall", 0, "indirect", 5)
    assert _words([inner, said]) == 8
    assert _words([inner, Quotation(70, 90, "It fell", 1, "direct", 2)]) == 7


def test_what_somebody_only_considers_is_not_said() -> None:
    thinking = {row.speaker: row.only_thinks for row in everybody() if row.analysis.article.id == "ledger"}
    assert thinking["Omar Said"]
    assert not thinking["Jane Auma"]


@pytest.mark.parametrize(
    ("other", "articles", "expected"),
    [
        ("Bibi Rask", "b", True),  # nobody has both names: he may be one
        ("Bibi Rask", "ab", False),
        ("Anna Rask", "b", False),  # she is not he
        ("Rask", "b", False),
        ("Karl Lund", "b", False),
    ],
)
def test_a_surname_in_another_article_may_be_the_same_person(other: str, articles: str, *, expected: bool) -> None:
    def person(name: str, articles: str) -> ComparedEntity:
        told = tuple(SimpleNamespace(article=a) for a in articles)
        return ComparedEntity(name, name, "PERSON", 0.5, (), told)  # type: ignore[arg-type]

    assert _may_be_one(person("Benjamin Rask", "a"), person(other, articles)) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Otter", "Ann Otter", True),
        ("Ann Otter", "Otter", False),
        ("Ann Otter", "Ann Otter Jr.", True),
        ("Ann Otter Jr.", "Ann Otter", True),
        ("Ann B. Otter", "Ann Otter", True),
        ("Ann Otter", "Ben Otter", False),
        ("Ann Otter", "Ann Otter", False),
    ],
)
def test_names_of_the_same_words_may_be_mistaken(one: str, other: str, *, expected: bool) -> None:
    assert _is_mistaken(one, other) is expected


@pytest.mark.parametrize(
    ("words", "text", "expected"),
    [
        ("Mr. Otter", "Mr. Otter said so.", True),
        ("A biologist", "Ann Otter, a biologist, said so.", True),
        ("His sister", "His sister, Ann Otter, said so.", True),
        ("his wife", "his wife said so.", False),
        ("she", "she said so.", False),
        (None, "Otters said so.", False),
    ],
)
def test_somebody_is_called_by_a_name_at_least_once(words: str | None, text: str, *, expected: bool) -> None:
    said = Quotation(
        0, 1, "x", 0, "direct", 1, "Ann Otter", speaker_start=0, speaker_end=len(words or ""), speaker_words=words
    )
    told = SimpleNamespace(article=SimpleNamespace(text=text))
    assert _is_by_name(Found(told, said), ["Ann Otter"]) is expected  # type: ignore[arg-type]
