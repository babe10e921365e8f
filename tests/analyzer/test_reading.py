"""What a strict reader expects of short texts: what speaks for or against whom, what is loaded, who is meant."""

# ruff: noqa: E501 - a text a line

from __future__ import annotations

import pytest

from framing import api
from framing.model import Analysis, Article, Entity, Part, PartKind

pytestmark = pytest.mark.model

TEXTS = {
    "befallen": "Protesters attacked Mayor Dora Finch outside her home on Monday. Finch was arrested in May and jailed "
    "for nine days. Prosecutors accused Finch of fraud. Finch was later killed by a bomb.",
    "plain": "Senator Ilan Marek won the primary and met farmers in Brno. Marek travelled to Oslo with his wife Eva and "
    "his two daughters. Marek will succeed Karel Novy as chairman.",
    "ties": "Duke Henrik admitted his relationship with the disgraced banker Olof Stern. Lord Amos regretted his close "
    "ties to the convicted swindler Ned Hart.",
    "patients": "The first three infected patients were flown to Lisbon. A steady stream of refugees reached Malta.",
    "kinds": "Ben Ode is a criminal defence lawyer. Carl Ude is a professor of criminal justice.",
    "freedoms": "Soldiers beat students in the square. The junta took back freedoms that people had won.",
    "faced": "Minister Rosa Lind faced tough questions on Friday. Coach Dan Roe faced harsh criticism at home.",
    "leaving": "Rosa Lind is running to succeed retiring Sen. Tom Hale, who met departing Governor Al Voss.",
    "refuted": "Critics falsely portrayed Omar Haddad as a terrorist. Despite propaganda that portrays Ana Reyes as a "
    "puppet, she voted for it. Ministers portrayed Ida Holm as a crook.",
    "war": "War in Sudania\n\nThe war in Sudania has displaced millions. Shelling hit towns in Sudania again on Monday. "
    "Famine is spreading in Sudania. Fighting in Sudania killed forty people. Aid workers in Sudania were shot.",
    "surnames": "The Crooks affair\n\nTreasurer Paul Crooks denied it on Monday. Crooks left at noon. Judge Amy Savage heard the case. Savage adjourned it.",
    "idioms": "Residents woke up to snow. The party moved further left in the poll, and, needless to say, the chairman left. She had her hand in the pocket of her coat. The military offensive began in May. The rail union called a strike. The sanctions regime expired and the drug-testing regime was eased. The horse came staggering down the lane.",
    "judged": "The baby-faced lobbyist folded after a bruising week. His irksome demands and the slick pitch wore out ministers. The minister backtracked, a humiliating climbdown. Critics swooped. The deep-pocketed donor bankrolled the henchman of the sleazy mogul.",
    "violent": "Riot police used excessive force and launched a clampdown. Troops besieged the port and ambushed a convoy. The medieval plague struck. Migrants illegally entered the country.",
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
    "titled": "Secretary of the Council of Elders Joseph Banda condemned the vote on Monday. People in Occupied Crimea cannot vote.",
    "senates": "Nigeria's Senate met on Monday. The Senate passed the bill.",
    "jailed": "Editor Mira Sand marks two years in a Tehran prison\n\nThe honest editor has spent two years in a Tehran "
    "prison.\n\nSand is a brave and decent woman. She was arrested in June and locked up without a lawyer.\n\nThousands "
    "admire Sand for her courage. Sand was deported in May.",
}


@pytest.fixture(scope="module")
def read() -> dict[str, Analysis]:
    found = api.analyses([_article(name, text) for name, text in TEXTS.items()], api.settings())
    return {a.article.id: a for a in found}


def _article(name: str, text: str) -> Article:
    parts, at = [], 0
    for line in text.split("\n"):
        parts.append(Part(PartKind.BODY, at, at + len(line)))
        at += len(line) + 1
    return Article(name, "A", "", text, tuple(p for p in parts if p.start < p.end))


def who(analysis: Analysis, name: str) -> Entity:
    """The entity of which a mention is written so."""
    return next(e for m in analysis.mentions if m.text == name for e in analysis.entities if e.id == m.entity)


