"""Portraits, descriptors and roles: what is said and done of the same person, place or body.

The columns, each with the function that computes it; `entity_panels.py` draws them for a terminal.
"""

from __future__ import annotations

from framing import measures
from framing.language.voices import ATTRIBUTED
from framing.model import Descriptor, RoleUse, Voice
from framing.reporter.tables import cells
from framing.reporter.tables.common_columns import (
    COUNT,
    FLAG,
    PLACE,
    SCORE,
    SHARE,
    SIGNED,
    SPEAKER_MEANING,
    TEXT,
    VOICE_MEANING,
    WHERE,
)
from framing.reporter.tables.report import Column, Table
from framing.reporter.tables.rows import Found, PortraitRow

_ENTITIES = "comparator/entities/entities.py:compared_entities"


def relation(row: Found[Descriptor]) -> str:
    return row.item.relation


def role(row: Found[RoleUse]) -> str:
    return row.item.role


def verb(row: Found[RoleUse]) -> str:
    return row.item.verb


def other_side(row: Found[RoleUse]) -> str:
    return row.other


def deed_object(row: Found[RoleUse]) -> str:
    return row.item.object


def deed_modality(row: Found[RoleUse]) -> str:
    return row.item.modality


def process(row: Found[RoleUse]) -> str:
    return row.item.process


def entity_name(row: PortraitRow) -> str:
    return row.entity.name


def entity_label(row: PortraitRow) -> str:
    return row.entity.label


def salience(row: PortraitRow) -> float:
    return row.entity.salience


def mention_count(row: PortraitRow) -> int:
    return row.portrait.mentions


def called(row: PortraitRow) -> str:
    """The names with their counts: "Lukashenko (8); he (3)"."""
    return "; ".join(f"{name} ({count})" for name, count in row.portrait.names)


def descriptors_own(row: PortraitRow) -> int:
    return sum(d.voice is Voice.OWN for d in row.portrait.descriptors)


def descriptors_attributed(row: PortraitRow) -> int:
    return sum(d.voice in ATTRIBUTED for d in row.portrait.descriptors)


def as_agent(row: PortraitRow) -> int:
    return len(measures.in_role(row.portrait, "agent"))


def as_patient(row: PortraitRow) -> int:
    return len(measures.in_role(row.portrait, "patient"))


def as_agentless(row: PortraitRow) -> int:
    return len(measures.in_role(row.portrait, "agentless passive"))


def activation(row: PortraitRow) -> float | None:
    return measures.activation(row.portrait)


def statements_by(row: PortraitRow) -> int:
    return len(row.quotations)


def evaluation(row: PortraitRow) -> float | None:
    return row.portrait.evaluation.score


def evaluation_own_low(row: PortraitRow) -> float | None:
    return row.portrait.evaluation.low


def evaluation_own_high(row: PortraitRow) -> float | None:
    return row.portrait.evaluation.high


def evaluation_own(row: PortraitRow) -> float | None:
    return row.portrait.evaluation.own


def evaluation_attributed(row: PortraitRow) -> float | None:
    return row.portrait.evaluation.attributed


def evaluation_evidence(row: PortraitRow) -> int:
    return row.portrait.evaluation.evidence


def tone(row: PortraitRow) -> str:
    return measures.verdict(row.portrait.evaluation)


def grounds(row: PortraitRow) -> str:
    return "; ".join(g.text for g in row.portrait.evaluation.grounds)


