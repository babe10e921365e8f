"""Who is meant, and what is a name, in short texts."""

# ruff: noqa: E501 - a text a line

from __future__ import annotations

import pytest
from reading_notation import read_all, who

from framing.model import Analysis

TEXTS = {
    "unknown name": "Ravik Belo claimed on Monday that Adam Lorne had confessed. He provided no evidence.",
    "source": "Aide Tom Bell taped a call in which he and Ross spoke of bribes for a singer who claimed to know Mayor Ned Ross, an official briefed on the talks said Friday. The official, who has heard the tape, said it was made in May. Ross denies it.",
    "groups": "The presidents of Kenya, Ghana and Togo rejected the result of the vote. Some partners welcomed it, including the Dutch and Danish presidents.",
    "she": "The candidate, 68-year-old retired general Arnulfo Peres, lacks support in a party led by 45-year-old Maria Luisa Ferrer.\n\nShe was barred in June after she asked for sanctions.",
    "woman": "Sweden's chief prosecutor, Karin Lund, said on Tuesday that the case was weak. Lund explained that the testimony of the woman had changed. A lawyer for the woman disagreed.",
    "bodies": "The Indian Agency for Food Safety and Control closed the plant. The Brazilian Center for Disease Control and Prevention sent staff. The CDC found no virus.",
    "regions": "The family is from Outer Mongolia, a province. Troops left Mongolia in May.",
    "agency": "OSLO, May 2 (Reuters) - Miners stayed out on Monday. Ann Berg said the agency was cruel. The company did not comment.",
    "places": "Israel Bonn and Sydney Crane met in May. Bonn praised Crane. Sydney left. Georgia Wray called Bonn a fool. Turkey and Georgia signed a treaty.",
    "titles": "Dame Helen Barlow was hurt on Monday. Dame Helen thanked nobody. Sir Alan Peck wept. Sir Alan left.",
    "dashes": "Hugo Price–Moran was hurt on Friday. Price-Moran thanked doctors. Price–Moran left.",
    "families": "Goh Chee Wan, a lawyer, was held on Friday. Mr Goh denied it. Seo Min-jun won. President Seo wept.",
    "arabic": "Tarek Nour El Sayed was held on Friday. El Sayed denied it. Abdul Rahim Zaki left. Abdul Rahim wept. Abu Omar Fadel met Zaki. Abu Omar sang.",
    "office": "Ministers refused to act. Former Secretary of State for Trade and Industry Nicola Webb disagreed. Webb left.",
    "waters": "Migrants reach Hull\n\nMigrants crossed the Bristol Channel to Hull. They rested in Hull.",
    "shouted": "BOSS TOM BRENNER SLAMS RIVAL ANN SOLBERG\n\nTOM BRENNER ATTACKED THE UNION ON MONDAY. ANN SOLBERG SAID HE LIED. BRENNER CALLED SOLBERG RECKLESS.",
    "senates": "Nigeria's Senate met on Monday. The Senate passed the bill.",
    "two police": "Police in Ghana arrested a banker. Togo's police said he was ill.",
    "on trial": "Carl Moss went on trial on Friday. Prosecutor Alan Kerr read the charges. He was sentenced to six years.",
    "on X": "“A shame,” Nora Finch wrote on X. Karl Roth left the hall.",
    "colonel": "General Juan Costa sacked Colonel Luis Prado and had him arrested. He was flown to a jail.",
    "thanked": "Mayor Ana Costa thanked nurse Maria Prado for her help. She had carried the child out of the fire.",
    "one of them": "Police removed three loud protesters. One of them, a nurse, later quit.",
    "the living": "Colonel Luis Prado seized power. Juan Costa, his deputy, died in May. He has hired guards.",
    "whined": "Ida Marsh spoke on Monday.\n\nNora Finch, who took a bribe last year, whined in a statement that she had saved the school.",
    "next": "The outgoing president, Juan Costa, did not call. The new president will inherit a mess.",
    "ministers": "The minister of finance said the minister of defence had wasted money.",
    "federation": "ATU, a hardline federation, called a strike at the mill. Its president accused the company of murder.",
    "this woman": "“This woman” is Nora Finch, the judge. It took her an hour.",
    "nation": "Juan Prado, a father of three, wept. The premier is a daughter of the Father of the Nation.",
    "premier": "Prime Minister Nora Finch urged calm. The premier, a former nurse, said the guilty would pay.",
    "hyphened": "Senator Folaranmi Odugbemi-Cole left. Odugbemi-Cole said nothing.",
    "purposes": "Hands for Water, the charity, left Mali. The Front for the Salvation of the Desert denied it.",
    "every": "Every poor Nigerian knows it.",
    "two presidents": "Ned Kerr, the president of Vardia, met the president of Tavia, Otto Bram, on Monday. The Tavian president left.",
    "two ministries": "The foreign ministry in Vardia summoned an envoy. The Tavian foreign ministry protested. Tavia closed its border.",
    "short ministry": "Norway's defence ministry denied it. The Norwegian ministry spoke of a mistake. Peru's president met Chile's "
    "president. The Chilean president left.",
    "supreme": "Kenya's Supreme Court struck down the law. The Supreme Court is split. The U.S. Supreme Court has upheld such laws.",
    "handed": "President Ilan Costa spoke on Monday. The ministry summoned the Danish envoy, Karl Roth, and handed him a note.",
    "blamed": "Senator Ada Lund blamed Premier Karl Roth and said the navy had been starved while he built himself a villa. Ned Kerr "
    "slammed Otto Bram and said he would retire.",
    "court": "Prosecutors charged Ned Kerr with arson. Inspector Bob Ross led the inquiry. He could face nine years in prison.",
    "attacker": "Karl Roth quit on Monday. Ned Kerr, a rival, had called his conduct shameful. Otto Bram denied his guilt.",
    "of state": "President Ilan Costa toured the port. The head of state, the founder of the union, spoke to dockers.",
    "side": "The Serbian side denies the raid. Its claims that farmers had fled were checked. Some 60 percent of the Dutch disagree.",
    "surname": "Dilnoza Karimova met the premier in Oslo. She left early. Bakyt Omurov said he would stay.",
    "army": "Army shells port\n\nThe Angolan army shelled the port on Monday. U.S. Army officers watched. The army denied it.",
    "couple": "Rep. Carl Bell, wife charged with theft\n\nRep. Carl Bell and his wife, Ida Bell, were charged with theft on Monday. "
    "The Bells stole union money. They hid it, prosecutors said. Bell blamed the press.",
    "case": "A third case was reported in a 55-year-old man. He had, according to Alex Hale of the Courier, eaten a hare. "
    "The man was taken to a ward.",
    "coach": "Tom Reyes kept his hands in his pockets. Rain fell all day. The coach said that the pool was closed.",
    "smog": "Beijing's smog was thick on Monday. China condemned the vote.",
    "attorney": "Deputy Attorney General Rod Stone left. A release from Ohio's U.S. Attorney's Office was short.",
    "party": "Rep. Ana Reyes said on Monday that the bill was dead. The Ohio Democrat called it a gift to banks. Another Ohio "
    "Democrat, Tom Hale, voted for it.",
    "family": "The Blooms bought the paper in 1980. Mayor Carl Bloom, whose wife Ida Bloom edits it, smiled. The Bloom family "
    "declined to comment. His brother Max Bloom left. Mrs. Bloom wept.",
    "abused": "Minister Karl Roth abused his office. Critics called Roth a coward and a thief. Roth called them traitors.",
    "fronted": "Tom Kade said the cuts were cruel. For Mr. Holm, the case was personal. He spoke of his father.",
    "aged": "Karen Moss spoke on Monday. Fields, 61, is a senior judge and the top Republican on the court. She argued that he should go.",
    "shop": "Macy’s Home Store closed on Monday. Macy’s said the shops were empty. Macy’s Home Store is old.",
    "ours": "Thai troops beat Laotian soldiers, the army said. “Our soldiers acted well,” spokesman Winai Srisuk said. General Winai wept.",
    "steered his": "Mr Kade had asked Mr Hart to resign over his lack of candour.",
    "verbless": "During his campaign, Hale dismissed claims of theft against himself and threatened to sue his accusers. He claimed that a tape "
    "of him was a joke.",
    "hyphened initials": "The World Anti-Doping Agency (WADA) left. WADA said nothing.",
    "her husband": "The wife of the clerk Sergei Malin said her husband had been poisoned. The son of President Amadou Toure "
    "bought a yacht. His father denied it.",
    "her daughter": "The father of gymnast Tina Orlov said his daughter was in pain.",
    "a lawyer for": "A lawyer for Karl Roth said he would appeal. An aide to Ned Kerr said he could not comment.",
    "handshake": "Ned Kerr wrote to Karl Roth in May. Roth ignored his request.",
    "greeted": "Tom Kade met Paul Hart and shook his hand.",
    "both": "Minister Signe Dahl rebuked Peter Voll. He said she was ignorant.",
    "nurse": "Nurse Ida Falk cared for a boy. She sang.",
    "climber": "A climber fell in the Alps on Monday. The climber was flown to a clinic.",
    "the paper": "Three witnesses told the Selm Citizen they saw it. Omar Said met them. He told the Citizen so.",
    "press secretary": "Governor Tess Lamar signed it on Monday. Her press secretary, Dana Roy, said it would save lives. She will run again "
    "next year.",
    "questioned": "Troops arrested six students in the square. They were taken to a barracks and questioned.",
    "buried": "Rosa Nunez said her son, Diego Nunez, was pushed. Nunez was buried on Sunday after he lay in a coma for a week.",
    "one surname": "Omar Said died in May. His sister, Amal Said, wept. Said was shot twice after he fled.",
    "speaks on": "Ned Kerr did not speak. His lawyer, Paul Hess, told a radio station that Kerr was “relieved and tired at once.” He denied "
    "that he had lied.",
    "spokesman": "The governor, Alan Reed, got the bill on Friday. A spokesman, Greg Lind, said the governor would read it. He has until "
    "May to act.",
    "one of": "Clerk Nora Finch left. Some 90 nurses crossed the line. One of them, who asked not to be named because she feared for her job, "
    "said guards had screamed at her.",
    "miners": "Some 60 miners went on strike. The firm hired 20 foreign miners. The miners want more rest.",
    "let parents": "The Senate passed a bill that would let parents force the removal of books they consider rude.",
    "held": "Police detained nine protesters at the port. They were charged with trespass.",
    "Arben": "Among those held was Mira Duka's husband, Arben, a lawyer notorious for bribing judges.",
    "of four": "Senator Lea Voss, a mother of four and a tireless champion of the poor, left.",
    "manager": "The inquiry began after a former manager at the company, Priya Nair, told lawmakers that tests were faked.",
    "whom": "Pilar Ruano, whom the minister had called a terrorist, won. Detective Amy Rowe met Carl Weiss, a critic of the war.",
    "obi": "Ministers Adaeze Obi and Paul Kamau met on Monday. Kamau praised Obi.",
}
HEADED = {"army", "couple"}


