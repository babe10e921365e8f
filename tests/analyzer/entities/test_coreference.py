"""Which mentions are one entity."""

from __future__ import annotations

from collections.abc import Callable

from entity_notation import article, resolved
from hypothesis import given
from hypothesis import strategies as st

from framing.analyzer.entities.coreference import entities
from framing.language.tree import Tree
from framing.model import Article, Parse, Part, PartKind, Quotation

Build = Callable[..., Tree]

LUKASHENKO = "Alexander|PROPN|compound|1|PERSON Lukashenko|PROPN|nsubj|2|+ spoke|VERB|ROOT|2"
HILLARY = "Hillary|PROPN|compound|1|PERSON Clinton|PROPN|nsubj|2|+ spoke|VERB|ROOT|2"
BILL = "Bill|PROPN|compound|1|PERSON Clinton|PROPN|nsubj|2|+ left|VERB|ROOT|2"


def test_a_surname_is_the_full_name(tree: Build) -> None:
    _, grouped = resolved(article(tree, LUKASHENKO, "Lukashenko|PROPN|nsubj|1|ORG left|VERB|ROOT|1"))
    assert grouped == {"Alexander Lukashenko": ["Alexander Lukashenko/name", "Lukashenko/surname"]}


def test_two_who_share_a_surname_stay_two_and_mrs_tells_which(tree: Build) -> None:
    mrs = "Mrs.|PROPN|compound|1 Clinton|PROPN|nsubj|2|PERSON smiled|VERB|ROOT|2"
    _, grouped = resolved(article(tree, HILLARY, BILL, mrs))
    assert grouped == {
        "Hillary Clinton": ["Hillary Clinton/name", "Clinton/surname"],
        "Bill Clinton": ["Bill Clinton/name"],
    }


def test_a_metonym_is_linked_and_keeps_its_surface(tree: Build) -> None:
    _, grouped = resolved(
        article(
            tree,
            "China|PROPN|nsubj|1|GPE spoke|VERB|ROOT|1",
            "Beijing|PROPN|nsubj|1|GPE left|VERB|ROOT|1",
            "The|DET|det|2 Chinese|ADJ|amod|2|NORP army|NOUN|nsubj|3 won|VERB|ROOT|3",
        )
    )
    assert grouped["China"] == ["China/name", "Beijing/metonym", "Chinese/demonym"]


def test_in_beijing_is_the_city(tree: Build) -> None:
    _, grouped = resolved(article(tree, "They|PRON|nsubj|1 met|VERB|ROOT|1 in|ADP|prep|1 Beijing|PROPN|pobj|2|GPE"))
    assert grouped["Beijing"] == ["Beijing/name"]


def test_initials_are_the_body_they_stand_for(tree: Build) -> None:
    _, grouped = resolved(
        article(
            tree,
            "the|DET|det|3 Foo|PROPN|compound|3|ORG Bar|PROPN|compound|3|+ Council|PROPN|nsubj|4|+ met|VERB|ROOT|4",
            "FBC|PROPN|nsubj|1|ORG left|VERB|ROOT|1",
        )
    )
    assert grouped == {"Foo Bar Council": ["Foo Bar Council/name", "FBC/acronym"]}


def test_apposition(tree: Build) -> None:
    _, grouped = resolved(
        article(
            tree,
            "Lukashenko|PROPN|nsubj|4|PERSON ,|PUNCT|punct|0 an|DET|det|3 ally|NOUN|appos|0 spoke|VERB|ROOT|4",
        )
    )
    assert grouped == {"Lukashenko": ["Lukashenko/surname", "an ally/apposition"]}


def test_a_description_finds_who_has_the_role_in_the_country(tree: Build) -> None:
    _, grouped = resolved(
        article(
            tree,
            "Belarusian|ADJ|amod|3|NORP President|PROPN|compound|3 Alexander|PROPN|compound|3|PERSON "
            "Lukashenko|PROPN|nsubj|4|+ met|VERB|ROOT|4 Vladimir|PROPN|compound|6|PERSON Putin|PROPN|dobj|4|+",
            "The|DET|det|2 authoritarian|ADJ|amod|2 leader|NOUN|nsubj|5 of|ADP|prep|2 Belarus|PROPN|pobj|3|GPE "
            "left|VERB|ROOT|5",
        )
    )
    assert "The authoritarian leader/description" in grouped["Alexander Lukashenko"]


