"""Who is meant where several people share a surname, a party or a sentence; in short parsed articles."""

# ruff: noqa: E501 - a text a line

from __future__ import annotations

import pytest
from headed import headed_texts

from framing.comparator.entities.entities import compared_entities
from framing.model import Analysis

TEXTS = {
    "headline": "Mayor Dan Osei sued\n\nDan K. Osei Jr., the mayor of Tolworth, was sued on Monday. Mr. Osei denied the claim.",
    "elder": "President Trump praised the deal on Friday. Donald Trump Jr. wrote on Twitter that it was historic. Mr. Trump then flew to Ohio.",
    "governor": "Senator Joe Marsh Jr. voted no. Governor Marsh, his father, voted for it in 1990.",
    "one junior": "Robert Downey Jr. won the prize on Sunday. Downey thanked his wife.",
    "daughter": "Chiara Moretti, the prime minister’s daughter, opened the fair in Turin. Mr. Moretti praised her.",
    "unlisted": "His daughter, Kiki Aldous, sings. Mr. Aldous claps.",
    "ending": "Former prosecutor Joseph diGenova blasted the raid. “I am appalled,” diGenova, who has advised President Trump, told Fox News. DiGenova likened it to a coup.",
    "son": "Omar Haddad stormed a bank in Leeds on Monday. Farouk Haddad said on television that he was sorry.",
    "all names": "Omar Aziz Farouk Haddad, 31, stormed a bank in Leeds on Monday.",
    "nickname": "Elizabeth Dorn spoke on Monday. Liz Dorn has led the party since May.",
    "middle name": "Senator Elizabeth Ann Dorn spoke on Monday in Reno.",
    "states": "Sen. Dana Cole (R-Texas) faced Sen. Phil Marsh (R-Ohio) in a debate on Monday. Marsh attacked her record. The Texas Republican said that taxes would fall.",
    "before": "Arizona Sen. Jeff Bloom met Florida Gov. Rick Stone on Friday. Stone smiled. The Arizona Republican said the border was open.",
    "elsewhere": "Rep. Tim Ryan (Ohio) lost the vote. The California Democrat who beat him was thrilled.",
    "no state": "Rep. Joe Pike won. The Ohio Republican beat Mary Sands.",
    "two of one": "Sen. Ron Burke (R-Wyo.) and Sen. Ida Stone (R-Wyo.) disagreed. The Wyoming Republican left.",
    "at home": "Critics of Mary Sands, Ohio and Utah left. Rep. Joe Pike of Iowa stayed. The Ohio Republican smiled.",
    "handful": "House Democrats met on Tuesday. A handful of House Democrats who had backed Mr. Ryan vowed to press on.",
    "former": "Republicans won the vote. Former Republicans who helped the mayor were angry.",
    "one": "Democrats lost the vote. “There is anger,” said one Democrat who opposed her.",
    "set off": "Republicans, who won the House, cheered.",
    "several": "Several Democrats praised the mayor. The Democrats lost. The vote gave the 63 Democrats who won it a say.",
    "christian": "Christian conservatives cheered. The conservatives left.",
    "long state": "Rep. Trey Gowdy (R-S.C.) wrote a letter. The South Carolina Republican set a deadline.",
    "his and hers": "Roy Moore denied it. Moore’s campaign called the claim false. Donald Trump dismissed the claim. His campaign said so.",
    "his own": "Roy Moore denied it. Moore’s campaign called the claim false. His campaign wept.",
    "fronted": "Roy Moore denied the claims. Trump backs him. During his 2016 campaign, Donald Trump threatened to sue.",
    "in his place": "Tom Hale left. In his place, the board hired a clerk.",
    "dapper": "Roger Stone was charged. He was in court. It was full. Reporters pushed. The judge sat. A man known for his dapper clothes was in a polo shirt.",
    "california": "Roger Stone was charged. He was in court. It was full. Reporters pushed. The judge sat. Richard Pinedo, a California man, pleaded guilty.",
    "shot": "A man was shot dead in Leeds on Monday. Police held nobody.",
    "a Leeds man": "Tom Hale, a Leeds man, was shot dead on Monday. Hale had three sons.",
    "house": "House Democrats voted on Tuesday. Republicans laughed.",
    "midwestern": "A Midwestern Democrat challenged the leader. The Midwestern Democrat lost.",
    "miners": "The miners went home on Friday. Some of the miners who attacked the gate were held.",
    "run": "Coach Brian Orr criticised striker Tom Ferry on Friday.\n“He is lazy,” Orr told The Star. “He does not run. He does not train. He does not care about Ferry's fans. They pay him well.”\n“The club has had enough of Ferry,” he added.",
    "run broken": "Striker Amir Nazari blamed the referee. “He was blind,” Nazari told Sky.\nPaul left by a side door. The match had lasted two hours. Rain fell all night. The pitch was a swamp.\n“I saw nothing wrong,” he said.",
    "hopeful": "President Obama has defended the deal. In laying out his plan, the presidential hopeful said he was guided by three principles. President Obama has disagreed.",
    "which": "In a message to Republicans, which was leaked to The Times by an aide, Mr. Doyle quit.",
    "which person": "A lawsuit against actor Jim Tate, which was filed in May, was thrown out.",
    "which body": "He praised the army, which has fought for ten years.",
    "letter": "All 42 members are sending a letter to Senate leader Harry Reid warning him that they will block the bill.",
}


