"""Who is one and who is two in short articles, parsed by the pipeline: kinds that a strict reader found."""

from __future__ import annotations

import pytest
from headed import headed_texts

from framing.language.people import fullness
from framing.model import Analysis

TEXTS = {
    "surname": "Mayor Okonkwo-Reid fined for speeding\n\nA court on Friday fined Mayor Ifeoma Okonkwo-Reid. "
    "Okonkwo-Reid said she would pay.",
    "no surname": "The Lagos-Abuja road was closed. The China-Russia summit ended.",
    "in-law": "The contract went to the mayor's sister-in-law, who left the country.",
    "judge": "Striker freed as judge slams police\n\nThe striker left the court on Monday.",
    "disgraced": "Disgraced former banker Paul Lund left the country.",
    "opposition": "The judge acquitted opposition Senator Karim Bala.",
    "woman": "The woman behind the strike is Mona Field, a docker. Police held her for two days.",
    "anybody": "The tax hurts every poor Ghanaian.",
    "free man": "Dorn strolled out of the court a free man. The river burst its banks.",
    "terms": "Outgoing mayor Paul Dorn wept. The new mayor will take office in May.",
    "one term": "The new president, Ida Sorel, spoke on Monday. The president said that taxes would fall.",
    "council": "The parish council, led by Ann Ray, met on Monday. In Strasbourg, the Council's president wept.",
    "mayor of": "The popular mayor of Izmit, Selin Acar, won the vote.",
    "mayor of a state": "The mayor of Springfield, Ohio, resigned.",
    "chairman": "The state named its acting chairman, the fugitive banker Tarek Molla, as the mastermind.",
    "people": "Two people were hurt on Sunday. The tax was rejected by the people.",
    "father": "Sergeant Tom Bell, a father of two, fell. The president, a son of the Father of the Revolution, spoke.",
    "premier": "Prime Minister Ida Sorel spoke on Friday. The premier said the tax would end.",
    "head": "King Tupou received the envoy. The head of state, the oldest ruler of the islands, wept.",
    "causes": "Doctors for Peace said its staff had fled. The Movement for the Liberation of the Delta denied it. "
    "Lawyers for Apple said the firm was ill.",
    "side": "The Serbian side denies the charge. Its claim that the soldiers fled is false.",
    "paper and town": "The mayor of Oakdale denied it on Monday. The story was first told in the Oakdale Tribune. "
    "Oakdale is calm, and the Tribune stood by its story.",
    "feelings": "Solidarity at the firm wanes\n\nMarsden ran Brill & Co for ten years. Solidarity among staff at the "
    "firm had faded.",
    "party": "Justice Party leader Sami Kord faces a revolt. The party meets on Monday.",
    "two offices": "The secretary-general of the bloc, Pia Lund, said members must pay. Minister Otis Barasa of Kenya "
    "disagreed. The secretary-general told Barasa to read the treaty.",
    "defender": "Former Rep. Al Dorn was sentenced on Friday. His attorney, Lois Frey, asked for leniency. "
    "The shamed Republican wept as he was led away.",
    "portfolio": "Minister for Health Fiachra Tuohy promised change. Tuohy left.",
    "director": "Director of National Intelligence James Clapper left.",
    "field": "Tandala Holdings won the contract. Its chairman, Ali Noor, is a former Lands assistant minister.\n\n"
    "A lawyer accused the company of contempt.",
    "listed": "Relatives said that Allah Ditta, his teenage son and a cousin had not returned.",
    "between": "While witnesses spoke of Judge Gorsuch, the Senate leader, Chuck Schumer of New York, left the hall.",
    "joined": "The Rail and Tram Workers Union said its members had voted. The union will strike.",
    "apposed": "Patients First, a campaign group, called for an inquiry. Relatives in the village of Bajwat told "
    "Meridian that he left.",
    "saint": "St Brendan's staff wept\n\nA review of St Brendan's hospital was published. The hospital said no.",
    "rank": "Regional director Brig. Gen. Arturo Luna said his men left.",
    "who said": "Former clerk Conor Plunkett denied it. Parties criticised Minister Fiachra Tuohy, who said he would "
    "reply. He announced a plan.",
    "one jawan": "One jawan, Constable Harjot Singh Bal, was martyred in the gunfight.",
    "many": "He told MPs that the Easter truce had held. Police in Hong Kong-owned trains left.",
    "review": "An independent review has found that scans were misread. The damning report by Prof Ingrid Halloran, "
    "published on Thursday, says that staff were afraid. The review found that beds were short. "
    "A study of sleep said that nurses were tired. The police's report said that nobody lied.",
    "elect": "The mayor-elect, Dora Quill, promised calm. Outgoing mayor Abe Stone left. The mayor-elect wept.",
    "cause": "Officer Greg Hale shot Darnell Price on Friday after he pulled a knife. Owner Sam Bell fired Rick Dale "
    "because he had lied.",
    "gazette": "A fire in Leeds hurt nine on Monday, the Leeds Gazette said. Leeds is calm. The Gazette wants a probe.",
    "counsel": "The U.S. attorney in Connecticut, John Durham, will lead it. It tells of early days of special counsel "
    "Robert Mueller’s efforts. The special counsel listed ten cases.",
    "no list": "The report exonerates the CIA, the military and Obama officials.",
    "not the only": "Clinton is not the only government official to use email.",
    "bureau": "The Bureau of Labor Statistics said it would wait. The department is closed.",
    "officer": "Lieutenant Jon Sand freed the hostages on Monday. Mayor Eva Lind thanked him. The officer said he was "
    "lucky.",
    "maverick": "Senator Ola Berg opposed the bill on Monday. Organiser Tim Falk cheered. The maverick has no friends.",
    "pianist": "Pianist Lev Orlov cancelled his tour on Monday. Promoter Gus Hahn wept. The musician is ill.",
    "rivers": "Voices for Rivers, a campaign group, sued Ostra Mining plc on Monday. The company denied it. The group "
    "wants clean water.",
    "land": "Tandala Holdings regained the land on Tuesday. The company, which bought it in 2009, said it was lawful.",
    "settlement": "Police razed homes in Kwa Mbogo, a settlement on the edge of Thika. Kwa Mbogo was "
    "carved out of an estate.",
    "embattled": "Health Minister Fiachra Tuohy faced angry scenes. Labour's Aoife Ryan wept. The embattled "
    "minister left.",
    "junior": "Brand pleads guilty\n\nFormer senator Tomas Brand Jr. pleaded guilty on Monday. His wife, Ana Brand, "
    "will appear on Friday. Brand wept. Ana Brand resigned last month.",
    "president junior": "President Ferdinand Marcos Jr. signed the law. His sister, Senator Imee Marcos, voted against "
    "it. Marcos said it would help.",
    "father and son": "Kofi Addo Jr. wrote a book with his father, the Rev. Kofi Addo. Addo said he was sober.",
    "father of": "Mr. Okoro was sentenced. Mr. Okoro’s father, the Rev. Samuel Okoro, wept. Mr. Okoro said he "
    "was sorry.",
    "select": "The Defence Committee released its report on Monday. “It will help the select committee’s inquiry,” "
    "Ana Ruiz said. The embattled committee met.",
    "asked": "Mr. Lund, asked whether he backed suing Mr. Berg, said the firm had lied and that Mr. Berg “sought to "
    "bury the report”.\n“I think that is enough for the board to sue,” he said.",
    "author": "Its editor, Ben Holm, said so on Monday. The statement by Mr. Carr was unusual because it appeared to "
    "be the first time he had challenged a news report.",
    "owner": "Mr. Bello said he trusted Governor Ade and his cabinet. The union attacked the Board of Trade itself and "
    "its dealings.",
    "learned": "Ann Ray missed her French lessons. On the other side stood a man.",
}