def test_a_vice_president_is_not_the_president(tree: Build) -> None:
    _, grouped = resolved(
        article(
            tree,
            "President|PROPN|compound|1 Obama|PROPN|nsubj|2|PERSON spoke|VERB|ROOT|2",
            "The|DET|det|2 vice|NOUN|compound|2 president|NOUN|nsubj|3 left|VERB|ROOT|3",
            "The|DET|det|1 president|NOUN|nsubj|2 left|VERB|ROOT|2",
        )
    )
    assert grouped["Obama"] == ["Obama/surname", "The president/description"]


def test_his_administration_is_a_body_of_its_own(tree: Build) -> None:
    found, grouped = resolved(
        article(
            tree,
            "Donald|PROPN|compound|1|PERSON Trump|PROPN|nsubj|2|+ spoke|VERB|ROOT|2",
            "the|DET|det|2 Trump|PROPN|compound|2|PERSON administration|NOUN|nsubj|3 acted|VERB|ROOT|3",
            "the|DET|det|1 administration|NOUN|nsubj|2 waited|VERB|ROOT|2",
        )
    )
    assert grouped["Trump administration"] == ["the Trump administration/name", "the administration/same head"]
    assert {e.name: e.label for e in found}["Trump administration"] == "ORG"


def test_an_indefinite_singular_is_somebody_new(tree: Build) -> None:
    found, _ = resolved(
        article(
            tree,
            "Nothing|PRON|nsubj|1 moved|VERB|ROOT|1",
            "a|DET|det|1 soldier|NOUN|nsubj|2 left|VERB|ROOT|2",
            "Night|NOUN|nsubj|1 fell|VERB|ROOT|1",
            "another|DET|det|1 soldier|NOUN|nsubj|2 came|VERB|ROOT|2",
            "the|DET|det|1 soldier|NOUN|nsubj|2 slept|VERB|ROOT|2",
        )
    )
    assert [e.mentions for e in found] == [2, 1]


def test_pronouns_agree_in_gender(tree: Build) -> None:
    _, grouped = resolved(article(tree, HILLARY, BILL, "She|PRON|nsubj|1 smiled|VERB|ROOT|1"))
    assert grouped["Hillary Clinton"][-1] == "She/pronoun"


def test_a_plain_pronoun_is_not_its_own_verbs_subject(tree: Build) -> None:
    text = article(tree, BILL, "Barack|PROPN|compound|1|PERSON Obama|PROPN|nsubj|2|+ saw|VERB|ROOT|2 him|PRON|dobj|2")
    assert resolved(text)[1]["Bill Clinton"][-1] == "him/pronoun"


def test_a_reflexive_is(tree: Build) -> None:
    text = article(
        tree, BILL, "Barack|PROPN|compound|1|PERSON Obama|PROPN|nsubj|2|+ saw|VERB|ROOT|2 himself|PRON|dobj|2"
    )
    assert resolved(text)[1]["Barack Obama"][-1] == "himself/pronoun"


def test_i_is_the_speaker_and_he_is_not(tree: Build) -> None:
    text = article(
        tree,
        BILL,
        "“|PUNCT|punct|2 I|PRON|nsubj|2 know|VERB|ccomp|7 him|PRON|dobj|2 ,|PUNCT|punct|7 ”|PUNCT|punct|7 "
        "Obama|PROPN|nsubj|7|PERSON said|VERB|ROOT|7",
    )
    nodes = text.nodes
    quote = Quotation(
        nodes[4].start, nodes[7].end, "", 1, "direct", 3, "Obama", nodes[9].start, nodes[9].end, None, "named"
    )
    grouped = resolved(text, (quote,))[1]
    assert grouped["Bill Clinton"] == ["Bill Clinton/name", "him/pronoun"]
    assert grouped["Obama"] == ["I/pronoun", "Obama/surname"]


