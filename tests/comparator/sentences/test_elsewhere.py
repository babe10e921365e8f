"""What another article may tell, name or quote too, in whatever words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from story_notation import Draft, article

from framing.comparator.differences.silence import silent_on_passages
from framing.comparator.entities.entities import compared_entities
from framing.comparator.sentences.elsewhere import Elsewhere
from framing.comparator.sentences.evidence import places
from framing.comparator.sentences.profiles import referents
from framing.model import AlignedPassage, Quotation

NAMES = {"Mara Voss": "PERSON", "Lowmere": "GPE"}
FERRY = "the ferry/NOUN sank/VERB/sink off Lowmere/PROPN with 40/NUM passengers/NOUN/passenger aboard/ADV"
MUSHROOMS = "gardeners/NOUN/gardener admired/VERB/admire dahlias/NOUN/dahlia"
BANNED = "the council/NOUN prohibited/VERB/prohibit skateboards/NOUN/skateboard downtown/ADV"


def asked(one: Draft, *others: Draft) -> Elsewhere:
    analyses = [d.done() for d in (one, *others)]
    return Elsewhere(analyses, referents(analyses, compared_entities(analyses, {})))


def tells(mine: str, theirs: str, before: int = 2) -> bool:
    """Whether the second article may tell the sentence; its own stands behind `before` others."""
    one = article("A", [mine], NAMES)
    return asked(one, article("B", [*[MUSHROOMS] * before, theirs], NAMES)).may_tell(0, 1, 0, len(one.text))


def test_the_same_words_may_tell_it_and_other_words_do_not() -> None:
    assert tells(FERRY, FERRY)
    assert not tells(FERRY, BANNED)
    assert not tells(BANNED, FERRY)


def test_words_of_one_family_count_as_one() -> None:
    assert tells(
        "prosecutors/NOUN/prosecutor investigated/VERB/investigate smuggling/NOUN",
        "the investigation/NOUN of smugglers/NOUN/smuggler by prosecution/NOUN lawyers/NOUN/lawyer",
    )


LAUNDERED = "an/DET envoy/NOUN laundered/VERB/launder {} abroad/ADV"
PERISHED = "over/ADP {}/NUM perished/VERB/perish when/SCONJ dykes/NOUN/dyke burst/VERB/burst"


def test_converse_and_opposite_words_of_one_matter_count_in_part() -> None:
    chased = "officers/NOUN/officer chased/VERB/chase a/DET moped/NOUN with/ADP a/DET broken/ADJ lamp/NOUN"
    pursued = "the/DET pursuit/NOUN began/VERB/begin over/ADP a/DET defective/ADJ light/NOUN"
    assert tells(chased, pursued)
    assert not tells(chased, "the/DET weather/NOUN turned/VERB/turn foggy/ADJ over/ADP moorland/NOUN")


@pytest.mark.parametrize(("there", "told"), [("third/NOUN", True), ("half/NOUN", False)])
def test_a_part_of_a_million_is_a_number(there: str, *, told: bool) -> None:
    assert (
        tells(LAUNDERED.format("300,000/NUM"), f"a/DET {there} of/ADP a/DET million/NUM vanished/VERB/vanish") is told
    )


@pytest.mark.parametrize(
    ("here", "there", "told"),
    [
        ("4.7/NUM billion/NUM", "N4.7bn/PROPN", True),
        ("4.7/NUM billion/NUM", "N9.1bn/PROPN", False),
    ],
)
def test_one_sum_is_told_however_it_is_written(here: str, there: str, *, told: bool) -> None:
    other = f"{there} vanished/VERB/vanish"
    assert tells(LAUNDERED.format(here), other) is told


@pytest.mark.parametrize(("dead", "told"), [("312", True), ("90", False)])
def test_numbers_of_dead_that_are_near_are_of_one_event(dead: str, *, told: bool) -> None:
    killed = f"storms/NOUN/storm ,/PUNCT which/PRON killed/VERB/kill {dead}/NUM ,/PUNCT ended/VERB/end"
    meadows = "moorland/NOUN pastures/NOUN/pasture drowned/ADJ beneath/ADP muddy/ADJ torrents/NOUN/torrent"
    assert tells(f"{PERISHED.format('300')} {meadows}", killed, before=5) is told


def test_two_tolls_at_the_top_are_of_one_event_whatever_their_numbers() -> None:
    killed = "storms/NOUN/storm ,/PUNCT which/PRON killed/VERB/kill 90/NUM ,/PUNCT ended/VERB/end"
    assert tells(PERISHED.format("300"), killed)


def test_what_two_neighbouring_sentences_tell_is_told() -> None:
    one = article("A", [FERRY], NAMES)
    two = article(
        "B", ["the ferry/NOUN left/VERB/leave Lowmere/PROPN", "it sank/VERB/sink with passengers/NOUN/passenger"], NAMES
    )
    assert asked(one, two).may_tell(0, 1, 0, len(one.text))


LONG = (
    "gardeners/NOUN/gardener admired/VERB/admire {0} and/CCONJ pruned/VERB/prune hedges/NOUN/hedge while/SCONJ "
    "trumpets/NOUN/trumpet blared/VERB/blare across/ADP meadows/NOUN/meadow and/CCONJ orchards/NOUN/orchard "
    "towards/ADP barns/NOUN/barn past/ADP silos/NOUN/silo"
)
PARAPHRASED = "in/ADP spring/NOUN people/NOUN pruned/VERB/prune the/DET hedges/NOUN/hedge"


@pytest.mark.parametrize(("thing", "told"), [("dahlias/NOUN/dahlia", True), ("Zephyrine/PROPN", False)])
def test_a_clause_of_a_long_sentence_is_told_sooner_where_no_name_is_new(thing: str, *, told: bool) -> None:
    one = article("A", [LONG.format(thing)], NAMES)
    two = article("B", [FERRY, BANNED, PARAPHRASED], NAMES)
    assert asked(one, two).may_tell(0, 1, 0, len(one.text)) is told


def test_a_body_named_after_a_place_may_be_another_word_for_the_one_there() -> None:
    there = article("B", ["a European/ADJ mission/NOUN noted/VERB/note shortcomings/NOUN"], NAMES)
    assert asked(article("A", [FERRY], NAMES), there).may_name(1, ["European Union observers"])


def test_a_body_with_a_long_name_of_its_own_is_not_there_because_its_country_is() -> None:
    there = article("B", ["Kenya/PROPN mourned/VERB/mourn"], {"Kenya": "GPE"})
    assert not asked(article("A", [FERRY], NAMES), there).may_name(1, ["Kenya Tanners Alliance Forum"])
    assert asked(article("A", [FERRY], NAMES), there).may_name(1, ["Kenya officials"])


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("Kiev", "Kyiv"),
        ("Gonzales", "González"),
        ("Mara Voss", "Voss"),
        ("Kim Jong", "Jong Kim"),
        ("Defence of Harbours Act", "DHA"),
        ("DOHA", "Defence of Harbours Act"),
        ("Texas", "Texan"),
        ("Harbour Safety Board", "board for the safety of harbours"),
        ("United Nations", "UN"),
        ("Katherine Marlow", "Catherine Marlowe"),
    ],
)
def test_other_spellings_orders_and_forms_of_a_name(here: str, there: str) -> None:
    names = {there: "ORG"}
    assert asked(article("A", [here], {here: "ORG"}), article("B", [f"so said {there} again"], names)).may_name(
        1, [here]
    )


@pytest.mark.parametrize("tag", ["Gov. Dale Orr (R)", "Rep. Dale Orr, R-Ohio,", "Rep. Dale Orr (R–Lisk)"])
def test_the_letter_behind_a_name_is_the_party(tag: str) -> None:
    there = article("B", [f"{tag} voted"], {})
    assert asked(article("A", ["Republicans"], {"Republicans": "NORP"}), there).may_name(1, ["Republican Party"])
    assert not asked(article("A", ["Democrats"], {"Democrats": "NORP"}), there).may_name(1, ["Democratic Party"])


@pytest.mark.parametrize("name", ["Mara Voss", "Odense", "NATO", "Harbour Safety Board"])
def test_a_name_that_is_not_there_is_absent(name: str) -> None:
    assert not asked(article("A", [name], {name: "ORG"}), article("B", [FERRY, BANNED], NAMES)).may_name(1, [name])


def quote(draft: Draft, words: str, speaker: str, kind: str = "named") -> Quotation:
    start, end = draft.place(words)
    made = Quotation(start, end, words, 0, "direct", len(words.split()), speaker=speaker, speaker_kind=kind)
    draft.quotations.append(made)
    return made


@pytest.mark.parametrize(
    ("name", "there"),
    [
        ("Salonika", "clashes/NOUN broke/VERB out in Thessaloniki/PROPN"),
        ("Granite State", "voters/NOUN in New/PROPN Hampshire/PROPN"),
        ("Harbour-Gazette", "the Harbour/PROPN Gazette/PROPN reported/VERB"),
        ("#MaraVoss", "Mara/PROPN Voss/PROPN spoke/VERB"),
        ("Max", "Maxine/PROPN Reed/PROPN spoke/VERB"),
        ("Minera Altaplata", "Altaplata/PROPN Resources/PROPN denied/VERB it"),
        ("Republican Party", "Rep./PROPN Reed/PROPN (R)/PUNCT spoke/VERB"),
        ("Democratic Party", "Rep./PROPN Reed/PROPN ,/PUNCT D-Calif./PROPN ,/PUNCT spoke/VERB"),
        ("B", "nobody/PRON spoke/VERB"),
    ],
)
def test_further_names_of_the_same(name: str, there: str) -> None:
    assert asked(article("A", [FERRY], NAMES), article("B", [MUSHROOMS, there], NAMES)).may_name(1, [name])


@pytest.mark.parametrize("name", ["Salonika", "Minera Altaplata", "Republican Party", "Max"])
def test_what_has_further_names_can_be_absent(name: str) -> None:
    assert not asked(article("A", [FERRY], NAMES), article("B", [MUSHROOMS, FERRY], NAMES)).may_name(1, [name])


def test_the_same_number_of_people_is_told_whatever_they_are_called() -> None:
    assert tells("17/NUM peers/NOUN/peer were shot/VERB/shoot", "a rifle/NOUN killed/VERB/kill 17/NUM people/NOUN")


def test_a_quotation_is_found_without_its_marks_and_with_a_word_changed() -> None:
    one = article("A", ["we never promised cheaper ferry tickets"], NAMES)
    two = article("B", ["Voss added they had never promised any cheaper tickets"], NAMES)
    three = article("C", [BANNED], NAMES)
    said = quote(one, "we never promised cheaper ferry tickets", "Mara Voss")
    elsewhere = asked(one, two, three)
    assert elsewhere.may_quote(1, said.text)
    assert not elsewhere.may_quote(2, said.text)
    assert elsewhere.may_let_speak(1, "Mara Voss", [said])
    assert not elsewhere.may_let_speak(2, "Mara Voss", [said])


def test_somebody_without_a_name_may_be_whoever_speaks_there_without_one() -> None:
    one, two = article("A", ["too late for that"], NAMES), article("B", ["nothing doing today"], NAMES)
    quote(one, "too late for that", "an aide", "anonymous")
    assert not asked(one, two).may_let_speak(1, "aide", [])
    quote(two, "nothing doing today", "an official", "anonymous")
    assert asked(one, two).may_let_speak(1, "aide", [])


def test_the_same_number_of_the_same_thing_is_told() -> None:
    here = (
        "40/NUM gallant/ADJ divers/NOUN/diver searched/VERB/search murky/ADJ channels/NOUN/channel overnight/ADV and "
    )
    here += "boisterous/ADJ villagers/NOUN/villager brewed/VERB/brew cocoa/NOUN"
    one, two = (
        article("A", [here], {}),
        article("B", [MUSHROOMS, MUSHROOMS, "40/NUM divers/NOUN/diver rested/VERB/rest"], {}),
    )
    assert asked(one, two).may_tell(0, 1, 0, len(one.text), least=0.9)
    assert not asked(one, two).may_tell(0, 1, len("40 "), len(one.text), least=0.9)


def test_an_event_of_a_few_words_is_told_where_most_of_them_are() -> None:
    one = article("A", ["engineers/NOUN/engineer condemned/VERB/condemn the footbridge/NOUN"], NAMES)
    two = article("B", [MUSHROOMS, "experts/NOUN/expert condemned/VERB/condemn that footbridge/NOUN again/ADV"], NAMES)
    three = article("C", [MUSHROOMS, FERRY], NAMES)
    elsewhere = asked(one, two, three)
    words = [one.place(w) for w in ("engineers", "condemned", "footbridge")]
    assert elsewhere.may_happen(0, 1, words)
    assert not elsewhere.may_happen(0, 2, words)
    assert elsewhere.may_happen(0, 2, [])  # nothing that could be missing


def test_one_person_without_a_name_may_be_whoever_is_quoted_there_by_name() -> None:
    one, two = article("A", ["too late for that"], NAMES), article("B", ["nothing doing today"], NAMES)
    assert not asked(one, two).may_let_speak(1, "former Lowmere councillor", [])
    quote(two, "nothing doing today", "Mara Voss")
    assert asked(one, two).may_let_speak(1, "former Lowmere councillor", [])


def test_a_passage_names_only_articles_that_were_asked_in_vain() -> None:
    drafts = [article("A", [FERRY], NAMES), article("B", [FERRY], NAMES)]
    drafts += [article("C", [MUSHROOMS, FERRY], NAMES), article("D", [MUSHROOMS], NAMES)]
    analyses = [d.done() for d in drafts]
    at = places(analyses)
    aligned = (AlignedPassage("ferry", 0.9, (at[0].whole(0), at[1].whole(0))),)
    elsewhere = Elsewhere(analyses, referents(analyses, compared_entities(analyses, {})))
    (passage,) = silent_on_passages(aligned, analyses, elsewhere)
    assert passage.not_found_in == ("D",)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from([*FERRY.split(), *BANNED.split(), *MUSHROOMS.split()]), min_size=1, max_size=12))
def test_whatever_an_article_says_it_may_tell(words: list[str]) -> None:
    said = " ".join(words)
    assert tells(said, said)


ELEVEN = "eleven/NUM hecklers/NOUN/heckler vanished/VERB/vanish"
THREE_HUNDRED = "three/NUM hundred/NUM nurses/NOUN/nurse flew/VERB/fly"
CANCELLED = "patients/NOUN/patient saw/VERB/see surgeries/NOUN/surgery cancelled/VERB/cancel"
PHONES = "they/PRON smashed/VERB/smash phones/NOUN/phone and/CCONJ papers/NOUN/paper"


@pytest.mark.parametrize(
    ("here", "there"),
    [
        (ELEVEN, "11/NUM protesters/NOUN/protester sang/VERB/sing"),
        (THREE_HUNDRED, "300/NUM replacement/NOUN workers/NOUN/worker came/VERB/come"),
        (CANCELLED, "surgeons/NOUN/surgeon postponed/VERB/postpone operations/NOUN/operation"),
        ("agents/NOUN/agent read/VERB messages/NOUN/message", "someone/PRON looks/VERB/look at/ADP chats/NOUN/chat"),
        (PHONES, "telephones/NOUN/telephone and/CCONJ documents/NOUN/document lay/VERB/lie there/ADV"),
    ],
)
def test_other_numbers_and_nouns_may_tell_the_same(here: str, there: str) -> None:
    assert tells(here, there)
    assert tells(there, here)


def test_what_the_headline_and_the_first_sentence_tell_is_the_event_of_both() -> None:
    one = article("A", [FERRY, MUSHROOMS], NAMES)
    two = asked(one, article("B", [BANNED], NAMES))
    first, second = one.done().sentences
    assert two.is_the_event(0, first.start, first.end)
    assert not two.is_the_event(0, second.start, second.end)
