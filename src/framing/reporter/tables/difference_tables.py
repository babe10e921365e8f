"""Coverage and keyness: what one source tells or uses, and the others do not.

The columns, each with the function that computes it; `difference_panels.py` draws them for a terminal.
"""

from __future__ import annotations

from framing import measures
from framing.model import CoverageItem, KeyTerm
from framing.reporter.tables import cells
from framing.reporter.tables.common_columns import (
    COUNT,
    END_MEANING,
    FLAG,
    RATE,
    SHARE,
    SIGNED,
    SPEAKER_MEANING,
    START_MEANING,
    TEXT,
    VOICE_MEANING,
    P,
)
from framing.reporter.tables.report import Column, Table


def coverage_kind(row: CoverageItem) -> str:
    return row.kind


def coverage_name(row: CoverageItem) -> str:
    return row.name


def coverage_article(row: CoverageItem) -> str:
    return row.article


def coverage_source(row: CoverageItem) -> str:
    return row.source


def not_found_in(row: CoverageItem) -> str:
    return "; ".join(row.not_found_in)


def coverage_share(row: CoverageItem) -> float:
    return row.share


def coverage_example(row: CoverageItem) -> str:
    return " ".join(row.evidence[0].text.split()) if row.evidence else ""


def coverage_start(row: CoverageItem) -> int | None:
    return row.evidence[0].start if row.evidence else None


def coverage_end(row: CoverageItem) -> int | None:
    return row.evidence[0].end if row.evidence else None


def coverage_voice(row: CoverageItem) -> str:
    return row.evidence[0].voice.value if row.evidence else ""


def coverage_speaker(row: CoverageItem) -> str | None:
    return row.evidence[0].speaker if row.evidence else None


def coverage_told_as(row: CoverageItem) -> str:
    """In words, where it is not told as done: "denied", "possible"."""
    return ", ".join(cells.told_as(row.modality, row.negated))


def key_term(row: KeyTerm) -> str:
    return row.term


def key_source(row: KeyTerm) -> str:
    return row.source


def key_count(row: KeyTerm) -> int:
    return row.count


def key_words(row: KeyTerm) -> int:
    return row.words


def key_other_count(row: KeyTerm) -> int:
    return row.other_count


def key_other_words(row: KeyTerm) -> int:
    return row.other_words


def key_log_odds(row: KeyTerm) -> float:
    return row.log_odds


def key_low(row: KeyTerm) -> float:
    return row.low


def key_high(row: KeyTerm) -> float:
    return row.high


def key_p(row: KeyTerm) -> float:
    return row.p


def key_p_adjusted(row: KeyTerm) -> float:
    return row.p_adjusted


def key_g2(row: KeyTerm) -> float:
    return row.g2


def key_log_ratio(row: KeyTerm) -> float:
    return row.log_ratio


def is_key_underpowered(row: KeyTerm) -> bool:
    return row.underpowered


COVERAGE = Table(
    "coverage",
    "Coverage",
    "Found in one source and not found in the others; a program's finding, not proof of absence.",
    (
        Column("kind", "Kind", coverage_kind, TEXT, "entity, speaker, event or background."),
        Column("name", "What", coverage_name, TEXT, "What is found."),
        Column("article", "Article", coverage_article, TEXT, "Id of the article."),
        Column("source", "Found in", coverage_source, TEXT, "The outlet that printed the article."),
        Column("not_found_in", "Not found in", not_found_in, TEXT, "The other sources."),
        Column("share", "Share of the article", coverage_share, SHARE, "Words of the sentences with it / all words."),
        Column("example", "Example", coverage_example, TEXT, "The first place."),
        Column("voice", "Voice", coverage_voice, TEXT, VOICE_MEANING),
        Column("speaker", "Speaker", coverage_speaker, TEXT, SPEAKER_MEANING),
        Column(
            "told_as",
            "Told as",
            coverage_told_as,
            TEXT,
            "If an event is not presented as done: alleged, possible, future, conditional; denied.",
        ),
        Column("start", "Start", coverage_start, COUNT, START_MEANING),
        Column("end", "End", coverage_end, COUNT, END_MEANING),
    ),
    origin="comparator/differences/coverage.py:coverage",
)

KEYNESS = Table(
    "keyness",
    "Keyness",
    "Terms that a source over-uses against all the others (log-odds with an informative Dirichlet prior).",
    (
        Column("source", "Source", key_source, TEXT, "The source that over-uses the term."),
        Column("term", "Term", key_term, TEXT, "The term, as a lemma."),
        Column("count", "Count", key_count, COUNT, "Occurrences in the source's own words."),
        Column("words", "Own words", key_words, COUNT, "The source's own words."),
        Column("rate", "Per 1,000", measures.rate_of, RATE, "1000 × count / own words."),
        Column("other_count", "Count in the others", key_other_count, COUNT, "Occurrences in all other sources."),
        Column("other_words", "Words of the others", key_other_words, COUNT, "Own words of all other sources."),
        Column(
            "log_odds",
            "Log-odds (+ = over-used in Source)",
            key_log_odds,
            SIGNED,
            "Natural logarithm; Monroe, Colaresi & Quinn 2008.",
            origin="measures.py:log_odds",
        ),
        Column("log_odds_low", "95% low", key_low, SIGNED, "Lower end of its interval.", origin="measures.py:log_odds"),
        Column(
            "log_odds_high", "95% high", key_high, SIGNED, "Upper end of its interval.", origin="measures.py:log_odds"
        ),
        Column("p", "p", key_p, P, "Two-sided, Fisher's exact test.", origin="measures.py:difference_p"),
        Column(
            "p_adjusted",
            "p adjusted",
            key_p_adjusted,
            P,
            "Benjamini & Hochberg; 1 if underpowered.",
            origin="measures.py:adjusted_of",
        ),
        Column("g2", "G²", key_g2, RATE, "Log-likelihood ratio (Dunning 1993).", origin="measures.py:g2"),
        Column(
            "log_ratio",
            "Log ratio (+1 = twice as often in Source)",
            key_log_ratio,
            SIGNED,
            "Binary logarithm of the ratio of relative frequencies (Hardie 2014).",
            origin="measures.py:log_ratio",
        ),
        Column(
            "underpowered",
            "Underpowered",
            is_key_underpowered,
            FLAG,
            "So rare that no distribution over the sources could be significant (Tarone 1990).",
            origin="measures.py:is_underpowered",
        ),
    ),
    origin="measures.py:keyness",
)