def test_it_is_clear_refers_to_nothing(tree: Build) -> None:
    text = article(
        tree,
        "Congress|PROPN|nsubj|1|ORG voted|VERB|ROOT|1",
        "It|PRON|nsubj|1 is|AUX|ROOT|1 clear|ADJ|acomp|1",
    )
    assert resolved(text)[1] == {"Congress": ["Congress/name"]}


def test_somebody_called_only_she_is_an_entity(tree: Build) -> None:
    found, _ = resolved(article(tree, "She|PRON|nsubj|1 smiled|VERB|ROOT|1"))
    assert [(e.name, e.label) for e in found] == [("she", "PERSON")]


def test_he_makes_a_person_of_a_misread_name(tree: Build) -> None:
    text = article(tree, "Zybert|PROPN|nsubj|1|ORG spoke|VERB|ROOT|1", "He|PRON|nsubj|1 smiled|VERB|ROOT|1")
    found, grouped = resolved(text)
    assert grouped == {"Zybert": ["Zybert/surname", "He/pronoun"]}
    assert found[0].label == "PERSON"


def test_her_before_the_name(tree: Build) -> None:
    text = article(
        tree,
        "During|ADP|prep|5 her|PRON|poss|2 term|NOUN|pobj|0 Mrs.|PROPN|compound|4 Clinton|PROPN|nsubj|5|PERSON "
        "voted|VERB|ROOT|5",
    )
    assert resolved(text)[1] == {"Clinton": ["her/pronoun", "Clinton/surname"]}


def test_an_alias_overrides(tree: Build) -> None:
    text = article(tree, LUKASHENKO, "Batka|PROPN|nsubj|1|PERSON left|VERB|ROOT|1")
    aliases = {"Batka": "Lukashenko", "Alexander Lukashenko": "Lukashenko"}
    found, grouped = resolved(text, aliases=aliases)
    assert grouped == {"Lukashenko": ["Alexander Lukashenko/alias", "Batka/alias"]}
    assert found[0].key == "A:Lukashenko"


def test_the_main_actor_comes_first(tree: Build) -> None:
    found, _ = resolved(
        article(
            tree,
            LUKASHENKO,
            "Lukashenko|PROPN|nsubj|1|PERSON met|VERB|ROOT|1 protesters|NOUNS|dobj|1 in|ADP|prep|1 "
            "Spain|PROPN|pobj|3|GPE",
        )
    )
    assert found[0].name == "Alexander Lukashenko"
    assert [e.salience for e in found] == sorted((e.salience for e in found), reverse=True)
    assert [e.id for e in found] == ["e1", "e2", "e3"]


WORDS = st.sampled_from(
    [
        "Obama",
        "the",
        "He",
        "US",
        "leader",
        "“",
        "”",
        "Clinton",
        "of",
        "pro",
        "-",
        "Russia",
        "GOP",
        "x",
        "3",
        "‘",
        "she",
        "’s",
    ]
)
LABELS = st.sampled_from(["PERSON", "ORG", "GPE", "NORP", "DATE"])


@given(st.lists(st.tuples(WORDS, st.integers(0, 30), st.booleans()), min_size=1, max_size=30), LABELS)
def test_every_mention_stands_where_it_says(rows: list[tuple[str, int, bool]], label: str) -> None:
    """Whatever the parse: offsets hold, mentions are in text order, each has an entity, the same twice over."""
    n, words = len(rows), [word for word, _, _ in rows]
    starts = [sum(len(w) + 1 for w in words[:i]) for i in range(n)]
    text = " ".join(words)
    pos = ["PROPN" if w[0].isupper() else "PRON" if w in ("He", "she") else "NOUN" for w in words]
    heads = tuple(min(head, i) for i, (_, head, _) in enumerate(rows))  # no circles
    parse = Parse(
        "hand-built", tuple(starts), tuple(s + len(w) for s, w in zip(starts, words, strict=True)),
        tuple(w.lower() for w in words), tuple(pos), ("NNP",) * n, ("nsubj",) * n, heads, (-1,) * n, ((0, n),),
        tuple((i, i + 1, label) for i, (_, _, named) in enumerate(rows) if named), (),
    )  # fmt: skip
    article_ = Article("a", "A", "", text, (Part(PartKind.BODY, 0, len(text)),))
    found, mentions = entities(Tree(article_, parse), (), {})
    assert all(text[m.start : m.end] == m.text for m in mentions)
    assert [(m.start, m.end) for m in mentions] == sorted((m.start, m.end) for m in mentions)
    assert {m.entity for m in mentions} == {e.id for e in found}
    assert all(sum(m.entity == e.id for m in mentions) == e.mentions for e in found)
    assert entities(Tree(article_, parse), (), {}) == (found, mentions)


