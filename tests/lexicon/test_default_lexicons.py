"""The shipped lexicons of loaded language: well formed, in order, defined, and even between the two spellings."""

from __future__ import annotations

import csv
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from framing.folders import default_folder
from framing.lexicon.entry import MATCH_MODES
from framing.model import Polarity

COLUMNS = ["term", "category", "polarity", "weight", "match", "pos", "neutral", "unless", "concept", "origin"]
CATEGORY_COLUMNS = ["category", "loaded", "definition", "paper"]
OTHERS = {"categories", "concepts", "reporting-verbs"}  # written to rules of their own
POS = {"", "NOUN", "VERB", "ADJ", "ADV", "AUX", "DET", "INTJ", "ADP"}
NAMES = sorted(p.stem for p in default_folder().glob("*.csv") if p.stem not in OTHERS)
SUFFIXES = [("ize", "ise"), ("izing", "ising"), ("ized", "ised"), ("ization", "isation"), ("lyze", "lyse")]
TWINS = [
    ("dishonor", "dishonour"),
    ("dishonorable", "dishonourable"),
    ("savior", "saviour"),
    ("fervor", "fervour"),
    ("valor", "valour"),
    ("splendor", "splendour"),
    ("specter", "spectre"),
    ("pretense", "pretence"),
    ("skeptic", "sceptic"),
    ("lackluster", "lacklustre"),
    ("saber-rattling", "sabre-rattling"),
    ("unsavory", "unsavoury"),
    ("color revolution", "colour revolution"),
    ("marvelous", "marvellous"),
    ("cozying up", "cosying up"),
    ("rumor mill", "rumour mill"),
]
NOT_SUFFIXED = ("size", "sizing", "sized", "prize", "seize", "citizen", "maize")

Row = dict[str, str]