@pytest.fixture(scope="module")
def found() -> dict[str, Analysis]:
    return headed_texts(TEXTS)


def _entity(analysis: Analysis, text: str) -> str:
    """The entity of a mention; "text 2" for the second with that text."""
    words, _, number = text.rpartition(" ")
    text, n = (words, int(number)) if number.isdigit() else (text, 1)
    return [m.entity for m in analysis.mentions if m.text == text][n - 1]


def _is_one(found: dict[str, Analysis], name: str, one: str, other: str) -> bool:
    return _entity(found[name], one) == _entity(found[name], other)


def _done(analysis: Analysis, name: str) -> set[str]:
    """The verbs of which an entity is agent or patient."""
    ids = {e.id for e in analysis.entities if e.name == name}
    return {r.verb for r in analysis.roles if r.entity in ids}


def test_a_headline_may_leave_junior_out(found: dict[str, Analysis]) -> None:
    assert _is_one(found, "headline", "Dan Osei", "Osei")


@pytest.mark.parametrize(
    ("name", "elder", "junior"), [("elder", "Trump", "Donald Trump Jr."), ("governor", "Marsh", "Joe Marsh Jr.")]
)
def test_an_office_tells_the_elder_who_is_not_named_in_full(
    found: dict[str, Analysis], name: str, elder: str, junior: str
) -> None:
    assert not _is_one(found, name, elder, junior)


def test_a_surname_is_the_elder_then_but_the_only_bearer_otherwise(found: dict[str, Analysis]) -> None:
    assert _is_one(found, "elder", "Trump", "Trump 2")
    assert _is_one(found, "one junior", "Robert Downey Jr.", "Downey")


@pytest.mark.parametrize(
    ("name", "full", "short"), [("daughter", "Chiara Moretti", "Moretti"), ("unlisted", "Kiki Aldous", "Aldous")]
)
def test_mr_is_not_the_daughter(found: dict[str, Analysis], name: str, full: str, short: str) -> None:
    assert not _is_one(found, name, full, short)


def test_an_ending_tells_no_gender_against_a_full_name(found: dict[str, Analysis]) -> None:
    assert _is_one(found, "ending", "Joseph diGenova", "DiGenova")


def test_a_surname_with_a_small_letter_is_a_name(found: dict[str, Analysis]) -> None:
    assert _is_one(found, "ending", "Joseph diGenova", "diGenova")


@pytest.mark.parametrize(
    ("short", "other", "long", "one"),
    [("son", "Farouk Haddad", "all names", False), ("nickname", "Liz Dorn", "middle name", True)],
)
def test_father_and_son_stay_two_though_another_article_has_all_names(
    found: dict[str, Analysis], short: str, other: str, long: str, one: bool
) -> None:
    story = compared_entities([found[long], found[short]], {})
    whole = next(e for e in story if any(m.source == long and m.kind == "name" and " " in m.text for m in e.mentions))
    texts = {m.text for m in whole.mentions if m.source == short}
    assert (other in texts) == one
    assert len(texts - {other, "he"}) == 1


@pytest.mark.parametrize(
    ("name", "description", "who"),
    [
        ("states", "The Texas Republican", "Dana Cole"),
        ("before", "The Arizona Republican", "Jeff Bloom"),
        ("no state", "The Ohio Republican", "Joe Pike"),
    ],
)
def test_a_politician_is_called_by_the_state(found: dict[str, Analysis], name: str, description: str, who: str) -> None:
    assert _is_one(found, name, description, who)