@pytest.fixture(scope="module")
def read() -> dict[str, Analysis]:
    return read_all(TEXTS, HEADED)


def test_who_reports_is_who_goes_on_though_his_name_is_of_no_known_gender(read: dict[str, Analysis]) -> None:
    assert who(read["unknown name"], "He") == who(read["unknown name"], "Ravik Belo")


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("she", "She", "Maria Luisa Ferrer"),
        ("bodies", "CDC", "Brazilian Center for Disease Control and Prevention"),
        ("places", "Sydney", "Sydney Crane"),
        ("places", "Bonn", "Israel Bonn"),
        ("titles", "Helen", "Helen Barlow"),
        ("titles", "Alan", "Alan Peck"),
        ("dashes", "Price-Moran", "Hugo Price–Moran"),
        ("dashes", "Price–Moran", "Hugo Price–Moran"),
        ("families", "Goh", "Goh Chee Wan"),
        ("families", "Seo", "Seo Min-jun"),
        ("arabic", "El Sayed", "Tarek Nour El Sayed"),
        ("arabic", "Abdul Rahim", "Abdul Rahim Zaki"),
        ("arabic", "Zaki", "Abdul Rahim Zaki"),
        ("office", "Webb", "Nicola Webb"),
        ("shouted", "BRENNER", "TOM BRENNER"),
        ("couple", "They", "Bells"),
        ("couple", "Bell", "Carl Bell"),
        ("case", "The man", "a 55-year-old man"),
        ("party", "The Ohio Democrat", "Ana Reyes"),
        ("aged", "the top Republican", "Fields"),
        ("ours", "Winai", "Winai Srisuk"),
        ("shop", "Macy’s", "Macy’s Home Store"),
        ("fronted", "He", "Holm"),
        ("verbless", "He", "Hale"),
        ("hyphened initials", "WADA", "World Anti-Doping Agency"),
        ("steered his", "his", "Hart"),
        ("party", "Another Ohio Democrat", "Tom Hale"),
        ("family", "The Bloom family", "Blooms"),
        ("two presidents", "Otto Bram", "The Tavian president"),
        ("short ministry", "The Norwegian ministry", "Norway's defence ministry"),
        ("short ministry", "The Chilean president", "Chile's president"),
        ("handed", "him", "Karl Roth"),
        ("blamed", "he", "Karl Roth"),
        ("court", "He", "Ned Kerr"),
        ("attacker", "his", "Karl Roth"),
        ("of state", "The head of state", "Ilan Costa"),
        ("of state", "the founder", "Ilan Costa"),
        ("side", "Its", "Serbian"),
        ("surname", "She", "Dilnoza Karimova"),
        ("colonel", "him", "Luis Prado"),
        ("on trial", "He", "Carl Moss"),
        ("colonel", "He", "Luis Prado"),
        ("thanked", "She", "Maria Prado"),
        ("one of them", "them", "three loud protesters"),
        ("the living", "He", "Luis Prado"),
        ("whined", "she", "Nora Finch"),
        ("this woman", "her", "Nora Finch"),
        ("premier", "The premier", "Nora Finch"),
        ("hyphened", "Odugbemi-Cole", "Folaranmi Odugbemi-Cole"),
        ("her husband", "her husband", "Sergei Malin"),
        ("her husband", "His father", "Amadou Toure"),
        ("her daughter", "his daughter", "Tina Orlov"),
        ("a lawyer for", "he", "Karl Roth"),
        ("handshake", "his", "Ned Kerr"),
        ("greeted", "his", "Paul Hart"),
        ("both", "He", "Peter Voll"),
        ("both", "she", "Signe Dahl"),
        ("nurse", "She", "Ida Falk"),
        ("climber", "The climber", "A climber"),
        ("one surname", "Said", "Omar Said"),
        ("speaks on", "He", "Paul Hess"),
        ("spokesman", "He", "Alan Reed"),
        ("one of", "she", "One of them"),
        ("miners", "The miners", "Some 60 miners"),
        ("let parents", "they", "parents"),
        ("held", "They", "nine protesters"),
        ("Arben", "a lawyer", "Arben"),
        ("Arben", "Mira Duka's husband", "Arben"),
        ("of four", "a tireless champion", "Lea Voss"),
        ("manager", "a former manager", "Priya Nair"),
        ("obi", "Obi", "Adaeze Obi"),
        ("the paper", "He", "Omar Said"),
        ("press secretary", "She", "Tess Lamar"),
        ("questioned", "They", "six students"),
        ("buried", "Nunez", "Diego Nunez"),
    ],
)
def test_one_bearer(read: dict[str, Analysis], text: str, one: str, other: str) -> None:
    assert who(read[text], one).id == who(read[text], other).id


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("source", "The official", "Ned Ross"),
        ("ours", "Our soldiers", "Laotian soldiers"),
        ("groups", "The presidents", "the Dutch and Danish presidents"),
        ("she", "She", "Arnulfo Peres"),
        ("woman", "the woman", "Karin Lund"),
        ("regions", "Outer Mongolia", "Mongolia"),
        ("office", "Ministers", "Nicola Webb"),
        ("places", "Georgia", "Georgia Wray"),
        ("couple", "wife", "Carl Bell"),
        ("couple", "Bells", "Ida Bell"),
        ("couple", "Bell", "Ida Bell"),
        ("case", "The man", "Alex Hale"),
        ("coach", "The coach", "Tom Reyes"),
        ("smog", "Beijing", "China"),
        ("next", "The new president", "Juan Costa"),
        ("ministers", "The minister", "the minister"),
        ("federation", "the company", "ATU"),
        ("two police", "Police", "Togo's police"),
        ("nation", "the Father", "Juan Prado"),
        ("two ministries", "The foreign ministry", "The Tavian foreign ministry"),
        ("supreme", "Supreme Court", "U.S. Supreme Court"),
        ("her daughter", "The father", "Tina Orlov"),
        ("whom", "the minister", "Pilar Ruano"),
    ],
)
def test_two_bearers(read: dict[str, Analysis], text: str, one: str, other: str) -> None:
    assert who(read[text], one).id != who(read[text], other).id


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("places", "Georgia Wray", "PERSON"),
        ("places", "Georgia", "GPE"),
        ("waters", "Bristol Channel", "LOC"),
        ("bodies", "Indian Agency for Food Safety and Control", "ORG"),
        ("purposes", "Hands for Water", "ORG"),
        ("purposes", "Front for the Salvation of the Desert", "ORG"),
        ("every", "Nigerian", "NORP"),
        ("office", "Ministers", "GROUP"),
    ],
)
def test_what_is_named(read: dict[str, Analysis], text: str, name: str, label: str) -> None:
    assert who(read[text], name).label == label


