"""Wordings, passages and loaded terms: what the sources call the same things, and how.

The columns, each with the function that computes it; `wording_panels.py` draws them for a terminal.
"""

from __future__ import annotations

from framing import measures
from framing.reporter.tables.common_columns import (
    COUNT,
    END_MEANING,
    RATE,
    SCORE,
    SPEAKER_MEANING,
    START_MEANING,
    TEXT,
    VOICE_MEANING,
    WHERE,
)
from framing.reporter.tables.report import Column, Table
from framing.reporter.tables.rows import PassageRow, TermRow, WordingRow


def wording_referent(row: WordingRow) -> str:
    return row.set.referent


def wording_origin(row: WordingRow) -> str:
    return row.set.origin


def wording_article(row: WordingRow) -> str:
    return row.wording.article


def wording_source(row: WordingRow) -> str:
    return row.wording.source


def wording_text(row: WordingRow) -> str:
    return row.wording.text


def wording_count(row: WordingRow) -> int:
    return row.wording.count


def wording_polarity(row: WordingRow) -> str:
    return row.wording.polarity.value


def wording_voice(row: WordingRow) -> str:
    """The voices that use it, each once, in the order of the text."""
    return "; ".join(dict.fromkeys(e.voice.value for e in row.wording.evidence))


def wording_example(row: WordingRow) -> str:
    return row.wording.evidence[0].text if row.wording.evidence else ""


def wording_start(row: WordingRow) -> int | None:
    return row.wording.evidence[0].start if row.wording.evidence else None


def wording_end(row: WordingRow) -> int | None:
    return row.wording.evidence[0].end if row.wording.evidence else None


def passage_not_found_in(row: PassageRow) -> str:
    return "; ".join(row.not_found_in)


def passage_number(row: PassageRow) -> int:
    return row.number


def passage_label(row: PassageRow) -> str:
    return row.passage.label


def passage_score(row: PassageRow) -> float:
    return row.passage.score


def passage_reason(row: PassageRow) -> str:
    return row.passage.reason


def passage_article(row: PassageRow) -> str:
    return row.evidence.article


def passage_source(row: PassageRow) -> str:
    return row.evidence.source


def passage_text(row: PassageRow) -> str:
    return " ".join(row.evidence.text.split())


def passage_voice(row: PassageRow) -> str:
    return row.evidence.voice.value


def passage_speaker(row: PassageRow) -> str | None:
    return row.evidence.speaker


def passage_sentence(row: PassageRow) -> int:
    return row.evidence.sentence + 1


def passage_start(row: PassageRow) -> int:
    return row.evidence.start


def passage_end(row: PassageRow) -> int:
    return row.evidence.end


def term(row: TermRow) -> str:
    return row.term


def term_category(row: TermRow) -> str:
    return row.category


def term_polarity(row: TermRow) -> str:
    return row.polarity.value


def term_weight(row: TermRow) -> float:
    return row.weight


def term_own(row: TermRow) -> int:
    return row.count


def term_attributed(row: TermRow) -> int:
    return row.attributed


def term_scare(row: TermRow) -> int:
    return row.scare


def term_words(row: TermRow) -> int:
    return row.words


def term_hit(row: TermRow) -> str:
    return row.hit


def term_example(row: TermRow) -> str:
    return row.example


def term_loadedness(row: TermRow) -> float | None:
    return row.loadedness


def term_start(row: TermRow) -> int | None:
    return row.start


def term_end(row: TermRow) -> int | None:
    return row.end


def term_neutral(row: TermRow) -> str:
    return row.neutral


def term_lexicon(row: TermRow) -> str:
    return row.lexicon


def term_lexicon_version(row: TermRow) -> str:
    return row.version


WORDINGS = Table(
    "wordings",
    "Wordings",
    "Competing names for one referent, and who uses which.",
    (
        Column("referent", "Referent", wording_referent, TEXT, "What is named."),
        Column(
            "origin",
            "Found by",
            wording_origin,
            TEXT,
            "concept (of a lexicon), event (aligned) or entity (names).",
        ),
        Column("article", "Article", wording_article, TEXT, "Id of the article."),
        Column("source", "Source", wording_source, TEXT, "The outlet that printed the article."),
        Column("text", "Wording", wording_text, TEXT, "What the source calls it."),
        Column("count", "Count", wording_count, COUNT, "How often."),
        Column("polarity", "Polarity", wording_polarity, TEXT, "negative, neutral or positive."),
        Column("voice", "Voice", wording_voice, TEXT, "The voices that use it: own, direct, indirect, scare."),
        Column("example", "Example", wording_example, TEXT, "One place where it occurs."),
        Column("start", "Start", wording_start, COUNT, START_MEANING),
        Column("end", "End", wording_end, COUNT, END_MEANING),
    ),
    origin="comparator/differences/wordings.py:wordings",
)

