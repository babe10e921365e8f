"""Who is blamed, suffers and is against whom, from roles made by hand."""

from __future__ import annotations

import re

import numpy as np
import pytest
from msgspec.structs import replace

from framing.analyzer.frames import article_story, harm, story
from framing.analyzer.frames.weights_file import Layers, Weights
from framing.language.polarity import label
from framing.language.tree import Tree
from framing.language.voices import Voices
from framing.language.words import NO_PREDICATE, predicates
from framing.model import (
    Analysis,
    Answer,
    Article,
    Entity,
    Mention,
    Parse,
    Part,
    PartKind,
    Polarity,
    Quotation,
    RoleUse,
    Sentence,
    Voice,
)

CLASSES = (
    "economic",
    "morality",
    "conflict",
    "human-interest",
    "problem",
    "blame",
    "suffering",
    "remedy",
)
CUTS = dict.fromkeys(("problem", "blamed", "suffers", "helps", "conflict", "money", "morals", "human face"), 0.55)


def use(
    verb: str,
    process: str = "deed",
    *,
    entity: str = "e1",
    role: str = "patient",
    other: str | None = None,
    sentence: int = 0,
    negated: bool = False,
    modality: str = "asserted",
) -> RoleUse:
    value = predicates().get(verb, NO_PREDICATE).agent if role == "agent" else 0.0
    return RoleUse(
        entity=entity, role=role, verb=verb, start=0, end=1, text="x", sentence=sentence, voice=Voice.OWN, speaker=None,
        other=other, negated=negated, polarity=label(value), weight=abs(value), object="", modality=modality,
        process=process,
    )  # fmt: skip


def told(*uses: RoleUse, labels: str = "PERSON PERSON") -> list[Answer]:
    """The answers of a story of one sentence in which nothing but these roles is known; e1, e2 … have these labels."""
    return _answers("Some words that say what happened here .", uses, labels)


def test_who_ought_to_have_helped_is_no_help() -> None:
    done = use("protect", role="agent")
    assert who(told(done), "helps")
    assert not who(told(replace(done, polarity=Polarity.NEGATIVE, modality="possible")), "helps")


def test_a_deed_that_is_harmless_with_its_object_blames_nobody() -> None:
    forced = use("force", role="agent")
    assert not who(told(replace(forced, polarity=Polarity.NEUTRAL, weight=0.0)), "blamed")


def test_smugglers_suffer_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    fled = use("flee", role="agent")
    assert who(told(fled, labels="GROUP PERSON"), "suffers")
    with monkeypatch.context() as changed:
        changed.setattr(harm, "is_wrongdoing", lambda name: True)
        assert not who(told(fled, labels="GROUP PERSON"), "suffers")
    assert not harm.is_wrongdoing("miners")
    assert harm.is_wrongdoing("people smugglers")


def test_who_bleeds_a_country_suffers_nothing() -> None:
    bled = use("bleed", role="agent")
    assert who(told(bled), "suffers")
    assert not who(told(replace(bled, object="country")), "suffers")


def test_a_good_deed_is_no_problem() -> None:
    text = "The crew rescued them at great risk in the crisis ."
    saved = use("rescue", role="agent")
    assert not [a for a in _answers(text, (saved,)) if a.question == "problem"]
    assert [
        a for a in _answers(text, (replace(saved, polarity=Polarity.NEUTRAL, weight=0.0),)) if a.question == "problem"
    ]
    assert [a for a in _answers(text, (saved, use("lie", role="agent", entity="e2"))) if a.question == "problem"]


def _answers(
    text: str,
    uses: tuple[RoleUse, ...] = (),
    labels: str = "PERSON PERSON",
    quotations: tuple[Quotation, ...] = (),
    chances: dict[str, float] | None = None,
) -> list[Answer]:
    tokens = [m.span() for m in re.finditer(r"\S+", text)]
    n = len(tokens)
    parse = Parse(
        "by hand", tuple(a for a, _ in tokens), tuple(b for _, b in tokens),
        tuple(text[a:b].lower() for a, b in tokens), ("VERB",) * n, ("VB",) * n, ("dep",) * n, (0,) * n, (-1,) * n,
        ((0, n),), (), (),
    )  # fmt: skip
    entities = tuple(_entity(f"e{i}", label) for i, label in enumerate(labels.split(), 1))
    mentions = tuple(Mention(*tokens[i], "x", 0, i, e.id, "name", "name") for i, e in enumerate(entities))
    article = Article("a", "Herald", "", text, (Part(PartKind.BODY, 0, len(text)),))
    sentences = (Sentence(0, len(text), PartKind.BODY, 8, 8),)
    analysis = Analysis(article, parse, sentences, entities, mentions, (), uses, (), quotations, (), ())
    row = np.array([[(chances or {}).get(name, 0.4) for name in CLASSES]], np.float32)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(story, "weights", lambda: _known())
        patch.setattr(story, "likelihoods", lambda parse, known: row)
        return list(story.answers(analysis, Voices(quotations), Tree(article, parse)))


