"""From sentences to a portrait: shrinkage, interval, voices, tone."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from portrait_notation import mention

from framing.analyzer.tone import tone
from framing.analyzer.tone.evaluation import SHORT, SHOWN, answered, asked
from framing.analyzer.tone.net_evidence import (
    BESIDE,
    ENOUGH,
    ERRORS,
    LEVEL,
    NONE,
    OWN_ENOUGH,
    PRIOR,
    SPREAD,
    evaluate,
    interval,
    net,
    scaled,
)
from framing.analyzer.tone.opinions import Opinion
from framing.analyzer.tone.readings import Reading
from framing.analyzer.tone.shown_places import clearest
from framing.analyzer.tone.tone import Target
from framing.language.tree import Tree
from framing.measures import bootstrap_sum, verdict, z_score
from framing.model import (
    Descriptor,
    Entity,
    EntityLabel,
    Evaluation,
    LoadedTerm,
    Mention,
    Polarity,
    Quotation,
    RoleUse,
    Voice,
)

BAD, FLAT, GOOD = (0.8, 0.1, 0.1), (0.1, 0.8, 0.1), (0.1, 0.1, 0.8)


def _reading(probabilities: tuple[float, float, float], sentence: int = 0, voice: Voice = Voice.OWN) -> Reading:
    return Reading(sentence, voice, probabilities, probabilities[2] - probabilities[0])


def evaluated(
    tree: Tree,
    entities: Sequence[Entity],
    mentions: Sequence[Mention],
    descriptors: Sequence[Descriptor],
    roles: Sequence[RoleUse],
    terms: Sequence[LoadedTerm],
    opinions: Sequence[Opinion] = (),
    speech: Sequence[Quotation] = (),
) -> list[Entity]:
    """Asked, heard and answered."""
    questions = asked(tree, entities, mentions, opinions)
    return answered(questions, tone.tones(questions.targets), entities, mentions, descriptors, roles, terms, speech)


def test_no_sentence_no_score() -> None:
    found = evaluate((), 0)
    assert found.score is None
    assert found.evidence == 0
    assert not found.enough


def test_neutral_sentences_neither_add_nor_dilute() -> None:
    assert scaled(net([-1.0, -1.0] + [0.0] * 30)[0]) == scaled(net([-1.0, -1.0])[0]) == pytest.approx(-2 / (2 + PRIOR))
    assert scaled(net([-1.0, 1.0])[0]) == 0


def test_little_evidence_stays_near_the_middle() -> None:
    assert scaled(net([-1.0])[0]) == pytest.approx(-1 / (1 + PRIOR))
    assert scaled(net([-1.0] * 40)[0]) == pytest.approx(-40 / (40 + PRIOR))


def test_ten_harsh_sentences_weigh_more_than_one_and_are_surer() -> None:
    one, ten = evaluate([_reading(BAD)], 0), evaluate([_reading(BAD, i) for i in range(10)], 0)
    assert one.score is not None
    assert ten.score is not None
    assert ten.score < one.score < 0
    assert ten.high is not None
    assert one.high is not None
    assert ten.high < 0 < one.high


@pytest.mark.parametrize("sentences", [ENOUGH, 6, 12])
def test_sentences_that_all_say_the_same_leave_the_interval_open(sentences: int) -> None:
    low, high = interval([0.0] * sentences)
    assert high == pytest.approx(-low)
    assert high > 0.1


def test_the_interval_leans_to_where_the_outliers_are() -> None:
    values = [0.0] * 28 + [-1.0] * 2
    low, high = bootstrap_sum(values, BESIDE, LEVEL)
    assert -2 - low > high + 2
    assert interval(values) == pytest.approx((scaled(low), scaled(high)))


def test_what_is_heard_around_moves_the_score_and_not_the_own_voice() -> None:
    readings = [_reading(FLAT, i) for i in range(6)]
    alone, beside = evaluate(readings, 0), evaluate(readings, 0, -2.0)
    assert alone.score == 0
    assert beside.score == pytest.approx(-2 / (2 + PRIOR))
    assert beside.around == -2.0
    assert sum(s.value for s in beside.sentences) == 0
    assert (beside.own, beside.low, beside.high) == (alone.own, alone.low, alone.high)


def test_around_alone_is_no_portrait_and_decides_no_tone() -> None:
    assert evaluate((), 0, -5.0).score is None
    assert evaluate([_reading(FLAT)], 0, -5.0).tone == "neutral"
    assert evaluate([_reading(FLAT)], 0, -5.0).evidence == 1


def test_few_sentences_have_the_widest_interval() -> None:
    few, enough = interval([0.2] * (ENOUGH - 1)), interval([0.2] * ENOUGH)
    assert few[1] - few[0] > enough[1] - enough[0]


def test_what_stands_beside_has_the_stated_variance_and_no_leaning() -> None:
    assert sum(BESIDE) == 0
    assert sum(v * v for v in BESIDE) / len(BESIDE) == SPREAD


def test_too_little_data_is_said() -> None:
    others = [_reading(BAD, i, Voice.DIRECT) for i in range(9)]
    assert not evaluate([_reading(BAD)] * (OWN_ENOUGH - 1) + others, 0).enough
    assert evaluate([_reading(BAD)] * OWN_ENOUGH, 0).enough


def test_what_others_say_is_no_verdict_of_the_source() -> None:
    ours, others = [_reading(FLAT, i) for i in range(6)], [_reading(BAD, i + 6, Voice.DIRECT) for i in range(12)]
    alone, beside = evaluate(ours, 0), evaluate(ours + others, 0)
    assert verdict(alone) == verdict(beside) == "unclear"
    assert beside.score is not None
    assert beside.score < -0.3
    assert beside.own == alone.own == 0
    silent = evaluate(others, 0)
    assert (silent.own, silent.low, silent.high) == (None, None, None)
    assert verdict(silent) == "too little data"


def test_who_blames_another_is_not_blamed_in_own_voice() -> None:
    blaming = [r._replace(of_another=True) for r in (_reading(BAD, i) for i in range(9))]
    found = evaluate(blaming, 0)
    assert found.own == 0
    assert verdict(found) == "unclear"
    assert verdict(evaluate([_reading(BAD, i) for i in range(9)], 0)) == "negative"


def test_who_is_sued_or_jailed_is_not_portrayed_badly_by_who_tells_it() -> None:
    told = [r._replace(is_told=True) for r in (_reading(BAD, i) for i in range(9))]
    found = evaluate(told, 0)
    assert found.own == 0
    assert verdict(found) == "unclear"
    assert found.score == evaluate([_reading(BAD, i) for i in range(9)], 0).score


def test_two_sentences_and_three_signs_are_a_verdict_and_two_sentences_alone_are_too_little_data() -> None:
    bare = [_reading(BAD), _reading(BAD, 1)]
    signed = [bare[0]._replace(signs=(2, 0)), bare[1]]
    assert verdict(evaluate(bare, 0)) == "too little data"
    assert verdict(evaluate(signed, 0)) == "negative"
    assert evaluate(signed, 0).own == evaluate(bare, 0).own
    assert verdict(evaluate([*signed, _reading(GOOD, 2)], 0)) == "negative"
    assert verdict(evaluate([*signed, *[_reading(GOOD, n) for n in range(2, 6)]], 0)) == "unclear"
    quoted = [r._replace(voice=Voice.DIRECT) for r in signed]
    assert verdict(evaluate([*quoted, _reading(FLAT, 2)], 0)) == "too little data"


def test_signs_are_no_verdict_against_what_the_sentences_say() -> None:
    said = [_reading(GOOD)._replace(signs=(3, 0)), _reading(GOOD, 1)]
    assert verdict(evaluate(said, 0)) == "too little data"


def test_a_normal_interval_has_the_stated_level() -> None:
    assert pytest.approx(z_score(LEVEL)) == ERRORS


@pytest.mark.parametrize(("probabilities", "tone"), [(BAD, "negative"), (FLAT, "neutral"), (GOOD, "positive")])
def test_tone_is_the_most_probable_class(probabilities: tuple[float, float, float], tone: str) -> None:
    assert evaluate([_reading(probabilities)], 0).tone == tone


def test_who_blames_is_not_heard_badly_for_half_of_it() -> None:
    heard = _reading((0.6, 0.3, 0.1))
    assert evaluate([heard], 0).tone == "negative"
    found = evaluate([heard._replace(is_blamer=True)], 0)
    assert found.tone == "neutral"
    assert found.score == evaluate([heard], 0).score
    assert evaluate([_reading((0.9, 0.05, 0.05))._replace(is_blamer=True)], 0).tone == "neutral"
    assert evaluate([_reading((0.2, 0.1, 0.7))._replace(is_blamer=True)], 0).tone == "positive"


def test_neutral_sentences_do_not_hide_what_the_others_say() -> None:
    flat = [_reading(FLAT, i) for i in range(6)]
    assert evaluate([*flat, *(_reading(BAD, 6 + i) for i in range(4))], 0).tone == "negative"
    assert evaluate([*flat, *(_reading(GOOD, 6 + i) for i in range(4))], 0).tone == "positive"


def test_a_sum_within_its_standard_error_of_neutral_sentences_is_neutral() -> None:
    faint, fair = (0.5, 0.2, 0.3), (0.3, 0.3, 0.4)  # -0.2 and 0.1, where neutral sentences have -0.12
    assert evaluate([_reading(faint)], 0).tone == "negative"
    assert evaluate([_reading(faint, i) for i in range(30)], 0).tone == "neutral"
    assert evaluate([_reading(fair, i) for i in range(4)], 0).tone == "neutral"
    assert evaluate([_reading(fair, i) for i in range(9)], 0).tone == "positive"
    assert evaluate([_reading((0.6, 0.2, 0.2), i) for i in range(9)], 0).tone == "negative"


def test_equal_classes_are_neutral() -> None:
    assert evaluate([_reading(BAD), _reading(GOOD), _reading(FLAT)], 0).tone == "neutral"


def test_own_and_attributed_are_kept_apart() -> None:
    found = evaluate([_reading(GOOD, 0), _reading(BAD, 1, Voice.DIRECT), _reading(BAD, 2, Voice.INDIRECT)], 0)
    assert found.own is not None
    assert found.own > 0
    assert found.attributed is not None
    assert found.attributed < 0
    assert evaluate([_reading(GOOD, 0, Voice.SCARE)], 0).attributed is None


def test_evidence_counts_sentences_and_pieces_and_shows_each_sentence() -> None:
    found = evaluate([_reading(BAD, 3), _reading(GOOD, 7)], 5)
    assert found.evidence == 7
    assert [(s.sentence, s.value) for s in found.sentences] == [(3, -0.7), (7, 0.7)]


@pytest.mark.parametrize(
    ("value", "plain", "of_another", "called"),
    [(-0.7, 0.0, False, True), (-0.7, 0.0, True, False), (-0.5, 0.0, False, False), (-0.5, -0.1, False, False)],
)
def test_the_interval_takes_in_zero_where_nothing_bears_the_verdict(
    value: float, plain: float, of_another: bool, called: bool
) -> None:
    for sign in (1, -1):
        readings = [Reading(i, Voice.OWN, BAD, sign * value, sign * plain, of_another) for i in range(10)]
        found = evaluate(readings, 0)
        assert found.own is not None
        assert found.low is not None
        assert found.high is not None
        assert found.low < found.own < found.high
        assert (found.low <= 0 <= found.high) is not called


@given(st.lists(st.floats(-1, 1), min_size=1, max_size=60))
def test_score_and_interval_stay_in_bounds(values: list[float]) -> None:
    readings = [Reading(i, Voice.OWN, FLAT, v) for i, v in enumerate(values)]
    found = evaluate(readings, 0)
    assert found.score is not None
    assert found.low is not None
    assert found.high is not None
    assert -1 <= found.low <= found.score <= found.high <= 1


@pytest.mark.parametrize("sentences", [SHORT, SHORT + 1])
def test_of_a_long_text_only_sentences_with_main_entities_are_read(tree: Callable[..., Tree], sentences: int) -> None:
    text = tree(
        ["Name", "met", "Guest", "."] * sentences,
        pos=["PROPN", "VERB", "PROPN", "PUNCT"] * sentences,
        sentences=[(i * 4, i * 4 + 4) for i in range(sentences)],
    )
    main = [Entity(f"e{i}", f"Name {i}", "PERSON", 1.0, 1, NONE) for i in range(SHOWN)]
    beside, apart = (Entity(name, name, "PERSON", 0.1, 1, NONE) for name in ("beside", "apart"))
    mentions = [mention(text, 0, 0, entity=e.id) for e in main]
    mentions += [mention(text, 2, 2, entity="beside"), replace(mention(text, 4, 4, entity="apart"), sentence=1)]
    found = evaluated(text, [*main, beside, apart], mentions, (), (), ())
    unread = [e.id for e in found if e.evaluation.score is None]
    assert unread == ([] if sentences <= SHORT else ["apart"])


def test_a_critic_who_does_not_name_is_heard_for_the_share_that_the_article_gives(tree: Callable[..., Tree]) -> None:
    text = tree(
        ["Name", "spoke", "."] + ["A", "terrible", ",", "corrupt", "disgrace", "."] * 2,
        pos=["PROPN", "VERB", "PUNCT"] + ["DET", "ADJ", "PUNCT", "ADJ", "NOUN", "PUNCT"] * 2,
        deps=["nsubj", "ROOT", "punct"] + ["det", "amod", "punct", "amod", "ROOT", "punct"] * 2,
        heads=[1, 1, 1, 7, 7, 7, 7, 7, 7, 13, 13, 13, 13, 13, 13],
        sentences=[(0, 3), (3, 9), (9, 15)],
    )
    entities = [Entity("e1", "Name", "PERSON", 1.0, 1, NONE)]
    at = [mention(text, 0, 0, entity="e1")]
    (critics,) = evaluated(text, entities, at, (), (), (), [Opinion(1, frozenset()), Opinion(2, frozenset())])
    (himself,) = evaluated(text, entities, at, (), (), (), [Opinion(1, frozenset()), Opinion(2, frozenset({"e1"}))])
    (nobody,) = evaluated(text, entities, at, (), (), ())
    assert critics.evaluation.around < 1.9 * himself.evaluation.around < 0
    assert critics.evaluation.around > -2 / 3
    assert nobody.evaluation.around == 0
    assert nobody.evaluation.sentences == critics.evaluation.sentences


def _murder(tree: Callable[..., Tree], *more: RoleUse) -> dict[str, Evaluation]:
    """The evaluations of both in "Smith brutally murdered Jones .", with further roles of Jones."""
    text = tree(
        ["Smith", "brutally", "murdered", "Jones", "."],
        pos=["PROPN", "ADV", "VERB", "PROPN", "PUNCT"],
        lemmas=["Smith", "brutally", "murder", "Jones", "."],
        deps=["nsubj", "advmod", "ROOT", "dobj", "punct"],
        heads=[2, 2, 2, 2, 2],
    )
    entities = [Entity(name, name, "PERSON", 1.0, 1, NONE) for name in ("Smith", "Jones")]
    mentions = [mention(text, 0, 0, entity="Smith"), mention(text, 3, 3, entity="Jones")]
    at = (text.nodes[2].start, text.nodes[2].end, "murdered", 0, Voice.OWN, None)
    roles = [RoleUse("Smith", "agent", "murder", *at), RoleUse("Jones", "patient", "murder", *at), *more]
    return {e.id: e.evaluation for e in evaluated(text, entities, mentions, (), roles, ())}


def test_nobody_is_called_badly_portrayed_for_standing_beside_the_murderer(
    tree: Callable[..., Tree], monkeypatch: pytest.MonkeyPatch
) -> None:
    def all_bad(targets: Sequence[Target]) -> list[tuple[float, float, float]]:
        return [BAD] * len(targets)

    monkeypatch.setattr(tone, "tones", all_bad)
    often = 8
    text = tree(
        ["Smith", "stole", "beside", "Brown", "."] * often,
        pos=["PROPN", "VERB", "ADP", "PROPN", "PUNCT"] * often,
        sentences=[(i * 5, i * 5 + 5) for i in range(often)],
    )
    entities = [Entity(name, name, "PERSON", 1.0, 1, NONE) for name in ("Smith", "Brown")]
    places = [(i, name, 5 * i + at) for i in range(often) for name, at in (("Smith", 0), ("Brown", 3))]
    mentions = [replace(mention(text, at, at, entity=name), sentence=i) for i, name, at in places]
    stole = RoleUse("Smith", "agent", "steal", 6, 11, "stole", 0, Voice.OWN, None)
    roles = [replace(stole, sentence=i, polarity=Polarity.NEGATIVE) for i in range(often)]
    smith, brown = (e.evaluation for e in evaluated(text, entities, mentions, (), roles, ()))
    _, alone = (e.evaluation for e in evaluated(text, entities, mentions, (), (), ()))
    assert smith.high is not None
    assert alone.high is not None
    assert smith.high < 0
    assert alone.high < 0
    assert brown.own == 0
    assert brown.score == alone.score


def test_who_is_harmed_is_not_portrayed_badly_by_it(tree: Callable[..., Tree]) -> None:
    found = _murder(tree)
    assert found["Smith"].sentences[0].value < -0.5
    assert found["Jones"].sentences[0].value >= 0
    assert found["Jones"].tone is not Polarity.NEGATIVE


def test_who_is_harmed_and_does_harm_is_no_mere_victim(tree: Callable[..., Tree]) -> None:
    deed = RoleUse(
        "Jones", "agent", "attack", 0, 5, "Smith", 0, Voice.OWN, None, polarity=Polarity.NEGATIVE, weight=0.5
    )
    assert _murder(tree, deed)["Jones"].sentences[0].value < 0


@pytest.mark.parametrize(("verb", "thing"), [("clear", ""), ("acquit", ""), ("hold", "hostage"), ("starve", "")])
def test_who_is_cleared_or_held_hostage_is_not_heard_badly(
    tree: Callable[..., Tree], monkeypatch: pytest.MonkeyPatch, verb: str, thing: str
) -> None:
    monkeypatch.setattr(tone, "tones", lambda targets: [BAD] * len(targets))
    text = tree(["They", "did", "Ruth", "."], pos=["PRON", "VERB", "PROPN", "PUNCT"], heads=[1, 1, 1, 1])
    use = RoleUse("Ruth", "patient", verb, 5, 8, verb, 0, Voice.OWN, None, object=thing)
    place, entity = mention(text, 2, 2, entity="Ruth"), Entity("Ruth", "Ruth", "PERSON", 1.0, 1, NONE)
    heard = [
        evaluated(text, [entity], [place], (), [one], ())[0].evaluation
        for one in (use, replace(use, negated=True), replace(use, verb="greet"))
    ]
    assert [e.tone for e in heard] == [Polarity.NEUTRAL, Polarity.NEGATIVE, Polarity.NEGATIVE]


@pytest.mark.parametrize(("negated", "tone_"), [(True, Polarity.NEUTRAL), (False, Polarity.NEGATIVE)])
def test_who_did_not_do_it_is_not_heard_badly(
    tree: Callable[..., Tree], monkeypatch: pytest.MonkeyPatch, negated: bool, tone_: Polarity
) -> None:
    monkeypatch.setattr(tone, "tones", lambda targets: [BAD] * len(targets))
    text = tree(["Ruth", "did", "it", "."], pos=["PROPN", "VERB", "PRON", "PUNCT"], heads=[1, 1, 1, 1])
    use = RoleUse("Ruth", "agent", "betray", 5, 8, "did", 0, Voice.OWN, None, negated=negated)
    entity = Entity("Ruth", "Ruth", "PERSON", 1.0, 1, NONE)
    assert evaluated(text, [entity], [mention(text, 0, 0, entity="Ruth")], (), [use], ())[0].evaluation.tone == tone_


@pytest.mark.parametrize(
    ("words", "pos", "deps", "heads", "cleared"),
    [
        ("Ruth pleaded not guilty", "PVRJ", "nsubj ROOT neg acomp", [1, 1, 3, 1], True),
        ("Ruth pleaded guilty", "PVJ", "nsubj ROOT acomp", [1, 1, 1], False),
        ("Courts found Ruth not guilty", "NVPRJ", "nsubj ROOT nsubj neg ccomp", [1, 1, 4, 4, 1], True),
        ("Ruth lost sons", "PVN", "nsubj ROOT dobj", [1, 1, 1], True),
        ("Ruth lost votes", "PVN", "nsubj ROOT dobj", [1, 1, 1], False),
        ("Ruth hid not guilty men", "PVRJN", "nsubj ROOT neg amod dobj", [1, 1, 3, 4, 1], False),
    ],
)
def test_who_is_found_not_guilty_or_loses_kin_is_not_heard_badly(
    tree: Callable[..., Tree],
    monkeypatch: pytest.MonkeyPatch,
    words: str,
    pos: str,
    deps: str,
    heads: list[int],
    cleared: bool,
) -> None:
    monkeypatch.setattr(tone, "tones", lambda targets: [BAD] * len(targets))
    kinds = {"N": "NOUN", "V": "VERB", "R": "PART", "J": "ADJ", "P": "PROPN"}
    known = {"pleaded": "plead", "found": "find", "hid": "hide", "lost": "lose", "sons": "son"}
    lemmas = [known.get(word, word) for word in words.split()]
    text = tree(words.split(), pos=[kinds[k] for k in pos], deps=deps.split(), heads=heads, lemmas=lemmas)
    at = words.split().index("Ruth")
    entity = Entity("Ruth", "Ruth", "PERSON", 1.0, 1, NONE)
    (found,) = evaluated(text, [entity], [mention(text, at, at, entity="Ruth")], (), (), ())
    assert (found.evaluation.sentences[0].value >= 0) is cleared


@pytest.mark.parametrize(("prefix", "spared"), [("anti-", True), ("pro-", True), ("ex-", False), ("anti ", False)])
def test_who_is_only_named_by_a_stance_is_not_heard_badly(
    tree: Callable[..., Tree], monkeypatch: pytest.MonkeyPatch, prefix: str, spared: bool
) -> None:
    monkeypatch.setattr(tone, "tones", lambda targets: [BAD] * len(targets))
    text = tree(["Brutal", f"{prefix}Karvia", "thugs", "ran"], pos=["ADJ", "PROPN", "NOUN", "VERB"], heads=[2, 2, 3, 3])
    place = mention(text, 1, 1, entity="Karvia")
    place = replace(place, start=place.start + len(prefix))
    entity = Entity("Karvia", "Karvia", "ORG", 1.0, 1, NONE)
    (found,) = evaluated(text, [entity], [place], (), (), ())
    assert (found.evaluation.sentences[0].value >= 0) is spared


def _attack(tree: Callable[..., Tree], label: EntityLabel, voice: Voice = Voice.OWN) -> Evaluation:
    """The evaluation of Karvia in "Smith attacked Karvia ."."""
    text = tree(
        ["Smith", "attacked", "Karvia", "."],
        pos=["PROPN", "VERB", "PROPN", "PUNCT"],
        lemmas=["Smith", "attack", "Karvia", "."],
        deps=["nsubj", "ROOT", "dobj", "punct"],
        heads=[1, 1, 1, 1],
    )
    entities = [Entity("Karvia", "Karvia", label, 1.0, 1, NONE)]
    attacked = RoleUse(
        "Karvia", "patient", "attack", text.nodes[1].start, text.nodes[1].end, "attacked", 0, Voice.OWN, None
    )
    place = replace(mention(text, 2, 2, entity="Karvia"), voice=voice)
    (found,) = evaluated(text, entities, [place], (), [attacked], ())
    return found.evaluation


def test_a_land_that_is_attacked_is_a_victim_and_a_person_may_be_attacked_in_words(
    tree: Callable[..., Tree], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tone, "tones", lambda targets: [BAD] * len(targets))
    assert _attack(tree, "GPE").sentences[0].value >= 0 > _attack(tree, "PERSON").sentences[0].value


def test_what_is_held_against_somebody_is_others_view_and_not_the_source_s(
    tree: Callable[..., Tree], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tone, "tones", lambda targets: [BAD] * len(targets))
    told, quoted = _attack(tree, "PERSON"), _attack(tree, "PERSON", Voice.INDIRECT)
    assert told.own == 0
    assert quoted.attributed is not None
    assert quoted.attributed < 0
    assert told.score == quoted.score


@pytest.mark.parametrize(
    ("words", "pos", "deps", "heads", "spared"),
    [
        (
            "Fires burned in the port of Karvia",
            "NVADNAP",
            "nsubj ROOT prep det pobj prep pobj",
            [1, 1, 1, 4, 2, 4, 5],
            True,
        ),
        ("Fires burned the port of Karvia", "NVDNAP", "nsubj ROOT det dobj prep pobj", [1, 1, 3, 1, 3, 4], False),
        ("Karvia lost a fifth", "PVDN", "nsubj ROOT det dobj", [1, 1, 3, 1], True),
        ("Karvia stole a fifth", "PVDN", "nsubj ROOT det dobj", [1, 1, 3, 1], False),
    ],
)
def test_a_land_is_not_blamed_for_where_something_happens_or_what_it_loses(
    tree: Callable[..., Tree],
    monkeypatch: pytest.MonkeyPatch,
    words: str,
    pos: str,
    deps: str,
    heads: list[int],
    spared: bool,
) -> None:
    monkeypatch.setattr(tone, "tones", lambda targets: [BAD] * len(targets))
    kinds = {"N": "NOUN", "V": "VERB", "A": "ADP", "D": "DET", "P": "PROPN"}
    lemmas = ["lose" if w == "lost" else "steal" if w == "stole" else w for w in words.split()]
    text = tree(words.split(), pos=[kinds[k] for k in pos], deps=deps.split(), heads=heads, lemmas=lemmas)
    at = words.split().index("Karvia")
    entities = [Entity("Karvia", "Karvia", "GPE", 1.0, 1, NONE)]
    (found,) = evaluated(text, entities, [mention(text, at, at, entity="Karvia")], (), (), ())
    assert (found.evaluation.sentences[0].value >= 0) is spared


@pytest.mark.parametrize(
    ("heard", "speaker", "last", "is_its_own_praise"),
    [
        (GOOD, "Ruth", 4, True),  # "We saved the town , Ruth said ."
        (GOOD, "Brown", 4, False),  # somebody else says it
        (GOOD, "Ruth", 1, False),  # most of the sentence is the source's
        (BAD, "Ruth", 4, False),  # nobody speaks ill of himself
    ],
)
def test_what_somebody_says_for_himself_is_no_praise_by_the_source(
    tree: Callable[..., Tree],
    monkeypatch: pytest.MonkeyPatch,
    heard: tuple[float, float, float],
    speaker: str,
    last: int,
    is_its_own_praise: bool,
) -> None:
    monkeypatch.setattr(tone, "tones", lambda targets: [heard] * len(targets))
    text = tree(
        ["We", "saved", "the", "town", ",", "Ruth", "said", "."],
        pos=["PRON", "VERB", "DET", "NOUN", "PUNCT", "PROPN", "VERB", "PUNCT"],
    )
    entities = [Entity("Ruth", "Ruth", "PERSON", 1.0, 1, NONE)]
    end = text.nodes[last - 1].end
    speech = Quotation(0, end, "", 0, "direct", last, speaker_entity=speaker)
    (found,) = evaluated(text, entities, [mention(text, 5, 5, entity="Ruth")], (), (), (), (), [speech])
    assert (found.evaluation.own == 0) is is_its_own_praise
    assert found.evaluation.score != 0


def test_of_clear_sentences_the_most_loaded_one_is_shown() -> None:
    clear = [_reading((0.9, 0.1, 0.0), 0), _reading((0.8, 0.1, 0.1), 1), _reading((0.5, 0.4, 0.1), 2)]
    spans = {i: (10 * i, 10 * i + 9) for i in range(3)}
    where = (12, 15, "sly", 1, "sly", "epithets", Polarity.NEGATIVE, 0.8, Voice.OWN, None, False)
    term = LoadedTerm(*where, target=None, lexicon="epithets")
    assert clearest(clear, -1, spans, []) == spans[0]
    assert clearest(clear, -1, spans, [term]) == spans[1]
    assert clearest(clear, -1, spans, [replace(term, sentence=2)]) == spans[0]  # which is not clear
