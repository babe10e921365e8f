"""The sentence that an article opens with."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from story_notation import article

from framing.model import Quotation
from framing.reporter.tables.openings import article_lead, article_lead_speaker, lead_speaker

SAID = "The ministry said/VERB the old bridge fell/VERB on Monday"
OWN = "Nobody knows/VERB who built the old bridge in town"


@pytest.mark.parametrize(
    ("sentences", "lead", "speaker"),
    [
        ([OWN, SAID], OWN, ""),
        ([SAID, OWN], SAID, "the ministry"),
    ],
)
def test_the_first_sentence_whoever_says_it(sentences: list[str], lead: str, speaker: str) -> None:
    draft = article("A", sentences, {})
    made = draft.done()
    read = [s.own_words if "Nobody" in made.article.text[s.start : s.end] else 2 for s in made.sentences]
    said = [
        Quotation(s.start + 18, s.end, "", k, "indirect", 6, "the ministry")
        for k, s in enumerate(made.sentences)
        if read[k] == 2
    ]
    done = replace(
        made,
        sentences=tuple(replace(s, own_words=n) for s, n in zip(made.sentences, read, strict=True)),
        quotations=tuple(said),
    )
    assert article_lead(done) == lead.replace("/VERB", "")
    assert article_lead_speaker(done) == speaker


@pytest.mark.parametrize(("first", "opens"), [("The harbour burns/VERB .", True), ("Ada Quill, Lowmere", False)])
def test_a_short_sentence_opens_an_article_and_a_byline_does_not(first: str, opens: bool) -> None:
    made = article("A", [first, OWN], {}).done()
    assert (article_lead(made) == first.replace("/VERB", "")) is opens


def test_who_says_what_is_shown_of_the_opening() -> None:
    made = article("A", [SAID], {}).done()
    (s,) = made.sentences
    said = Quotation(s.start + 18, s.end, "", 0, "indirect", 6, "the ministry")
    done = replace(made, sentences=(replace(s, own_words=2),), quotations=(said,))
    assert lead_speaker(done) == "the ministry"
    assert lead_speaker(done, 24) == ""
