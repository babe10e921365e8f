"""Who speaks in short articles, parsed by the pipeline: the kinds of mistakes that strict readers found."""

from __future__ import annotations

from pathlib import Path

import pytest

import parsed
from framing.language.voices import Voices
from framing.model import Analysis, Quotation
from framing.reader import read

_FILE = Path(__file__).with_name("speakers.txt")
"""Short articles, each after a line "== name"; the first line is a headline where a blank line follows."""

TEXTS = {
    name: text.strip("\n")
    for name, _, text in (part.partition("\n") for part in _FILE.read_text(encoding="utf-8").split("== ")[1:])
}


@pytest.fixture(scope="module")
def analysed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Analysis]:
    folder = tmp_path_factory.mktemp("speakers")
    paths = {name: folder / f"{name}.txt" for name in TEXTS}
    for name, path in paths.items():
        path.write_text(TEXTS[name], encoding="utf-8")
    articles = read([str(p) for p in paths.values()]).articles
    return dict(zip(paths, parsed.analyses(articles), strict=True))


def _statements(analysis: Analysis) -> list[Quotation]:
    return [q for q in analysis.quotations if q.type in ("direct", "indirect", "mixed")]


EXPECTED = {
    "criticized": [],
    "blasted": [],
    "urged": [],
    "told": [],
    "accused": [("mayor", "rivals of lying")],
    "tweeting": [("Dan Holt", "Councillor Adam Reed")],
    "adding": [("Nora Pell", "Adam Reed has")],
    "quoted in": [("Carla Munro", "I think our")],
    "quoted by": [("Karl Voss", "that the bank was safe")],
    "quoted after": [("Oskar Lund", "We have nothing")],
    "they": [
        ("Democratic Party", "that they will"),
        ("Republican Party", "the auditor’s absolution"),
        ("Republican Party", "Democrats will stop"),
    ],
    "they rigged": [
        ("republicans", "they will accept"),
        ("Democratic Party", "the ruling an outrage"),
        ("Democratic Party", "Republicans had rigged"),
    ],
    "he": [
        ("Mark Shore", "the president had"),
        ("Mark Shore", "The president did"),
        ("Mark Shore", "I don’t think"),
    ],
    "he told": [("Adam Reed", "The bank did"), ("Adam Reed", "Nobody called")],
    "prompting": [("Democratic Party", "“funneling” public")],
    "led": [("critics", "the judge “a")],
    "pushing": [("rivals", "that he resign")],
    "snorted": [("Dan Holt", "Nonsense")],
    "shot back": [("Kade", "Not on my watch")],
    "asked": [("Ida Sorel", "Is this the end")],
    "signed": [("Harlan Dale", "I will never"), ("Hal Marsh", "Nor will")],
    "interview": [("Reyes", "Is the port"), ("Holt", "It is. The"), ("Reyes", "Thank you.")],
    "questions": [("Q.", "Why did"), ("A.", "Because the"), ("Q.", "When was")],
    "headline": [("Otto Stone", "Port deal can"), ("Otto Stone", "that a deal"), ("Otto Stone", "two Democrats have")],
    "admiral": [("Oskar Lund", "raid on harbour"), ("Oskar Lund", "it would")],
    "topic": [],
    "taxes": [("Paul Lund", "Never again")],
    "offices": [("Ida Sorel’s office", "she would not"), ("Ida Sorel’s office", "that the vote")],
    "no statements": [],
    "details": [(None, "the prime minister")],
    "duties": [],
    "question": [("presenter", "how Karl Lindqvist")],
    "single marks": [
        ("Lee Anderson", "that the system was broken"),
        ("Johnson", "I have a great"),
        ("Johnson", "That is why"),
    ],
    "required": [],
    "in a speech": [("Kevin Lund", "They are wrong"), ("Kevin Lund", "this new and")],
    "inverted": [("Peter Lang", "Is the bridge"), ("Mona Field", "Who paid"), ("Lena Hurst", "It is finished")],
    "titles": [("opponents", "Lord Hartwell a coward"), ("rivals", "Mr Payne a crook")],
    "calls": [("voters", "an end to the tolls")],
    "transcript": [
        ("ANNA PRICE", "We reject"),
        ("OTTO LUND", "You are a liar."),
        ("ANNA PRICE", "Look at"),
        ("OTTO LUND", "I will not."),
    ],
    "angled": [("Mona Field", "The toll is a scandal")],
    "last of a list": [
        ("dockers and nurses", "The ferry turned over"),
        ("two monks and local traders", "Guards opened fire on pilgrims"),
    ],
    "unsaid": [],
    "said after all": [("Dorn", "that the toll was")],
    "rejected": [
        (None, "that the ferry was rotten"),
        (None, "that the order was bankrupt"),
        ("governor", "that he had sold the harbour"),
    ],
    "no proof": [("the coroner", "There is no proof"), ("the coroner", "that Dorn set the fire")],
    "called by": [("Otto Lund", "a cheat"), ("dockers", "theft"), ("auditor", "stealing")],
    "won by": [],
    "headline made": [],
    "rows": [],
    "meanwhile": [("Hurst", "It is over")],
    "held": [("tribunal", "that the toll was unlawful")],
    "foretold": [("council", "Without a new ferry")],
    "not named": [("aide", "He never slept")],
    "firebrand": [("Bea Kost", "We ask for"), ("judge", "He died within")],
    "of two": [("Ida Roth", "I was told")],
    "mothers": [("Rosa Pinto", "If I had"), ("Maeve Doyle", "I promised"), ("Nora", "I am free")],
    "it says": [
        ("a review", "grave failings"),
        ("a review", "that warnings were ignored"),
        ("a review", "a failure of"),
        ("a lawsuit", "that teachers hit"),
    ],
    "judged": [("Paul Dorn", "Lena Hurst a stubborn"), ("Lena Hurst", "Dorn’s plan a disgrace")],
}


