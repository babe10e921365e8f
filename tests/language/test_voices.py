"""Whose voice a place is in: the innermost quotation around it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from framing.language.voices import Voices, quoted_parts, voice_of
from framing.model import Quotation, Voice


def quotation(
    start: int, end: int, kind: str, speaker: str | None = None, parts: tuple[tuple[int, int], ...] = ()
) -> Quotation:
    return Quotation(start, end, "x" * (end - start), 0, kind, 1, speaker, parts=parts)


def test_outside_all_quotations_it_is_the_source_s_own() -> None:
    voices = Voices([quotation(10, 20, "direct", "Mao")])
    assert voices.at(0, 5) == (Voice.OWN, None)
    assert voices.at(8, 12) == (Voice.OWN, None)  # half in, half out: not said by Mao


def test_each_type_has_its_voice() -> None:
    expected = {
        "direct": Voice.DIRECT,
        "indirect": Voice.INDIRECT,
        "mixed": Voice.INDIRECT,
        "scare": Voice.SCARE,
        "distancing": Voice.SCARE,
        "topic": Voice.OWN,
    }
    for kind, voice in expected.items():
        assert Voices([quotation(0, 9, kind, "Mao")]).at(2, 5)[0] is voice


def test_the_innermost_quotation_counts() -> None:
    voices = Voices(
        [quotation(0, 50, "indirect", "Mao"), quotation(10, 30, "direct", "Xi"), quotation(15, 20, "scare")]
    )
    assert voices.at(16, 19) == (Voice.SCARE, None)
    assert voices.at(12, 14) == (Voice.DIRECT, "Xi")
    assert voices.at(2, 4) == (Voice.INDIRECT, "Mao")


def test_words_between_marks_inside_mixed_speech_are_direct() -> None:
    voices = Voices([quotation(0, 50, "mixed", "Mao", parts=((10, 20),))])
    assert voices.at(12, 15) == (Voice.DIRECT, "Mao")
    assert voices.at(30, 35) == (Voice.INDIRECT, "Mao")


def test_what_the_source_calls_people_inside_reported_speech_is_its_own() -> None:
    said = replace(quotation(0, 50, "indirect", "Mao"), labels=((10, 20),))
    voices = Voices([said])
    assert voices.at(12, 18) == (Voice.OWN, None)
    assert voices.at(30, 40) == (Voice.INDIRECT, "Mao")
    assert voices.quotation(12, 18) is None
    assert voices.most(0, 50) == (Voice.INDIRECT, "Mao")


def test_most_of_a_sentence_is_in_the_voice_of_whoever_says_half_of_it() -> None:
    voices = Voices([quotation(0, 20, "direct", "Mao"), quotation(30, 45, "direct", "Mao"), quotation(50, 60, "scare")])
    assert voices.most(0, 60) == (Voice.DIRECT, "Mao")  # “…,” he said, “…”
    assert voices.most(15, 60) == (Voice.OWN, None)
    assert voices.most(48, 60) == (Voice.OWN, None)
    mixed = quotation(0, 50, "mixed", "Mao", parts=((10, 30),))
    assert Voices([mixed]).most(0, 60) == (Voice.INDIRECT, "Mao")
    assert Voices([mixed]).most(5, 35) == (Voice.DIRECT, "Mao")


def test_a_quotation_s_own_voice_and_its_quoted_parts() -> None:
    mixed, topic = quotation(0, 50, "mixed", "Mao", parts=((10, 20),)), quotation(0, 9, "topic", "Mao")
    assert (voice_of(mixed), quoted_parts(mixed)) == (Voice.INDIRECT, ((10, 20),))
    assert (voice_of(topic), quoted_parts(topic)) == (Voice.OWN, ())
    assert quoted_parts(quotation(3, 9, "direct")) == ((3, 9),)
    assert quoted_parts(quotation(3, 9, "indirect")) == ()


def test_the_quotation_itself_can_be_asked_for() -> None:
    said = quotation(0, 50, "indirect", "Mao")
    assert Voices([said]).quotation(3, 4) == said
    assert Voices([said]).quotation(60, 61) is None


SPANS = st.tuples(st.integers(0, 40), st.integers(1, 20), st.sampled_from(["direct", "indirect", "scare", "topic"]))


@given(st.lists(SPANS, max_size=12), st.integers(0, 50), st.integers(1, 8))
def test_it_agrees_with_looking_at_every_quotation(drawn: list[tuple[int, int, str]], start: int, length: int) -> None:
    quotations = [quotation(a, a + n, kind, f"s{i}") for i, (a, n, kind) in enumerate(drawn)]
    around = [q for q in quotations if q.start <= start and start + length <= q.end and q.type != "topic"]
    voice, _ = Voices(quotations).at(start, start + length)
    if not around:
        assert voice is Voice.OWN
    else:
        shortest = min(q.end - q.start for q in around)
        kinds = {"direct": Voice.DIRECT, "indirect": Voice.INDIRECT, "scare": Voice.SCARE}
        assert voice in {kinds[q.type] for q in around if q.end - q.start == shortest}


@given(st.lists(SPANS, max_size=12), st.integers(0, 50), st.integers(1, 8))
def test_no_edge_lies_in_a_span_and_none_is_around_it_where_no_quotation_reaches(
    drawn: list[tuple[int, int, str]], start: int, length: int
) -> None:
    quotations = [quotation(a, a + n, kind, f"s{i}") for i, (a, n, kind) in enumerate(drawn)]
    reached = any(q.start < start + length and start < q.end for q in quotations if q.type != "topic")
    voices = Voices(quotations)
    silent = not voices.edges(start, start + length) and voices.quotation(start, start + length) is None
    assert silent is not reached


def test_the_source_s_label_for_somebody_stands_in_the_report_around_it() -> None:
    voices = Voices([replace(quotation(10, 50, "indirect", "Mao"), labels=((10, 20),))])
    assert voices.at(12, 15) == (Voice.OWN, None)
    assert voices.around(12, 15) == (Voice.INDIRECT, "Mao")
    assert voices.around(60, 70) == (Voice.OWN, None)