def _known() -> Weights:
    return Weights(
        classes=CLASSES, policy=0, generic=(), article={}, cuts={}, table=np.zeros((1, 1), np.int8),
        scales=np.ones(1, np.float32), layers=Layers(*[np.zeros((1, 1), "f4")] * 5), answers=CUTS, pipeline="by hand",
    )  # fmt: skip


def _entity(id: str, label: str) -> Entity:
    import hand_made

    return Entity(id, id.upper(), label, 0.8, 3, hand_made.post().entities[0].evaluation)


def who(found: list[Answer], question: str) -> list[tuple[str | None, str | None]]:
    return [(a.entity, a.other) for a in found if a.question == question]


@pytest.mark.parametrize("verb", ["accuse", "criticize", "blast", "charge", "condemn"])
def test_who_is_accused_is_blamed_and_suffers_no_harm(verb: str) -> None:
    found = told(use(verb, entity="e2", other="e1"), use(verb, entity="e1", role="agent", other="e2"))
    assert who(found, "blamed") == [("e2", None)]
    assert who(found, "suffers") == []


@pytest.mark.parametrize("verb", ["kill", "shoot", "torture", "defraud"])
def test_who_does_harm_is_blamed_and_to_whom_it_is_done_suffers(verb: str) -> None:
    found = told(use(verb, entity="e1", role="agent", other="e2"), use(verb, entity="e2", other="e1"))
    assert who(found, "blamed") == [("e1", None)]
    assert who(found, "suffers") == [("e2", None)]


def test_who_dies_suffers() -> None:
    assert who(told(use("die", role="agent")), "suffers") == [("e1", None)]
    assert who(told(use("injure", role="agentless passive")), "suffers") == [("e1", None)]


@pytest.mark.parametrize("verb", ["criticize", "sue", "veto", "oppose"])
def test_opponents_are_in_conflict(verb: str) -> None:
    found = told(use(verb, entity="e1", role="agent", other="e2"), labels="PERSON ORG")
    assert who(found, "conflict") == [("e1", "e2")]


def test_a_crime_is_no_conflict_but_a_war_is_one() -> None:
    assert who(told(use("kill", role="agent", other="e2")), "conflict") == []
    assert who(told(use("invade", role="agent", other="e2"), labels="GPE GPE"), "conflict") == [("e1", "e2")]


@pytest.mark.parametrize("deed", [{"negated": True}, {"modality": "possible"}, {"modality": "conditional"}])
def test_what_is_denied_or_only_possible_blames_nobody(deed: dict) -> None:
    assert told(use("kill", role="agent", other="e2", **deed), use("kill", entity="e2", other="e1", **deed)) == []


@pytest.mark.parametrize("verb", ["insult", "defy", "smear"])
def test_who_is_insulted_is_an_opponent_and_suffers_no_harm(verb: str) -> None:
    found = told(use(verb, entity="e1", role="agent", other="e2"), use(verb, entity="e2", other="e1"))
    assert who(found, "suffers") == []
    assert who(found, "conflict") == [("e1", "e2")]


def test_who_encourages_others_does_nothing_yet() -> None:
    assert who(told(use("encourage", "speech", role="agent", other="e2")), "helps") == []


def test_who_is_fired_or_banned_may_be_wronged() -> None:
    assert who(told(use("fire"), use("ban", entity="e2")), "blamed") == []


def test_who_protects_helps() -> None:
    assert who(told(use("rescue", role="agent", other="e2")), "helps") == [("e1", None)]
    assert who(told(use("rescue", role="agent", negated=True)), "helps") == []


def test_whoever_is_blamed_twice_has_one_row() -> None:
    assert len(who(told(use("kill", role="agent"), use("abuse", role="agent")), "blamed")) == 1


def test_somebody_without_a_name_has_no_face(monkeypatch: pytest.MonkeyPatch) -> None:
    given = {"labels": "PERSON", "chances": {"human-interest": 0.9}}
    assert who(_answers("Her hands shook as she read it aloud .", **given), "human face") == [("e1", None)]
    plain = _entity
    monkeypatch.setitem(globals(), "_entity", lambda id, label: replace(plain(id, label), name="resident"))
    assert who(_answers("Her hands shook as she read it aloud .", **given), "human face") == []


def test_who_only_speaks_has_no_face_unless_it_is_of_himself() -> None:
    said = Quotation(0, 5, "x", 0, "direct", 1, speaker="e1", speaker_entity="e1", speaker_kind="named")
    given = {"quotations": (said,), "labels": "PERSON", "chances": {"human-interest": 0.9}}
    assert who(_answers("The family has a right to know that , he said .", **given), "human face") == []
    assert who(_answers("I could not stop thinking of my boy , he said .", **given), "human face") == [("e1", None)]


@pytest.mark.parametrize(
    ("verb", "process", "said"),
    [("criticize", "deed", True), ("accuse", "speech", True), ("shoot", "deed", False), ("beat up", "deed", False)],
)
def test_deeds_with_words_harm_nobody(verb: str, process: str, said: bool) -> None:
    assert article_story.is_said(use(verb, process)) is said