PASSAGES = Table(
    "passages",
    "Passages side by side",
    "Sentences that report the same thing. Only sources under “Not found in” were searched for it without success.",
    (
        Column(
            "passage",
            "Passage",
            passage_number,
            COUNT,
            "Its rank: first those in the sources’ own, different words; last those in the same words.",
        ),
        Column("label", "What happens", passage_label, TEXT, "In lemmas and names."),
        Column("score", "Match (0 to 1)", passage_score, SCORE, "How certain the match is."),
        Column("reason", "Shared", passage_reason, TEXT, "Participants, trigger and time that they share."),
        Column(
            "not_found_in",
            "Not found in",
            passage_not_found_in,
            TEXT,
            "Sources that were searched for what these sentences say, without success.",
            origin="comparator/differences/silence.py:silent_on_passages",
        ),
        Column("article", "Article", passage_article, TEXT, "Id of the article."),
        Column("source", "Source", passage_source, TEXT, "The outlet that printed the article."),
        Column("text", "Sentence", passage_text, TEXT, "As in the text."),
        Column("voice", "Voice", passage_voice, TEXT, VOICE_MEANING),
        Column("speaker", "Speaker", passage_speaker, TEXT, SPEAKER_MEANING),
        Column("sentence", "Sentence number", passage_sentence, COUNT, "Number of the sentence, from 1."),
        Column("start", "Start", passage_start, COUNT, START_MEANING),
        Column("end", "End", passage_end, COUNT, END_MEANING),
    ),
    origin="comparator/passages/passages.py:passages",
)

LOADED_TERMS = Table(
    "loaded_terms",
    "Loaded terms",
    "Entries of the lexicons: a row for each entry and article; rates over the source's own words.",
    (
        Column("term", "Term", term, TEXT, "The lexicon's entry."),
        Column("category", "Category", term_category, TEXT, "The entry's category."),
        Column("polarity", "Polarity", term_polarity, TEXT, "negative, neutral or positive."),
        Column("weight", "Weight (0 to 1)", term_weight, SCORE, "How loaded the entry is."),
        *WHERE,
        Column("own", "Own voice", term_own, COUNT, "Hits in the source's own voice."),
        Column("attributed", "Attributed", term_attributed, COUNT, "Hits in direct or indirect speech."),
        Column("scare", "In scare quotes", term_scare, COUNT, "Hits inside scare quotes."),
        Column("own_words", "Own words", term_words, COUNT, "Words of the article in the source's own voice."),
        Column("rate", "Own voice per 1,000", measures.rate_of, RATE, "1000 × own-voice hits / own words."),
        Column("rate_low", "95% low", measures.rate_of_low, RATE, "Lower end of the exact Poisson interval."),
        Column("rate_high", "95% high", measures.rate_of_high, RATE, "Upper end of the exact Poisson interval."),
        Column("hit", "As in the text", term_hit, TEXT, "The first hit, preferably in own voice."),
        Column("example", "Example", term_example, TEXT, "The sentence of the first hit."),
        Column(
            "loadedness",
            "Loadedness (0 to 1)",
            term_loadedness,
            SCORE,
            "How loaded that sentence reads.",
            origin="analyzer/loaded/loadedness.py:loadedness",
        ),
        Column("start", "Start", term_start, COUNT, "First character of the first hit."),
        Column("end", "End", term_end, COUNT, "Character after the first hit."),
        Column("neutral", "Neutral alternative", term_neutral, TEXT, "If the lexicon gives one."),
        Column("lexicon", "Lexicon", term_lexicon, TEXT, "The lexicon that holds the entry."),
        Column("lexicon_version", "Lexicon version", term_lexicon_version, TEXT, "Its version."),
    ),
    origin="analyzer/loaded/loaded_terms.py:loaded_terms",
)
