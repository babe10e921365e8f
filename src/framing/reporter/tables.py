"""Every table and every column, declared once; all formats loop over them.

A column is a key, a heading, the named function that computes it, a format and a meaning. `columns()` lists
them with file and line for `framing columns`; docs/columns.md is written from the same declarations.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from framing import measures
from framing.errors import UsageError
from framing.model import Comparison
from framing.reporter import cells, gathering
from framing.reporter.gathering import ALL, Options
from framing.reporter.report import Column, Format, Report, Subject, Table

__all__ = ["PANELS", "TABLES", "ColumnInfo", "Options", "columns", "columns_markdown", "joined", "report"]

TEXT, COUNT, RATE, SCORE = Format.TEXT, Format.COUNT, Format.RATE, Format.SCORE
SIGNED, SHARE, P, FLAG = Format.SIGNED, Format.SHARE, Format.P, Format.FLAG

_START_MEANING = "First character in the article's text, counted from 0."
_END_MEANING = "Character after the last one in the article's text."
_VOICE_MEANING = (
    "Whose words: own (the source's), direct or indirect (somebody else's speech), scare (in scare quotes)."
)
_SPEAKER_MEANING = "Who says it, where it is not the source."
_PLACE: tuple[Column[Any], ...] = (
    Column("sentence", "Sentence", cells.sentence, COUNT, "Number of the sentence in the article, from 1."),
    Column("start", "Start", cells.start, COUNT, _START_MEANING),
    Column("end", "End", cells.end, COUNT, _END_MEANING),
)
_WHERE: tuple[Column[Any], ...] = (
    Column("article", "Article", cells.article, TEXT, "Id of the article."),
    Column("source", "Source", cells.source, TEXT, "The outlet that printed the article."),
)

ARTICLES = Table(
    "articles",
    "Articles",
    "Loaded terms are counted in the source's own voice, per 1,000 of its own words, with 95% interval.",
    (
        Column("article", "Article", cells.article_id, TEXT, "Id of the article."),
        Column("source", "Source", cells.article_source, TEXT, "The outlet that printed the article."),
        Column("title", "Title", cells.article_title, TEXT, "Headline."),
        Column("date", "Date", cells.article_date, TEXT, "Date of the article, as far as known (ISO 8601)."),
        Column("words", "Words", measures.words, COUNT, "Words in headline, standfirst, subheadings and body."),
        Column("sentences", "Sentences", measures.sentences, COUNT, "Sentences of the body."),
        Column("own_words", "Own words", measures.own_words, COUNT, "Words outside direct and indirect speech."),
        Column(
            "attributed_share",
            "In others' voices",
            measures.attributed_share,
            SHARE,
            "Share of the words that stand in direct or indirect speech.",
        ),
        Column(
            "loaded_own",
            "Loaded terms, own voice",
            measures.loaded_own,
            COUNT,
            "Loaded terms in the source's own voice.",
        ),
        Column(
            "loaded_attributed",
            "Loaded terms, attributed",
            measures.loaded_attributed,
            COUNT,
            "Loaded terms in other people's direct or indirect speech.",
        ),
        Column(
            "loaded_rate",
            "Loaded terms per 1,000 own words",
            measures.loaded_rate,
            RATE,
            "1000 × loaded terms in own voice / own words.",
        ),
        Column(
            "loaded_rate_low",
            "95% low",
            measures.loaded_rate_low,
            RATE,
            "Lower end of the exact Poisson interval of the rate.",
        ),
        Column(
            "loaded_rate_high",
            "95% high",
            measures.loaded_rate_high,
            RATE,
            "Upper end of the exact Poisson interval of the rate.",
        ),
        Column(
            "mean_loadedness",
            "Mean loadedness (0 to 1)",
            measures.mean_loadedness,
            SCORE,
            "Mean over sentences of how loaded each reads.",
        ),
        Column("statements", "Statements", measures.statements, COUNT, "Direct, indirect and mixed quotations."),
        Column("speakers", "Speakers", measures.speakers, COUNT, "Different speakers named."),
        Column("pipeline", "Pipeline", cells.pipeline, TEXT, "Name and version of the parser."),
        Column("url", "URL", cells.article_url, TEXT, "Address of the article, where known."),
    ),
)

PORTRAITS = Table(
    "portraits",
    "Entity portraits",
    "How each source portrays the same person, place or body: a row for each entity and article.",
    (
        Column("entity", "Entity", cells.entity_name, TEXT, "The referent, under its fullest name."),
        Column("label", "Type", cells.entity_label, TEXT, "PERSON, ORG, GPE, NORP, GROUP, ..."),
        *_WHERE,
        Column(
            "mentions", "Mentions", cells.mention_count, COUNT, "Names, descriptions and pronouns that refer to it."
        ),
        Column("called", "Called", cells.called, TEXT, "What the article calls it, with counts."),
        Column("salience", "Salience (0 to 1)", cells.salience, SCORE, "How central it is to the story."),
        Column("descriptors_own", "Descriptors, own voice", cells.descriptors_own, COUNT, "Descriptors in own voice."),
        Column(
            "descriptors_attributed",
            "Descriptors, attributed",
            cells.descriptors_attributed,
            COUNT,
            "Descriptors in other people's direct or indirect speech.",
        ),
        Column("agent", "As agent", cells.as_agent, COUNT, "Predicates in which it acts."),
        Column("patient", "As patient", cells.as_patient, COUNT, "Predicates in which a named agent acts on it."),
        Column(
            "agentless",
            "In agentless passive",
            cells.as_agentless,
            COUNT,
            "Predicates in which something is done to it and nobody is named as doing it.",
        ),
        Column(
            "activation", "Share of roles as agent", cells.activation, SHARE, "As agent / all roles (van Leeuwen 2008)."
        ),
        Column("statements", "Statements by it", cells.statements_by, COUNT, "Quotations whose speaker it is."),
        Column(
            "evaluation",
            "Evaluation (+ = portrayed well)",
            cells.evaluation,
            SIGNED,
            "From −1 (badly) to +1 (well), all voices; empty without evidence.",
        ),
        Column(
            "evaluation_low",
            "95% low",
            cells.evaluation_low,
            SIGNED,
            "Lower end of its interval, a bootstrap over sentences.",
        ),
        Column(
            "evaluation_high",
            "95% high",
            cells.evaluation_high,
            SIGNED,
            "Upper end of its interval, a bootstrap over sentences.",
        ),
        Column(
            "evaluation_own",
            "Evaluation, own voice (+ = well)",
            cells.evaluation_own,
            SIGNED,
            "The same from the source's own words only.",
        ),
        Column(
            "evaluation_attributed",
            "Evaluation, attributed (+ = well)",
            cells.evaluation_attributed,
            SIGNED,
            "The same from other people's words only.",
        ),
        Column(
            "evaluation_evidence",
            "Evidence",
            cells.evaluation_evidence,
            COUNT,
            "Sentences, descriptors and predicates that the evaluation rests on.",
        ),
        Column(
            "tone",
            "Tone",
            cells.tone,
            TEXT,
            "positive, neutral or negative by the number alone; or too little data. Read the interval.",
        ),
    ),
)

DESCRIPTORS = Table(
    "descriptors",
    "Descriptors",
    "Words and phrases that label or qualify an entity.",
    (
        Column("entity", "Entity", cells.referent, TEXT, "The referent, under its fullest name."),
        *_WHERE,
        Column("text", "Descriptor", cells.text, TEXT, "As it stands in the text."),
        Column(
            "relation", "Relation", cells.relation, TEXT, "How it is tied to the entity: apposition, copula, title, ..."
        ),
        Column("voice", "Voice", cells.voice, TEXT, _VOICE_MEANING),
        Column("speaker", "Speaker", cells.speaker, TEXT, _SPEAKER_MEANING),
        Column("polarity", "Polarity", cells.polarity, TEXT, "negative, neutral or positive."),
        Column("weight", "Strength (0 to 1)", cells.weight, SCORE, "How strong the polarity is."),
        Column("negated", "Negated", cells.negated, FLAG, "It is denied, not asserted."),
        *_PLACE,
    ),
)

WORDINGS = Table(
    "wordings",
    "Wordings",
    "Competing names for one referent, and who uses which.",
    (
        Column("referent", "Referent", cells.wording_referent, TEXT, "What is named."),
        Column(
            "origin",
            "Found by",
            cells.wording_origin,
            TEXT,
            "concept (of a lexicon), event (aligned) or entity (names).",
        ),
        Column("article", "Article", cells.wording_article, TEXT, "Id of the article."),
        Column("source", "Source", cells.wording_source, TEXT, "The outlet that printed the article."),
        Column("text", "Wording", cells.wording_text, TEXT, "What the source calls it."),
        Column("count", "Count", cells.wording_count, COUNT, "How often."),
        Column("polarity", "Polarity", cells.wording_polarity, TEXT, "negative, neutral or positive."),
        Column("voice", "Voice", cells.wording_voice, TEXT, "The voices that use it: own, direct, indirect, scare."),
        Column("example", "Example", cells.wording_example, TEXT, "One place where it stands."),
        Column("start", "Start", cells.wording_start, COUNT, _START_MEANING),
        Column("end", "End", cells.wording_end, COUNT, _END_MEANING),
    ),
)

PASSAGES = Table(
    "passages",
    "Passages side by side",
    "Sentences of the sources that tell the same thing; a source without a row does not tell it.",
    (
        Column("passage", "Passage", cells.passage_number, COUNT, "Rank of the aligned passage."),
        Column("label", "What happens", cells.passage_label, TEXT, "In lemmas and names."),
        Column("score", "Match (0 to 1)", cells.passage_score, SCORE, "How surely the sentences tell the same thing."),
        Column("reason", "Shared", cells.passage_reason, TEXT, "Participants, trigger and time that they share."),
        Column("article", "Article", cells.passage_article, TEXT, "Id of the article."),
        Column("source", "Source", cells.passage_source, TEXT, "The outlet that printed the article."),
        Column("text", "Sentence", cells.passage_text, TEXT, "As it stands in the text."),
        Column("voice", "Voice", cells.passage_voice, TEXT, _VOICE_MEANING),
        Column("speaker", "Speaker", cells.passage_speaker, TEXT, _SPEAKER_MEANING),
        Column("sentence", "Sentence number", cells.passage_sentence, COUNT, "Number of the sentence, from 1."),
        Column("start", "Start", cells.passage_start, COUNT, _START_MEANING),
        Column("end", "End", cells.passage_end, COUNT, _END_MEANING),
    ),
)

LOADED_TERMS = Table(
    "loaded_terms",
    "Loaded terms",
    "Entries of the lexicons: a row for each entry and article; rates over the source's own words.",
    (
        Column("term", "Term", cells.term, TEXT, "The lexicon's entry."),
        Column("category", "Category", cells.term_category, TEXT, "The entry's category."),
        Column("polarity", "Polarity", cells.term_polarity, TEXT, "negative, neutral or positive."),
        Column("weight", "Weight (0 to 1)", cells.term_weight, SCORE, "How loaded the entry is."),
        *_WHERE,
        Column("own", "Own voice", cells.term_own, COUNT, "Hits in the source's own voice."),
        Column("attributed", "Attributed", cells.term_attributed, COUNT, "Hits in direct or indirect speech."),
        Column("scare", "In scare quotes", cells.term_scare, COUNT, "Hits inside scare quotes."),
        Column("own_words", "Own words", cells.term_words, COUNT, "Words of the article in the source's own voice."),
        Column("rate", "Own voice per 1,000", measures.rate_of, RATE, "1000 × own-voice hits / own words."),
        Column("rate_low", "95% low", measures.rate_of_low, RATE, "Lower end of the exact Poisson interval."),
        Column("rate_high", "95% high", measures.rate_of_high, RATE, "Upper end of the exact Poisson interval."),
        Column("hit", "As it stands", cells.term_hit, TEXT, "The first hit: in own voice where there is one."),
        Column("example", "Example", cells.term_example, TEXT, "The sentence of the first hit."),
        Column("loadedness", "Loadedness (0 to 1)", cells.term_loadedness, SCORE, "How loaded that sentence reads."),
        Column("start", "Start", cells.term_start, COUNT, "First character of the first hit."),
        Column("end", "End", cells.term_end, COUNT, "Character after the first hit."),
        Column("neutral", "Neutral alternative", cells.term_neutral, TEXT, "Where the lexicon gives one."),
        Column("lexicon", "Lexicon", cells.term_lexicon, TEXT, "The lexicon that holds the entry."),
        Column("lexicon_version", "Lexicon version", cells.term_lexicon_version, TEXT, "Its version."),
    ),
)

_QUOTATION: tuple[Column[Any], ...] = (
    Column("cue", "Cue", cells.cue, TEXT, "The reporting word, as it stands."),
    Column(
        "stance",
        "Stance of the cue",
        cells.cue_stance,
        TEXT,
        "neutral (said), distancing (claimed), endorsing (noted) or conflict (slammed).",
    ),
    Column("type", "Type", cells.quotation_type, TEXT, "direct, indirect, mixed; scare or distancing."),
    Column("negated", "Negated", cells.quotation_negated, FLAG, "The speaker denies it, or did not say it."),
    Column("words", "Words", cells.quotation_words, COUNT, "Words quoted or reported."),
    Column("text", "Content", cells.text, TEXT, "The words, as they stand in the text."),
    *_PLACE,
)

VOICES = Table(
    "voices",
    "Voices",
    "Who is quoted or reported, with which verb: a row for each statement.",
    (
        *_WHERE,
        Column("speaker", "Speaker", cells.quoted_speaker, TEXT, "As named, after resolving pronouns."),
        Column("entity", "Entity", cells.referent, TEXT, "The speaker's entity across the sources, where known."),
        Column("kind", "Kind", cells.speaker_kind, TEXT, "named, institutional, anonymous or none."),
        *_QUOTATION,
    ),
)

SPEAKERS = Table(
    "speakers",
    "Speakers",
    "Who gets to speak, and for how many of the article's words.",
    (
        Column("speaker", "Speaker", cells.speaker_name, TEXT, "The speaker across the sources."),
        Column("kind", "Kind", cells.speaker_row_kind, TEXT, "named, institutional, anonymous or none."),
        *_WHERE,
        Column("statements", "Statements", cells.speaker_statements, COUNT, "Direct, indirect and mixed quotations."),
        Column("direct", "Of these direct", cells.speaker_direct, COUNT, "With quotation marks, in whole or in part."),
        Column("words", "Words", cells.speaker_words, COUNT, "Words quoted or reported."),
        Column(
            "share", "Share of the article", measures.share_of, SHARE, "Words of the speaker / words of the article."
        ),
        Column("cues", "Cues", cells.speaker_cues, TEXT, "The reporting words used, in the order of the text."),
    ),
)

SOURCING = Table(
    "sourcing",
    "Sourcing",
    "Which kinds of speakers the statements come from; p compares a source with all the others.",
    (
        Column("kind", "Kind of speaker", cells.sourcing_kind, TEXT, "named, institutional, anonymous or none."),
        *_WHERE,
        Column("count", "Statements", cells.sourcing_count, COUNT, "Statements from this kind of speaker."),
        Column("total", "Of all statements", cells.sourcing_total, COUNT, "All statements of the article."),
        Column("share", "Share", measures.share_of, SHARE, "Statements / all statements."),
        Column("share_low", "95% low", measures.share_of_low, SHARE, "Lower end of Wilson's interval."),
        Column("share_high", "95% high", measures.share_of_high, SHARE, "Upper end of Wilson's interval."),
        Column("p", "p", cells.sourcing_p, P, "Fisher's exact test against the other articles together."),
        Column(
            "p_adjusted",
            "p adjusted",
            cells.sourcing_p_adjusted,
            P,
            "Benjamini & Hochberg over all rows of this table.",
        ),
        Column(
            "underpowered", "Underpowered", cells.sourcing_weak, FLAG, "Too few for any difference to be significant."
        ),
    ),
)

DISTANCING = Table(
    "distancing",
    "Scare quotes and distancing",
    "Words that a source holds at arm's length: in scare quotes, or by “so-called”, “alleged” and the like.",
    (
        *_WHERE,
        Column(
            "speaker", "Put in the mouth of", cells.quoted_speaker, TEXT, "Where the text says whose words they are."
        ),
        *_QUOTATION,
    ),
)

ROLES = Table(
    "roles",
    "Roles",
    "What an entity does and what is done to it: a row for each predicate.",
    (
        Column("entity", "Entity", cells.referent, TEXT, "The referent, under its fullest name."),
        *_WHERE,
        Column("role", "Role", cells.role, TEXT, "agent, patient, or agentless passive (done to it, by nobody named)."),
        Column("verb", "Verb", cells.verb, TEXT, "Lemma of the predicate."),
        Column("other", "Other side", cells.other_side, TEXT, "The entity in the other role."),
        Column("object", "Object", cells.deed_object, TEXT, "What is done to what, or what somebody is asked to do."),
        Column("polarity", "Polarity (of the entity)", cells.polarity, TEXT, "What the predicate says of the entity."),
        Column("weight", "Strength (0 to 1)", cells.weight, SCORE, "How strong the polarity is."),
        Column("negated", "Negated", cells.negated, FLAG, "It is denied, not asserted."),
        Column(
            "modality",
            "Modality",
            cells.deed_modality,
            TEXT,
            "asserted (told as done), future, possible (wanted, asked, planned, may be) or conditional.",
        ),
        Column(
            "process", "Process", cells.process, TEXT, "deed; speech and thought: no more than that (Halliday 1985)."
        ),
        Column("voice", "Voice", cells.voice, TEXT, _VOICE_MEANING),
        Column("speaker", "Speaker", cells.speaker, TEXT, _SPEAKER_MEANING),
        Column("text", "Predicate", cells.text, TEXT, "As it stands in the text."),
        *_PLACE,
    ),
)

COVERAGE = Table(
    "coverage",
    "Coverage",
    "Found in one source and not found in the others; a program's finding, no proof of absence.",
    (
        Column("kind", "Kind", cells.coverage_kind, TEXT, "entity, speaker, event or background."),
        Column("name", "What", cells.coverage_name, TEXT, "What is found."),
        Column("article", "Article", cells.coverage_article, TEXT, "Id of the article."),
        Column("source", "Found in", cells.coverage_source, TEXT, "The outlet that printed the article."),
        Column("not_found_in", "Not found in", cells.not_found_in, TEXT, "The other sources."),
        Column(
            "share", "Share of the article", cells.coverage_share, SHARE, "Words of the sentences with it / all words."
        ),
        Column("example", "Example", cells.coverage_example, TEXT, "The first place."),
        Column("voice", "Voice", cells.coverage_voice, TEXT, _VOICE_MEANING),
        Column("start", "Start", cells.coverage_start, COUNT, _START_MEANING),
        Column("end", "End", cells.coverage_end, COUNT, _END_MEANING),
    ),
)

KEYNESS = Table(
    "keyness",
    "Keyness",
    "Terms that a source over-uses against all the others (log-odds with an informative Dirichlet prior).",
    (
        Column("source", "Source", cells.key_source, TEXT, "The source that over-uses the term."),
        Column("term", "Term", cells.key_term, TEXT, "The term, as a lemma."),
        Column("count", "Count", cells.key_count, COUNT, "Occurrences in the source's own words."),
        Column("words", "Own words", cells.key_words, COUNT, "The source's own words."),
        Column("rate", "Per 1,000", measures.rate_of, RATE, "1000 × count / own words."),
        Column("other_count", "Count in the others", cells.key_other_count, COUNT, "Occurrences in all other sources."),
        Column("other_words", "Words of the others", cells.key_other_words, COUNT, "Own words of all other sources."),
        Column(
            "log_odds",
            "Log-odds (+ = over-used in Source)",
            cells.key_log_odds,
            SIGNED,
            "Natural logarithm; Monroe, Colaresi & Quinn 2008.",
        ),
        Column("log_odds_low", "95% low", cells.key_low, SIGNED, "Lower end of its interval."),
        Column("log_odds_high", "95% high", cells.key_high, SIGNED, "Upper end of its interval."),
        Column("p", "p", cells.key_p, P, "Two-sided, Fisher's exact test."),
        Column(
            "p_adjusted",
            "p adjusted",
            cells.key_p_adjusted,
            P,
            "Benjamini & Hochberg; 1 if underpowered.",
        ),
        Column("g2", "G²", cells.key_g2, RATE, "Log-likelihood ratio (Dunning 1993)."),
        Column(
            "log_ratio",
            "Log ratio (+1 = twice as often in Source)",
            cells.key_log_ratio,
            SIGNED,
            "Binary logarithm of the ratio of relative frequencies (Hardie 2014).",
        ),
        Column(
            "underpowered",
            "Underpowered",
            cells.key_underpowered,
            FLAG,
            "So rare that no distribution over the sources could be significant (Tarone 1990).",
        ),
    ),
)

EVENTS = Table(
    "events",
    "Events",
    "Who did what to whom, when and where: a row for each event mention.",
    (
        *_WHERE,
        Column("trigger", "Trigger", cells.trigger, TEXT, "Verb or event noun, as a lemma."),
        Column("type", "Type", cells.event_type, TEXT, "Normal form: visit for visit, arrive, state visit."),
        Column("agent", "Agent", cells.event_agent, TEXT, "Who acts, as it stands in the text."),
        Column("patient", "Patient", cells.event_patient, TEXT, "To whom or what, as it stands in the text."),
        Column("time", "Time", cells.event_time, TEXT, "ISO date where it can be resolved, else as written."),
        Column("place", "Place", cells.event_place, TEXT, "Where."),
        Column("modality", "Modality", cells.event_modality, TEXT, "asserted, possible, future or conditional."),
        Column("negated", "Negated", cells.event_negated, FLAG, "It is said not to have happened."),
        Column("voice", "Voice", cells.voice, TEXT, _VOICE_MEANING),
        Column("speaker", "Speaker", cells.speaker, TEXT, _SPEAKER_MEANING),
        Column("text", "Clause", cells.text, TEXT, "As it stands in the text."),
        *_PLACE,
    ),
)

EVIDENCE = Table(
    "evidence",
    "Evidence",
    "One row for each piece of evidence of every other table, with its place in the article.",
    (
        *_WHERE,
        Column(
            "finding",
            "Finding",
            cells.finding,
            TEXT,
            "descriptor, role, loaded term, quotation, distancing, wording, passage, coverage or event.",
        ),
        Column("referent", "Referent", cells.found_of, TEXT, "The entity, speaker or thing that it is about."),
        Column("text", "Text", cells.found_text, TEXT, "As it stands in the article."),
        Column(
            "category",
            "Category",
            cells.found_category,
            TEXT,
            "Relation, role, lexicon category, type of quotation, ...",
        ),
        Column("term", "Term", cells.found_term, TEXT, "Lexicon entry, lemma of the verb or cue."),
        Column("polarity", "Polarity", cells.found_polarity, TEXT, "negative, neutral or positive."),
        Column("weight", "Weight (0 to 1)", cells.found_weight, SCORE, "Strength of the polarity, or loadedness."),
        Column("negated", "Negated", cells.found_negated, FLAG, "It is denied, not asserted."),
        Column("voice", "Voice", cells.found_voice, TEXT, _VOICE_MEANING),
        Column("speaker", "Speaker", cells.found_speaker, TEXT, _SPEAKER_MEANING),
        Column("sentence", "Sentence", cells.found_sentence, COUNT, "Number of the sentence in the article, from 1."),
        Column("start", "Start", cells.found_start, COUNT, _START_MEANING),
        Column("end", "End", cells.found_end, COUNT, _END_MEANING),
        Column("context", "Context", cells.found_context, TEXT, "The sentence."),
        Column(
            "lexicon",
            "Lexicon",
            cells.found_lexicon,
            TEXT,
            "The lexicon of the hit; for other findings, all lexicons in use.",
        ),
        Column("lexicon_version", "Lexicon version", cells.found_lexicon_version, TEXT, "Its version."),
    ),
)

LEXICONS = Table(
    "lexicons",
    "Lexicons",
    "Which word lists were used.",
    (
        Column("lexicon", "Lexicon", cells.lexicon_name, TEXT, "Name."),
        Column("version", "Version", cells.lexicon_version, TEXT, "Version."),
        Column("hash", "Hash", cells.lexicon_hash, TEXT, "First 12 digits of the sha256 of its entries."),
        Column("entries", "Entries", cells.lexicon_entries, COUNT, "How many."),
        Column("licence", "Licence", cells.lexicon_licence, TEXT, "Under which it may be used."),
    ),
)

NOTES = Table(
    "notes",
    "Notes",
    "What was not measured, and with what the rest was.",
    (
        Column("note", "Note", cells.note_number, COUNT, "Number."),
        Column("text", "Text", cells.note_text, TEXT, "The note."),
    ),
)

_ROWS: tuple[tuple[Table, Callable[[Comparison, Options], Iterable[Any]]], ...] = (
    (ARTICLES, gathering.articles),
    (PORTRAITS, gathering.portraits),
    (DESCRIPTORS, gathering.descriptors),
    (WORDINGS, gathering.wordings),
    (PASSAGES, gathering.passages),
    (LOADED_TERMS, gathering.loaded_terms),
    (VOICES, gathering.voices),
    (SPEAKERS, gathering.speakers),
    (SOURCING, gathering.sourcing),
    (DISTANCING, gathering.distancing),
    (ROLES, gathering.roles),
    (EVENTS, gathering.events),
    (COVERAGE, gathering.coverage),
    (KEYNESS, gathering.keyness),
    (EVIDENCE, gathering.evidence),
    (LEXICONS, gathering.lexicons),
    (NOTES, gathering.notes),
)

TABLES: tuple[Table, ...] = tuple(table for table, _ in _ROWS)
"""Every table, empty, in the order of the report."""


PANELS: dict[str, tuple[str, ...]] = {
    "articles": ("articles",),
    "portraits": ("portraits", "descriptors"),
    "wordings": ("wordings",),
    "passages": ("passages",),
    "loaded_terms": ("loaded_terms",),
    "voices": ("voices", "speakers", "sourcing", "distancing"),
    "roles": ("roles",),
    "events": ("events",),
    "coverage": ("coverage",),
    "keyness": ("keyness",),
    "evidence": ("evidence",),
    "notes": ("lexicons", "notes"),
}
"""What `--panel` can name: panel -> the tables that it shows."""


def report(comparison: Comparison, options: Options = ALL, *, without: Collection[str] = ()) -> Report:
    """The tables of a comparison, filtered by `options`; the articles always among them.

    without: keys of tables that nobody will look at.

    Raises:
        UsageError: a panel that does not exist.
    """
    wanted = {"articles", *(key for panel in options.panels or PANELS for key in tables_of(panel))}
    wanted.difference_update(without)
    tables = (_filled(table, rows(comparison, options)) for table, rows in _ROWS if table.key in wanted)
    alone = len(comparison.analyses) < 2
    return Report(
        subjects=_subjects(comparison),
        tables=tuple(tables),
        similarity=None if alone else comparison.similarity,
        same_story=comparison.same_story,
        panels=options.panels,
    )


def tables_of(panel: str) -> tuple[str, ...]:
    try:
        return PANELS[panel]
    except KeyError:
        near = get_close_matches(panel, PANELS, n=1)
        hint = f"did you mean {near[0]}?" if near else f"one of {', '.join(PANELS)}"
        raise UsageError(f"no panel {panel!r}", hint=hint) from None


def _filled(table: Table, rows: Iterable[Any]) -> Table:
    return replace(table, rows=tuple(tuple(c.measure(row) for c in table.columns) for row in rows))


def _subjects(comparison: Comparison) -> tuple[Subject, ...]:
    seen: dict[str, int] = {}
    out = []
    for a in (x.article for x in comparison.analyses):
        seen[a.source] = seen.get(a.source, 0) + 1
        label = a.source if seen[a.source] == 1 else f"{a.source} ({seen[a.source]})"
        out.append(Subject(a.id, a.source, label, a.title, a.date))
    return tuple(out)


def joined(reports: Iterable[Report]) -> Report:
    """Several articles' reports, each by itself, in one set of tables: for exports of `framing analyze`."""
    given = list(reports)
    tables = (
        replace(table, rows=tuple(dict.fromkeys(row for r in given for row in r.table(table.key).rows)))
        for table in TABLES
        if all(r.has(table.key) for r in given)
    )
    panels = given[0].panels if given else ()
    return Report(tuple(s for r in given for s in r.subjects), tuple(tables), None, False, panels)