@pytest.fixture(scope="module")
def found() -> dict[str, Analysis]:
    return headed_texts(TEXTS)


def called(analysis: Analysis, label: str = "") -> dict[str, list[str]]:
    """Entity -> what it is called, in text order."""
    return {
        e.name: [m.text for m in analysis.mentions if m.entity == e.id]
        for e in analysis.entities
        if not label or e.label == label
    }


def test_two_surnames_with_a_hyphen_are_one_person(found: dict[str, Analysis]) -> None:
    people = called(found["surname"], "PERSON")
    assert list(people) == ["Ifeoma Okonkwo-Reid"]
    assert people["Ifeoma Okonkwo-Reid"][:3] == ["Okonkwo-Reid", "Ifeoma Okonkwo-Reid", "Okonkwo-Reid"]
    assert called(found["no surname"], "PERSON") == {}


def test_a_noun_of_several_words_is_whole(found: dict[str, Analysis]) -> None:
    assert "mayor's sister-in-law" in called(found["in-law"])
    assert "The head of state" in called(found["head"])["King Tupou"]


def test_a_headlines_verb_is_no_noun(found: dict[str, Analysis]) -> None:
    names = {e.id: e.name for e in found["judge"].entities}
    assert ("judge", "slam", "agent") in {(names[r.entity], r.verb, r.role) for r in found["judge"].roles}


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("disgraced", "Disgraced former banker"),
        ("opposition", "opposition Senator"),
        ("mayor of", "popular mayor of Izmit"),
        ("chairman", "acting chairman"),
        ("head", "oldest ruler of the islands"),
    ],
)
def test_what_a_named_person_is_called_is_whole(found: dict[str, Analysis], name: str, label: str) -> None:
    assert label in {d.text for d in found[name].descriptors}
    assert not any(r.verb == "disgrace" for r in found[name].roles)


