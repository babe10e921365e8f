"""What is told of a main actor of whom a source says nothing telling, in short articles parsed by the pipeline."""

from __future__ import annotations

import pytest

import parsed
from framing.model import Article, Comparison, Part, PartKind, Voice

ONE = (
    "Farmer Ines Duarte sued the state of Goiás on Monday. Senator Ada Quill opened a clinic in Selm. Ada Quill had "
    "sold the land, prosecutors said. Judge Piet Bakker told reporters on Friday. Councillor Omar Haddad did not "
    'respond to questions. "The river is ours," said fisherman Tomas Brand. A man beat the nurse Lena Falk in Porto. '
    "The man, identified as Karel Vos, had two dogs. He owned a bakery in Porto. The committee met in the town hall "
    "of Mira Solberg. Karim Aziz said that Rosa Lind had burned the letters."
)
OTHER = (
    "Ines Duarte, a convicted smuggler, bullied the clerks. Senator Ada Quill, a convicted fraudster, wept. Judge "
    "Piet Bakker, a brave man, praised the guards. Councillor Omar Haddad, a notorious racist, attacked the mayor. "
    "Fisherman Tomas Brand, a convicted thief, attacked the guards. Karel Vos, a convicted murderer, mocked the nurse. "
    "Mira Solberg, a notorious liar, bullied the clerks. Rosa Lind, a fearless activist, defended the poor."
)


@pytest.fixture(scope="module")
def compared() -> Comparison:
    return parsed.compare([_article("One", ONE), _article("Other", OTHER)])


def _article(name: str, text: str) -> Article:
    return Article(name, name, "", text, (Part(PartKind.BODY, 0, len(text)),))


def told(compared: Comparison, actor: str) -> list[tuple[str, str]]:
    """Kind and words of what the first source says."""
    found = next(a for a in compared.actors if a.name == actor)
    return [(t.kind, t.place.text) for s in found.sketches if s.source == "One" for t in s.traits]


@pytest.mark.parametrize(
    ("actor", "kind", "words"),
    [
        ("Ines Duarte", "does", "sued the state of Goiás on Monday"),
        ("Omar Haddad", "does", "did not respond to questions"),
        ("Tomas Brand", "says", "The river is ours"),
        ("Piet Bakker", "called", "Judge"),  # "told reporters" says nothing
        ("Mira Solberg", "named", "The committee met in the town hall of Mira Solberg"),
        ("Karel Vos", "named", "The man, identified as Karel Vos, had two dogs"),
    ],
)
def test_what_is_told_plainly_is_shown(compared: Comparison, actor: str, kind: str, words: str) -> None:
    assert told(compared, actor) == [(kind, words)]


def test_what_somebody_else_tells_is_marked_as_his_words(compared: Comparison) -> None:
    letters = next(t for a in compared.actors if a.name == "Rosa Lind" for s in a.sketches[:1] for t in s.traits)
    assert (letters.kind, letters.place.text) == ("others", "had burned the letters")
    assert (letters.place.voice, letters.place.speaker) == (Voice.INDIRECT, "Karim Aziz")


def test_a_deed_with_its_source_at_the_end_of_the_sentence_is_not_the_outlets_word(compared: Comparison) -> None:
    assert told(compared, "Ada Quill") == [("does", "opened a clinic in Selm")]


SAID = "Prosecutors charged Dr Ana Reis. Reis used sand and half of the steel that the plans required, experts say."
OFFICER = (
    "Commander Jan Vos spoke on Monday. Vos claimed that Ana Reis fired first. The officer broke a window in Porto."
)
BADLY = "Dr Ana Reis, a convicted smuggler, and Commander Jan Vos, a convicted murderer, bullied the clerks."


def test_parsers_that_miss_who_says_so_do_not_make_a_charge_a_fact() -> None:
    found = parsed.compare([_article("One", SAID), _article("Other", BADLY)])
    assert "sand" not in " ".join(t for _, t in told(found, "Ana Reis"))


def test_the_officer_may_be_another_than_the_commander() -> None:
    found = parsed.compare([_article("One", OFFICER), _article("Other", BADLY)])
    assert "window" not in " ".join(t for _, t in told(found, "Jan Vos"))
