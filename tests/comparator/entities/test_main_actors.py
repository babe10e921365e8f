"""Main actors: what is telling of each comes first, and what says little is left out."""

from __future__ import annotations

from story_notation import Draft, article

from framing.comparator.entities.main_actors import _judged, main_actors
from framing.comparator.sentences.evidence import places
from framing.language.tree import Tree
from framing.model import (
    ComparedEntity,
    ComparedMention,
    Descriptor,
    Evaluation,
    MainActor,
    Polarity,
    Portrait,
    RoleUse,
    Voice,
)

UNRATED = Evaluation(None, None, None, None, None, 0)
ONE = (
    "councillor/NOUN//compound/3 Vera/PROPN//compound/3 Moss/PROPN//nsubj/9 ,/PUNCT//punct/3 a/DET//det/7 "
    "convicted/ADJ//amod/7 smuggler/NOUN//appos/3 ,/PUNCT//punct/3 praised/VERB/praise/ROOT/9 the/DET//det/11 "
    "guards/NOUN//dobj/9"
)
OTHER = (
    "Vera/PROPN//compound/2 Moss/PROPN//nsubjpass/4 was/AUX//auxpass/4 arrested/VERB/arrest/ROOT/4 in/ADP//prep/4 "
    "Selm/PROPN//pobj/5"
)


def described(draft: Draft, words: str, relation: str = "apposition", voice: Voice = Voice.OWN) -> Descriptor:
    start, end = draft.place(words)
    speaker = None if voice is Voice.OWN else "Ann Ray"
    return Descriptor(start, end, words, 0, "e0", relation, voice, speaker, Polarity.NEUTRAL)  # type: ignore[arg-type]


def did(draft: Draft, word: str, lemma: str, role: str, voice: Voice = Voice.OWN) -> RoleUse:
    start, end = draft.place(word)
    return RoleUse("e0", role, lemma, start, end, word, 0, voice, None)  # type: ignore[arg-type]


def actors(
    one: tuple[Descriptor | RoleUse, ...],
    other: tuple[Descriptor | RoleUse, ...],
    kind: str = "name",
    evaluation: Evaluation | tuple[Evaluation, Evaluation] = UNRATED,
    count: int = 1,
    name: str = "Vera Moss",
) -> tuple[MainActor, ...]:
    names = {"Vera Moss": "PERSON"}
    done = [article("A", [ONE], names).done(), article("B", [OTHER], names).done()]
    both = evaluation if isinstance(evaluation, tuple) else (evaluation, evaluation)
    portraits = tuple(
        Portrait(
            s,
            s,
            "e0",
            tuple(f for f in some if isinstance(f, Descriptor)),
            tuple(f for f in some if isinstance(f, RoleUse)),
            rated,
            count,
            (),
        )
        for s, some, rated in zip("AB", (one, other), both, strict=True)
    )
    mentions = tuple(ComparedMention(s, s, 0, 9, "Vera Moss", kind) for s in ("A", "B"))
    moss = ComparedEntity("x", name, "PERSON", 1.0, mentions, portraits)
    return main_actors(places(done), [Tree(a.article, a.parse) for a in done], [moss])


A, B = article("A", [ONE], {}), article("B", [OTHER], {})


def told(found: tuple[MainActor, ...]) -> list[list[tuple[str, str]]]:
    (actor,) = found
    return [[(t.kind, t.place.text) for t in sketch.traits] for sketch in actor.sketches]


def test_a_telling_descriptor_comes_before_a_deed_and_an_office_is_left_out() -> None:
    one = (
        described(A, "councillor", "title"),
        did(A, "praised", "praise", "agent"),
        described(A, "convicted smuggler"),
    )
    found = actors(one, (did(B, "arrested", "arrest", "agentless passive"),))
    assert told(found) == [
        [("called", "convicted smuggler"), ("does", "praised the guards")],
        [("undergoes", "was arrested in Selm")],
    ]


def test_nobody_is_a_main_actor_by_an_office_alone() -> None:
    assert not actors((described(A, "councillor", "title"),), ())


def test_what_somebody_else_calls_the_actor_is_his_word() -> None:
    ((first, _),) = (a.sketches for a in actors((described(A, "convicted smuggler", voice=Voice.DIRECT),), ()))
    (trait,) = first.traits
    assert (trait.kind, trait.place.voice, trait.place.speaker) == ("others", Voice.DIRECT, "Ann Ray")


def test_what_others_say_was_done_is_no_deed_that_the_source_tells() -> None:
    assert not actors((did(A, "praised", "praise", "agent", Voice.INDIRECT),), ())


def test_who_has_no_name_is_a_main_actor_where_a_verdict_is_given() -> None:
    deeds = (did(A, "praised", "praise", "agent"),), (did(B, "arrested", "arrest", "patient"),)
    badly = Evaluation(-0.4, -0.6, -0.2, -0.4, None, 4, enough=True)
    torn = Evaluation(-0.1, -0.4, 0.2, -0.1, None, 4, enough=True)
    assert not actors(*deeds, kind="nominal")
    assert not actors(*deeds, kind="nominal", evaluation=torn)
    assert actors(*deeds, kind="nominal", evaluation=badly)


def test_a_group_that_is_often_mentioned_is_a_main_actor() -> None:
    deeds = (did(A, "praised", "praise", "agent"),), (did(B, "arrested", "arrest", "patient"),)
    assert actors(*deeds, kind="nominal", count=3, name="guards")
    assert not actors(*deeds, kind="nominal", count=1, name="guards")
    assert not actors(*deeds, kind="nominal", count=3, name="people")


def test_whom_sources_judge_in_opposite_ways_comes_before_who_is_more_salient() -> None:
    badly = Evaluation(-0.4, -0.6, -0.2, -0.4, None, 4, enough=True)
    well = Evaluation(0.4, 0.2, 0.6, 0.4, None, 4, enough=True)
    assert judged_share(badly, well) > judged_share(badly, badly) > judged_share(badly, UNRATED) > 0
    assert judged_share(UNRATED, UNRATED) == 0


def judged_share(one: Evaluation, other: Evaluation) -> float:
    portraits = tuple(Portrait(s, s, "e0", (), (), e, 1, ()) for s, e in (("A", one), ("B", other)))
    return _judged(ComparedEntity("x", "guards", "GROUP", 0.1, (), portraits))