# ----------------------------------------------------------------------------------- where a column is computed
class ColumnInfo(Struct, frozen=True):
    """What `framing columns` prints."""

    table: str
    key: str
    heading: str
    meaning: str
    function: str  # module.name
    place: str  # file:line, the file from the top of the package


def columns() -> list[ColumnInfo]:
    """Every column of every table, in the order of the report."""
    return [_info(table, column) for table in TABLES for column in table.columns]


def _info(table: Table, column: Column[Any]) -> ColumnInfo:
    code = column.measure.__code__
    package = Path(__file__).parents[2]
    file = Path(code.co_filename)
    place = file.relative_to(package) if file.is_relative_to(package) else file
    function = f"{column.measure.__module__.rpartition('.')[2]}.{column.measure.__name__}"
    return ColumnInfo(
        table.key, column.key, column.heading, column.meaning, function, f"{place.as_posix()}:{code.co_firstlineno}"
    )


def columns_markdown() -> str:
    """docs/columns.md: every table, its columns, what they mean and which function computes them."""
    lines = ["# Tables and columns", ""]
    lines += ["Made from the declarations in `reporter/tables.py`; a test holds it true. Data files (CSV, JSON,"]
    lines += ["Parquet) use the names of the first column, reports the headings; `framing columns` adds file and"]
    lines += ["line.", ""]
    for table in TABLES:
        lines += [f"## {table.title} (`{table.key}`)", "", table.caption, ""]
        lines += ["| name | heading | meaning | computed by |", "|---|---|---|---|"]
        lines += [
            f"| {c.key} | {c.heading} | {c.meaning} | `{c.function}` |" for c in columns() if c.table == table.key
        ]
        lines.append("")
    return "\n".join(lines)
