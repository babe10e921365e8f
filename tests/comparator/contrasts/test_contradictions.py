"""Contradictions in whole sentences: other figures of one thing, a deed told and denied, one event as two deeds."""

from __future__ import annotations

import pytest

from framing.comparator.comparison import aligned
from framing.comparator.contrasts.amounts import amounts
from framing.comparator.contrasts.contrasts import trees_of
from framing.comparator.contrasts.denials import denials
from framing.comparator.contrasts.figures import figures
from framing.comparator.contrasts.formed import Formed
from framing.comparator.contrasts.opposed import opposed
from framing.comparator.contrasts.own_words import OwnWords
from framing.comparator.contrasts.quantities import quantities
from framing.model import Article, ComparedEntity, Part, PartKind
from parsed import analyses


def story(*texts: str) -> tuple[list[OwnWords], dict[str, ComparedEntity]]:
    given = [Article(n, n, "", s, (Part(PartKind.BODY, 0, len(s)),)) for n, s in zip("ABC", texts, strict=False)]
    found = aligned(analyses(given), {})
    texts_ = [OwnWords(place, tree, found.known) for place, tree in zip(found.at, trees_of(found.at), strict=True)]
    return texts_, {e.id: e for e in found.entities}


def figures_of(*texts: str) -> list[Formed]:
    every, entities = story(*texts)
    return [*quantities(every, entities), *amounts(every), *figures(every, entities)]


OTHER_FIGURES = [
    (
        "The mine will create 400 jobs in the valley, the company said. Work begins in May.",
        "Only 60 jobs will be created by the mine in the valley, an economist said. Work begins in May.",
        "400 or 60 jobs",
    ),
    (
        "Nurses were awarded a pay rise of 5 percent on Monday. The union had called a strike.",
        "Nurses got a pay rise of just 1.5 percent on Monday. The union will vote on Friday.",
        "rise: 5 percent or 1.5 percent",
    ),
    (
        "Hundreds of farmers rallied outside the parliament in Nairobi on Tuesday. They demanded subsidies.",
        "About 40 farmers rallied outside the parliament in Nairobi on Tuesday. Traffic was not affected.",
        "number of farmers",
    ),
    (
        "Divers recovered 18 tonnes of oil from the wreck on Sunday. The beach was closed.",
        "Divers recovered 4 tonnes of oil from the wreck on Sunday. The beach reopened.",
        "18 tonnes or 4 tonnes",
    ),
    (
        "The families of the miners will receive 10 lakh rupees each. The minister visited the village.",
        "The families of the miners will receive 2 lakh rupees each. The village was angry.",
        "10 lakh rupees or 2 lakh rupees",
    ),
    (
        "Tens of thousands of people marched through Tbilisi on Saturday against the law. The police stood by.",
        "Several hundred people marched through Tbilisi on Saturday against the law. The police stood by.",
        "number of people in the crowd",
    ),
    (
        "The shelter, which has 300 beds, will close in June, the council said.",
        "The shelter, which has 80 beds, will close in June, residents said.",
        "300 or 80 beds",
    ),
]

FIGURES_OF_TWO_THINGS = [
    (
        "Mayor Ada Roth raised $5 million for the campaign in the spring, her team said.",
        "Mayor Ada Roth spent $1 million on the campaign in the spring alone.",
    ),
    (
        "Ada Roth’s first four appointments have been white men.",
        "Ada Roth’s two Supreme Court appointments have been women.",
    ),
    (
        "The plan would reduce tax revenue by $360 billion, the report said.",
        "The plan would reduce the tax revenue from one house by $250,000, its owner said.",
    ),
    (
        "The company sold the port for 40 million dollars in 2015. It had lost money.",
        "The company sold the hotel for 9 million dollars on Monday. It had lost money.",
    ),
    (
        "Teachers demanded a pay rise of 12 percent. The minister refused.",
        "Teachers were offered a pay rise of 3 percent. The minister refused more.",
    ),
    (
        "Inflation rose to 9 percent in Ghana. Bread is dearer.",
        "Unemployment rose to 14 percent in Ghana. Bread is dearer.",
    ),
    (
        "Thousands of people marched in Lima on Monday. The police stood by.",
        "About 5,000 people marched in Lima on Monday. The police stood by.",
    ),
    (
        "The minister bought two houses in Rome. She has a boat.",
        "The minister sold five horses in Milan. She has a boat.",
    ),
    (
        "The union spent 2 million pounds on the campaign. The vote is on Friday.",
        "Employers spent 7 million pounds on the campaign. The vote is on Friday.",
    ),
    (
        "A few hundred people gathered in the square on Sunday. They sang.",
        "About 300 people gathered in the square on Sunday. They sang.",
    ),
    (
        "The plan would bring 1 billion euros in spending cuts if all taxes expired.",
        "If the president wants it, he should accept 2 billion euros in spending cuts.",
    ),
    (
        "The couple gave 10 percent of their income to charity and paid tax.",
        "The tax of the couple on their income was a combined rate of 45 percent.",
    ),
    (
        "The city has 10 times as many cases as it reported, officials said.",
        "The city reported two cases on Sunday, officials said.",
    ),
    (
        "A kayak was found two miles east of Calais on the crossing.",
        "Smugglers want much for the 21-mile crossing from Calais in a kayak.",
    ),
]