PORTRAITS = Table(
    "portraits",
    "Entity portraits",
    "How each source portrays the same person, place or body: a row for each entity and article.",
    (
        Column("entity", "Entity", entity_name, TEXT, "The referent, under its fullest name."),
        Column(
            "label",
            "Type",
            entity_label,
            TEXT,
            "PERSON, ORG (body), GPE (country, city), NORP (nation, religion, party), GROUP (unnamed people); others.",
        ),
        *WHERE,
        Column("mentions", "Mentions", mention_count, COUNT, "Names, descriptions and pronouns that refer to it."),
        Column("called", "Called", called, TEXT, "What the article calls it, with counts."),
        Column("salience", "Salience (0 to 1)", salience, SCORE, "How central it is to the story."),
        Column("descriptors_own", "Descriptors, own voice", descriptors_own, COUNT, "Descriptors in own voice."),
        Column(
            "descriptors_attributed",
            "Descriptors, attributed",
            descriptors_attributed,
            COUNT,
            "Descriptors in other people's direct or indirect speech.",
        ),
        Column("agent", "As agent", as_agent, COUNT, "Verbs (or nouns of deeds) in which it acts."),
        Column("patient", "As patient", as_patient, COUNT, "Those in which a named agent acts on it."),
        Column(
            "agentless",
            "In agentless passive",
            as_agentless,
            COUNT,
            "Those in which something is done to it and nobody is named as doing it.",
        ),
        Column(
            "activation",
            "Share of roles as agent",
            activation,
            SHARE,
            "As agent / all roles (van Leeuwen 2008).",
            origin="measures.py:activation",
        ),
        Column("statements", "Statements by it", statements_by, COUNT, "Quotations whose speaker it is."),
        Column(
            "evaluation",
            "Evaluation (+ = portrayed well)",
            evaluation,
            SIGNED,
            "From −1 (badly) to +1 (well), all voices; empty without evidence.",
            origin="analyzer/tone/net_evidence.py:evaluate",
        ),
        Column(
            "evaluation_own",
            "Evaluation, own voice (+ = well)",
            evaluation_own,
            SIGNED,
            "The same from the source's own words only, of the entity itself. The verdict is about this number.",
            origin="analyzer/tone/net_evidence.py:evaluate",
        ),
        Column(
            "evaluation_own_low",
            "80% low",
            evaluation_own_low,
            SIGNED,
            "Lower end of its interval, a bootstrap over sentences; 0 if too few speak clearly.",
            origin="analyzer/tone/net_evidence.py:evaluate",
        ),
        Column(
            "evaluation_own_high",
            "80% high",
            evaluation_own_high,
            SIGNED,
            "Upper end of its interval, a bootstrap over sentences; 0 if too few speak clearly.",
            origin="analyzer/tone/net_evidence.py:evaluate",
        ),
        Column(
            "evaluation_attributed",
            "Evaluation, attributed (+ = well)",
            evaluation_attributed,
            SIGNED,
            "The same from other people's words only.",
            origin="analyzer/tone/net_evidence.py:evaluate",
        ),
        Column(
            "evaluation_evidence",
            "Evidence",
            evaluation_evidence,
            COUNT,
            "Sentences, descriptors and predicates that the evaluation rests on.",
            origin="analyzer/tone/net_evidence.py:evaluate",
        ),
        Column(
            "tone",
            "Tone",
            tone,
            TEXT,
            "In own voice: positive or negative if the interval excludes 0, else unclear; or too little data.",
            origin="measures.py:verdict",
        ),
        Column(
            "grounds",
            "Tone rests on",
            grounds,
            TEXT,
            "Up to three labels, deeds or loaded words in own voice that support it, strongest first; else a sentence.",
            origin="analyzer/tone/grounds.py:signs",
        ),
    ),
    origin=_ENTITIES,
)

DESCRIPTORS = Table(
    "descriptors",
    "Descriptors",
    "Words and phrases that label or qualify an entity.",
    (
        Column("entity", "Entity", cells.referent, TEXT, "The referent, under its fullest name.", _ENTITIES),
        *WHERE,
        Column("text", "Descriptor", cells.text, TEXT, "As in the text."),
        Column(
            "relation", "Relation", relation, TEXT, "How it is linked to the entity: apposition, copula, title, ..."
        ),
        Column("voice", "Voice", cells.voice, TEXT, VOICE_MEANING),
        Column("speaker", "Speaker", cells.speaker, TEXT, SPEAKER_MEANING),
        Column("polarity", "Polarity", cells.polarity, TEXT, "negative, neutral or positive."),
        Column("weight", "Strength (0 to 1)", cells.weight, SCORE, "How strong the polarity is."),
        Column("negated", "Negated", cells.negated, FLAG, "It is denied, not asserted."),
        *PLACE,
    ),
    origin="analyzer/portraits/descriptors.py:descriptors",
)

ROLES = Table(
    "roles",
    "Roles",
    "What an entity does and what is done to it: a row for each predicate.",
    (
        Column("entity", "Entity", cells.referent, TEXT, "The referent, under its fullest name.", _ENTITIES),
        *WHERE,
        Column("role", "Role", role, TEXT, "agent, patient, or agentless passive (done to it, by nobody named)."),
        Column("verb", "Verb", verb, TEXT, "Lemma of the predicate."),
        Column("other", "Other side", other_side, TEXT, "The entity in the other role."),
        Column("object", "Object", deed_object, TEXT, "The object of the deed, or what somebody is asked to do."),
        Column("polarity", "Polarity (of the entity)", cells.polarity, TEXT, "What the predicate says of the entity."),
        Column("weight", "Strength (0 to 1)", cells.weight, SCORE, "How strong the polarity is."),
        Column("negated", "Negated", cells.negated, FLAG, "It is denied, not asserted."),
        Column(
            "modality",
            "Modality",
            deed_modality,
            TEXT,
            "asserted (presented as done), future, possible (wanted, asked, planned, may be), conditional or alleged.",
        ),
        Column("process", "Process", process, TEXT, "deed, speech or thought (Halliday 1985)."),
        Column("voice", "Voice", cells.voice, TEXT, VOICE_MEANING),
        Column("speaker", "Speaker", cells.speaker, TEXT, SPEAKER_MEANING),
        Column("text", "Predicate", cells.text, TEXT, "As in the text."),
        *PLACE,
    ),
    origin="analyzer/predicates/roles.py:roles",
)
