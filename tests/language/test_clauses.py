"""One answer for each verb: roles and events say the same of denial and modality, whoever asks."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import msgspec
import pytest
from portrait_notation import sentence as built

from framing.analyzer.predicates.events import events
from framing.analyzer.predicates.roles import roles
from framing.language.clauses import clause
from framing.language.denial import denying_word
from framing.language.subjects import own_subject
from framing.language.tree import Node, Tree
from framing.language.voices import Voices
from framing.model import Event, Mention, Parse, RoleUse
from framing.reader import read

HERE = Path(__file__).parent
STORED = HERE.parent / "analyzer" / "constructions"


class _Stored(msgspec.Struct):
    name: str
    parse: Parse


def trees() -> Iterator[Tree]:
    for line in (STORED / "parses.jsonl").read_bytes().splitlines():
        row = msgspec.json.decode(line, type=_Stored)
        (article,) = read([str(STORED / f"{row.name}.txt")]).articles
        yield Tree(article, row.parse)


def everybody(tree: Tree) -> list[Mention]:
    """Each noun is a mention of its own, so that every predicate has a role."""
    nouns = (n for n in tree.nodes if n.pos in ("NOUN", "PROPN", "PRON"))
    return [_mention(n) for n in nouns]


def _mention(n: Node) -> Mention:
    return Mention(n.start, n.end, n.text, n.sent, n.i, f"e{n.i}", "nominal", "first")


def test_a_role_and_an_event_at_one_word_never_disagree() -> None:
    shared = 0
    for tree in trees():
        mentions = everybody(tree)
        told = {e.trigger_start: (e.negated, e.modality) for e in events(tree, mentions, Voices(()))}
        for use in roles(tree, mentions, Voices(())):
            if use.start in told:
                shared += 1
                assert (use.start, use.negated, use.modality) == (use.start, *told[use.start])
    assert shared > 500


def cases() -> list[tuple[str, str, str]]:
    """Status, verb and sentence; the sentences are the article `certainty` of the stored parses."""
    with (HERE / "certainty.csv").open(encoding="utf-8", newline="") as file:
        return [(r["expected"], r["verb"], r["sentence"]) for r in csv.DictReader(file)]


@cache
def told_of() -> tuple[str, list[tuple[int, str, str]]]:
    """The article's text, and place, verb and status of each role and event in it."""
    tree = next(t for t in trees() if t.article.title == "Denied, wanted, alleged, asked")
    mentions = everybody(tree)
    uses = [(u.start, u.verb, status(u)) for u in roles(tree, mentions, Voices(()))]
    told = [(e.trigger_start, e.trigger, status(e)) for e in events(tree, mentions, Voices(()))]
    return tree.text, uses + told


def status(found: RoleUse | Event) -> str:
    return "denied" if found.negated else found.modality


@pytest.mark.parametrize(("expected", "verb", "sentence"), cases())
def test_what_is_denied_wanted_alleged_or_asked_is_not_told_as_done(expected: str, verb: str, sentence: str) -> None:
    text, told = told_of()
    first = text.index(sentence)
    here = {how for at, what, how in told if first <= at < first + len(sentence) and what.startswith(verb)}
    if expected == "open":
        assert here
        assert "asserted" not in here
    else:
        assert here == {"asserted" if expected == "told" else expected}


NOR = "He|PRON|nsubj|3 did|AUX|aux|3 not|PART|neg|3 apologise|VERB/VB|ROOT|3 nor|CCONJ|cc|3 did|AUX|aux|7 "
NOR += "he|PRON|nsubj|7 resign|VERB/VB|conj|3"
AND = NOR.replace("nor|", "and|")


@pytest.mark.parametrize(
    ("spec", "verb", "denied"),
    [
        (NOR, 7, True),
        (AND, 7, False),
        ("He|PRON|nsubj|3 did|AUX|aux|3 not|PART|neg|3 win|VERB/VB|ROOT|3", 3, True),
        ("He|PRON|nsubj|4 did|AUX|aux|4 not|PART|neg|4 only|ADV|advmod|4 win|VERB/VB|ROOT|4", 4, False),
        ("He|PRON|nsubj|4 ca|AUX|aux|4 n't|PART|neg|4 just|ADV|advmod|4 win|VERB/VB|ROOT|4", 4, True),
        ("not|PART|neg|2 to|PART|aux|2 mention|VERB/VB|ROOT|2 lies|NOUN|dobj|2", 2, False),
        ("Never|ADV/RB|neg|2 \"|PUNCT/''|punct|2 thundered|VERB|ROOT|2 Reyes|PROPN|nsubj|2", 2, False),
    ],
)
def test_denied_in_its_own_clause(tree: Callable[..., Tree], spec: str, verb: int, denied: bool) -> None:
    assert clause(built(tree, spec).nodes[verb]).negated is denied


