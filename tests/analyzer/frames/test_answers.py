"""What a story says, from texts read by the whole program: who answers which question, in whose voice."""

from __future__ import annotations

import pytest

import parsed
from framing.model import Analysis, Answer, Article, Part, PartKind, Voice

TEXTS = {
    "mill": (
        "The mill company broke its promise to filter its waste, the mayor, Lena Claes, said. "
        "The mill's foul water left 300 families without a safe well. "
        "“It is wrong to make the poor pay for this,” Claes said. "
        "The Flemish government will build a filter plant and a clinic."
    ),
    "mine": (
        "In the morning miners hurled bottles at police. "
        "The miners' union accused the company of hiding a defect in the lift. "
        "The manager, Piet Vos, denied that the lift was unsafe. "
        "Marta Ruiz lost her husband in the shaft."
    ),
    "film": (
        "The actress was shot by a famous photographer for the cover of a magazine. "
        "Two nurses were injured in a storm on Monday. "
        "Her father died in 1998 after a long illness at home."
    ),
    "asked": "Has the council endangered the children of this town? Nobody knows what the council will say tomorrow.",
    "fallen": "Violent crime has fallen by a third since the new bridge was opened to all traffic.",
    "blames": "The trade minister, Ana Lima, accused speculators of driving up the price of bread.",
    "under": "Seven men lie under the rubble of the old theatre, their families said on Tuesday.",
    "fires": "On Friday the police fired on the students at the gate of the college.",
    "accused": "The captain, Rui Fonte, learned from a message on Tuesday morning that he was accused of doping.",
    "charge": "China has had to bear riots at home and a hostile media campaign accusing Beijing of murder for years.",
    "cleared": (
        "The jury acquitted the officer, Kurt Brandl, of reckless homicide and of fraud on Thursday. "
        "Brandl, who was fired in May, wept as the verdict was read to the court. "
        "A clerk was stabbed outside the court by a man who fled on a scooter."
    ),
    "rule": "Librarians who failed to comply with the order could be fined up to 500 dollars a day.",
    "left": "“We are not going to leave people lying there for a whole night,” the director, Dora Pell, said.",
    "street": "The officers attacked Lemmon Avenue from both ends at noon with tear gas and water.",
    "rushed": "Two boys, aged 8 and 10, were rushed to hospital after they swam in the canal near the works.",
    "votes": "With 81 per cent of the ballots counted, the judge had 51.3 per cent and the mayor 47.2 per cent.",
    "lies": "The wounded man lies on the floor of the station, his sister beside him.",
    "sums": "Rebuilding the wall of the old reservoir would cost the district some 40 million kwacha.",
    "code": "The bank wants the families to leave the site of its Sh9.4 billion tower.",
    "pounds": "The cook bought three pounds of apples at the market in the old town.",
    "dam": (
        "The commissioner, Agness Phiri, accused the owner, Kafwe Power, of neglecting the dam. "
        "The dam burst at noon and eleven people drowned in the flood."
    ),
    "claims": "The engineer, Peter Ashdown, rejected the union's claims on Monday in a letter to the drivers.",
    "court": "The court said that the police had hidden a witness statement from the lawyers.",
    "waste": "The ferry company dumped oily waste into the bay on three nights in June.",
    "cell": "Moussa Keita, a reporter, has spent more than five months in prison since his arrest.",
    "razed": "The militia razed the families' homes on Tuesday and drove off their goats.",
    "giving": "The government will grant the dairy farms 80 million euros.",
    "soldiers": "Soldiers evacuated 140 villagers by boat before the wall of the reservoir broke.",
    "record": "The owner, Gideon Saitoti, has built more than 2,000 affordable homes in the city.",
    "none": "The clinic, the inspectors found on Tuesday, did not have any serious shortage of nurses or blood.",
    "supposed": "If the drought persists into the spring, the council of the old town will sell its last wood.",
    "whether": (
        "The minister asked an old judge whether two pilots, known in the port as Finn and Rolf, had been corrupted."
    ),
    "nobody": "Nobody in the valley had any shortage of water or bread, the mayor said.",
    "neither": "Neither of the two hospitals faced a shortage of nurses, the inspectors said on Tuesday.",
    "rebels": "The river brigade killed nine rebels and destroyed a camp in the hills at dawn on Friday.",
    "cleared body": "The inquiry debunked three accusations against the harbour agency on Friday in a long report.",
    "tribunal": "Forty tenants took their landlord to a tribunal on Tuesday over mould in their flats.",
    "blood": "The blood is on the hands of Governor Teresa Villar, the bishop told the crowd.",
    "cook": "“We wash the dishes with bottled water every night,” said the cook Rosa Peña in her kitchen.",
    "spokesman": "“We wash the trains with bottled water every night,” said the spokesman Piet Vos in the yard.",
    "arms": "The United States provides billions of dollars of arms to the coalition in the north.",
    "balls": "The judge, John Roberts, promised to call only balls and strikes at his hearing in the senate.",
    "force": "Officers of the regional mobile force returned to the barracks before noon.",
}


