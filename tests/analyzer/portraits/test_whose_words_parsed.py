"""Who is meant by a label or a loaded word, and who is not, in short articles parsed by the pipeline."""

from __future__ import annotations

import pytest
from headed import headed_texts

from framing.measures import verdict
from framing.model import Analysis, Descriptor, Entity, Polarity, Voice

LONG = "The harbour opened. The ferry left. Rain fell. The school closed. A train stopped. The shop sold bread. "
TEXTS = {
    "nor": "Okello is neither a thief nor a coward. Chief Mwale is neither brave nor honest.",
    "only": "Petra Novak is not only a fraud but a bully.",
    "some": "Six ministers, among them a convicted fraudster, lost their seats. Three farmers, one an outspoken critic "
    "of the dam, were freed. Two survivors, one of them a baker from Homs, spoke.",
    "all": "The judges, all of them loyal allies of the president, agreed.",
    "one": "Ana Mota, one of the bravest reporters in Recife, was shot at twice.",
    "group": "Two herders, one of them a thief, died. Ines Paz, 34, a mother of two, wept.",
    "recalled": "Neighbours remember Ana Lopez as cruel. His pupils recall Mr Osei as a bully.",
    "body": "The teacher cut Omar Bello’s fringe. The doctor examined Lena Voss’s ugly wound.",
    "charged": "The colonel was accused of burning villages. The bank was fined for misleading customers.",
    "striking": "The ministry was criticised for striking workers. The report was read by leading scientists.",
    "there": "Peacekeepers filmed the barbaric massacre. Governor Ruiz signed the cruel law. "
    "General Pak launched a brutal crackdown.",
    "befallen": "The captain said the boat tilted before it capsized and alerted the Turkish coastguard. "
    "The soldiers arrested and beat the student.",
    "passing": LONG + "A mob smashed the stalls of the market.",
    "accuser": "Assemblyman Arul Raman, who sheltered six of the families in his own house, said the evictions were "
    "unlawful and accused the mayor of lying.",
    "victim": "The girl was savagely mauled by a dog. The bank was ruthlessly plundered by Ivo Lang. "
    "The ministry was doomed.",
    "rise": "Mara Lund, the singer who shot to fame in 2009, met Rex Hale, a driver who shot two men.",
    "possible": "Editors named officers who might have stolen the gold.",
    "of": "A dam of her company, Minera Apurina, gave way. A pillar of the community, Joe Bell, was buried.",
    "manner": "The lawyer callously ignored the letters of Ada Obi.",
}


@pytest.fixture(scope="module")
def found() -> dict[str, Analysis]:
    return headed_texts(TEXTS)


def entity(analysis: Analysis, name: str) -> Entity:
    (one,) = [e for e in analysis.entities if e.name == name]
    return one


def of(analysis: Analysis, name: str) -> list[Descriptor]:
    return [d for d in analysis.descriptors if d.entity == entity(analysis, name).id]


def test_what_nor_adds_is_denied_too(found: dict[str, Analysis]) -> None:
    thief, coward = of(found["nor"], "Okello")
    assert thief.negated
    assert coward.negated
    assert coward.polarity is Polarity.NEUTRAL
    brave, honest = [d for d in of(found["nor"], "Mwale") if d.relation == "copula"]
    assert brave.polarity is honest.polarity is Polarity.NEGATIVE


def test_not_only_denies_nothing(found: dict[str, Analysis]) -> None:
    assert [d.polarity for d in of(found["only"], "Petra Novak")] == [Polarity.NEGATIVE] * 2


@pytest.mark.parametrize("group", ["ministers", "farmers", "survivors"])
def test_what_some_are_is_no_label_of_the_group(found: dict[str, Analysis], group: str) -> None:
    assert of(found["some"], group) == []


def test_what_all_are_is_one(found: dict[str, Analysis]) -> None:
    assert "loyal allies of the president" in [d.text for d in of(found["all"], "judges")]