@pytest.mark.parametrize("name", EXPECTED)
def test_who_says_what(analysed: dict[str, Analysis], name: str) -> None:
    found = _statements(analysed[name])
    assert [(q.speaker, q.text[: len(words)]) for q, (_, words) in zip(found, EXPECTED[name], strict=False)] == [
        (speaker, words) for speaker, words in EXPECTED[name]
    ]
    assert len(found) == len(EXPECTED[name])


def test_what_nobody_asserts_is_marked_denied(analysed: dict[str, Analysis]) -> None:
    assert [q.negated for q in _statements(analysed["rejected"])] == [True, True, True]
    assert [q.negated for q in _statements(analysed["no proof"])] == [False, True]
    labels = analysed["rejected"].descriptors
    assert all(d.speaker is None and d.negated for d in labels if d.text in ("rotten", "bankrupt"))


def test_what_somebody_would_not_say_is_a_topic_in_the_outlets_words(analysed: dict[str, Analysis]) -> None:
    topics = [(q.speaker, q.text) for q in analysed["unsaid"].quotations if q.type == "topic"]
    assert ("Dorn", "who had signed the cheque") in topics
    assert ("bishop", "to say whether the monks had been paid") in topics


def test_what_nobody_says_is_nobodys_label(analysed: dict[str, Analysis]) -> None:
    assert not [d for d in analysed["never said"].descriptors if d.text in ("swindler", "saint")]


def test_whoever_calls_somebody_a_name_is_the_speaker_of_the_label(analysed: dict[str, Analysis]) -> None:
    analysis = analysed["called by"]
    names = {e.id: e.name for e in analysis.entities}
    label = next(d for d in analysis.descriptors if d.text == "cheat")
    assert (names[label.entity], label.voice.value, label.speaker) == ("Mona Field", "indirect", "Otto Lund")


def test_what_others_call_the_speaker_is_not_what_she_calls_herself(analysed: dict[str, Analysis]) -> None:
    labels = {d.text: d.negated for d in analysed["others' word"].descriptors}
    assert (labels["thief"], labels["coward"]) == (True, False)


