"""Who does what to whom, in short texts."""

# ruff: noqa: E501 - a text a line

from __future__ import annotations

import pytest
from reading_notation import deeds, read_all, signs, who

from framing.model import Analysis

TEXTS = {
    "leaving": "Rosa Lind is running to succeed retiring Sen. Tom Hale, who met departing Governor Al Voss.",
    "titled": "Secretary of the Council of Elders Joseph Banda condemned the vote on Monday. People in Occupied Crimea cannot vote.",
    "captive editor": "Guards hold editor Paul Finch captive in Mali.",
    "a liar": "Peru's president, Ana Lund, called Chile's president, Eva Soto, a liar.",
    "rebels": "The minister quit after rebels stormed a village, burned a school and killed nine farmers.",
    "armed": "Panic broke out after guards of the bank, armed with clubs, charged the crowd.",
    "thugs": "The mayor came with a busload of guards who chased reporters.",
    "one of them": "Police removed three loud protesters. One of them, a nurse, later quit.",
    "whined": "Ida Marsh spoke on Monday.\n\nNora Finch, who took a bribe last year, whined in a statement that she had saved the school.",
    "lie under": "Nine miners lie under tons of rock. Karl Roth lied under oath.",
    "two mayors": "Ned Kerr, the mayor of Tavia, sued Otto Bram, the mayor of Linz. The mayor of Tavia smiled. The mayor of Linz "
    "left the hall.",
    "captives": "Rebels hold Nora Finch hostage in Goma. Pirates took Karl Roth prisoner. Miners held hostage by a union wept.",
    "causative": "Karl Roth had himself photographed with the bishop. Nora Finch had herself arrested at the gate.",
    "wounded": "The blast left Nora Finch dead and Karl Roth wounded.",
    "repelling": "Six guards of the Coast Guard of Malta were hurt on Sunday night while repelling a raid by masked men near the pier, "
    "the Harbour Board reported.",
    "hurt": "Youths torch cars, 34 guards hurt as strike spreads\n\nYouths marched on Friday.",
    "shown": "Coach shown the door after defeat\n\nThe club met on Friday.",
    "colon name": "Kerr: Bram lied about mill\n\nNed Kerr said Otto Bram lied.",
    "sworn": "Miners clash with guards as Kerr sworn in\n\nNed Kerr was sworn in on Monday.",
    "sacked": "Coach Lena Orr Sacked Over Betting\n\nLena Orr left the club on Monday.",
    "stranded": "Sailors stranded\n\nSailors waited on a ledge near Selm on Monday.",
    "sued": "Varga Steel sued over dust\n\nVarga Steel runs a mill in Selm.",
    "lied": "Coach Nils Orr Lied About Betting\n\nNils Orr left the club on Monday.",
    "colon": "Former judge: ruling betrayed Ostia and rewarded its enemies\n\nOstia lost the case on Monday.",
    "leaves": "Mara Voss is hoping to succeed retiring Mayor Ned Pike, who met departing Governor Sten Bly.",
    "numbers": "Ohio sends 83 pledged delegates to the convention. Selm has 12 retired officers on the board.",
    "second": "Reuters reports that ten sailors were held on Monday, and refused all food.",
    "margins": "The two seats, both of which Liberals won by slim margins, were open.",
    "meets": "The note praises a line between Ruiz and President Tom Kade, who will meet Ruiz on Friday.",
    "against": "Senator Ida Sorel is against ending the veto. Lou Hart voted against closing the port. Tom Kade warned "
    "against arming the guards.",
    "supposed": "Editor Nora Finch was supposed to be released in May.",
    "years": "Soldiers have been fighting in Karvia for nine years. Rebels fought for freedom.",
    "namesake": "Ned Hale is a judge. His father, also named Ned Hale, ran a farm.",
    "family": "The Blooms bought the paper in 1980. Mayor Carl Bloom, whose wife Ida Bloom edits it, smiled. The Bloom family "
    "declined to comment. His brother Max Bloom left. Mrs. Bloom wept.",
    "unproven": "Some claimed without evidence that Ida Sorel had missed the deadline on purpose.",
    "guards": "“The guards have been shouting all week. They feel like they need to do it,” Ann Berg told the Tribune.",
    "dateline": "OSLO, Norway — Former Mayor Ann Berg quit on Monday.",
    "whose brother": "“We had nothing,” said Comfort Banda, 33, a clerk whose brother, Daniel, was stabbed in the neck. He died in hospital.",
    "murdered": "Premier Ilan Costa condemned what he called the “murder” of two guards killed when the depot was bombed.",
    "calling on": "Ida Sorel criticized Dan Roe for calling on members to disrupt the talks by blocking a road.",
    "again": "The board announced that President Ibo Sesay had been re-elected.",
    "uses": "Observers were thrown out of polling stations. Youths threw paving stones at the guards.",
    "holiday": "The change follows the Valentine’s Day massacre at a school in Ohio, which killed nine people.",
    "allowed": "Guards would be trained by the army and allowed to carry arms, the paper said.",
    "aged too": "“The clerk drank tea,” Kalpana Begum said. Ismat Khatun, 41, was looking for her son. “I want his body,” she said.",
    "himself": "“No,” Orhan Mammedov said. Karimzod isolated Ostia and forged a cult. He renamed months after himself.",
    "hyphen": "Police tear-gassed the rowdy mob after they pelted officers with eggs; at least nine people were hurt.",
    "scorned": "Voters chose a mayor in a poll praised by aides as a success but scorned by critics as a farce.",
    "what it said": "The ministry left. The army showed parts of what it said were new mines.",
    "bereaved": "Ranger Somchai Boon, 24, died. He leaves a wife and two sons.",
    "whose visit": "Tom Kade reacted on Monday. Because Dan Ruiz's trip failed, it means he is unlikely to meet Ann Berg.",
    "told them": "Press Secretary Ida Marsh confirmed the visit to reporters on Monday.",
    "series": "Ida Marsh claimed Ned Kade took her purse; pushed her over the rail; and left.",
    "accusers": "The accusations of four women were read out. The accusations against Ned Hale were serious.",
    "not dropped": "Democrats said that they will not drop their inquiry.",
    "californian": "Supporters of Mr. Hale, who flew home, said that the Californian had sewn up the vote.",
    "unopposed": "Kade appeared to be headed toward a win and ran unopposed after rivals left.",
    "about him": "Lou Hart has not been shy about criticizing Speaker Tom Kade, saying that he should step down.",
    "initial": "Speaker John A. Boehm of Ohio would retire. Labour groups off Harbour Hill may believe that Hart can win.",
    "as reported": "“The plan is dead,” Ann Berg told reporters, according to the Tribune. “I killed it. I am glad,” she said, according to a "
    "transcript. Nobody wept, according to witnesses. Tom Kade lost his election.",
    "not said": "The report did not say that Ned Kade lied. Lou Hart said that Ida Marsh fled.",
    "rector": "The Rev. Amos Dade of Hillside Baptist Church, who led the vigil, wept.",
    "faults": "Judge faults agency over deaths at home\n\nThe hearing took two days.",
    "and accused": "The minister said that the bank was sound and accused the press of panic.",
    "manager": "The inquiry began after a former manager at the company, Priya Nair, told lawmakers that tests were faked.",
    "riot gear": "Officers in riot gear charged into the crowd and dragged ten youths to a van.",
    "rather": "Union bosses stormed out rather than agree to safe staffing.",
    "armed with": "Youths stormed Selm Police Station armed with clubs.",
    "stores": "The militia uses men as shields and stores arms in markets.",
    "freed": "Residents liberated from the grip of the militia expressed joy.",
    "nieces": "Lal Mehta, whose sister and two nieces drowned, wept. Pictures showed workers painting the bridge.",
    "fed": "The public is utterly fed up with strikes by a sector that is well paid.",
}
HEADED = {"hurt", "shown", "colon name", "sworn", "sacked", "stranded", "sued", "lied", "colon", "faults"}