JUNIOR = "Tom|PROPN|compound|1|PERSON Gruff|PROPN|compound|2|+ Jr.|PROPN|nsubj|3|+ spoke|VERB|ROOT|3"
SENIOR = "Tom|PROPN|compound|1|PERSON Gruff|PROPN|nsubj|2|+ left|VERB|ROOT|2"


def test_a_junior_is_not_the_elder_where_both_are_spoken_of(tree: Build) -> None:
    found, grouped = resolved(article(tree, JUNIOR, SENIOR, "Gruff|PROPN|nsubj|1|PERSON fell|VERB|ROOT|1"))
    assert grouped == {"Tom Gruff Jr.": ["Tom Gruff Jr./name"], "Tom Gruff": ["Tom Gruff/name", "Gruff/surname"]}
    assert {e.name: e.key for e in found} == {"Tom Gruff Jr.": "P:Tom Gruff Jr.", "Tom Gruff": ""}


def test_a_junior_of_whom_alone_the_article_speaks_needs_no_suffix(tree: Build) -> None:
    _, grouped = resolved(article(tree, JUNIOR, "Gruff|PROPN|nsubj|1|PERSON fell|VERB|ROOT|1"))
    assert grouped == {"Tom Gruff": ["Tom Gruff Jr./name", "Gruff/surname"]}


def test_dashes_set_a_description_beside_a_name_whatever_the_parse(tree: Build) -> None:
    said = "--|PUNCT|punct|0 the|DET|det|2 lawyer|NOUN|nsubj|4 --|PUNCT|punct|2 spoke|VERB|ROOT|4"
    _, grouped = resolved(article(tree, "Tom|PROPN|compound|1|PERSON Gruff|PROPN|ROOT|1|+", said))
    assert grouped == {"Tom Gruff": ["Tom Gruff/name", "the lawyer/apposition"]}


def test_an_office_before_a_name_between_commas_is_his(tree: Build) -> None:
    words = "a|DET|det|1 word|NOUN|nsubj|9 for|ADP|prep|1 the|DET|det|4 counsel|NOUN|pobj|2 ,|PUNCT|punct|1"
    named = f"{words} Tom|PROPN|compound|7|PERSON Gruff|PROPN|appos|1|+ ,|PUNCT|punct|1 helped|VERB|ROOT|9"
    assert resolved(article(tree, named))[1]["Tom Gruff"] == ["the counsel/apposition", "Tom Gruff/name"]


def test_their_workers_are_not_the_workers_spoken_of_before(tree: Build) -> None:
    before = "Workers|NOUNS|nsubj|1 marched|VERB|ROOT|1"
    theirs = "firms|NOUNS|nsubj|1 pay|VERB|ROOT|1 their|PRON|poss|3 workers|NOUNS|dobj|1"
    found, _ = resolved(article(tree, before, theirs))
    assert [e.name for e in found].count("workers") == 2


def test_whom_the_quotation_names_does_not_speak_it(tree: Build) -> None:
    meant = "Gruff|PROPN|nsubj|1|PERSON met|VERB|ROOT|1 Ross|PROPN|dobj|1|PERSON"
    told = "Gruff|PROPN|nsubj|1|PERSON lies|VERB|ccomp|3 he|PRON|nsubj|3 said|VERB|ROOT|3"
    built = article(tree, meant, told)
    at = built.nodes[5].start
    quote = Quotation(built.nodes[3].start, built.nodes[4].end, "", 1, "direct", 2, "he", at, at + 2)
    assert "he/pronoun" in resolved(built)[1]["Gruff"]
    assert "he/pronoun" in resolved(built, (quote,))[1]["Ross"]