def test_one_of_a_kind_is_a_label_of_a_person_and_not_of_a_group(found: dict[str, Analysis]) -> None:
    (label,) = of(found["one"], "Ana Mota")
    assert label.text == "one of the bravest reporters in Recife"
    assert label.polarity is Polarity.POSITIVE
    assert of(found["group"], "herders") == []
    assert [d.text for d in of(found["group"], "Ines Paz")] == ["mother of two"]


def test_what_others_remember_somebody_as_is_their_word(found: dict[str, Analysis]) -> None:
    (cruel,), (bully,) = (
        of(found["recalled"], "Ana Lopez"),
        [d for d in of(found["recalled"], "Osei") if "bully" in d.text],
    )
    assert cruel.voice is bully.voice is Voice.INDIRECT
    assert cruel.speaker
    assert bully.speaker


def test_hair_and_wounds_characterise_nobody(found: dict[str, Analysis]) -> None:
    assert of(found["body"], "Omar Bello") == of(found["body"], "Lena Voss") == []
    assert {t.target for t in found["body"].loaded_terms} <= {None}


def test_what_somebody_is_accused_of_doing_to_others_is_no_word_for_them(found: dict[str, Analysis]) -> None:
    assert {"villages", "customers"} <= {e.name for e in found["charged"].entities}
    assert {"striking workers", "leading scientists"} <= {e.name for e in found["striking"].entities}


def test_a_thing_that_is_there_anyway_is_not_held_against_who_finds_it(found: dict[str, Analysis]) -> None:
    against = {t.target for t in found["there"].loaded_terms if t.polarity is Polarity.NEGATIVE}
    names = {e.name for e in found["there"].entities if e.id in against}
    assert {"Ruiz", "Pak"} <= names
    assert "peacekeepers" not in names


def test_an_object_is_not_shared_by_what_only_befalls(found: dict[str, Analysis]) -> None:
    verbs = {(u.verb, u.role) for u in found["befallen"].roles if u.role != "agent"}
    assert ("alert", "patient") in verbs
    assert ("capsize", "patient") not in verbs
    assert {("arrest", "patient"), ("beat", "patient")} <= verbs


def test_who_is_named_once_is_read_where_a_loaded_word_is_about_them(found: dict[str, Analysis]) -> None:
    assert verdict(entity(found["passing"], "mob").evaluation) == "negative"


def test_a_good_deed_counts_beside_the_guilt_of_another(found: dict[str, Analysis]) -> None:
    assert verdict(entity(found["accuser"], "Arul Raman").evaluation) == "positive"


def test_who_suffers_is_not_judged_by_words_for_what_is_done(found: dict[str, Analysis]) -> None:
    assert verdict(entity(found["victim"], "girl").evaluation) == "too little data"
    assert verdict(entity(found["victim"], "Ivo Lang").evaluation) == "negative"
    (doomed,) = [t for t in found["victim"].loaded_terms if t.term == "doomed"]
    assert doomed.target == entity(found["victim"], "ministry").id


def test_a_verb_with_its_preposition_is_another_verb(found: dict[str, Analysis]) -> None:
    polarity = {d.entity: d.polarity for d in found["rise"].descriptors}
    assert polarity[entity(found["rise"], "Mara Lund").id] is Polarity.NEUTRAL
    assert polarity[entity(found["rise"], "Rex Hale").id] is Polarity.NEGATIVE


def test_what_somebody_might_have_done_is_no_judgement(found: dict[str, Analysis]) -> None:
    assert {d.polarity for d in found["possible"].descriptors} <= {Polarity.NEUTRAL}


def test_a_thing_of_the_body_that_a_name_renames_is_no_label(found: dict[str, Analysis]) -> None:
    assert of(found["of"], "Minera Apurina") == []
    assert [d.text for d in of(found["of"], "Joe Bell")] == ["pillar of the community"]


def test_a_verdict_is_shown_with_the_manner_of_the_deed(found: dict[str, Analysis]) -> None:
    shown = entity(found["manner"], "lawyer").evaluation.grounds
    assert [g.text for g in shown] == ["callously ignored the letters"]