def signs(analysis: Analysis, name: str) -> dict[str, int]:
    """Descriptors and predicates of an entity -> their sign."""
    entity = who(analysis, name).id
    found = {d.text: d.polarity.sign for d in analysis.descriptors if d.entity == entity}
    return found | {u.verb: u.polarity.sign for u in analysis.roles if u.entity == entity}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("befallen", "Dora Finch"),
        ("plain", "Ilan Marek"),
        ("kinds", "Ben Ode"),
        ("kinds", "Carl Ude"),
        ("freedoms", "Soldiers"),
        ("freedoms", "The junta"),
    ],
)
def test_what_befalls_or_is_done_plainly_is_no_judgement(read: dict[str, Analysis], text: str, name: str) -> None:
    found = signs(read[text], name)
    assert found
    assert set(found.values()) == {0}


@pytest.mark.parametrize("name", ["The first three infected patients", "refugees"])
def test_order_and_number_are_no_praise(read: dict[str, Analysis], name: str) -> None:
    assert 1 not in signs(read["patients"], name).values()


def test_with_whom_decides_what_a_tie_says(read: dict[str, Analysis]) -> None:
    assert 1 not in signs(read["ties"], "Henrik").values()
    assert -1 in signs(read["ties"], "Amos").values()


@pytest.mark.parametrize("name", ["Rosa Lind", "Dan Roe"])
def test_what_one_faces_speaks_against_one(read: dict[str, Analysis], name: str) -> None:
    assert -1 in signs(read["faced"], name).values()


def test_who_retires_before_the_name(read: dict[str, Analysis]) -> None:
    assert "retire" not in signs(read["leaving"], "Rosa Lind")
    assert "depart" in signs(read["leaving"], "Al Voss")


def test_a_refuted_label_is_shown_as_denied_and_blames_nobody(read: dict[str, Analysis]) -> None:
    labels = {d.text: (d.negated, d.polarity.sign) for d in read["refuted"].descriptors if d.relation == "as-phrase"}
    assert labels == {"terrorist": (True, 0), "puppet": (True, 0), "crook": (False, -1)}


def test_a_place_is_not_blamed_for_the_war_in_it(read: dict[str, Analysis]) -> None:
    found = who(read["war"], "Sudania").evaluation
    assert found.low is not None
    assert found.high is not None
    assert found.low < 0 <= found.high


def test_prison_speaks_not_against_the_prisoner(read: dict[str, Analysis]) -> None:
    found = who(read["jailed"], "Mira Sand").evaluation
    assert found.score is not None
    assert found.score > 0
    assert all(sentence.value > -0.2 for sentence in found.sentences)


def terms(analysis: Analysis) -> set[str]:
    return {t.text for t in analysis.loaded_terms}


@pytest.mark.parametrize("text", ["surnames", "idioms"])
def test_names_and_idioms_are_not_loaded(read: dict[str, Analysis], text: str) -> None:
    assert terms(read[text]) == set()


def test_the_outlets_judgement_is_found(read: dict[str, Analysis]) -> None:
    wanted = {"baby-faced", "irksome", "slick", "backtracked", "humiliating", "climbdown", "swooped", "deep-pocketed"}
    assert wanted | {"henchman", "sleazy"} <= terms(read["judged"])
    assert {"excessive force", "clampdown", "besieged", "ambushed", "medieval"} <= terms(read["violent"])
    assert "illegally entered" in terms(read["violent"])


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
    ],
)
def test_one_bearer(read: dict[str, Analysis], text: str, one: str, other: str) -> None:
    assert who(read[text], one).id == who(read[text], other).id


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("source", "The official", "Ned Ross"),
        ("groups", "The presidents", "the Dutch and Danish presidents"),
        ("she", "She", "Arnulfo Peres"),
        ("woman", "the woman", "Karin Lund"),
        ("regions", "Outer Mongolia", "Mongolia"),
        ("office", "Ministers", "Nicola Webb"),
        ("places", "Georgia", "Georgia Wray"),
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
        ("office", "Ministers", "GROUP"),
    ],
)
def test_what_is_named(read: dict[str, Analysis], text: str, name: str, label: str) -> None:
    assert who(read[text], name).label == label


def test_the_agency_of_a_dateline_is_nobody(read: dict[str, Analysis]) -> None:
    assert "Reuters" not in {e.name for e in read["agency"].entities}


def test_a_long_title_before_the_name(read: dict[str, Analysis]) -> None:
    assert "condemn" in signs(read["titled"], "Joseph Banda")


def test_a_contested_name_in_capitals(read: dict[str, Analysis]) -> None:
    assert signs(read["titled"], "Crimea")["Occupied"] == -1


def test_the_senate_of_another_country(read: dict[str, Analysis]) -> None:
    assert "Q:Senate" not in {e.key for e in read["senates"].entities}