@pytest.fixture(scope="module")
def read() -> dict[str, Analysis]:
    return read_all(TEXTS, HEADED)


def test_who_retires_before_the_name(read: dict[str, Analysis]) -> None:
    assert "retire" not in signs(read["leaving"], "Rosa Lind")
    assert "depart" in signs(read["leaving"], "Al Voss")


def test_who_lies_under_rock_tells_no_lie(read: dict[str, Analysis]) -> None:
    assert ("acts", "lie") not in deeds(read["lie under"], "Nine miners")
    assert ("acts", "quit") not in deeds(read["one of them"], "Police")


def test_a_long_title_before_the_name(read: dict[str, Analysis]) -> None:
    assert "condemn" in signs(read["titled"], "Joseph Banda")


@pytest.mark.parametrize(
    ("text", "name", "verb"),
    [
        ("sacked", "Lena Orr", "sack"),
        ("stranded", "Sailors", "strand"),
        ("sued", "Varga Steel", "sue"),
        ("colon", "Ostia", "betray"),
        ("murdered", "two guards", "kill"),
        ("again", "Ibo Sesay", "elect"),
        ("allowed", "Guards", "allow"),
        ("holiday", "nine people", "kill"),
        ("numbers", "83 pledged delegates", "send"),
        ("captives", "Nora Finch", "hold"),
        ("captive editor", "Paul Finch", "hold"),
        ("a liar", "Eva Soto", "call"),
        ("captives", "Karl Roth", "take"),
        ("captives", "Miners", "hold"),
        ("causative", "Karl Roth", "photograph"),
        ("causative", "Nora Finch", "arrest"),
        ("wounded", "Karl Roth", "wound"),
        ("sworn", "Ned Kerr", "swear in"),
        ("hurt", "34 guards", "hurt"),
        ("shown", "Coach", "show door"),
        ("faults", "agency", "fault"),
        ("freed", "Residents", "liberate"),
    ],
)
def test_who_is_acted_upon(read: dict[str, Analysis], text: str, name: str, verb: str) -> None:
    found = deeds(read[text], name)
    assert ("acted on", verb) in found
    assert ("acts", verb) not in found
    assert all(e.agent != who(read[text], name).id for e in read[text].events if e.trigger == verb)