@cache
def table(name: str) -> tuple[Row, ...]:
    with (default_folder() / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def categories() -> dict[str, Row]:
    return {row["category"]: row for row in table("categories")}


def all_rows() -> list[tuple[str, Row]]:
    return [(name, row) for name in NAMES for row in table(name)]


def loaded_rows() -> list[Row]:
    return [row for _, row in all_rows() if categories()[row["category"]]["loaded"] == "yes"]


def header(name: str) -> list[str]:
    return Path(default_folder() / f"{name}.csv").read_text(encoding="utf-8").splitlines()[0].split(",")


def contexts(row: Row) -> list[str]:
    return [context.strip() for context in row["unless"].split(";")] if row["unless"] else []


def test_the_lexicons_are_there_and_broad() -> None:
    assert {"labels", "epithets", "emotive", "metaphor", "euphemism", "violence", "morality"} <= set(NAMES)
    assert len(loaded_rows()) >= 7000
    assert len(all_rows()) - len(loaded_rows()) >= 3000


@pytest.mark.parametrize("name", NAMES)
def test_the_columns_are_those_of_the_native_format(name: str) -> None:
    assert header(name) == COLUMNS


@pytest.mark.parametrize("name", NAMES)
def test_entries_are_sorted(name: str) -> None:
    keys = [(row["term"], row["pos"]) for row in table(name)]
    assert keys == sorted(keys)


@pytest.mark.parametrize("name", NAMES)
def test_entries_are_unique_in_their_lexicon(name: str) -> None:
    counts = Counter((row["term"].lower(), row["pos"], row["match"]) for row in table(name))
    assert [key for key, n in counts.items() if n > 1] == []


def test_a_loaded_term_stands_in_one_lexicon_only() -> None:
    counts = Counter((row["term"].lower(), row["pos"]) for row in loaded_rows())
    assert [key for key, n in counts.items() if n > 1] == []


def test_an_entry_for_any_part_of_speech_leaves_no_room_for_another() -> None:
    free = {row["term"] for row in loaded_rows() if not row["pos"]}
    assert [row["term"] for row in loaded_rows() if row["pos"] and row["term"] in free] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_field_is_valid(name: str) -> None:
    for row in table(name):
        assert row["category"] in categories(), row
        assert row["polarity"] in {p.value for p in Polarity}, row
        assert 0 < float(row["weight"]) <= 1, row
        assert row["match"] in MATCH_MODES, row
        assert row["pos"] in POS, row
        assert row["origin"].startswith("framing: "), row
        assert len(row["origin"]) > 20, row


@pytest.mark.parametrize("name", NAMES)
def test_terms_are_words_in_lower_case_without_stray_blanks(name: str) -> None:
    for row in table(name):
        term = row["term"]
        assert len(term) > 1, row
        assert term == " ".join(term.split()), row
        assert term == term.lower(), row
        assert not set(term) & set('"“”;,|=!@^~'), row


def test_a_part_of_speech_is_given_for_single_words_only() -> None:
    assert [row["term"] for _, row in all_rows() if row["pos"] and " " in row["term"]] == []


@pytest.mark.parametrize("name", NAMES)
def test_contexts_say_more_than_the_term(name: str) -> None:
    for row in table(name):
        found = contexts(row)
        assert len(found) == len(set(found)), row
        for context in found:
            assert context.lower() not in {"", row["term"]}, row


def test_most_contexts_hold_the_term() -> None:
    pairs = [(row["term"], c) for _, row in all_rows() for c in contexts(row)]
    holding = [term[: max(3, len(term) - 2)] in context.lower() for term, context in pairs]
    assert sum(holding) >= 0.95 * len(pairs) > 0


@pytest.mark.parametrize("name", NAMES)
def test_a_neutral_alternative_is_another_word(name: str) -> None:
    assert [row["term"] for row in table(name) if row["neutral"] == row["term"]] == []


def test_no_neutral_alternative_is_itself_strongly_loaded() -> None:
    strong = {row["term"] for row in loaded_rows() if float(row["weight"]) >= 0.8 and not row["pos"]}
    assert [row["term"] for row in loaded_rows() if row["neutral"] in strong] == []


def test_every_category_is_defined_with_its_paper() -> None:
    assert header("categories") == CATEGORY_COLUMNS
    assert list(categories()) == sorted(categories())
    for row in categories().values():
        assert row["loaded"] in {"yes", "no"}, row
        assert len(row["definition"]) > 15, row
        assert any(letter.isdigit() for letter in row["paper"]), row


def test_every_category_is_used_and_explained() -> None:
    used = {row["category"] for _, row in all_rows()} | {"reporting-verb"}
    assert set(categories()) == used
    readme = (default_folder() / "README.md").read_text(encoding="utf-8")
    assert [name for name in categories() if f"`{name}`" not in readme] == []


def test_plain_categories_are_off_by_default() -> None:
    off = {name for name, row in categories().items() if row["loaded"] == "no"}
    assert {"hedge", "factive", "implicative", "violence", "moral-care", "degree", "accusation"} <= off


def test_both_spellings_are_there() -> None:
    terms = {row["term"] for _, row in all_rows()}
    for row in (r for _, r in all_rows()):
        last = row["term"].split()[-1]
        for american, british in SUFFIXES:
            if last.endswith(american) and not any(word in last for word in NOT_SUFFIXED):
                assert row["term"][: -len(american)] + british in terms, row["term"]


@pytest.mark.parametrize(("american", "british"), TWINS)
def test_twins_stand_together_and_are_judged_alike(american: str, british: str) -> None:
    said = {}
    for name, row in all_rows():
        if row["term"] in (american, british) and name not in {"violence", "morality"}:
            said[row["term"]] = (row["category"], row["polarity"], row["weight"])
    assert set(said) == {american, british}
    assert said[american] == said[british]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("far-left", "far-right"),
        ("left-wing extremist", "right-wing extremist"),
        ("woke mob", "maga mob"),
        ("radical left", "radical right"),
        ("gun nut", "gun-grabber"),
        ("anti-choice", "pro-abortion"),
        ("climate denier", "climate alarmist"),
        ("imperialist", "stalinist"),
        ("leftist", "rightist"),
        ("soros-funded", "koch-funded"),
    ],
)
def test_both_sides_of_a_dispute_are_marked_alike(one: str, other: str) -> None:
    found = {row["term"]: row for row in loaded_rows() if row["term"] in (one, other)}
    assert set(found) == {one, other}
    assert found[one]["category"] == found[other]["category"]
    assert abs(float(found[one]["weight"]) - float(found[other]["weight"])) <= 0.1


def test_the_camps_are_covered_evenly() -> None:
    reasons = Counter(row["origin"] for row in loaded_rows() if row["category"] == "political-label")
    left = sum(n for reason, n in reasons.items() if "for the left" in reason)
    right = sum(n for reason, n in reasons.items() if "for the right" in reason)
    assert 0.6 < left / right < 1.6, (left, right)


def test_the_names_that_two_camps_give_themselves_are_treated_alike() -> None:
    pairs = [
        ("pro-life", "pro-choice"),
        ("parental rights", "reproductive rights"),
        ("gun safety", "religious liberty"),
    ]
    place = {row["term"]: row["category"] for _, row in all_rows()}
    for one, other in pairs:
        assert place[one] == place[other] == "contested-term"