THREE = (
    "The mine will create 400 jobs in the valley, the company said.",
    "Only 60 jobs will be created by the mine in the valley, an economist said.",
    "The company promised that the mine would create 400 jobs in the valley.",
)

TOLD_AND_DENIED = [
    (
        "Inspectors visited the plant in March, the ministry said. The plant makes fertiliser.",
        "No inspector visited the plant before the blast, workers said. The plant makes fertiliser.",
        "visit, or not: inspector",
    ),
    (
        "Soldiers entered the mosque on Friday and searched it, residents said.",
        "The army said its soldiers did not enter the mosque.",
        "enter, or not: mosque",
    ),
    (
        "The clinic informed the parents about the error, a spokeswoman said.",
        "The clinic never informed the parents, who learned of the error from a newspaper.",
        "inform, or not: clinic",
    ),
    (
        "The company consulted the Sami herders before it built the wind farm.",
        "The herders were not consulted before the wind farm was built, their lawyer said.",
        "consult, or not: herders",
    ),
    (
        "The car was towed away by the police on Monday. Its owner, Jan Hol, complained.",
        "The car was not towed away, the police said. Its owner, Jan Hol, had moved it.",
        "tow, or not: car",
    ),
    (
        "Minister Ana Reyes met the widows on Sunday and embraced them.",
        "Minister Ana Reyes refused to meet the widows, who waited in the rain.",
        "meet, or not: widows",
    ),
    (
        "Ships carrying grain were inspected by the navy at the port.",
        "Nobody inspected the ships with the grain, a captain said.",
        "inspect, or not: grain",
    ),
    (
        "The hospital received a warning about the generator in June, records show.",
        "The hospital received no warning about the generator, its director said.",
        "receive, or not: hospital",
    ),
]

NOT_DENIED = [
    (
        "The police searched the house on Monday and found a gun.",
        "The police did not search the garage.",
    ),
    (
        "The club signed Marco Diaz from Porto. Fans cheered.",
        "The club did not sign Luis Ferro. Fans booed.",
    ),
    (
        "Parliament approved the budget in June. The vote was close.",
        "Parliament did not approve the treaty. The vote was close.",
    ),
    (
        "The company denied that it had polluted the river. Fish died.",
        "The company said it did not pollute the river. Fish died.",
    ),
    (
        "Workers may occupy the factory, the union said. The owner is abroad.",
        "Workers did not occupy the factory. The owner is abroad.",
    ),
    (
        "The president visited the village on Monday. He gave a speech.",
        "The president has not visited the front since the war began. He gave a speech.",
    ),
    (
        "The report criticised the minister. It has 200 pages.",
        "The report did not criticise the army. It has 200 pages.",
    ),
    (
        "Sailors rescued the crew. The ship sank.",
        "Sailors did not rescue the cargo. The ship sank.",
    ),
    (
        "A grand jury charged Adam Lund with fraud on Monday. He lives in Oslo.",
        "The indictment does not charge Adam Lund with spying. He lives in Oslo.",
    ),
]