@pytest.mark.parametrize(
    ("text", "name", "deed"),
    [
        ("lied", "Nils Orr", "lie"),
        ("second", "ten sailors", "refuse"),
        ("meets", "Tom Kade", "meet"),
        ("margins", "Liberals", "win"),
        ("against", "Ida Sorel", "not end"),
        ("against", "Lou Hart", "not close"),
        ("against", "Tom Kade", "not arm"),
        ("years", "Rebels", "fight for"),
        ("family", "Ida Bloom", "weep"),
        ("two mayors", "Ned Kerr", "smile"),
        ("two mayors", "Otto Bram", "leave"),
        ("repelling", "Six guards", "repel"),
        ("colon name", "Otto Bram", "lie about"),
        ("rebels", "rebels", "kill"),
        ("rebels", "rebels", "burn"),
        ("armed", "guards", "charge"),
        ("thugs", "guards", "chase"),
        ("whined", "Nora Finch", "whine"),
        ("lie under", "Karl Roth", "lie"),
        ("aged too", "Ismat Khatun", "say"),
        ("himself", "Karimzod", "rename"),
        ("hyphen", "Police", "gas"),
        ("hyphen", "the rowdy mob", "pelt"),
        ("what it said", "The army", "say"),
        ("series", "Ned Kade", "push"),
        ("accusers", "four women", "accuse"),
        ("not dropped", "Democrats", "investigate"),
        ("unopposed", "Kade", "run"),
        ("about him", "Tom Kade", "step down"),
        ("whose visit", "Dan Ruiz", "not meet"),
        ("whose brother", "Daniel", "die"),
        ("calling on", "members", "block"),
        ("unproven", "Ida Sorel", "miss"),
        ("dateline", "Ann Berg", "quit"),
        ("guards", "The guards", "feel"),
        ("years", "Soldiers", "fight"),
        ("faults", "Judge", "fault"),
        ("and accused", "The minister", "accuse"),
        ("manager", "Priya Nair", "tell"),
        ("riot gear", "Officers", "charge"),
        ("riot gear", "Officers", "drag"),
        ("rather", "Union bosses", "not agree to"),
        ("armed with", "Youths", "storm"),
        ("stores", "The militia", "store"),
        ("rector", "Amos Dade", "lead"),
    ],
)
def test_who_does_it(read: dict[str, Analysis], text: str, name: str, deed: str) -> None:
    assert ("acts", deed) in deeds(read[text], name)