@pytest.fixture(scope="module")
def read() -> dict[str, Analysis]:
    articles = [Article(k, "Herald", "", t, (Part(PartKind.BODY, 0, len(t)),)) for k, t in TEXTS.items()]
    return {a.article.id: a for a in parsed.analyses(articles)}


def first(analysis: Analysis, question: str) -> Answer | None:
    return next((a for a in analysis.answers if a.question == question), None)


def names(analysis: Analysis, answer: Answer | None) -> tuple[str, str]:
    known = {e.id: e.name for e in analysis.entities}
    assert answer is not None
    return known.get(answer.entity or "", ""), known.get(answer.other or "", "")


def told(analysis: Analysis, question: str) -> str:
    answer = first(analysis, question)
    return analysis.article.text[answer.start : answer.end] if answer else ""


def test_who_breaks_a_promise_is_blamed_in_the_speakers_voice(read: dict[str, Analysis]) -> None:
    answer = first(read["mill"], "blamed")
    assert names(read["mill"], answer)[0] == "mill company"
    assert answer is not None
    assert (answer.voice, answer.speaker) == (Voice.INDIRECT, "Lena Claes")


def test_a_body_that_will_build_helps(read: dict[str, Analysis]) -> None:
    assert names(read["mill"], first(read["mill"], "helps"))[0] == "Flemish government"


def test_a_moral_judgement_is_its_speakers(read: dict[str, Analysis]) -> None:
    answer = first(read["mill"], "morals")
    assert answer is not None
    assert (answer.voice, answer.speaker) == (Voice.DIRECT, "Lena Claes")


def test_what_somebody_denies_is_no_problem(read: dict[str, Analysis]) -> None:
    said = [read["mine"].article.text[a.start : a.end] for a in read["mine"].answers if a.question == "problem"]
    assert said
    assert not any("denied" in text for text in said)


def test_at_whom_things_are_thrown_is_the_other_side(read: dict[str, Analysis]) -> None:
    pairs = [names(read["mine"], a) for a in read["mine"].answers if a.question == "conflict"]
    assert ("miners", "police") in pairs


def test_an_accusation_is_the_accusers(read: dict[str, Analysis]) -> None:
    by = {names(read["mine"], a)[0]: (a.voice, a.speaker) for a in read["mine"].answers if a.question == "blamed"}
    assert by["company"][0] is Voice.INDIRECT
    assert "union" in str(by["company"][1])


def test_an_accusation_by_no_entity_is_not_the_sources_own(read: dict[str, Analysis]) -> None:
    learned = first(read["accused"], "blamed")
    assert (learned.voice, learned.speaker) == (Voice.INDIRECT, None)
    answer = first(read["charge"], "blamed")
    assert names(read["charge"], answer)[0] == "China"
    assert answer is not None
    assert (answer.voice, answer.speaker) == (Voice.INDIRECT, None)


def test_who_loses_a_husband_suffers(read: dict[str, Analysis]) -> None:
    assert "Marta Ruiz" in [names(read["mine"], a)[0] for a in read["mine"].answers if a.question == "suffers"]


def test_a_photographer_harms_nobody_and_a_death_years_ago_comes_last(read: dict[str, Analysis]) -> None:
    assert first(read["film"], "blamed") is None
    assert told(read["film"], "suffers").startswith("Two nurses")


@pytest.mark.parametrize(("text", "question"), [("asked", "blamed"), ("asked", "problem"), ("fallen", "problem")])
def test_a_question_and_a_problem_that_shrinks_answer_nothing(
    read: dict[str, Analysis], text: str, question: str
) -> None:
    assert first(read[text], question) is None