LOST = "firm|NOUN|nsubj|1 supplied|VERB/VBD|ROOT|1|supply no|DET|det|3 coaching|NOUN|{dep}|5 ,|PUNCT|punct|{comma} "
LOST += "Kerr|PROPN|nsubj|6 told|VERB/VBD|conj|1|tell her|PRON|dobj|6"


@pytest.mark.parametrize(("dep", "comma", "denied"), [("nmod", 5, True), ("nmod", 3, True), ("nsubj", 5, False)])
def test_an_object_with_no_that_is_given_to_a_name_denies_its_verb(
    tree: Callable[..., Tree], dep: str, comma: int, denied: bool
) -> None:
    assert clause(built(tree, LOST.format(dep=dep, comma=comma)).nodes[1]).negated is denied


DIED = "{whom} died|VERB/VBD|ROOT|1|die before|SCONJ/IN|mark|4 {who} reached|VERB/VBD|advcl|1|reach it|PRON|dobj|4"
KERR, SHE, HE = "Kerr|PROPN/NNP|nsubj|1", "she|PRON/PRP|nsubj|1", "he|PRON/PRP|nsubj|4"
SHOT = "Kerr|PROPN|nsubjpass|2 was|AUX|auxpass|2 {how} before|ADP|prep|2 reaching|VERB/VBG|pcomp|{at}|reach"
STOPPED = "They|PRON|nsubj|1 stopped|VERB/VBD|ROOT|1|stop Kerr|PROPN|dobj|1 before|SCONJ/IN|mark|5 "
STOPPED += "he|PRON|nsubj|5 left|VERB/VBD|advcl|1|leave"


@pytest.mark.parametrize(
    ("spec", "verb", "modality"),
    [
        (DIED.format(whom=KERR, who=HE), 4, "possible"),
        (DIED.format(whom=SHE, who=HE.replace("he", "she")), 4, "possible"),
        (DIED.format(whom=SHE, who=HE), 4, "asserted"),  # somebody else
        (DIED.format(whom=KERR, who="Lowe|PROPN|nsubj|4"), 4, "asserted"),
        (DIED.format(whom="father|NOUN/NN|nsubj|1", who=HE), 4, "asserted"),  # the child goes on
        (DIED.format(whom=KERR, who=HE).replace("before", "after"), 4, "asserted"),
        (
            DIED.format(whom=KERR, who=HE).replace("died|VERB/VBD|ROOT|1|die", "rose|VERB/VBD|ROOT|1|rise"),
            4,
            "asserted",
        ),
        (SHOT.format(how="killed|VERB/VBN|ROOT|2|kill", at=3), 4, "possible"),
        (SHOT.format(how="shot|VERB/VBN|ROOT|2|shoot dead|ADJ|oprd|2", at=4), 5, "possible"),
        (SHOT.format(how="seen|VERB/VBN|ROOT|2|see", at=3), 4, "asserted"),
        (STOPPED, 5, "possible"),
    ],
)
def test_who_was_dead_or_stopped_before_did_not_do_it(
    tree: Callable[..., Tree], spec: str, verb: int, modality: str
) -> None:
    assert clause(built(tree, spec).nodes[verb]).modality == modality


WHO_LIE = "Drivers|NOUN/NNS|nsubj|5 who|PRON/WP|nsubj|2 lie|VERB/VBP|relcl|0 about|ADP|prep|2 "
WHO_LIE += "could|AUX/MD|aux|5 pay|VERB/VB|ROOT|5"
THE_DRIVERS = "The|DET|det|1 drivers|NOUN/NNS|nsubj|5 who|PRON/WP|nsubj|3 lie|VERB/VBP|relcl|1 "
THE_DRIVERS += "could|AUX/MD|aux|5 pay|VERB/VB|ROOT|5"
WHO_ARE_CAUGHT = "Drivers|NOUN/NNS|nsubj|5 who|PRON/WP|nsubjpass|3 are|AUX/VBP|auxpass|3 caught|VERB/VBN|relcl|0 "
WHO_ARE_CAUGHT += "could|AUX/MD|aux|5 pay|VERB/VB|ROOT|5"