@pytest.mark.parametrize(
    ("text", "name", "deed"),
    [
        ("second", "Reuters", "refuse"),
        ("uses", "Observers", "poll"),
        ("uses", "Youths", "pave"),
        ("holiday", "Ohio", "kill"),
        ("meets", "Ruiz", "meet"),
        ("leaves", "Mara Voss", "retire"),
        ("numbers", "Ohio", "pledge"),
        ("numbers", "Selm", "retire"),
        ("namesake", "His father", "name"),
        ("years", "Soldiers", "fight for"),
    ],
)
def test_who_does_not_do_it(read: dict[str, Analysis], text: str, name: str, deed: str) -> None:
    assert ("acts", deed) not in deeds(read[text], name)


@pytest.mark.parametrize(
    ("text", "name", "verb"),
    [
        ("armed with", "Selm Police Station", "arm"),
        ("nieces", "Lal Mehta", "drown"),
        ("nieces", "workers", "show workers"),
    ],
)
def test_who_is_not_acted_upon(read: dict[str, Analysis], text: str, name: str, verb: str) -> None:
    assert ("acted on", verb) not in deeds(read[text], name)


def test_events_know_who_leaves(read: dict[str, Analysis]) -> None:
    analysis = read["leaves"]
    found = {e.trigger: (e.agent, e.patient) for e in analysis.events}
    assert found["depart"] == (who(analysis, "Sten Bly").id, None)


def test_what_was_to_happen_is_no_charge(read: dict[str, Analysis]) -> None:
    assert {u.modality for u in read["supposed"].roles if u.verb == "release"} == {"possible"}


def test_nobody_feeds_the_public_up(read: dict[str, Analysis]) -> None:
    assert "feed up" not in {u.verb for u in read["fed"].roles} | {e.trigger for e in read["fed"].events}


@pytest.mark.parametrize(("text", "name"), [("scorned", "Voters"), ("bereaved", "a wife"), ("told them", "reporters")])
def test_to_whom_nothing_is_done(read: dict[str, Analysis], text: str, name: str) -> None:
    assert not [verb for kind, verb in deeds(read[text], name) if kind == "acted on"]


def test_what_is_not_said_is_not_told(read: dict[str, Analysis]) -> None:
    assert {(u.verb, u.modality, u.negated) for u in read["not said"].roles if u.verb in ("lie", "flee")} == {
        ("lie", "possible", False),
        ("flee", "asserted", False),
    }


def test_who_loses_an_election_is_not_elected(read: dict[str, Analysis]) -> None:
    assert ("acted on", "elect") not in deeds(read["as reported"], "Tom Kade")


def test_whom_nobody_heads_or_opposes(read: dict[str, Analysis]) -> None:
    assert all(kind == "acts" for kind, _ in deeds(read["unopposed"], "Kade"))
    assert who(read["californian"], "the Californian").label == "PERSON"
    assert not [d for d in read["initial"].descriptors if "John" in d.text]
    assert [q.speaker for q in read["initial"].quotations] == ["Labour groups"]
