"""Main actors: the most telling things that each source says of them.

The columns, each with the function that computes it; `overview.py` draws them for a terminal.
"""

from __future__ import annotations

from framing.reporter.tables.common_columns import (
    COUNT,
    END_MEANING,
    SPEAKER_MEANING,
    START_MEANING,
    TEXT,
    VOICE_MEANING,
)
from framing.reporter.tables.report import Column, Table
from framing.reporter.tables.rows import ActorRow


def actor_number(row: ActorRow) -> int:
    return row.number


def actor_name(row: ActorRow) -> str:
    return row.actor.name


def actor_label(row: ActorRow) -> str:
    return row.actor.label


def trait_article(row: ActorRow) -> str:
    return row.trait.place.article


def trait_source(row: ActorRow) -> str:
    return row.trait.place.source


def trait_kind(row: ActorRow) -> str:
    return row.trait.kind


def trait_text(row: ActorRow) -> str:
    return " ".join(row.trait.place.text.split())


def trait_polarity(row: ActorRow) -> str:
    return row.trait.polarity.value


def trait_voice(row: ActorRow) -> str:
    return row.trait.place.voice.value


def trait_speaker(row: ActorRow) -> str | None:
    return row.trait.place.speaker


def trait_sentence(row: ActorRow) -> int:
    return row.trait.place.sentence + 1


def trait_start(row: ActorRow) -> int:
    return row.trait.place.start


def trait_end(row: ActorRow) -> int:
    return row.trait.place.end


ACTORS = Table(
    "actors",
    "Main actors",
    "The people, bodies and groups that matter most, the main ones first: what each source calls them, what they do, "
    "what is done to them, what others call them.",
    (
        Column("actor", "Actor", actor_number, COUNT, "Rank of the actor."),
        Column("entity", "Entity", actor_name, TEXT, "The referent, under its fullest name."),
        Column(
            "label",
            "Type",
            actor_label,
            TEXT,
            "PERSON, ORG (body), NORP (nation, religion, party) or GROUP (unnamed people).",
        ),
        Column("article", "Article", trait_article, TEXT, "Id of the article."),
        Column("source", "Source", trait_source, TEXT, "The outlet that printed the article."),
        Column(
            "kind",
            "Kind",
            trait_kind,
            TEXT,
            "called (in the source's own words), does, undergoes (deeds that it presents as done), others (what "
            "somebody else says of the actor), says (the actor's own words), named (a clause that only names it).",
        ),
        Column("text", "Words", trait_text, TEXT, "As in the text."),
        Column("polarity", "Polarity", trait_polarity, TEXT, "negative, neutral or positive."),
        Column("voice", "Voice", trait_voice, TEXT, VOICE_MEANING),
        Column("speaker", "Speaker", trait_speaker, TEXT, SPEAKER_MEANING),
        Column("sentence", "Sentence number", trait_sentence, COUNT, "Number of the sentence, from 1."),
        Column("start", "Start", trait_start, COUNT, START_MEANING),
        Column("end", "End", trait_end, COUNT, END_MEANING),
    ),
    origin="comparator/entities/main_actors.py:main_actors",
)