@pytest.mark.parametrize(
    ("spec", "verb", "modality"),
    [
        (WHO_LIE, 2, "conditional"),
        (WHO_ARE_CAUGHT, 3, "conditional"),
        (WHO_ARE_CAUGHT.replace("are|AUX/VBP", "were|AUX/VBD").replace("could", "must"), 3, "asserted"),
        (WHO_LIE.replace("lie|VERB/VBP", "lied|VERB/VBD").replace("could", "must"), 2, "asserted"),
        (WHO_LIE.replace("lie|VERB/VBP", "lied|VERB/VBD"), 2, "conditional"),
        (WHO_LIE.replace("could|AUX/MD", "must|AUX/MD"), 2, "conditional"),
        (WHO_LIE.replace("could|AUX/MD", "have|AUX/VBP"), 2, "asserted"),  # it is done
        (WHO_LIE.replace("about|ADP|prep|2", ",|PUNCT|punct|0"), 2, "conditional"),  # the comma stands behind
        (WHO_LIE.replace("nsubj|5", "npadvmod|5"), 2, "asserted"),
        (WHO_LIE.replace("Drivers|NOUN/NNS", "Smith|PROPN/NNP"), 2, "asserted"),
        (WHO_LIE.replace("relcl|0", "ccomp|0"), 2, "asserted"),
        (THE_DRIVERS, 3, "asserted"),
        (THE_DRIVERS.replace("The|DET|det", "Our|PRON|poss"), 3, "asserted"),
        (THE_DRIVERS.replace("The|DET|det", "Two|NUM|nummod"), 3, "asserted"),
        (THE_DRIVERS.replace("The|DET|det", "poor|ADJ|amod"), 3, "conditional"),
        (THE_DRIVERS.replace("The|DET|det", ",|PUNCT|punct"), 3, "conditional"),  # before the noun
    ],
)
def test_of_a_rule_is_told_what_may_be(tree: Callable[..., Tree], spec: str, verb: int, modality: str) -> None:
    assert clause(built(tree, spec).nodes[verb]).modality == modality


def test_a_clause_behind_a_comma_tells_of_all(tree: Callable[..., Tree]) -> None:
    spec = "Banks|NOUN/NNS|nsubj|5 ,|PUNCT|punct|0 which|PRON/WDT|nsubj|3 cheat|VERB/VBP|relcl|0 could|AUX/MD|aux|5 "
    assert clause(built(tree, spec + "pay|VERB/VB|ROOT|5").nodes[3]).modality == "asserted"


@pytest.mark.parametrize(
    ("spec", "verb", "word"),
    [
        ("never|ADV|neg|2 to|PART|aux|2 go|VERB/VB|ROOT|2", 2, "never"),
        ("to|PART|aux|1 go|VERB/VB|ROOT|1", 1, None),
        ("to|PART|aux|1 make|VERB/VB|ROOT|1 no|DET|det|3 deal|NOUN|dobj|1", 1, None),  # the object denies it
        ("not|PART|neg|2 only|ADV|advmod|2 won|VERB|ROOT|2", 2, None),
    ],
)
def test_the_word_that_denies(tree: Callable[..., Tree], spec: str, verb: int, word: str | None) -> None:
    found = denying_word(built(tree, spec).nodes[verb])
    assert (found.text if found else None) == word


@pytest.mark.parametrize(
    ("noun", "pos", "who"),
    [
        ("village", "NOUN/NN", "residents"),  # "residents of a village who accuse him"
        ("farmers", "NOUN/NNS", "farmers"),
        ("Lagos", "PROPN/NNP", "Lagos"),
    ],
)
def test_who_means_people(tree: Callable[..., Tree], noun: str, pos: str, who: str) -> None:
    clause_of = "who|PRON/WP|nsubj|4 accuse|VERB/VBP|relcl|2 him|PRON|dobj|4"
    spec = f"residents|NOUN/NNS|ROOT|0|resident of|ADP|prep|0 {noun}|{pos}|pobj|1 {clause_of}"
    subject = own_subject(built(tree, spec).nodes[4])
    assert subject is not None
    assert subject.text == who
