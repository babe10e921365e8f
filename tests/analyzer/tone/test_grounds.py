"""What bears a verdict, and what is said of somebody else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from framing.analyzer.tone.grounds import CLEAR, GROUNDS, Bearers, Ground, borne_by_signs, is_borne, signs, weights
from framing.model import Descriptor, LoadedTerm, Polarity, RoleUse, Voice

AT = (0, 8, "murdered", 0, Voice.OWN, None)
BAD = Ground(-0.9, 0.0)


def _use(entity: str, role: str, verb: str, polarity: Polarity = Polarity.NEUTRAL) -> RoleUse:
    return RoleUse(entity, role, verb, *AT, polarity=polarity, weight=float(polarity is not Polarity.NEUTRAL))


MURDER = Bearers.of([_use("Smith", "agent", "murder", Polarity.NEGATIVE), _use("Jones", "patient", "murder")])


@pytest.mark.parametrize(("entity", "another"), [("Smith", False), ("Jones", True), ("bystander", True)])
def test_guilt_belongs_to_whom_the_predicate_speaks_against(entity: str, another: bool) -> None:
    assert MURDER.is_of_another(entity, 0, -0.9) is another


def test_guilt_of_somebody_makes_no_praise_another_s_and_no_other_sentence() -> None:
    assert not MURDER.is_of_another("Jones", 0, 0.9)
    assert not MURDER.is_of_another("Jones", 1, -0.9)
    assert not MURDER.is_of_another("Jones", 0, 0.0)


def test_blame_is_not_said_of_who_blames() -> None:
    accusing = Bearers.of([_use("Smith", "agent", "accuse"), _use("Jones", "patient", "accuse", Polarity.NEGATIVE)])
    assert accusing.is_of_another("Smith", 0, -0.9)
    assert not accusing.is_of_another("Jones", 0, -0.9)


def test_who_blames_somebody_that_is_no_entity_only_blames() -> None:
    assert Bearers.of([_use("Smith", "agent", "accuse")]).is_of_another("Smith", 0, -0.9)
    assert Bearers.of([_use("Smith", "agent", "praise")]).is_of_another("Smith", 0, 0.9)
    assert not Bearers.of([_use("Smith", "agent", "praise")]).is_of_another("Smith", 0, -0.9)


def test_who_is_himself_spoken_against_bears_it_with_others() -> None:
    both = Bearers.of([_use("Smith", "agent", "murder", Polarity.NEGATIVE), _use("Smith", "agent", "accuse")])
    assert not both.is_of_another("Smith", 0, -0.9)


def test_who_accuses_blames_unless_something_speaks_against_him() -> None:
    accused = _use("Jones", "patient", "accuse")
    assert Bearers.of([_use("Smith", "agent", "accuse"), accused]).is_blamer("Smith", 0)
    assert not Bearers.of([_use("Smith", "agent", "accuse"), accused]).is_blamer("Jones", 0)
    assert not Bearers.of([_use("Smith", "agent", "praise")]).is_blamer("Smith", 0)
    assert not Bearers.of(
        [_use("Smith", "agent", "accuse"), _use("Smith", "agent", "murder", Polarity.NEGATIVE)]
    ).is_blamer("Smith", 0)


@pytest.mark.parametrize(
    ("role", "verb"),
    [
        ("patient", "sentence"),  # by a court
        ("agentless passive", "accuse"),
        ("patient", "condemn"),  # by an opponent
        ("patient", "rob"),  # the deed speaks against who did it
        ("agent", "face charge"),
        ("agent", "deny"),
    ],
)
def test_what_others_hold_against_somebody_is_only_told(role: str, verb: str) -> None:
    assert Bearers.of([_use("Jones", role, verb)]).is_told("Jones", 0)


@pytest.mark.parametrize(
    ("role", "verb"), [("agent", "accuse"), ("patient", "praise"), ("patient", "meet"), ("agent", "reject")]
)
def test_who_judges_or_is_praised_is_told_with_nothing(role: str, verb: str) -> None:
    assert not Bearers.of([_use("Jones", role, verb)]).is_told("Jones", 0)


def test_an_alleged_deed_is_only_told_and_one_that_the_source_asserts_is_not() -> None:
    theft = _use("Jones", "agent", "steal", Polarity.NEGATIVE)
    sued, alleged = _use("Jones", "patient", "sue"), replace(theft, modality="alleged")
    assert Bearers.of([sued, alleged]).is_told("Jones", 0)
    assert not Bearers.of([sued, theft]).is_told("Jones", 0)
    assert Bearers.of([sued, replace(theft, voice=Voice.DIRECT)]).is_told("Jones", 0)


def test_a_label_that_one_gives_another_is_no_word_of_the_source() -> None:
    calls = replace(_use("Smith", "agent", "call"), other="Jones")
    called = replace(_use("Jones", "patient", "call"), other="Smith")
    labels = Bearers.of([calls, called])
    assert labels.is_told("Smith", 0)
    assert labels.is_told("Jones", 0)
    assert not Bearers.of([replace(calls, other=None)]).is_told("Smith", 0)  # "Smith called a meeting"


def test_a_label_in_own_voice_is_about_the_entity_whatever_others_did() -> None:
    accuses = _use("Smith", "agent", "accuse")
    corrupt = Descriptor(0, 5, "corrupt mayor", 0, "Smith", "apposition", Voice.OWN, None, Polarity.NEGATIVE, 1.0)
    assert Bearers.of([accuses]).is_of_another("Smith", 0, -0.9)
    assert not Bearers.of([accuses], [corrupt]).is_of_another("Smith", 0, -0.9)
    assert Bearers.of([accuses], [replace(corrupt, voice=Voice.DIRECT)]).is_of_another("Smith", 0, -0.9)


def test_who_is_called_a_liar_is_told_of_whoever_calls() -> None:
    called = _use("Jones", "agentless passive", "call")
    liar = Descriptor(0, 5, "liar", 0, "Jones", "apposition", Voice.OWN, None, Polarity.NEGATIVE, 1.0)
    assert Bearers.of([called], [replace(liar, relation="as-phrase")]).is_told("Jones", 0)
    assert not Bearers.of([called], [liar]).is_told("Jones", 0)  # "Jones, a liar, was called on Monday"


def test_amends_that_are_demanded_are_told_and_those_made_are_not() -> None:
    resigned = _use("Jones", "agent", "resign")
    assert Bearers.of([replace(resigned, modality="possible")]).is_told("Jones", 0)
    assert not Bearers.of([resigned]).is_told("Jones", 0)


def test_who_is_called_bad_by_the_source_is_not_only_charged() -> None:
    sued = _use("Jones", "patient", "sue")
    crook = Descriptor(0, 5, "crook", 0, "Jones", "apposition", Voice.OWN, None, Polarity.NEGATIVE, 1.0)
    assert not Bearers.of([sued], [crook]).is_told("Jones", 0)
    assert Bearers.of([sued], [replace(crook, voice=Voice.DIRECT)]).is_told("Jones", 0)
    assert Bearers.of([sued], [replace(crook, sentence=1)]).is_told("Jones", 0)


def test_without_roles_nothing_is_anothers() -> None:
    assert not Bearers.of([]).is_of_another("Smith", 0, -0.9)


@pytest.mark.parametrize(("plain", "says"), [(-0.5, 1), (0.0, 0), (0.5, -1)])
def test_a_verdict_needs_the_fewer_sentences_the_more_the_plain_words_agree(plain: float, says: int) -> None:
    words = Ground(0.0, plain)
    assert is_borne([words] + [BAD] * GROUNDS[says], -1)
    assert not is_borne([words] + [BAD] * (GROUNDS[says] - 1), -1)
    assert not is_borne([words] + [BAD] * GROUNDS[says], 1)


def test_words_in_a_sentence_that_is_no_judgement_neither_bear_nor_hinder() -> None:
    demonised = Ground(-1.0, -1.0, of_another=True)
    assert not is_borne([Ground(-0.8, 0.0), demonised], -1)
    assert is_borne([Ground(-0.8, -0.3), demonised._replace(plain=1.0)], -1)


def test_agreement_asks_for_least() -> None:
    assert GROUNDS[1] < GROUNDS[0] < GROUNDS[-1]


def test_sentences_that_are_not_clear_or_about_another_bear_nothing() -> None:
    assert not is_borne([Ground(0.01 - CLEAR, 0.0)] * 20, -1)
    assert is_borne([Ground(-CLEAR, 0.0)] * 20, -1)
    assert not is_borne([Ground(-0.9, 0.0, of_another=True)] * 20, -1)


def test_tenths_that_cancel_out_say_nothing() -> None:
    words = [Ground(0.0, -v) for v in (0.1, 0.2, -0.3)]
    assert not is_borne([*words, *[BAD] * (GROUNDS[0] - 1)], -1)
    assert is_borne([*words, *[BAD] * GROUNDS[0]], -1)


_GROUNDS = st.lists(st.builds(Ground, st.floats(-1, 1), st.floats(-1, 1), st.booleans()), max_size=8)


@given(_GROUNDS, st.sampled_from([-1, 1]))
def test_one_more_ground_never_takes_a_verdict_away(grounds: list[Ground], sign: int) -> None:
    if is_borne(grounds, sign):
        assert is_borne([*grounds, Ground(float(sign), float(sign))], sign)


def _term(entity: str, start: int, polarity: Polarity = Polarity.NEGATIVE) -> LoadedTerm:
    return LoadedTerm(
        start,
        start + 4,
        "term",
        0,
        "term",
        "epithets",
        polarity,
        0.8,
        Voice.OWN,
        None,
        False,
        target=entity,
        lexicon="epithets",
    )


def test_words_of_the_source_s_own_are_signs_and_a_place_counts_once() -> None:
    stole = replace(_use("Ruth", "agent", "steal", Polarity.NEGATIVE), start=20, end=25)
    crook = Descriptor(40, 50, "old crook", 0, "Ruth", "apposition", Voice.OWN, None, Polarity.NEGATIVE, 1.0)
    terms = [_term("Ruth", 21), _term("Ruth", 60), _term("Ruth", 70, Polarity.POSITIVE)]
    assert weights(signs([crook], [stole], terms, frozenset())) == {("Ruth", 0): (2.6, 0.8)}


def test_who_is_said_not_to_have_given_in_is_praised() -> None:
    held_out = replace(_use("Ruth", "agent", "give in", Polarity.POSITIVE), negated=True, weight=0.6)
    assert weights(signs([], [held_out], [], frozenset())) == {("Ruth", 0): (0.0, 0.6)}


@pytest.mark.parametrize(
    "use",
    [
        _use("Ruth", "patient", "criticise", Polarity.NEGATIVE),  # others do it
        replace(_use("Ruth", "agent", "steal", Polarity.NEGATIVE), modality="alleged"),
        replace(_use("Ruth", "agent", "steal", Polarity.NEGATIVE), negated=True),
        replace(_use("Ruth", "agent", "steal", Polarity.NEGATIVE), voice=Voice.DIRECT),
        replace(_use("Ruth", "agent", "mock", Polarity.NEGATIVE), weight=0.2),
        _use("Ruth", "agent", "face charge", Polarity.NEGATIVE),
        _use("Ruth", "agent", "shoot", Polarity.NEGATIVE),  # any report tells it as a fact
        _use("Ruth", "agent", "fume", Polarity.NEGATIVE),
        _use("Ruth", "agent", "mock", Polarity.NEGATIVE),
    ],
)
def test_what_others_do_say_or_allege_is_no_sign(use: RoleUse) -> None:
    assert signs([], [use], [], frozenset()) == []


def test_what_a_court_sentences_somebody_for_is_no_sign() -> None:
    stole = _use("Ruth", "agent", "steal", Polarity.NEGATIVE)
    sentenced = _use("Ruth", "patient", "sentence")
    assert signs([], [stole, sentenced], [], frozenset()) == []
    assert Bearers.of([stole, sentenced]).is_told("Ruth", 0)
    assert signs([], [stole, replace(sentenced, sentence=1)], [], frozenset())


def test_a_deed_of_violence_is_a_sign_where_its_object_judges() -> None:
    bombed = _use("Ruth", "agent", "bomb", Polarity.NEGATIVE)
    assert not signs([], [bombed], [], frozenset())
    assert signs([], [replace(bombed, object="two hospitals")], [], frozenset())


@pytest.mark.parametrize("verb", ["face criticism", "shoot"])
def test_a_clause_that_tells_what_befell_somebody_or_a_plain_deed_is_no_label(verb: str) -> None:
    use = replace(_use("Ruth", "agent", verb), start=4, end=8)
    clause = Descriptor(0, 30, "who shot two men", 0, "Ruth", "relative clause", Voice.OWN, None, Polarity.NEGATIVE, 1)
    assert signs([clause], [use], [], frozenset()) == []
    assert signs([clause], [], [], frozenset())


@pytest.mark.parametrize("word", ["slam", "under fire", "furious"])
def test_words_for_criticism_or_anger_are_no_signs(word: str) -> None:
    assert signs([], [], [replace(_term("Ruth", 0), term=word)], frozenset()) == []


def test_a_loaded_word_for_what_was_only_wanted_is_no_sign() -> None:
    wanted = replace(_use("Ruth", "agent", "kiss"), start=0, modality="possible")
    assert signs([], [wanted], [_term("Ruth", 0)], frozenset()) == []


def test_a_label_is_as_strong_as_the_loaded_word_in_it() -> None:
    label = Descriptor(0, 10, "embattled mayor", 0, "Ruth", "description", Voice.OWN, None, Polarity.NEGATIVE, 0.6)
    assert not signs([label], [], [], frozenset())[0].is_label
    assert signs([label], [], [_term("", 0)], frozenset())[0].is_label


@pytest.mark.parametrize(("weight", "is_strong"), [(0.7, False), (0.8, True)])
def test_a_quality_is_a_strong_label_if_its_words_are_stronger(weight: float, is_strong: bool) -> None:
    cowardice = Descriptor(0, 9, "cowardice", 0, "Ruth", "possessed", Voice.OWN, None, Polarity.NEGATIVE, weight)
    assert signs([cowardice], [], [], frozenset())[0].is_label is is_strong


def test_a_loaded_word_about_what_somebody_suffers_is_no_sign() -> None:
    assert signs([], [], [_term("Karvia", 0)], frozenset({("Karvia", 0)})) == []


@pytest.mark.parametrize(
    ("grounds", "sign"),
    [
        ([Ground(-0.5, 0.0, signs=(0.6, 0.0))], -1),  # one word, and its sentence says the same
        ([Ground(0.4, 0.0, signs=(0.0, 0.6)), Ground(0.2, 0.0)], 1),
        ([Ground(0.2, 0.0, signs=(1.0, 0.0)), Ground(-0.9, 0.0)], 0),  # its own sentence says the contrary
        ([Ground(-0.2, 0.0, signs=(0.7, 0.0)), Ground(-0.9, 0.0)], 0),  # its own sentence does not say it
        ([Ground(0.1, 0.0, signs=(0.8, 0.0))], -1),  # a strong word that the sentence does not contradict
        ([Ground(0.1, 0.0, signs=(0.7, 0.0))], 0),
        ([Ground(-0.1, 0.0, signs=(0.8, 0.0), of_another=True)], 0),
        ([Ground(0.3, 0.0, signs=(0.8, 0.0), of_another=True)], -1),  # faint praise of another takes no word away
        ([Ground(0.4, 0.0, signs=(0.8, 0.0), of_another=True)], 0),
        ([Ground(0.3, 0.0, signs=(0.7, 0.0), of_another=True)], 0),
        ([Ground(0.0, 0.0, signs=(0.8, 0.5))], 0),  # nearly as much on the other side
        ([Ground(0.0, 0.0, signs=(0.8, 0.0)), Ground(0.2, 0.0)], 0),  # all together say the contrary
        ([Ground(-0.8, 0.0, signs=(0.8, 0.0)), Ground(0.7, 0.0)], 0),  # another clearly says the contrary
        ([Ground(0.2, 0.0, signs=(0.7, 0.0), labels=(0.7, 0.0))], -1),  # a strong label of the entity itself
        ([Ground(0.4, 0.0, signs=(0.7, 0.0), labels=(0.7, 0.0))], 0),  # the sentence says the contrary
        ([Ground(0.2, 0.0, signs=(0.7, 0.5), labels=(0.7, 0.0))], 0),
        ([Ground(0.1, 0.0, signs=(0.6, 0.0)), Ground(-0.1, 0.0, signs=(0.7, 0.0))], -1),  # several words
        ([Ground(-0.4, 0.0, signs=(0.6, 0.0))], 0),  # the sentence does not say it
        ([Ground(-0.4, 0.0, signs=(1.0, 0.0))], -1),  # a strong word
        ([Ground(-0.9, 0.0, signs=(0.5, 0.0))], 0),  # a weak one
        ([Ground(-0.9, 0.0, signs=(0.5, 0.0)), Ground(-0.5, 0.0)], -1),  # a weak one, and all say the same
        ([Ground(-0.9, 0.0), Ground(0.1, 0.0, signs=(0.0, 0.7), labels=(0.0, 0.7))], 1),  # who is praised suffers
        ([Ground(-0.9, -0.5), Ground(0.1, 0.0, signs=(0.0, 0.7), labels=(0.0, 0.7))], 0),  # and who is blamed
        ([Ground(-0.9, 0.0), Ground(-0.9, 0.0), Ground(-0.9, 0.0)], 0),  # no word: the network alone
        ([Ground(-0.9, 0.0, signs=(1.2, 0.6)), Ground(0.2, 0.0)], -1),
        ([Ground(-0.9, 0.0, signs=(1.0, 0.6))], 0),  # as much on the other side
        ([Ground(-0.9, 0.0, signs=(1.0, 0.0)), Ground(0.9, 0.0)], 0),  # the sentences cancel out
        ([Ground(-0.9, 0.0, of_another=True, signs=(1.2, 0.0))], 0),
    ],
)
def test_a_word_bears_a_verdict_where_the_sentences_say_the_same(grounds: list[Ground], sign: int) -> None:
    assert borne_by_signs(grounds) == sign