def test_who_adds_something_is_known_before_the_people_in_it(tree: Build) -> None:
    """“He told me the mayor lies,” she added: of the two only she can be the person who spoke before."""
    said = "Dana|PROPN|nsubj|1|PERSON spoke|VERB|ROOT|1"
    words = "He|PRON|nsubj|1 told|VERB|ccomp|6 the|DET|det|3 mayor|NOUN|nsubj|4 lies|VERB|ccomp|1"
    told = f"{words} she|PRON|nsubj|6 added|VERB|ROOT|6"
    built = article(tree, said, told)
    at = built.nodes[7].start
    quote = Quotation(built.nodes[2].start, built.nodes[6].end, "", 1, "direct", 5, "she", at, at + 3)
    grouped = resolved(built, (quote,))[1]
    assert "she/pronoun" in grouped["Dana"]
    assert "He/pronoun" not in grouped["Dana"]
    assert not any("mayor" in mention for mention in grouped["Dana"])


MAYOR = "The|DET|det|1 mayor|NOUN|nsubj|2 lies|VERB|ccomp|4 he|PRON|nsubj|4 said|VERB|ROOT|4"
AS_MAYOR = "I|PRON|nsubj|3 as|ADP|prep|0 mayor|NOUN|pobj|1 serve|VERB|ccomp|5 he|PRON|nsubj|5 said|VERB|ROOT|5"


def _who_says(tree: Tree, words: int) -> str:
    """Whom "he" of "he said" means, behind a quotation of so many words at the end."""
    said = tree.nodes[-2]
    told = tree.nodes[-2 - words]
    quote = Quotation(told.start, tree.nodes[-3].end, "", 1, "direct", words, "he", said.start, said.end)
    grouped = resolved(tree, (quote,))[1]
    return next(name for name, mentions in grouped.items() if "he/pronoun" in mentions)


def test_who_is_called_by_title_in_the_quotation_does_not_speak_it(tree: Build) -> None:
    met = "Mayor|PROPN|compound|1 Gruff|PROPN|nsubj|2|PERSON met|VERB|ROOT|2 Ross|PROPN|dobj|2|PERSON"
    assert _who_says(article(tree, met, MAYOR), 3) == "Ross"
    assert _who_says(article(tree, met, AS_MAYOR), 4) == "Gruff"


def test_who_speaks_in_one_sentence_goes_on_in_the_next(tree: Build) -> None:
    gruff = "The|DET|det|1 mayor|NOUN|nsubj|3 Gruff|PROPN|appos|1|PERSON warned|VERB|ROOT|3"
    built = article(tree, f"{gruff} Ross|PROPN|nsubj|5|PERSON erred|VERB|ccomp|3", "He|PRON|nsubj|1 added|VERB|ROOT|1")
    assert "He/pronoun" in resolved(built)[1]["Gruff"]


def test_he_is_not_whom_his_verb_names(tree: Build) -> None:
    first = "Gruff|PROPN|nsubj|1|PERSON met|VERB|ROOT|1 Ross|PROPN|dobj|1|PERSON"
    _, grouped = resolved(article(tree, first, "he|PRON|nsubj|1 praised|VERB|ROOT|1 Gruff|PROPN|dobj|1|PERSON"))
    assert "he/pronoun" in grouped["Ross"]


def test_in_reported_speech_without_marks_he_may_be_the_speaker(tree: Build) -> None:
    called = "Gruff|PROPN|nsubj|1|PERSON called|VERB|ROOT|1 what|PRON|dobj|4"
    words = f"{called} he|PRON|nsubj|4 did|VERB|ccomp|1 bold|ADJ|acomp|4"
    built = article(tree, "Ross|PROPN|nsubj|1|PERSON left|VERB|ROOT|1", words)
    n = built.nodes
    part = ((n[7].start, n[7].end),)
    mixed = Quotation(n[4].start, n[7].end, "", 1, "mixed", 4, "Gruff", n[2].start, n[2].end, parts=part)
    assert "he/pronoun" in resolved(built, (mixed,))[1]["Gruff"]