def test_people_who_are_no_entity_are_blamed_in_their_sentence(read: dict[str, Analysis]) -> None:
    answer = first(read["blames"], "blamed")
    assert answer is not None
    assert (answer.entity, answer.voice, answer.speaker) == (None, Voice.INDIRECT, "Ana Lima")


@pytest.mark.parametrize("text", ["lies", "under"])
def test_who_lies_somewhere_tells_no_lies(read: dict[str, Analysis], text: str) -> None:
    assert first(read[text], "blamed") is None


def test_who_fires_on_others_is_against_them(read: dict[str, Analysis]) -> None:
    assert names(read["fires"], first(read["fires"], "conflict")) == ("police", "students")


def test_what_is_denied_or_cleared_is_no_problem(read: dict[str, Analysis]) -> None:
    assert "acquitted" not in told(read["cleared"], "problem")
    assert "denied" not in told(read["mine"], "problem")


def test_what_there_is_none_of_is_no_problem_and_charges_that_fell_blame_nobody(read: dict[str, Analysis]) -> None:
    assert first(read["none"], "problem") is None
    assert first(read["supposed"], "problem") is None
    assert first(read["cleared body"], "blamed") is None
    assert first(read["rebels"], "blamed") is None


@pytest.mark.parametrize("text", ["whether", "nobody", "neither"])
def test_what_the_clause_denies_or_leaves_open_is_no_problem(read: dict[str, Analysis], text: str) -> None:
    assert first(read[text], "problem") is None


def test_the_hurt_come_before_those_who_weep_or_lose_a_post(read: dict[str, Analysis]) -> None:
    assert "stabbed" in told(read["cleared"], "suffers")
    assert "rushed to hospital" in told(read["rushed"], "suffers")


def test_a_street_is_no_side_of_a_conflict(read: dict[str, Analysis]) -> None:
    assert first(read["street"], "conflict") is None


@pytest.mark.parametrize("text", ["rule", "left"])
def test_nobody_is_blamed(read: dict[str, Analysis], text: str) -> None:
    assert first(read[text], "blamed") is None
    assert first(read[text], "conflict") is None


def test_votes_are_no_money(read: dict[str, Analysis]) -> None:
    assert first(read["votes"], "money") is None


@pytest.mark.parametrize(("text", "is_told"), [("sums", True), ("code", True), ("pounds", False)])
def test_a_sum_is_a_number_with_a_currency(read: dict[str, Analysis], text: str, is_told: bool) -> None:
    assert bool(first(read[text], "money")) is is_told


@pytest.mark.parametrize(
    ("text", "question", "who"),
    [
        ("dam", "conflict", ("Agness Phiri", "Kafwe Power")),
        ("claims", "conflict", ("Peter Ashdown", "union")),
        ("court", "blamed", ("police", "")),
        ("waste", "blamed", ("ferry company", "")),
        ("cell", "suffers", ("Moussa Keita", "")),
        ("razed", "suffers", ("families", "")),
        ("giving", "helps", ("government", "")),
        ("soldiers", "helps", ("soldiers", "")),
        ("tribunal", "conflict", ("tenants", "landlord")),
        ("blood", "blamed", ("Teresa Villar", "")),
    ],
)
def test_deeds_told_with_their_objects(
    read: dict[str, Analysis], text: str, question: str, who: tuple[str, str]
) -> None:
    assert names(read[text], first(read[text], question)) == who


def test_what_is_charged_is_a_problem_in_the_accusers_words(read: dict[str, Analysis]) -> None:
    charge = [
        a
        for a in read["dam"].answers
        if a.question == "problem" and "accused" in read["dam"].article.text[a.start : a.end]
    ]
    assert [(a.voice, a.speaker) for a in charge] == [(Voice.INDIRECT, "Agness Phiri")] * len(charge)


@pytest.mark.parametrize("text", ["record", "arms", "balls"])
def test_records_arms_and_empty_promises_are_no_remedy(read: dict[str, Analysis], text: str) -> None:
    assert first(read[text], "helps") is None


def test_a_police_force_is_no_problem(read: dict[str, Analysis]) -> None:
    assert first(read["force"], "problem") is None


@pytest.mark.parametrize(("text", "has_face"), [("cook", True), ("spokesman", False)])
def test_who_speaks_of_us_has_a_face_in_private_life(read: dict[str, Analysis], text: str, has_face: bool) -> None:
    assert (first(read[text], "human face") is not None) is has_face
