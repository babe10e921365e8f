"""Keyword in context: which places are found, and whose voice each is in."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from story_notation import Draft

from framing.comparator.concordance import concordance
from framing.model import Analysis, ConcordanceLine, Quotation, Voice


def article() -> Analysis:
    draft = Draft("A", {"Ada Quill": "PERSON"})
    draft.add("Quill/PROPN said/VERB/say the brutal/ADJ raid/NOUN was/AUX a brutal/ADJ crime/NOUN")
    draft.add("The so-called/ADJ brutal/ADJ raid/NOUN was/AUX brutal/ADJ")
    draft.quotations.append(quotation(draft, "the brutal raid was a brutal crime", "mixed", "brutal crime"))
    draft.quotations.append(quotation(draft, "brutal raid was", "distancing", sentence=1))
    return draft.done()


def quotation(draft: Draft, words: str, kind: str, quoted: str = "", sentence: int = 0) -> Quotation:
    start, end = draft.place(words, sentence)
    parts = (draft.place(quoted, sentence),) if quoted else ()
    speaker = "Quill" if kind == "mixed" else None
    return Quotation(start, end, words, sentence, kind, len(words.split()), speaker, parts=parts)


def found(term: str, analysis: Analysis) -> list[ConcordanceLine]:
    return list(concordance([analysis], term, width=12))


def test_of_mixed_speech_only_the_words_between_marks_are_a_direct_quotation() -> None:
    assert [(line.voice, line.speaker) for line in found("brutal", article())[:2]] == [
        (Voice.INDIRECT, "Quill"),
        (Voice.DIRECT, "Quill"),
    ]


def test_words_after_so_called_are_held_at_arm_s_length() -> None:
    assert [line.voice for line in found("brutal", article())[2:]] == [Voice.SCARE, Voice.OWN]


def test_every_place_is_shown_with_what_stands_around_it() -> None:
    lines = found("brut*", article())
    text = article().article.text
    assert [text[line.start : line.end] for line in lines] == ["brutal"] * 4
    assert (lines[1].left, lines[1].right) == (" raid was a ", " crime The s")
    assert [line.sentence for line in lines] == [0, 0, 1, 1]


def test_several_words_stand_one_after_the_other_and_lemmas_count() -> None:
    assert [line.text for line in found("brutal raid", article())] == ["brutal raid", "brutal raid"]
    assert [line.text for line in found("say the", article())] == ["said the"]
    assert found("raid brutal", article()) == []


def test_nothing_is_found_in_an_article_without_the_word() -> None:
    assert found("bridge", article()) == []


def test_half_inside_a_quotation_is_not_the_speaker_s() -> None:
    text = replace(article(), quotations=article().quotations[:1])
    assert [(line.text, line.voice) for line in found("brutal crime", text)] == [("brutal crime", Voice.DIRECT)]
    assert [(line.text, line.voice) for line in found("a brutal", text)] == [("a brutal", Voice.INDIRECT)]


@pytest.mark.parametrize("term", ["brutal", "raid", "crime"])
def test_lines_come_in_text_order(term: str) -> None:
    starts = [line.start for line in found(term, article())]
    assert starts == sorted(starts)


def test_what_is_looked_for_is_cut_as_the_text_is() -> None:
    draft = Draft("A", {})
    draft.add("A U.S.-backed/ADJ state/NOUN -/PUNCT run/VERB channel/NOUN told/VERB of/ADP the coup/NOUN d’état/NOUN")
    for term in ("u.s.-backed", "state-run", "coup d'état", "COUP D’ÉTAT", "c?up", "back*"):
        assert len(found(term, draft.done())) == 1, term
    assert not found("-", draft.done())
