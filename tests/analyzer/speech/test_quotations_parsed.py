"""Quotations over texts parsed by the pipeline: British and American marks, interviews, denials, scare quotes."""

from __future__ import annotations

import pytest

import parsed
from framing.analyzer.speech.quotations import quotations
from framing.language.tree import Tree
from framing.model import Article, Part, PartKind, Quotation

BRITISH = """The minister said the report was ‘a disgrace’ and that the government’s critics ‘don’t understand’ it.
‘We won’t be bullied,’ she told the BBC. ‘The elites’ contempt for us is “plain to see”, and we shall not forget it.’
‘It began in March,’ the farmer recalled.
‘There was no water.
‘We prayed.’"""

INTERVIEW = """Q: Why did you leave?
A: I was tired of it. They lied to us.
Q: Who lied?
A: The board. All of them."""

REPORTS = """According to a leaked memo, ministers had been warned twice.
In the view of many economists, the cut will hurt the poor.
She denied that she had lied, and rejected the claim that donors wrote the bill.
The army is thought to control the north.
What the rebels call the liberation of the city has cost 3,000 lives, the UN says.
The plan was condemned as racist by rights groups.
Beijing has accused the United States of provoking the war."""

THINGS = """Tom Gibbs called the senator's remarks “well over the line of decency.”
The comment was “the latest low in an ugly race.”
The quarrel grew last week when Reuters reported the issue, saying that the mayor had lied.
His visit threatens to muddy the waters."""

SLIPS = """Smith wrote on Twitter: "The deal is dead.
It was never alive."
He added: "Nobody cares.
"I saw it," said Jones, a miner from Leeds.
The word "terrorist" is avoided by the agency. Dwayne "The Rock" Johnson attended."""


POSTS = """The ferries stopped on Tuesday.
They lie to us all. Shame on them!
— Ferry Watch (@ferrywatch) May 3, 2024
The owner gave no reason."""

PANEL = """ADA COLE, HOST: Who lied?
REYES (voice-over): The brutal board did.
COLE: I see.
'We won't go,' said Robert Hale. 'We'll see 'em off.'
Dana Reyes's remarks were met with silence."""


@pytest.fixture(scope="module")
def found() -> dict[str, list[Quotation]]:
    texts = {
        "british": BRITISH,
        "interview": INTERVIEW,
        "reports": REPORTS,
        "things": THINGS,
        "slips": SLIPS,
        "posts": POSTS,
    }
    texts["panel"] = PANEL
    articles = [_article(name, text) for name, text in texts.items()]
    found = parsed.parses(articles)
    return {a.id: quotations(Tree(a, p)) for a, p in zip(articles, found, strict=True)}


def _article(name: str, text: str) -> Article:
    parts, at = [], 0
    for line in text.split("\n"):
        kind = PartKind.FURNITURE if line.startswith("— ") else PartKind.BODY
        parts.append(Part(kind, at, at + len(line)))
        at += len(line) + 1
    return Article(name, "A", "", text, tuple(parts))


def test_british_marks(found: dict[str, list[Quotation]]) -> None:
    told = [(q.type, q.text, q.speaker) for q in found["british"]]
    assert told[0] == (
        "mixed",
        "the report was ‘a disgrace’ and that the government’s critics ‘don’t understand’ it",
        "The minister",
    )
    assert told[1:] == [
        ("direct", "We won’t be bullied", "she"),
        ("direct", "The elites’ contempt for us is “plain to see”, and we shall not forget it.", "she"),
        ("direct", "It began in March", "the farmer"),
        ("direct", "There was no water.", "the farmer"),
        ("direct", "We prayed.", "the farmer"),
    ]


def test_an_interview(found: dict[str, list[Quotation]]) -> None:
    assert [(q.speaker, q.text) for q in found["interview"]] == [
        ("Q", "Why did you leave?"),
        ("A", "I was tired of it. They lied to us."),
        ("Q", "Who lied?"),
        ("A", "The board. All of them."),
    ]


def test_reports(found: dict[str, list[Quotation]]) -> None:
    told = {(q.text, q.speaker, q.stance, q.negated) for q in found["reports"] if q.type == "indirect"}
    assert told >= {
        ("ministers had been warned twice", "a leaked memo", "neutral", False),
        ("the cut will hurt the poor", "many economists", "neutral", False),
        ("that she had lied", "She", "conflict", True),
        ("that donors wrote the bill", None, "distancing", True),
        ("to control the north", None, "neutral", False),
        ("the liberation of the city", "the rebels", "neutral", False),
        ("racist", "rights groups", "conflict", False),
        ("the United States of provoking the war", "Beijing", "conflict", False),
    }


def test_slips_of_the_typesetter_lose_nothing_else(found: dict[str, list[Quotation]]) -> None:
    assert [(q.text, q.speaker) for q in found["slips"]] == [
        ("The deal is dead.", "Smith"),
        ("It was never alive.", "Smith"),
        ("Nobody cares.", "He"),
        ("I saw it", "Jones"),
    ]


def test_things_do_not_speak(found: dict[str, list[Quotation]]) -> None:
    told = {" ".join(q.text.split()[:2]): q.speaker for q in found["things"]}
    assert told["well over"] == "Tom Gibbs"
    assert told["the latest"] is None
    assert told["that the"] == "Reuters"
    assert "to muddy" not in told


def test_a_post_is_in_its_account_s_voice(found: dict[str, list[Quotation]]) -> None:
    assert [(q.type, q.text, q.speaker, q.speaker_kind) for q in found["posts"]] == [
        ("direct", "They lie to us all. Shame on them!", "Ferry Watch", "named")
    ]


def test_turns_with_an_office_and_no_nickname_over_two_paragraphs(
    found: dict[str, list[Quotation]],
) -> None:
    assert [(q.type, q.text, q.speaker) for q in found["panel"]] == [
        ("direct", "Who lied?", "ADA COLE"),
        ("direct", "The brutal board did.", "REYES"),
        ("direct", "I see.", "COLE"),
        ("direct", "We won't go", "Robert Hale"),
        ("direct", "We'll see 'em off.", "Robert Hale"),
    ]