def test_the_subject_of_the_main_clause_acts_in_the_participle(tree: Build) -> None:
    words = "Gruff|PROPN|nsubj|1|PERSON beat|VERB|ROOT|1 Ross|PROPN|dobj|1|PERSON scolding|VERB|advcl|1 him|PRON|dobj|3"
    assert "him/pronoun" in resolved(article(tree, words))[1]["Ross"]


def test_himself_without_a_subject_is_the_first_whom_it_fits(tree: Build) -> None:
    text = article(
        tree,
        "Bill|PROPN|compound|1|PERSON Clinton|PROPN|ROOT|1|+ seized|VERB|acl|1 by|ADP|agent|2 police|NOUNS|pobj|3 "
        "hanged|VERB|acl|4 himself|PRON|dobj|5",
    )
    assert resolved(text)[1]["Bill Clinton"][-1] == "himself/pronoun"


def test_a_capital_that_is_reached_or_left_is_the_city(tree: Build) -> None:
    def kinds(words: str) -> dict[str, list[str]]:
        return resolved(article(tree, words))[1]

    assert "Moscow" in kinds("They|PRON|nsubj|1 travel|VERB|ROOT|1 to|ADP|prep|1 Moscow|PROPN|pobj|2|GPE")
    assert "Moscow" in kinds("They|PRON|nsubj|1 leave|VERB|ROOT|1 Moscow|PROPN|dobj|1|GPE")
    assert "Russia" in kinds("They|PRON|nsubj|1 talk|VERB|ROOT|1 to|ADP|prep|1 Moscow|PROPN|pobj|2|GPE")
    assert "Russia" in kinds("They|PRON|nsubj|1 punish|VERB|ROOT|1 Moscow|PROPN|dobj|1|GPE")


def test_lawmakers_of_two_places_are_two_groups(tree: Build) -> None:
    of = "Lawmakers|NOUNS|nsubj|3 in|ADP|prep|0 {}|PROPN|pobj|1|GPE left|VERB|ROOT|3"
    found, _ = resolved(article(tree, of.format("Kyiv"), of.format("Warsaw"), of.format("Kyiv")))
    assert sorted(e.mentions for e in found if e.label == "GROUP") == [1, 2]


def test_one_parliament_by_its_country_in_two_forms(tree: Build) -> None:
    found, grouped = resolved(
        article(
            tree,
            "Hungary|PROPN|poss|2|GPE 's|PART|case|0 parliament|NOUN|nsubj|3 voted|VERB|ROOT|3",
            "The|DET|det|2 Hungarian|ADJ|amod|2|NORP parliament|NOUN|nsubj|3 rested|VERB|ROOT|3",
            "The|DET|det|2 Polish|ADJ|amod|2|NORP parliament|NOUN|nsubj|3 voted|VERB|ROOT|3",
        )
    )
    assert sorted(e.mentions for e in found if e.label == "ORG") == [1, 2], grouped


def test_the_gunman_is_nobody_who_only_is_near(tree: Build) -> None:
    gunman = "The|DET|det|1 gunman|NOUN|nsubj|2 fled|VERB|ROOT|2"
    stack = "Karl|PROPN|compound|1|PERSON Stack|PROPN|nsubj|2|+ spoke|VERB|ROOT|2"
    _, grouped = resolved(article(tree, stack, gunman))
    assert grouped == {"Karl Stack": ["Karl Stack/name"], "gunman": ["The gunman/first"]}


def test_police_are_one_however_they_are_tagged(tree: Build) -> None:
    police = "Bolivian|ADJ|amod|1|NORP police|{}|nsubj|2 left|VERB|ROOT|2"
    found, _ = resolved(article(tree, police.format("NOUN"), police.format("NOUNS")))
    assert [e.mentions for e in found if e.label == "GROUP"] == [2]