@pytest.mark.parametrize(
    ("name", "person", "mention"),
    [
        ("woman", "Mona Field", "The woman"),
        ("one term", "Ida Sorel", "The president"),
        ("mayor of", "Selin Acar", "The popular mayor"),
        ("chairman", "Tarek Molla", "its acting chairman"),
        ("premier", "Ida Sorel", "The premier"),
        ("head", "King Tupou", "the oldest ruler"),
        ("side", "Serbia", "Its"),
        ("father", "president", "a son"),
    ],
)
def test_one_person_or_nation_by_two_descriptions(
    found: dict[str, Analysis], name: str, person: str, mention: str
) -> None:
    assert mention in called(found[name])[person]


@pytest.mark.parametrize(
    ("name", "one", "other"),
    [
        ("terms", "Paul Dorn", "The new mayor"),
        ("council", "parish council", "the Council"),
        ("people", "people", "the people"),
        ("father", "Tom Bell", "the Father"),
        ("mayor of a state", "Ohio", "The mayor"),
    ],
)
def test_two_that_are_called_alike_are_two(found: dict[str, Analysis], name: str, one: str, other: str) -> None:
    first = next(e for e in found[name].entities if e.name == one)
    assert other not in [m.text for m in found[name].mentions if m.entity == first.id]


def test_what_names_nobody_is_no_entity(found: dict[str, Analysis]) -> None:
    assert "Ghana" not in called(found["anybody"])
    assert "free man" not in called(found["free man"])
    assert "banks" not in called(found["free man"])
    assert "France" not in called(found["learned"])


def test_bodies_called_after_their_cause_are_one_name(found: dict[str, Analysis]) -> None:
    bodies = called(found["causes"], "ORG")
    assert {"Doctors for Peace", "Movement for the Liberation of the Delta"} <= set(bodies)
    assert not any(name.startswith("Lawyers") for name in bodies)


