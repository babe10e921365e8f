"""The wording sets are data with rules."""

from __future__ import annotations

from collections import Counter, defaultdict

from framing.language.splitting import word_pieces
from framing.lexicon import load
from framing.lexicon.entry import Entry
from framing.model import Polarity


def sets() -> dict[str, list[Entry]]:
    found = defaultdict(list)
    for entry in load.concepts().entries:
        found[entry.concept].append(entry)
    return found


def test_there_are_enough_of_them() -> None:
    assert len(sets()) >= 290
    assert all(3 <= len(members) <= 60 for members in sets().values())


def test_ids_are_kebab_case() -> None:
    for concept in sets():
        assert concept == concept.lower()
        assert concept.replace("-", "").isalnum()
        assert concept.isascii()


def test_every_entry_is_a_wording_with_an_origin() -> None:
    assert {e.category for e in load.concepts().entries} == {"wording"}
    assert all(e.origin for e in load.concepts().entries)


def test_a_term_stands_once_in_a_set() -> None:
    counted = Counter((e.concept, e.term.casefold()) for e in load.concepts().entries)
    assert [t for t, n in counted.items() if n > 1] == []


def test_each_set_has_one_neutral_name() -> None:
    for concept, members in sets().items():
        marked = [e for e in members if e.neutral == e.term]
        assert len(marked) == 1, concept
        assert (marked[0].polarity, marked[0].weight) == (Polarity.NEUTRAL, 0.0)
        assert {e.neutral for e in members} == {marked[0].term}
        assert all(e.weight > 0 for e in members if e is not marked[0])


def test_sorted_by_set_and_term() -> None:
    keys = [(e.concept, e.term.casefold()) for e in load.concepts().entries]
    assert keys == sorted(keys)


def test_no_two_names_of_a_set_are_written_with_the_same_words() -> None:
    counted = Counter((e.concept, tuple(word_pieces(e.term.casefold()))) for e in load.concepts().entries)
    assert [words for words, n in counted.items() if n > 1] == []
