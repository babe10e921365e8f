"""One fact told plainly and in loaded words."""

from __future__ import annotations

from msgspec.structs import replace
from story_notation import Draft, article

from framing.comparator.contrasts.formed import Formed
from framing.comparator.contrasts.one_fact import one_fact
from framing.comparator.sentences.evidence import Places, places
from framing.model import AlignedPassage, ContrastKind, Loadedness, Quotation

PLAIN = "Rangers/PROPN caught/VERB/catch ten/NUM men/NOUN/man"
LOADED = "Rangers/PROPN nabbed/VERB/nab ten/NUM brigands/NOUN/brigand"


def story(first: float, second: float, *, quoted: bool = False, score: float = 0.9) -> list[Formed]:
    drafts: list[Draft] = [article("A", [PLAIN], {}), article("B", [LOADED], {})]
    if quoted:
        drafts[1].quotations.append(Quotation(0, len(drafts[1].text), drafts[1].text, 0, "direct", 4, "Ray"))
    done = [
        replace(d.done(), loadedness=(Loadedness(0, value),)) for d, value in zip(drafts, (first, second), strict=True)
    ]
    at: tuple[Places, ...] = places(done)
    return list(one_fact(at, [AlignedPassage("catch", score, tuple(p.whole(0) for p in at))], []))


def test_a_plain_and_a_loaded_sentence_on_one_fact() -> None:
    (found,) = story(0.1, 0.8)
    assert found.kind is ContrastKind.EVALUATION
    assert [e.text for side in found.sides.values() for e in side] == [
        "Rangers caught ten men",
        "Rangers nabbed ten brigands",
    ]


def test_no_contrast_of_two_plain_or_two_loaded_sentences_or_of_unlike_facts() -> None:
    assert not story(0.1, 0.15)
    assert not story(0.8, 0.85)
    assert not story(0.1, 0.8, score=0.5)


def test_what_somebody_is_quoted_with_is_not_how_the_source_tells_it() -> None:
    assert not story(0.1, 0.8, quoted=True)