TWO_DEEDS = [
    (
        "The banker Omar Haddad fled the country on Sunday, officials said. His bank has failed.",
        "The banker Omar Haddad left the country on Sunday for medical treatment, his wife said.",
        "whether they fled: Omar Haddad",
    ),
    (
        "Journalist Lin Mei was abducted outside her office on Monday, colleagues said.",
        "Journalist Lin Mei left her home on Monday after a family quarrel, the police said.",
        "how they disappeared: Lin Mei",
    ),
    (
        "Student Paulo Reis fell from a bridge during the protest on Friday, the police said.",
        "Student Paulo Reis was pushed from a bridge by officers during the protest on Friday, friends said.",
        "how they were hurt: Paulo Reis",
    ),
    (
        "A shepherd was killed when a shell hit his hut near the border on Monday.",
        "A shepherd was injured when a shell hit his hut near the border on Monday.",
        "whether they lived: shepherd",
    ),
    (
        "The trawler sank off the coast of Ghana on Tuesday after its engine failed.",
        "The trawler was rammed by a patrol boat off the coast of Ghana on Tuesday.",
        "how it was lost: trawler",
    ),
    (
        "The minaret collapsed during heavy rain on Thursday, the council said.",
        "The minaret was demolished by the army on Thursday despite heavy rain, witnesses said.",
        "how it came down: minaret",
    ),
    (
        "Coach Ivo Petrov quit the national team on Monday.",
        "Coach Ivo Petrov was sacked by the national team on Monday.",
        "who ended the term of office: Ivo Petrov",
    ),
]

TWO_EVENTS = [
    (
        "The banker Omar Haddad left the meeting on Sunday.",
        "The banker Omar Haddad fled the fire with his children.",
    ),
    (
        "A farmer was killed in the flood near Lahore. Roads are closed.",
        "A farmer was injured by a bull in a market. Roads are closed.",
    ),
    (
        "The tower collapsed in the storm on Monday.",
        "The old tower was demolished in 1950 and built again.",
    ),
    (
        "Journalist Lin Mei left a note on her desk.",
        "Journalist Lin Mei was kidnapped on Monday.",
    ),
    (
        "Omar Haddad left his wife millions.",
        "Omar Haddad fled the city.",
    ),
    (
        "The police fired tear gas. A boy fell.",
        "The police pushed a boy. Tear gas was used.",
    ),
]


@pytest.mark.parametrize(("one", "two", "about"), OTHER_FIGURES)
def test_other_figures_of_one_thing(one: str, two: str, about: str) -> None:
    assert about in [f.about for f in figures_of(one, two)]


@pytest.mark.parametrize(("one", "two"), FIGURES_OF_TWO_THINGS)
def test_figures_of_two_things(one: str, two: str) -> None:
    assert not figures_of(one, two)


def test_a_third_source_stands_beside_the_figure_that_it_has() -> None:
    (found,) = quantities(*story(*THREE))
    assert sorted(found.sides) == [0, 1, 2]


@pytest.mark.parametrize(("one", "two", "about"), TOLD_AND_DENIED)
def test_what_one_source_reports_and_another_denies(one: str, two: str, about: str) -> None:
    assert about in [f.about for f in denials(*story(one, two))]


@pytest.mark.parametrize(("one", "two"), NOT_DENIED)
def test_a_denial_of_something_else(one: str, two: str) -> None:
    assert not [*denials(*story(one, two))]


@pytest.mark.parametrize(("one", "two", "about"), TWO_DEEDS)
def test_one_event_told_as_two_deeds(one: str, two: str, about: str) -> None:
    assert [f.about for f in opposed(*story(one, two))] == [about]


@pytest.mark.parametrize(("one", "two"), TWO_EVENTS)
def test_deeds_that_are_two_events(one: str, two: str) -> None:
    assert not [*opposed(*story(one, two))]


def test_what_somebody_says_in_quotation_marks_denies_nothing() -> None:
    one = "The clinic informed the parents about the error, a spokeswoman said."
    assert not [*denials(*story(one, "“The clinic never informed the parents,” said their lawyer, Ada Roth."))]


def test_a_source_with_both_accounts_contradicts_none() -> None:
    one = "Soldiers entered the mosque on Friday and searched it, residents said."
    both = "The army said its soldiers did not enter the mosque. A video shows that soldiers entered the mosque."
    assert not [*denials(*story(one, both))]


def test_days_and_years_tell_deeds_and_figures_apart() -> None:
    met = "Minister Ana Reyes met the widows on Sunday."
    assert not [*denials(*story(met, "Minister Ana Reyes did not meet the widows on Monday."))]
    one = "The city sold the stadium to Marlin Group for 12 million euros in 2011."
    assert not figures_of(one, "The city sold the stadium to Marlin Group for 2 million euros in 2019.")