def test_who_says_they_were_something_speaks_of_those_before(analysed: dict[str, Analysis]) -> None:
    analysis = analysed["militants"]
    names = {e.id: e.name for e in analysis.entities}
    assert [(names[d.entity], d.speaker) for d in analysis.descriptors if d.text == "bandits"] == [
        ("brothers", "soldiers")
    ]
    assert [names[d.entity] for d in analysis.descriptors if d.text == "sorry"] == ["officers"]
    assert any(r.verb == "shell" and r.role == "agent" for r in analysis.roles)


def test_an_anonymous_source_is_not_the_man_named_beside_it(analysed: dict[str, Analysis]) -> None:
    told = [q for q in _statements(analysed["person"]) if q.cue == "said"]
    assert [(q.speaker, q.speaker_entity, q.speaker_kind) for q in told] == [
        ("a person familiar with the matter", None, "anonymous"),
        ("the person", None, "anonymous"),
    ]
    assert told[0].text.startswith("Lawyer Mark Olin")


def test_a_headline_with_a_speaker_before_its_colon_reports(analysed: dict[str, Analysis]) -> None:
    assert [q.type for q in _statements(analysed["admiral"])] == ["indirect", "indirect"]


@pytest.mark.parametrize(
    ("words", "voice"),
    [
        ("Drovia strongman", "own"),
        ("longtime strongman", "own"),
        ("killer disease", "own"),
        ("firebrand senator", "own"),
        ("reckless senator", "direct"),
        ("full of cowards", "indirect"),
        ("a stubborn bully", "indirect"),
        ("had won 54 percent", "indirect"),
    ],
)
def test_what_the_outlet_calls_people_is_its_own_word(analysed: dict[str, Analysis], words: str, voice: str) -> None:
    analysis = analysed["strongman"]
    start = analysis.article.text.index(words)
    assert Voices(analysis.quotations).at(start, start + len(words))[0].value == voice


@pytest.mark.parametrize(
    ("text", "speaker", "kind"),
    [
        ("rank beside", "Felix Orde", "named"),
        ("reviewer", "Sunita Raman", "named"),
        ("number two", "Daniel Raj Pereira", "named"),
        ("one of", "Chen Weiming", "named"),
        ("named in part", "Nurul Izzati Salleh", "named"),
    ],
)
def test_who_is_named_beside_a_description_is_a_named_speaker(
    analysed: dict[str, Analysis], text: str, speaker: str, kind: str
) -> None:
    assert [(q.speaker, q.speaker_kind) for q in _statements(analysed[text])] == [(speaker, kind)]


@pytest.mark.parametrize(
    ("text", "speaker", "begins"),
    [
        ("behind a comma", "Devendra Das", "The government will"),
        ("behind an apposition", "Rolando Luna", "Officers who"),
        ("behind two verbs", "Tomás Arrieta", "The blaze started"),
        ("behind a relative clause", "Ada Park", "The company had"),
    ],
)
def test_who_comes_last_says_the_whole_sentence_before(
    analysed: dict[str, Analysis], text: str, speaker: str, begins: str
) -> None:
    ((said, words),) = [(q.speaker, analysed[text].article.text[q.start : q.end]) for q in _statements(analysed[text])]
    assert said == speaker
    assert words.startswith(begins)


def test_a_deed_that_suggests_something_is_no_speaker(analysed: dict[str, Analysis]) -> None:
    assert [q.speaker for q in _statements(analysed["facts that suggest"])] == ["Ana Ruiz"]


def test_a_name_behind_places_is_no_place(analysed: dict[str, Analysis]) -> None:
    said = _statements(analysed["behind a list"])
    assert {q.speaker for q in said} == {"Juan Paz"}
    assert min(q.start for q in said) == 0


def test_a_body_beside_a_description_is_no_person(analysed: dict[str, Analysis]) -> None:
    assert "named" not in [q.speaker_kind for q in _statements(analysed["landlord"])]
