"""What a lexicon does in some texts."""

from __future__ import annotations

from framing.lexicon.coverage import coverage
from framing.lexicon.entry import Entry, Lexicon
from framing.model import Analysis, Article, LexiconInfo, LoadedTerm, Parse, PartKind, Polarity, Sentence, Voice


def lexicon(name: str, *entries: Entry) -> Lexicon:
    return Lexicon(LexiconInfo(name, "1", "0" * 12, len(entries)), entries)


def hit(term: str, start: int, end: int, *, name: str = "mine", nested: bool = False) -> LoadedTerm:
    return LoadedTerm(
        start, end, term, 0, term, "label", Polarity.NEGATIVE, 1.0, Voice.OWN, None, False, None, name, nested=nested
    )  # fmt: skip


def analysis(*terms: LoadedTerm) -> Analysis:
    parse = Parse("none", *((),) * 11)
    sentence = Sentence(0, 40, PartKind.BODY, 50, 50)
    return Analysis(Article("a", "A", "", "x" * 40, ()), parse, (sentence,), (), (), (), (), terms, (), (), ())


MINE = lexicon(
    "mine",
    Entry("regime", "label", line=2),
    Entry("regime change", "label", line=3),
    Entry("junta", "label", line=4),
    Entry("thug", "label", line=5),
)


def test_found_unmatched_and_shadowed() -> None:
    one = analysis(
        hit("regime change", 0, 13), hit("regime", 0, 6, nested=True), hit("thug", 20, 24), hit("thug", 30, 34)
    )
    report = coverage([MINE], [one, analysis(hit("thug", 0, 4))])
    assert [(u.term, u.hits, u.articles, u.line) for u in report.found] == [
        ("thug", 3, 2, 5),
        ("regime", 1, 1, 2),
        ("regime change", 1, 1, 3),
    ]
    assert [(u.term, u.line) for u in report.unmatched] == [("junta", 4)]
    assert [(s.use.term, s.longer) for s in report.shadowed] == [("regime", (("regime change", 1),))]
    assert (report.articles, report.words, report.hits, report.share_found) == (2, 100, 4, 0.75)
    assert report.per_thousand == 40.0


def test_a_term_that_also_stands_alone_is_not_shadowed() -> None:
    one = analysis(hit("regime change", 0, 13), hit("regime", 0, 6, nested=True), hit("regime", 20, 26))
    assert coverage([MINE], [one]).shadowed == ()


def test_hits_of_other_lexicons_do_not_count() -> None:
    assert coverage([MINE], [analysis(hit("thug", 0, 4, name="other"))]).hits == 0


def test_duplicates_across_lexicons_and_categories() -> None:
    other = lexicon("other", Entry("Thug", "label"), Entry("new"), Entry("junta", "a"), Entry("junta", "b"))
    assert [(d.term, d.places) for d in coverage([MINE, other], []).duplicates] == [
        ("junta", (("mine", "label"), ("other", "a"), ("other", "b"))),
        ("thug", (("mine", "label"), ("other", "label"))),
    ]


def test_nothing_at_all() -> None:
    report = coverage([lexicon("empty")], [])
    assert (report.share_found, report.per_thousand, report.entries) == (0.0, 0.0, 0)
