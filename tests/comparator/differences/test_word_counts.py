"""Which words keyness counts, and under which form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from story_notation import article

from framing.comparator.differences.spellings import one_spelling
from framing.comparator.differences.word_counts import term_counts
from framing.model import Analysis, Quotation

SPELLED = ("labour", "labor", "Labour", "centre", "center", "war")


def analysed(*sentences: str, source: str = "A", labels: dict[str, str] | None = None) -> Analysis:
    """Tokens of `labels` are names with that label; a PROPN that ends in s is a plural."""
    made = article(source, sentences, {}).done()
    parse, text = made.parse, made.article.text
    words = [text[s:e] for s, e in zip(parse.starts, parse.ends, strict=True)]
    tags = [
        "NNPS" if p == "PROPN" and w.endswith("s") else "NNP" if p == "PROPN" else "NN"
        for p, w in zip(parse.pos, words, strict=True)
    ]
    names = tuple((i, i + 1, (labels or {})[w]) for i, w in enumerate(words) if w in (labels or {}))
    return replace(made, parse=replace(parse, tags=tuple(tags), names=names))


def counts(*sentences: str, labels: dict[str, str] | None = None) -> dict[str, int]:
    return term_counts([analysed(*sentences, labels=labels)])["A"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("the Korean/PROPN/Korean war/NOUN in Korean/ADJ/korean waters", {"Korean": 2, "war": 1}),
        ("in May/PROPN/May they met/VERB/meet", {"May": 1, "meet": 1}),
        ("it may/VERB/may rain", {}),
        ("of Bush/PROPN/Bush in the bush/NOUN", {"Bush": 1, "bush": 1}),
        ("the U.S./PROPN/U.S. and the US/PROPN/US told us", {"US": 2}),
        ("by J./PROPN/J. Smith/PROPN/Smith", {"Smith": 1}),
        ("as Republicans/PROPN/Republicans and a Republican/ADJ/republican", {"Republican": 2}),
        ("as President/PROPN/President Lee/PROPN/Lee met the president/NOUN", {"Lee": 1, "president": 2}),
    ],
)  # fmt: skip
def test_one_term_for_one_word(sentence: str, expected: dict[str, int]) -> None:
    assert counts(sentence) == expected


def test_a_title_in_the_name_of_a_body_belongs_to_the_name() -> None:
    found = counts("the Justice/PROPN/Justice wrote of justice/NOUN", labels={"Justice": "ORG"})
    assert found == {"Justice": 1, "justice": 1}


def test_at_the_beginning_of_a_sentence_the_other_places_decide() -> None:
    assert counts("War/PROPN/War looms", "the war/NOUN looms") == {"war": 2}
    assert counts("Korean/ADJ/korean boats left", "two Korean/PROPN/Korean boats") == {"Korean": 2}
    assert counts("Angry/ADJ/angry aides left") == {"angry": 1}
    assert counts("Belarus/PROPN/Belarus left") == {"Belarus": 1}


def test_a_headline_with_capitals_throughout_says_nothing_of_names() -> None:
    headline = "Workers/NOUN/worker Plan/PROPN/Plan Another/DET Strike/PROPN/Strike"
    assert counts(headline, "their plan/NOUN for a strike/NOUN") == {"plan": 2, "strike": 2, "worker": 1}


def test_what_is_shouted_is_no_acronym() -> None:
    found = counts(
        "TALKS/NOUN/talk WITH KOREA/PROPN/KOREA BROKE/VERB/break AGAIN", "the talks/NOUN/talk broke/VERB/break"
    )
    assert found["talk"] == 2
    assert found["break"] == 2


def test_a_dateline_counts_with_the_place() -> None:
    assert counts("MINSK/PROPN/MINSK -- it rained", "it left Minsk/PROPN/Minsk") == {"Minsk": 2}


def test_what_the_other_source_writes_decides_too() -> None:
    found = term_counts([analysed("War/PROPN/War looms"), analysed("the war/NOUN looms", source="B")])
    assert found == {"A": {"war": 1}, "B": {"war": 1}}


def test_only_the_source_s_own_words_count() -> None:
    made = analysed("he called it a farce/NOUN and a sham/NOUN")
    start = made.article.text.index("farce")
    quoted = Quotation(start, start + 5, "farce", 0, "direct", 1)
    assert term_counts([replace(made, quotations=(quoted,))]) == {"A": {"sham": 1}}


def test_what_is_only_spelled_differently_is_one_term() -> None:
    british = analysed("the labour/NOUN of our neighbours/NOUN/neighbour", source="A")
    american = analysed("of labor/NOUN and labor/NOUN by neighbors/NOUN/neighbor", source="B")
    assert term_counts([british, american]) == {"A": {"labor": 1, "neighbor": 1}, "B": {"labor": 2, "neighbor": 1}}
    assert term_counts([british]) == {"A": {"labour": 1, "neighbour": 1}}


def test_names_keep_their_spelling() -> None:
    assert counts("of Labour/PROPN/Labour and of labor/NOUN") == {"Labour": 1, "labor": 1}


@given(st.dictionaries(st.sampled_from("AB"), st.dictionaries(st.sampled_from(SPELLED), st.integers(1, 9))))
def test_no_occurrence_is_lost_to_spelling(found: dict[str, dict[str, int]]) -> None:
    once = one_spelling(found)
    assert {s: sum(terms.values()) for s, terms in once.items()} == {s: sum(t.values()) for s, t in found.items()}
    assert one_spelling(once) == once
    assert {t for terms in once.values() for t in terms} <= {t for terms in found.values() for t in terms}
