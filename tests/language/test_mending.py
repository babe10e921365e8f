"""Misreadings put right in the tree: whatever the parser gives, what comes out is a tree."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from conftest import build
from framing.language.mending.as_clauses import mend_as_talks
from framing.language.mending.headlines import mend_over_feast, mend_plural_verb
from framing.language.mending.links import move
from framing.language.mending.order import mended
from framing.language.tree import Node, Tree

DEPS = ("nsubj", "appos", "conj", "relcl", "acl", "prep", "ccomp", "dobj", "amod", "punct", "agent", "pobj", "dep")
TAGS = ("VBD", "VBN", "VBG", "VBZ", "NN", "NNP", "IN", "CD", ",", ":")
WORDS = (
    "Ann",
    "ruled",
    "who",
    "of",
    "names",
    "said",
    "pledged",
    "83",
    "President",
    ":",
    ",",
    "and",
    "won",
    "Ms.",
    "that",
)


@st.composite
def parses(draw: st.DrawFn) -> dict[str, list[object]]:
    """A sentence of any words, labels and links that is a tree."""
    n = draw(st.integers(2, 12))
    order = draw(st.permutations(range(n)))
    heads = [0] * n
    for at, node in enumerate(order):  # each hangs on one that came before it
        heads[node] = node if at == 0 else order[draw(st.integers(0, at - 1))]
    return {
        "words": draw(st.lists(st.sampled_from(WORDS), min_size=n, max_size=n)),
        "tags": draw(st.lists(st.sampled_from(TAGS), min_size=n, max_size=n)),
        "deps": ["ROOT" if heads[i] == i else draw(st.sampled_from(DEPS)) for i in range(n)],
        "pos": draw(st.lists(st.sampled_from(("VERB", "NOUN", "PROPN", "ADP", "PUNCT")), min_size=n, max_size=n)),
        "heads": heads,
    }


@given(parses())
def test_what_is_put_right_is_still_a_tree(parse: dict[str, list[object]]) -> None:
    tree = build(parse.pop("words"), **parse)  # type: ignore[arg-type]
    for node in mended(tree).nodes:
        seen = {node.i}
        while node.head is not node:
            node = node.head
            assert node.i not in seen
            seen.add(node.i)
    for node in tree.nodes:
        assert all(child.head is node for child in node.children)
        assert node.head is node or any(c is node for c in node.head.children)


def test_nothing_moves_below_itself() -> None:
    tree = build(["a", "b", "c"], heads=[0, 0, 1], deps=["ROOT", "dobj", "prep"])
    first, second, third = tree.nodes
    move(second, third, "conj")
    assert second.head is first
    assert third.head is second
    move(first, third, "dep")
    assert first.head is first


def spelled(rows: str, **more: object) -> Tree:
    """A sentence from rows of "word tag dep head", where the head is the number of its word."""
    found = [row.split() for row in rows.strip().splitlines()]
    words, tags, deps, heads = (list(column) for column in zip(*found, strict=True))
    pos = [POS.get(tag, "PUNCT") for tag in tags]
    return build(words, tags=tags, deps=deps, heads=[int(h) for h in heads], pos=pos, **more)  # type: ignore[arg-type]


POS = {
    "VBD": "VERB",
    "VBN": "VERB",
    "VBZ": "VERB",
    "VBP": "VERB",
    "VB": "VERB",
    "NN": "NOUN",
    "NNS": "NOUN",
    "NNP": "PROPN",
    "DT": "DET",
    "IN": "ADP",
    "TO": "PART",
    "WP": "PRON",
    "PRP": "PRON",
    "JJ": "ADJ",
}


def named(tree: Tree, word: str) -> Node:
    return next(n for n in tree.nodes if n.text == word)


def test_who_is_named_at_the_end_is_the_source_of_all_before() -> None:
    tree = mended(
        spelled("""
        Linn NNP nsubj 1
        sued VBD ROOT 1
        Crane NNP dobj 1
        , , punct 2
        an DT det 5
        official NN appos 2
        said VBD advcl 1
        . . punct 1
        """, lemmas=["Linn", "sue", "Crane", ",", "an", "official", "say", "."])
    )  # fmt: skip
    said, sued = named(tree, "said"), named(tree, "sued")
    assert said.head is said
    assert sued.head is said
    assert sued.dep == "ccomp"
    assert named(tree, "official").head is said
    assert named(tree, "official").dep == "nsubj"


def test_an_apposition_that_says_something_else_stays() -> None:
    rows = """
        Linn NNP nsubj 1
        sued VBD ROOT 1
        Crane NNP dobj 1
        , , punct 2
        an DT det 5
        official NN appos 2
        who WP nsubj 7
        {} VBD relcl 5
        . . punct 1
        """
    for verb in ("said", "left"):
        tree = mended(
            spelled(rows.format(verb), lemmas=["Linn", "sue", "Crane", ",", "an", "official", "who", verb, "."])
        )
        assert named(tree, "sued").head is named(tree, "sued")
        assert named(tree, "official").head is named(tree, "Crane")


def test_a_name_behind_closing_marks_and_a_verb_is_its_subject() -> None:
    rows = """
        “ `` punct 4
        Lies NNS nsubj 4
        , , punct 4
        ” '' punct 4
        snorted VBD ROOT 4
        Amos NNP dobj 4
        """
    tree = mended(spelled(rows, lemmas=["“", "lie", ",", "”", "snort", "Amos"]))
    assert named(tree, "Amos").dep == "nsubj"
    assert named(tree, "Lies").dep == "ccomp"
    plain = spelled(rows.replace(", , punct 4", "of IN prep 1"), lemmas=["“", "lie", "of", "”", "snort", "Amos"])
    assert named(mended(plain), "Amos").dep == "dobj"


def test_two_subjects_side_by_side_are_a_description_and_a_name() -> None:
    tree = mended(
        spelled("""
        The DT det 1
        killer NN nsubj 3
        Moore NNP nsubj 3
        fled VBD ROOT 3
        """)
    )  # fmt: skip
    assert named(tree, "killer").head is named(tree, "Moore")
    assert named(tree, "killer").dep == "compound"


def test_one_person_in_a_comparison_is_not_several() -> None:
    rows = """
        He PRP nsubj 1
        met VBD ROOT 1
        farmers NNS dobj 1
        , , punct 2
        a DT det 6
        modern-day JJ amod 6
        Nero NNP appos 2
        """
    tree = mended(spelled(rows, names=[(6, 7, "PERSON")]))
    assert named(tree, "Nero").head is named(tree, "He")
    assert named(tree, "Nero").pos == "NOUN"
    assert tree.names == ()
    other = mended(spelled(rows.replace("modern-day", "certain"), names=[(6, 7, "PERSON")]))
    assert named(other, "Nero").head is named(other, "farmers")
    assert other.names == ((6, 7, "PERSON"),)


def test_a_past_form_in_a_list_of_passives_is_one() -> None:
    rows = """
        Aides NNS nsubjpass 2
        were VBD auxpass 2
        jeered VBN ROOT 2
        or CC cc 2
        heckled VBD conj 2
        {}
        """
    tree = mended(spelled(rows.format(""), lemmas=["aide", "be", "jeer", "or", "heckle"]))
    assert named(tree, "heckled").tag == "VBN"
    active = mended(spelled(rows.format("us PRP dobj 4"), lemmas=["aide", "be", "jeer", "or", "heckle", "we"]))
    assert named(active, "heckled").tag == "VBD"


def test_a_passive_without_its_auxiliary_needs_a_verb_that_needs_an_object() -> None:
    rows = """
        Two CD nsubjpass 2
        were VBD auxpass 2
        killed VBN ROOT 2
        and CC cc 2
        dozens NNS nsubj 5
        {} VBD conj 2
        """
    for verb, lemma, dep, tag in (("injured", "injure", "nsubjpass", "VBN"), ("fled", "flee", "nsubj", "VBD")):
        lemmas = ["two", "be", "kill", "and", "dozen", lemma]
        tree = mended(spelled(rows.format(verb), lemmas=lemmas))
        assert (named(tree, "dozens").dep, named(tree, verb).tag) == (dep, tag)


def test_who_is_shot_dead_does_not_shoot() -> None:
    rows = """
        Farmers NNS nsubj 1
        shot VBN ROOT 1
        dead JJ oprd 1
        """
    tree = mended(spelled(rows, lemmas=["farmer", "shoot", "dead"]))
    assert named(tree, "Farmers").dep == "nsubjpass"


def test_a_participle_before_its_noun_is_no_deed() -> None:
    tree = mended(
        spelled("""
        Reporters NNS nsubj 1
        found VBD ROOT 1
        spent VBN ccomp 1
        cartridges NNS dobj 2
        and CC cc 2
        burned VBD conj 2
        tents NNS dobj 5
        """, lemmas=["reporter", "find", "spend", "cartridge", "and", "burn", "tent"])
    )  # fmt: skip
    assert [n.text for n in tree.nodes if n.pos == "VERB"] == ["found"]
    assert named(tree, "cartridges").head.text == "found"
    assert named(tree, "tents").head.text == "cartridges"


def test_nobody_accuses_himself() -> None:
    rows = """
        Students NNS nsubj 1
        surrounded VBD ROOT 1
        the DT det 3
        {} NN dobj 1
        accusing VBG acl 3
        {} PRP dobj 4
        """
    for noun, pronoun, above in (("governor", "him", "surrounded"), ("governor", "them", "governor")):
        lemmas = ["student", "surround", "the", noun, "accuse", pronoun]
        tree = mended(spelled(rows.format(noun, pronoun), lemmas=lemmas))
        assert named(tree, "accusing").head.text == above


def test_which_is_never_said_of_people() -> None:
    rows = """
        conduct NN ROOT 0
        toward IN prep 0
        {} NNS pobj 1
        which WDT nsubj 4
        angered VBD relcl 2
        """
    for noun, above in (("workers", "conduct"), ("animals", "animals")):
        tree = mended(spelled(rows.format(noun), lemmas=["conduct", "toward", noun[:-1], "which", "anger"]))
        assert named(tree, "angered").head.text == above


def test_what_is_one_describes_the_nearer_name_of_two() -> None:
    rows = """
        Ramos NNP ROOT 0
        {} CC cc 0
        Paz NNP conj 0
        a DT det 4
        mother NN appos 0
        """
    for word, above in (("and", "Paz"), (",", "Ramos")):
        tree = mended(spelled(rows.format(word)))
        assert named(tree, "mother").head.text == above


def test_a_verb_without_a_subject_of_its_own_goes_with_the_one_it_can_go_with() -> None:
    tree = mended(
        spelled("""
        She PRP nsubj 1
        hoped VBD ROOT 1
        Cole NNP nsubj 4
        would MD aux 4
        be VB ccomp 1
        true JJ acomp 4
        and CC cc 1
        repay VB conj 1
        """, lemmas=["she", "hope", "Cole", "would", "be", "true", "and", "repay"])
    )  # fmt: skip
    assert named(tree, "repay").head.text == "be"
    tree = mended(
        spelled("""
        navy NN nsubj 1
        caught VBD ROOT 1
        pirates NNS dobj 1
        and CC cc 2
        boats NNS conj 2
        thwarted VBD conj 1
        raids NNS dobj 5
        """, lemmas=["navy", "catch", "pirate", "and", "boat", "thwart", "raid"])
    )  # fmt: skip
    assert named(tree, "boats").head.text == "thwarted"


def test_the_last_of_a_list_speaks_at_the_end_of_a_sentence() -> None:
    tree = mended(
        spelled("""
        Guards NNS nsubj 1
        fired VBD ccomp 8
        at IN prep 1
        pilgrims NNS pobj 2
        , , punct 3
        monks NNS conj 3
        and CC cc 5
        doctors NNS conj 5
        said VBD ROOT 8
        """, lemmas=["guard", "fire", "at", "pilgrim", ",", "monk", "and", "doctor", "say"])
    )  # fmt: skip
    assert (named(tree, "monks").head.text, named(tree, "monks").dep) == ("said", "nsubj")


def test_who_calls_somebody_a_name_is_the_agent_of_the_passive() -> None:
    rows = """
        Field NNP nsubjpass 2
        was VBD auxpass 2
        called VBN ROOT 2
        a DT det 4
        {} NN oprd 2
        by IN prep 4
        dockers NNS pobj 5
        """
    for word, dep in (("cheat", "agent"), ("invasion", "prep")):
        tree = mended(spelled(rows.format(word), lemmas=["Field", "be", "call", "a", word, "by", "docker"]))
        assert named(tree, "by").dep == dep


def test_an_amount_elects_nobody() -> None:
    rows = """
        Field NNP nsubjpass 2
        was VBD auxpass 2
        elected VBN ROOT 2
        by IN agent 2
        {} NN pobj 3
        """
    for word, dep in (("landslide", "prep"), ("council", "agent")):
        tree = mended(spelled(rows.format(word), lemmas=["Field", "be", "elect", "by", word]))
        assert named(tree, "by").dep == dep


def test_what_happens_while_somebody_speaks_is_not_said() -> None:
    rows = """
        She PRP nsubj 1
        said VBD ROOT 1
        {} , punct 1
        her PRP$ poss 4
        voice NN nsubj 5
        breaking VBG ccomp 1
        """
    assert named(mended(spelled(rows.format(","))), "breaking").dep == "advcl"
    assert named(mended(spelled(rows.format("quietly"))), "breaking").dep == "ccomp"


def test_what_is_foretold_at_the_beginning_is_no_circumstance() -> None:
    rows = """
        {}
        fund NN nsubj 2
        fails VBZ advcl 5
        , , punct 5
        auditors NNS nsubj 5
        warned VBD ROOT 5
        """
    lemmas = ["the", "fund", "fail", ",", "auditor", "warn"]
    assert named(mended(spelled(rows.format("the DT det 1"), lemmas=lemmas)), "fails").dep == "ccomp"
    assert named(mended(spelled(rows.format("if IN mark 2"), lemmas=["if", *lemmas[1:]])), "fails").dep == "advcl"


def test_a_claim_that_somebody_disputes_is_no_word_of_the_report() -> None:
    rows = """
        He PRP nsubjpass 2
        was VBD auxpass 2
        beaten VBN ccomp 8
        , , punct 8
        a DT det 7
        {} NN compound 7
        prison NN compound 7
        guards NNS nsubj 8
        dispute VBP ccomp 10
        family NN nsubj 10
        says VBZ ROOT 10
        """
    words = ["he", "be", "beat", ",", "a", "claim", "prison", "guard", "dispute", "family", "say"]
    tree = mended(spelled(rows.format("claim"), lemmas=words))
    assert named(tree, "beaten").head is named(tree, "says")
    assert named(tree, "dispute").head is named(tree, "claim")
    assert named(tree, "guards").head is named(tree, "dispute")
    other = mended(spelled(rows.format("county"), lemmas=[w.replace("claim", "county") for w in words]))
    assert named(other, "beaten").head is named(other, "dispute")


def test_whom_and_what_somebody_calls_them_are_two_phrases() -> None:
    rows = """
        Vey NNP nsubj 1
        called VBD ROOT 1
        the DT det 4
        {} {} compound 4
        {} NNS dobj 1
        """
    for whom, tag, label, apart in (
        ("rebels", "NNS", "terrorists", True),
        ("police", "NN", "thugs", True),
        ("defence", "NN", "witnesses", False),
    ):
        tree = mended(
            spelled(rows.format(whom, tag, label), lemmas=["Vey", "call", "the", whom.removesuffix("s"), label[:-1]])
        )
        assert (named(tree, whom).dep == "dobj") is apart
        assert (named(tree, label).dep == "oprd") is apart


def test_what_a_document_calls_somebody() -> None:
    tree = mended(
        spelled("""
        Orr NNP nsubjpass 2
        is VBZ auxpass 2
        portrayed VBN ROOT 2
        in IN prep 2
        the DT det 5
        report NN pobj 3
        as IN prep 5
        a DT det 8
        tyrant NN pobj 6
        """, lemmas=["Orr", "be", "portray", "in", "the", "report", "as", "a", "tyrant"])
    )  # fmt: skip
    assert named(tree, "as").head is named(tree, "portrayed")


def test_some_of_whom_say_only_what_comes_after() -> None:
    tree = mended(
        spelled("""
        Relatives NNS nsubj 1
        met VBD ccomp 7
        doctors NNS dobj 1
        , , punct 7
        some DT nsubj 7
        of IN prep 4
        whom WP pobj 5
        said VBD ROOT 7
        he PRP nsubj 9
        lied VBD ccomp 7
        """, lemmas=["relative", "meet", "doctor", ",", "some", "of", "whom", "say", "he", "lie"])
    )  # fmt: skip
    assert named(tree, "met").head is named(tree, "met")
    assert named(tree, "said").head is named(tree, "doctors")
    assert named(tree, "lied").head is named(tree, "said")


def test_participles_behind_had_go_on_with_it() -> None:
    rows = """
        He PRP nsubj 1
        told VBD ROOT 1
        them PRP dobj 1
        guards NNS nsubj 5
        had VBD aux 5
        beaten VBN ccomp 1
        him PRP dobj 5
        and CC cc 1
        {} VBD conj 1
        shoes NNS dobj 8
        """
    for form, inside in (("stolen", True), ("threw", False)):
        tree = mended(
            spelled(
                rows.format(form), lemmas=["he", "tell", "they", "guard", "have", "beat", "he", "and", "steal", "shoe"]
            )
        )
        assert (named(tree, form).head is named(tree, "beaten")) is inside


def test_what_others_call_something_is_no_object() -> None:
    tree = mended(
        spelled("""
        What WP oprd 2
        ministers NNS nsubj 2
        call VBP advcl 6
        reform NN dobj 2
        , , punct 6
        nurses NNS nsubj 6
        call VBP ROOT 6
        vandalism NN dobj 6
        """, lemmas=["what", "minister", "call", "reform", ",", "nurse", "call", "vandalism"])
    )  # fmt: skip
    assert named(tree, "vandalism").dep == "oprd"


def test_both_of_two_doers_act_in_a_clause_behind_after() -> None:
    tree = mended(
        spelled("""
        Patients NNS nsubj 1
        lay VBD ROOT 1
        down RB advmod 1
        before IN prep 1
        masked VBN amod 5
        gunmen NNS pobj 3
        and CC cc 5
        two CD nummod 8
        thieves NNS nsubj 9
        robbed VBD conj 1
        the DT det 11
        shop NN dobj 9
        """, lemmas=["patient", "lie", "down", "before", "mask", "gunman", "and", "two", "thief", "rob", "the", "shop"])
    )  # fmt: skip
    gunmen, robbed = named(tree, "gunmen"), named(tree, "robbed")
    assert (gunmen.head, gunmen.dep) == (robbed, "nsubj")
    assert named(tree, "thieves").head is gunmen
    assert robbed.dep == "advcl"


def test_who_suffers_the_deed_does_not_do_it() -> None:
    tree = mended(
        spelled("""
        families NNS nsubj 9
        spent VBN acl 0
        the DT det 3
        night NN npadvmod 1
        outside RB advmod 1
        after IN prep 1
        police NNS pobj 5
        and CC cc 1
        youths NNS conj 0
        razed VBD ROOT 9
        their PRP$ poss 11
        homes NNS dobj 9
        """, lemmas=["family", "spend", "the", "night", "outside", "after", "police", "and", "youth", "raze", "their",
                     "home"])
    )  # fmt: skip
    spent, razed = named(tree, "spent"), named(tree, "razed")
    assert named(tree, "families").head is spent
    assert spent.dep == "ROOT"
    assert (named(tree, "police").head, named(tree, "police").dep) == (razed, "nsubj")
    assert named(tree, "youths").head is named(tree, "police")


def test_two_subjects_joined_by_and_are_one() -> None:
    tree = mended(
        spelled("""
        women NNS nsubj 4
        held VBN acl 0
        and CC cc 0
        youths NNS nsubj 4
        escaped VBD ROOT 4
        """, lemmas=["woman", "hold", "and", "youth", "escape"])
    )  # fmt: skip
    assert (named(tree, "youths").head, named(tree, "youths").dep) == (named(tree, "women"), "conj")


def _alarms(poss: str, people: str) -> Tree:
    words = [poss, "'s", "dock", "scheme", "alarms", people]
    deps = ["poss", "case", "compound", "compound", "compound", "ROOT"]
    tags, pos = ["NNP", "POS", "NN", "NN", "NNS", "NNS"], ["PROPN", "PART", "NOUN", "NOUN", "NOUN", "NOUN"]
    lemmas = [poss, "'s", "dock", "scheme", "alarm", people.removesuffix("s")]
    tree = build(words, deps=deps, heads=[4, 0, 4, 4, 5, 5], tags=tags, pos=pos, lemmas=lemmas)
    mend_plural_verb(tree.nodes[4])
    return tree


def test_the_verb_of_a_headline_that_was_taken_for_one_noun_phrase() -> None:
    nodes = _alarms("Vane", "taxpayers").nodes
    assert [(n.text, n.dep, n.head.text) for n in nodes[2:]] == [
        ("dock", "compound", "scheme"),
        ("scheme", "nsubj", "alarms"),
        ("alarms", "ROOT", "alarms"),
        ("taxpayers", "dobj", "alarms"),
    ]
    assert _alarms("Vane", "prices").nodes[5].dep == "ROOT"


def test_talks_on_pay_collapse_in_a_headline() -> None:
    tree = spelled("""
        Crews NNS nsubj 2
        to TO aux 2
        strike VB ROOT 2
        over RP prt 2
        Easter NNP dobj 2
        as IN prep 2
        talks NNS pobj 5
        on IN prep 6
        safety NN pobj 7
        and CC cc 2
        pay VB conj 2
        collapse NN dobj 10
        """, lemmas=["crew", "to", "strike", "over", "Easter", "as", "talk", "on", "safety", "and", "pay",
                    "collapse"])  # fmt: skip
    mend_as_talks(named(tree, "collapse"))
    mend_over_feast(named(tree, "over"))
    collapse, strike = named(tree, "collapse"), named(tree, "strike")
    assert (collapse.pos, collapse.head) == ("VERB", strike)
    assert named(tree, "talks").head is collapse
    assert named(tree, "pay").head is named(tree, "safety")
    assert named(tree, "Easter").head is named(tree, "over")