@pytest.mark.parametrize(
    ("name", "description", "who"),
    [
        ("elsewhere", "The California Democrat", "Tim Ryan"),
        ("two of one", "The Wyoming Republican", "Ron Burke"),
        ("two of one", "The Wyoming Republican", "Ida Stone"),
        ("at home", "The Ohio Republican", "Mary Sands"),
    ],
)
def test_nobody_from_elsewhere_is_called_so(found: dict[str, Analysis], name: str, description: str, who: str) -> None:
    assert not _is_one(found, name, description, who)


def test_some_of_a_party_are_not_the_party(found: dict[str, Analysis]) -> None:
    assert _done(found["handful"], "House Democrats") == {"meet"}
    assert "back" in _done(found["handful"], "some House Democrats")
    assert _done(found["former"], "Republican Party") == {"win vote"} or "help" not in _done(
        found["former"], "Republican Party"
    )
    assert _done(found["one"], "Democratic Party").isdisjoint({"oppose", "say"})


def test_a_clause_set_off_tells_of_the_party(found: dict[str, Analysis]) -> None:
    assert any(verb.startswith("win") for verb in _done(found["set off"], "Republican Party"))


def test_those_told_which_are_some(found: dict[str, Analysis]) -> None:
    assert not _is_one(found, "miners", "The miners", "the miners")


def test_who_speaks_on_is_who_spoke(found: dict[str, Analysis]) -> None:
    speakers = {q.speaker for q in found["run"].quotations if "had enough" in q.text}
    assert speakers == {"Brian Orr"}
    assert "Amir Nazari" not in {q.speaker for q in found["run broken"].quotations if "nothing wrong" in q.text}


def test_the_politician_who_says_it_is_he(found: dict[str, Analysis]) -> None:
    assert _is_one(found, "hopeful", "the presidential hopeful", "he")


def test_which_is_never_of_people(found: dict[str, Analysis]) -> None:
    assert "leak" not in _done(found["which"], "Republican Party")
    assert "file" not in _done(found["which person"], "Jim Tate")
    assert "fight" in _done(found["which body"], "army")


def test_who_gets_a_letter_does_not_warn(found: dict[str, Analysis]) -> None:
    assert _is_one(found, "letter", "Harry Reid", "him")
    assert not any(q.speaker == "Harry Reid" for q in found["letter"].quotations)


def test_no_other_article_tells_who_some_of_a_party_are(found: dict[str, Analysis]) -> None:
    story = compared_entities([found["handful"], found["house"]], {})
    one = next(e for e in story if any(m.source == "house" and m.text == "House Democrats" for m in e.mentions))
    assert [m.text for m in one.mentions if m.source == "handful"] == ["House Democrats"]


def test_no_other_article_tells_who_one_of_a_party_is(found: dict[str, Analysis]) -> None:
    story = compared_entities([found["one"], found["midwestern"]], {})
    one = next(e for e in story if any(m.text == "one Democrat" for m in e.mentions))
    assert {m.source for m in one.mentions} == {"one"}


def test_several_are_some_and_named_so(found: dict[str, Analysis]) -> None:
    names = {e.name for e in found["several"].entities}
    assert "some Democrats" in names
    assert not any(character.isdigit() for name in names for character in name)
    assert not _is_one(found, "several", "Several Democrats", "Democrats")


def test_a_common_noun_is_no_party(found: dict[str, Analysis]) -> None:
    assert {e.name for e in found["christian"].entities} & {"Christian conservatives", "conservatives"}


def test_a_state_of_two_words_is_one_too(found: dict[str, Analysis]) -> None:
    assert _is_one(found, "long state", "Trey Gowdy", "The South Carolina Republican")


def test_his_campaign_is_not_that_of_another(found: dict[str, Analysis]) -> None:
    assert not _is_one(found, "his and hers", "Moore’s campaign", "His campaign")
    assert _is_one(found, "his own", "Moore’s campaign", "His campaign")


def test_his_in_a_fronted_setting_is_the_subject_behind(found: dict[str, Analysis]) -> None:
    assert _is_one(found, "fronted", "Donald Trump", "his")
    assert _is_one(found, "in his place", "Tom Hale", "his")


@pytest.mark.parametrize(("first", "second", "one"), [("dapper", "california", False), ("shot", "a Leeds man", True)])
def test_a_man_late_in_an_article_is_nobody_in_particular(
    found: dict[str, Analysis], first: str, second: str, one: bool
) -> None:
    story = compared_entities([found[first], found[second]], {})
    man = next(e for e in story if any(m.source == first and m.text == "A man" for m in e.mentions))
    assert any(m.source == second for m in man.mentions) == one
