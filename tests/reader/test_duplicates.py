import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.corpus.inputs import in_order
from framing.model import Article, Part, PartKind
from framing.reader import with_own_ids
from framing.reader.draft import Draft, article
from framing.reader.duplicates import once


def one(id_: str, source: str = "Gull", text: str = "The ferry stopped.", date: str | None = "2024-05-03") -> Article:
    return Article(id_, source, "", text, (), date)


def test_an_outlet_s_text_counts_once_and_that_is_told() -> None:
    kept, told = once([one("a"), one("b", text="THE FERRY  stopped"), one("c", "Tern"), one("d", date=None)])
    assert [a.id for a in kept] == ["a", "c", "d"]
    assert told == ("b: the same text as a, also of Gull; counted once",)


def test_a_number_behind_an_id_makes_no_other_id() -> None:
    assert [a.id for a in with_own_ids([one("a"), one("a"), one("a#2"), one("a")])] == ["a", "a#3", "a#2", "a#4"]


@given(st.lists(st.sampled_from(["a", "a#2", "a#3", "b"]), max_size=9))
def test_ids_are_always_different(ids: list[str]) -> None:
    assert len({a.id for a in with_own_ids([one(i) for i in ids])}) == len(ids)


@given(st.permutations(range(6)))
def test_a_corpus_is_the_same_whatever_the_order_of_its_articles(order: list[int]) -> None:
    articles = [one("ab"[i % 2], text=f"Text {i // 2}", date=f"2024-05-0{i % 3 + 1}") for i in range(6)]
    assert in_order([articles[i] for i in order]) == in_order(articles)


LONG = "The ferry stopped at noon and nobody on the quay knew why. " * 4


def headed(id_: str, headline: str, text: str, source: str = "Gull") -> Article:
    parts = (
        Part(PartKind.HEADLINE, 0, len(headline)),
        Part(PartKind.BODY, len(headline) + 2, len(headline) + 2 + len(text)),
    )
    return Article(id_, source, headline, f"{headline}\n\n{text}", parts, "2024-05-03")


def test_a_text_under_another_headline_is_the_same_text() -> None:
    kept, told = once([headed("a", "Ferry stops", LONG), headed("b", "No ferry today", LONG)])
    assert ([a.id for a in kept], len(told)) == (["a"], 1)
    assert len(once([headed("a", "Ferry stops", "Watch it."), headed("b", "Storm comes", "Watch it.")])[0]) == 2


def test_a_comparison_says_that_only_the_headlines_differ() -> None:
    from framing.comparator.differences.notes import is_one_text, same_text

    alike = [headed("a", "Ferry stops", LONG), headed("b", "No ferry today", LONG, "Tern")]
    assert list(same_text(alike)) == [
        "Gull and Tern print the same text under different headlines; nothing else between them can differ."
    ]
    assert not is_one_text(alike)
    assert list(same_text([alike[0], headed("b", "No ferry today", f"{LONG} It rained.", "Tern")])) == []


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("By Ann Sorel\n\n", ""),
        ("KELMORE (AP) — ", ""),
        ("", "\n\n(Reporting by Ann Sorel; Editing by Lea Moss)"),
        ("", "\n\nRead more: Who owns the ferries"),
        ("", "\n\n© 2024 The Gull. All rights reserved."),
    ],
)
def test_what_a_page_puts_around_a_text_makes_it_no_other_text(above: str, below: str) -> None:
    from framing.comparator.differences.notes import same_text

    def of(source: str, text: str) -> Article:
        draft = Draft(text=f"Ferry stops\n\n{text}", name=source, id=source, source=source, date="2024-05-03")
        return article(draft, source=None, fallback=source)

    gull, tern, again = of("Gull", LONG), of("Tern", f"{above}{LONG}{below}"), of("Gull", f"{above}{LONG}{below}")
    assert list(same_text([gull, tern])) == ["Gull and Tern print the same text; nothing between them can differ."]
    assert len(once([gull, again])[0]) == 1