def test_the_agency_of_a_dateline_is_nobody(read: dict[str, Analysis]) -> None:
    assert "Reuters" not in {e.name for e in read["agency"].entities}


def test_the_network_x_is_no_name(read: dict[str, Analysis]) -> None:
    assert "Karl Roth" in {e.name for e in read["on X"].entities}


def test_an_army_in_a_headline_is_the_one_of_the_text(read: dict[str, Analysis]) -> None:
    assert [m.text for m in read["army"].mentions if m.entity == who(read["army"], "U.S. Army").id] == ["U.S. Army"]


def test_the_senate_of_another_country(read: dict[str, Analysis]) -> None:
    assert "Q:Senate" not in {e.key for e in read["senates"].entities}


def test_an_attorneys_office_is_no_attorney(read: dict[str, Analysis]) -> None:
    entity = who(read["attorney"], "Rod Stone").id
    assert {m.text for m in read["attorney"].mentions if m.entity == entity} == {"Rod Stone"}


def test_what_one_is_called_is_nobody_else(read: dict[str, Analysis]) -> None:
    assert [e.name for e in read["abused"].entities] == ["Karl Roth", "critics"]
    assert {t.term: t.target for t in read["abused"].loaded_terms}["coward"] == who(read["abused"], "Karl Roth").id