def test_a_paper_is_not_the_town_it_is_called_after(found: dict[str, Analysis]) -> None:
    assert called(found["paper and town"], "GPE")["Oakdale"] == ["Oakdale", "Oakdale"]
    assert "the Tribune" not in called(found["paper and town"])
    assert called(found["paper and town"], "ORG")["Oakdale Tribune"][:2] == ["Oakdale Tribune", "Tribune"]


def test_what_people_feel_is_no_body(found: dict[str, Analysis]) -> None:
    bodies = called(found["feelings"], "ORG")
    assert not any("olidarity" in name for name in called(found["feelings"]))
    assert bodies["Brill & Co"] == ["the firm", "Brill & Co", "the firm"]


def test_the_party_is_the_only_one_that_is_named(found: dict[str, Analysis]) -> None:
    assert called(found["party"])["Justice Party"] == ["Justice Party", "The party"]


def test_an_office_of_two_words_is_one(found: dict[str, Analysis]) -> None:
    people = called(found["two offices"], "PERSON")
    assert people["Pia Lund"] == ["The secretary-general", "Pia Lund", "The secretary-general"]
    assert {q.speaker for q in found["two offices"].quotations} == {"Pia Lund"}


def test_who_defends_a_politician_is_none(found: dict[str, Analysis]) -> None:
    assert "The shamed Republican" in called(found["defender"])["Al Dorn"]


def test_what_an_office_is_for_is_no_name(found: dict[str, Analysis]) -> None:
    assert list(called(found["portfolio"])) == ["Fiachra Tuohy"]
    assert list(called(found["director"], "PERSON")) == ["James Clapper"]
    field = called(found["field"])
    assert "Lands" not in field
    assert field["Tandala Holdings"][-1] == "the company"
    assert field["Ali Noor"] == ["Its chairman", "Ali Noor", "a former Lands assistant minister"]


def test_relatives_in_a_list_are_others(found: dict[str, Analysis]) -> None:
    assert called(found["listed"], "PERSON")["Allah Ditta"] == ["Allah Ditta", "his"]


def test_a_description_between_two_names_begins_the_main_clause(found: dict[str, Analysis]) -> None:
    assert called(found["between"], "PERSON")["Chuck Schumer"] == ["the Senate leader", "Chuck Schumer"]


def test_names_of_bodies_are_whole(found: dict[str, Analysis]) -> None:
    assert called(found["joined"])["Rail and Tram Workers Union"][-1] == "The union"
    assert called(found["apposed"])["Patients First"] == ["Patients First", "a campaign group"]
    assert not any("told" in name for name in called(found["apposed"]))
    assert len(called(found["saint"])["St Brendan's hospital"]) == 3


def test_a_rank_written_short_ends_no_sentence(found: dict[str, Analysis]) -> None:
    assert len(found["rank"].sentences) == 1
    assert list(called(found["rank"], "PERSON")) == ["Arturo Luna"]


def test_who_speaks_at_the_end_goes_on(found: dict[str, Analysis]) -> None:
    assert called(found["who said"])["Fiachra Tuohy"][-1] == "He"


def test_neither_feasts_nor_members_are_persons(found: dict[str, Analysis]) -> None:
    assert called(found["one jawan"])["Harjot Singh Bal"] == ["One jawan", "Harjot Singh Bal"]
    assert called(found["many"], "PERSON").keys() <= {"he"}
    assert "Easter" not in called(found["many"])


def test_a_report_and_who_wrote_it_are_one_speaker(found: dict[str, Analysis]) -> None:
    said = [(q.speaker, q.text) for q in found["review"].quotations]
    assert [s for s, text in said if any(w in text for w in ("scans", "afraid", "beds"))] == ["Ingrid Halloran"] * 3
    assert "Ingrid Halloran" not in [s for s, text in said if "tired" in text or "lied" in text]


def test_who_comes_into_an_office_is_not_who_leaves_it(found: dict[str, Analysis]) -> None:
    assert called(found["elect"], "PERSON")["Dora Quill"][-1] == "The mayor-elect"


def test_what_somebody_is_punished_for_he_has_done(found: dict[str, Analysis]) -> None:
    people = called(found["cause"], "PERSON")
    assert (people["Darnell Price"][-1], people["Rick Dale"][-1]) == ("he", "he")


def test_a_paper_is_no_place(found: dict[str, Analysis]) -> None:
    assert called(found["gazette"])["Leeds Gazette"] == ["Leeds Gazette", "Gazette"]


def test_who_is_who_by_what_stands_before_and_behind(found: dict[str, Analysis]) -> None:
    assert called(found["counsel"], "PERSON")["Robert Mueller"][-1] == "The special counsel"
    assert "the military" not in called(found["no list"])["Central Intelligence Agency"]
    assert called(found["not the only"])["Clinton"] == ["Clinton"]
    assert "The department" not in called(found["bureau"])["Bureau of Labor Statistics"]


def test_a_courtesy_makes_no_name_fuller() -> None:
    assert fullness("Mr Trump") == fullness("Trump") == 1
    assert fullness("Donald J Trump") == 2


def test_callings_lead_to_their_bearers(found: dict[str, Analysis]) -> None:
    assert "The officer" in called(found["officer"], "PERSON")["Jon Sand"]
    assert called(found["maverick"], "PERSON")["Ola Berg"][-1] == "The maverick"
    assert called(found["pianist"], "PERSON")["Lev Orlov"][-1] == "The musician"


def test_a_group_and_a_company_that_are_named_are_meant(found: dict[str, Analysis]) -> None:
    assert called(found["rivers"])["Voices for Rivers"] == ["Voices for Rivers", "a campaign group", "The group"]
    assert called(found["rivers"])["Ostra Mining plc"][-1] == "The company"


def test_what_is_told_aside_introduces_nobody(found: dict[str, Analysis]) -> None:
    assert called(found["land"])["Tandala Holdings"] == ["Tandala Holdings", "The company"]
    assert called(found["embattled"])["Fiachra Tuohy"][-1] == "The embattled minister"


def test_a_settlement_is_a_place(found: dict[str, Analysis]) -> None:
    assert called(found["settlement"], "GPE")["Kwa Mbogo"] == ["Kwa Mbogo", "Kwa Mbogo"]


def test_a_surname_alone_is_not_of_the_kin_who_are_named_in_full(found: dict[str, Analysis]) -> None:
    assert called(found["junior"], "PERSON")["Tomas Brand"] == ["Brand", "Tomas Brand Jr.", "His", "Brand"]
    assert called(found["president junior"], "PERSON")["Ferdinand Marcos"][-1] == "Marcos"
    assert called(found["father and son"], "PERSON")["Kofi Addo Jr."][-2:] == ["Addo", "he"]
    assert called(found["father of"], "PERSON")["Samuel Okoro"] == ["Mr. Okoro’s father", "Samuel Okoro"]
    assert called(found["father of"], "PERSON")["Okoro"] == ["Okoro", "Okoro", "Okoro", "he"]


def test_a_word_that_tells_bodies_apart_makes_another_body(found: dict[str, Analysis]) -> None:
    committee = called(found["select"], "ORG")["Defence Committee"]
    assert "the select committee" not in committee
    assert "The embattled committee" in committee


def test_who_is_asked_answers_and_who_made_a_statement_goes_on(found: dict[str, Analysis]) -> None:
    assert called(found["asked"], "PERSON")["Lund"][-1] == "he"
    assert called(found["author"], "PERSON")["Carr"][-1] == "he"


def test_what_is_joined_to_a_noun_is_whose_that_is(found: dict[str, Analysis]) -> None:
    assert called(found["owner"])["Ade"] == ["Ade", "his"]
    assert called(found["owner"])["Board of Trade"] == ["Board of Trade", "itself", "its"]
