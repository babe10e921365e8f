"""Who says what: direct, indirect and mixed quotations, scare quotes, distancing words, speakers."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from quotation_notation import article

from framing.analyzer.speech.quotations import quotations
from framing.analyzer.speech.speaker_entities import with_speakers
from framing.language.tree import Tree
from framing.model import Article, Mention, Parse, Part, PartKind, Quotation

SAID = "said|VERB/VBD|ROOT|1|say"


def only(tree: Tree) -> Quotation:
    found = quotations(tree)
    assert len(found) == 1, found
    assert tree.text[found[0].start : found[0].end] == found[0].text
    return found[0]


def test_a_clause_with_that_is_indirect_speech() -> None:
    tree = article(
        f"Mao|PROPN|nsubj|1 {SAID} that|SCONJ|mark|4 China|PROPN|nsubj|4 won|VERB/VBD|ccomp|1_ .",
        persons=frozenset({"Mao"}),
    )
    found = only(tree)
    assert (found.type, found.text, found.speaker, found.cue) == ("indirect", "that China won", "Mao", "said")
    assert (found.speaker_kind, found.stance, found.negated, found.words) == ("named", "neutral", False, 3)


def test_the_report_keeps_its_negation() -> None:
    tree = article(
        "Mao|PROPN|nsubj|3 did|AUX|aux|3 not|PART|neg|3 say|VERB|ROOT|3 China|PROPN|nsubj|5 won|VERB|ccomp|3"
    )
    assert only(tree).negated


def test_a_denied_claim_is_negated() -> None:
    tree = article(
        "Mao|PROPN|nsubj|1 rejected|VERB/VBD|ROOT|1|reject the|DET|det|3 claim|NOUN|dobj|1 "
        "that|SCONJ|mark|6 China|PROPN|nsubj|6 won|VERB/VBD|acl|3"
    )
    found = next(q for q in quotations(tree) if q.cue == "claim")
    assert (found.text, found.negated, found.stance) == ("that China won", True, "distancing")
    assert found.speaker is None  # others claim it; Mao does not


def test_a_cue_after_the_clause_reports_what_stands_before_it() -> None:
    tree = article(
        "China|PROPN|nsubj|1 won|VERB/VBD|ccomp|4_ ,|PUNCT|punct|4 Mao|PROPN|nsubj|4 said|VERB/VBD|ROOT|4|say_ ."
    )
    assert (only(tree).text, only(tree).speaker) == ("China won", "Mao")


def test_a_cue_inside_the_clause_leaves_two_stretches() -> None:
    tree = article(
        "China|PROPN|nsubj|5_ ,|PUNCT|punct|5 Mao|PROPN|nsubj|3 said|VERB/VBD|parataxis|5|say_ ,|PUNCT|punct|5 "
        "won|VERB/VBD|ROOT|5 again|ADV|advmod|5"
    )
    assert [q.text for q in quotations(tree)] == ["China", "won again"]


def test_according_to_reports_the_clause_around_it() -> None:
    tree = article(
        "According|VERB/VBG|prep|5|accord to|ADP|prep|0 activists|NOUN|pobj|1|activist_ ,|PUNCT|punct|5 "
        "China|PROPN|nsubj|5 won|VERB/VBD|ROOT|5_ ."
    )
    found = only(tree)
    assert (found.text, found.speaker, found.cue, found.speaker_kind) == (
        "China won", "activists", "According to", "anonymous",
    )  # fmt: skip


def test_what_people_call_a_thing_is_their_word() -> None:
    tree = article(
        "He|PRON|nsubj|1 backs|VERB/VBZ|ROOT|1|back what|PRON|dobj|4 critics|NOUN|nsubj|4|critic "
        "call|VERB/VBP|ccomp|1 a|DET|det|6 ban|NOUN|oprd|4"
    )
    found = next(q for q in quotations(tree) if q.cue == "call")
    assert (found.text, found.speaker, found.type) == ("a ban", "critics", "indirect")


def test_denial_makes_the_report_a_negative_one() -> None:
    tree = article("Mao|PROPN|nsubj|1 denied|VERB/VBD|ROOT|1|deny that|SCONJ|mark|4 he|PRON|nsubj|4 lied|VERB|ccomp|1")
    assert (only(tree).negated, only(tree).stance) == (True, "conflict")


def test_scare_quotes_inside_reported_speech_keep_the_speaker() -> None:
    tree = article(
        "Xi|PROPN|nsubj|4 “_ Really_ ”|PUNCT|punct|0 said|VERB|ROOT|4|say",
        "Media|NOUN|nsubj|1 accuse|VERB/VBP|ROOT|1 Beijing|PROPN|dobj|1 of|ADP|prep|1 ‘|PUNCT|punct|5_ "
        "genocide|NOUN|pobj|3_ ’|PUNCT|punct|5",
    )
    found = [q for q in quotations(tree) if q.sentence == 1]
    assert [(q.type, q.text, q.speaker) for q in found] == [
        ("indirect", "Beijing of ‘genocide’", "Media"),
        ("scare", "genocide", "Media"),
    ]


def test_words_in_a_headline_have_the_speaker_who_is_quoted_with_them_below() -> None:
    tree = article(
        "Taiwan|PROPN|nsubj|1 fails|VERB/VBZ|ROOT|1|fail on|ADP|prep|1 ‘|PUNCT|punct|4_ path|NOUN|pobj|2_ ’",
        "Xi|PROPN|nsubj|1 said|VERB/VBD|ROOT|1|say “_ this|DET|det|4 path|NOUN|nsubj|5 "
        "won|VERB/VBD|ccomp|1_ ”|PUNCT|punct|1_ .",
    )
    assert [(q.type, q.text, q.speaker) for q in quotations(tree)] == [
        ("direct", "path", "Xi"),
        ("direct", "this path won", "Xi"),
    ]


def test_what_somebody_is_accused_of_is_the_accuser_s_word() -> None:
    tree = article(
        "Mao|PROPN|nsubj|1 accused|VERB/VBD|ROOT|1|accuse Washington|PROPN|dobj|1 of|ADP|prep|1 "
        "staging|VERB/VBG|pcomp|3 a|DET|det|6 show|NOUN|dobj|4"
    )
    found = only(tree)
    assert (found.type, found.text, found.stance) == ("indirect", "Washington of staging a show", "conflict")


def test_belief_of_nobody_named() -> None:
    tree = article(
        "He|PRON|nsubjpass|2 is|AUX|auxpass|2 believed|VERB/VBN|ROOT|2|believe to|PART|aux|4 win|VERB|xcomp|2"
    )
    found = only(tree)
    assert (found.text, found.speaker, found.speaker_kind) == ("to win", None, "none")


def test_the_topic_of_a_speech_act_is_not_its_content() -> None:
    tree = article("Mao|PROPN|nsubj|1 praised|VERB/VBD|ROOT|1|praise brave|ADJ|amod|3 China|PROPN|dobj|1")
    assert (only(tree).type, only(tree).text) == ("act", "brave China")


def test_the_article_s_own_we_is_no_speaker() -> None:
    assert quotations(article("We|PRON|nsubj|1 believe|VERB|ROOT|1 China|PROPN|nsubj|3 won|VERB|ccomp|1")) == []


def test_that_which_cannot_speak_shows_nothing() -> None:
    shows = "shows|VERB/VBZ|ROOT|1|show that|SCONJ|mark|4 they|PRON|nsubj|4 lie|VERB|ccomp|1"
    assert quotations(article(f"This|PRON|nsubj|1 {shows}")) == []
    assert only(article(f"Polls|NOUN|nsubj|1|poll {shows}")).speaker_kind == "institutional"


QUOTE = '"_ We|PRON|nsubj|2 won|VERB/VBD|ccomp|{0} today|NOUN|npadvmod|2_ ,|PUNCT|punct|{0}_ "|PUNCT|punct|{0}'


def test_a_direct_quotation_by_syntax() -> None:
    tree = article(f"{QUOTE.format(7)} Mao|PROPN|nsubj|7 said|VERB/VBD|ROOT|7|say_ .|PUNCT|punct|7")
    found = only(tree)
    assert (found.type, found.text, found.speaker, found.cue) == ("direct", "We won today", "Mao", "said")


def test_a_direct_quotation_by_place_where_the_parse_fails() -> None:
    tree = article(f"{QUOTE.format(2)} said|VERB/VBD|dep|2|say Mao|PROPN|nsubj|6_ .")
    assert (only(tree).speaker, only(tree).cue) == ("Mao", "said")


def test_one_source_for_a_quotation_split_by_the_cue() -> None:
    tree = article(
        f"{QUOTE.format(7)} Mao|PROPN|nsubj|7 said|VERB/VBD|ROOT|7|say_ .|PUNCT|punct|7 "
        '"_ They|PRON|nsubj|11 lost|VERB/VBD|ROOT|11_ .|PUNCT|punct|11_ "'
    )
    assert [(q.text, q.speaker) for q in quotations(tree)] == [("We won today", "Mao"), ("They lost.", "Mao")]


def test_one_source_for_a_quotation_of_several_paragraphs() -> None:
    tree = article(
        f'Mao|PROPN|nsubj|1 {SAID}_ :|PUNCT|punct|1 "_ They|PRON|nsubj|5 lost|VERB/VBD|ccomp|1_ .|PUNCT|punct|1',
        '"_ They|PRON|nsubj|2 fled|VERB/VBD|ROOT|2_ .|PUNCT|punct|2_ "|PUNCT|punct|2',
    )
    assert [(q.text, q.speaker) for q in quotations(tree)] == [("They lost.", "Mao"), ("They fled.", "Mao")]


def test_words_between_marks_inside_reported_speech_make_it_mixed() -> None:
    tree = article(
        f"Mao|PROPN|nsubj|1 {SAID} China|PROPN|nsubj|3 won|VERB/VBD|ccomp|1 “_ through|ADP|prep|3 a|DET|det|8 "
        "biased|ADJ|amod|8 lens|NOUN|pobj|5_ ”|PUNCT|punct|3"
    )
    found = only(tree)
    assert (found.type, found.text) == ("mixed", "China won “through a biased lens”")
    assert [tree.text[a:b] for a, b in found.parts] == ["through a biased lens"]


def test_a_word_in_marks_that_nobody_says_is_a_scare_quote() -> None:
    tree = article("The|DET|det|2 ‘|PUNCT|punct|2_ deal|NOUN|nsubj|4_ ’|PUNCT|punct|2 failed|VERB/VBD|ROOT|4|fail")
    found = only(tree)
    assert (found.type, found.text, found.speaker) == ("scare", "deal", None)


def test_how_somebody_said_it_and_a_feeling_in_marks_are_quoted() -> None:
    how = "She|PRON|nsubj|1 apologised|VERB/VBD|ROOT|1|apologise “_ unreservedly|ADV|advmod|1_ ” again|ADV|advmod|1"
    felt = "Staff|NOUN|nsubj|1 left|VERB/VBD|ROOT|1|leave “_ devastated|ADJ|acomp|1_ ” again|ADV|advmod|1"
    done = "It|PRON|nsubj|1 died|VERB/VBD|ROOT|1|die “_ humanely|ADV|advmod|1_ ” again|ADV|advmod|1"
    assert [only(article(spec)).type for spec in (how, felt, done)] == ["direct", "direct", "scare"]


def test_titles_nicknames_and_words_mentioned_are_no_scare_quotes() -> None:
    word = "the|DET|det|1 term|NOUN|dobj|5 “_ deal|NOUN|appos|1_ ” failed|VERB|ROOT|5"
    nick = "Dwayne|PROPN|compound|4 “_ Rock|PROPN|nmod|4_ ” Johnson|PROPN|nsubj|5 failed|VERB|ROOT|5"
    title = "they|PRON|nsubj|1 saw|VERB|ROOT|1 “_ Shark|PROPN|compound|4 Tank|PROPN|dobj|1_ ” again|ADV|advmod|1"
    for spec in (word, nick, title):
        assert quotations(article(spec)) == []


def test_so_called_holds_the_noun_at_arm_s_length() -> None:
    tree = article(
        "The|DET|det|4 so|ADV|advmod|3_ -|PUNCT|punct|3_ called|VERB/VBN|amod|4|call "
        "deal|NOUN|nsubj|5 failed|VERB|ROOT|5"
    )
    found = only(tree)
    assert (found.type, found.text, found.cue) == ("distancing", "deal", "so-called")


def test_a_transcript_names_its_speakers_before_a_colon() -> None:
    turn = "{0}|PROPN|dep|3_ :|PUNCT|punct|3 They|PRON|nsubj|3 lost|VERB|ROOT|3_ ."
    tree = article(*(turn.format(name) for name in ("WALLACE", "PENCE", "WALLACE", "PENCE")))
    assert [(q.speaker, q.text) for q in quotations(tree)] == [(n, "They lost.") for n in ("WALLACE", "PENCE") * 2]


def test_speakers_are_resolved_and_their_words_kept() -> None:
    tree = article(f"he|PRON|nsubj|1 {SAID} China|PROPN|nsubj|3 won|VERB/VBD|ccomp|1")
    mention = Mention(0, 2, "he", 0, 0, "e1", "pronoun", "pronoun")
    (found,) = with_speakers(quotations(tree), [mention], {"e1": "Alexander Lukashenko"})
    assert (found.speaker, found.speaker_entity, found.speaker_kind) == ("Alexander Lukashenko", "e1", "named")
    assert tree.text[found.speaker_start : found.speaker_end] == "he"
    (same,) = with_speakers(quotations(tree), [replace(mention, entity="e2")], {"e1": "Alexander Lukashenko"})
    assert same.speaker == "he"


def test_all_is_nobodys_name_and_an_opening_capital_no_other_speaker() -> None:
    all_ = article(f"All|DET|nsubj|1 {SAID} China|PROPN|nsubj|3 won|VERB/VBD|ccomp|1")
    (found,) = with_speakers(quotations(all_), [], {})
    assert (found.speaker, found.speaker_words) == (None, "All")
    letter = article(
        "The|DET|det|1 letter|NOUN|nsubj|2 said|VERB/VBD|ROOT|2|say China|PROPN|nsubj|4 won|VERB/VBD|ccomp|2"
    )
    (found,) = with_speakers(quotations(letter), [], {})
    assert (found.speaker, found.speaker_words) == ("the letter", "The letter")


def test_the_kind_of_a_speaker_follows_the_entity() -> None:
    tree = article(f"Trump|PROPN/NNPS|nsubj|1 {SAID} China|PROPN|nsubj|3 won|VERB/VBD|ccomp|1")
    mention = Mention(0, 5, "Trump", 0, 0, "e1", "name", "surname")
    (found,) = with_speakers(quotations(tree), [mention], {"e1": "Donald Trump"}, {"e1": "PERSON"})
    assert (found.speaker, found.speaker_kind) == ("Donald Trump", "named")


def test_a_headline_that_goes_on_with_claims_has_one_speaker() -> None:
    tree = article(
        "Xi|PROPN|nsubj|1 calls|VERB/VBZ|ccomp|3|call it|PRON|dobj|1 claims|VERB/VBZ|ROOT|3|claim "
        "China|PROPN|nsubj|5 won|VERB/VBD|ccomp|3"
    )
    assert [(q.speaker, q.text) for q in quotations(tree) if q.cue == "claims"] == [("Xi", "China won")]


def test_a_report_ends_with_its_line() -> None:
    tree = article(
        "Xi|PROPN|nsubj|1 blasted|VERB/VBD|ROOT|1|say China|PROPN|nsubj|3 won|VERB/VBD|ccomp|1 Minsk|PROPN|npadvmod|3"
    )
    at = tree.text.index(" Minsk")
    text = tree.text[:at] + "\n" + tree.text[at + 1 :]
    lined = Tree(replace(tree.article, text=text), tree.parse)
    assert [q.text for q in quotations(lined)] == ["China won"]


def test_a_threat_to_the_public_is_nobodys_words() -> None:
    tree = article(
        "Migrants|NOUN/NNS|nsubj|1|migrant pose|VERB/VBP|ROOT|1 a|DET|det|3 threat|NOUN|dobj|1 to|ADP|prep|3 "
        "the|DET|det|6 public|NOUN|pobj|4"
    )
    assert quotations(tree) == []


def test_reportedly_holds_the_predicate_and_nothing_of_a_report() -> None:
    asked = article(
        "He|PRON|nsubj|2 allegedly|ADV|advmod|2 hit|VERB/VBD|ROOT|2 the|DET|det|4 man|NOUN|dobj|2 "
        "before|ADP|prep|2 the|DET|det|7 vote|NOUN|pobj|5"
    )
    assert [(q.type, q.text) for q in quotations(asked)] == [("distancing", "hit the man")]
    said = article(
        "He|PRON|nsubj|2 reportedly|ADV|advmod|2 said|VERB/VBD|ROOT|2|say China|PROPN|nsubj|4 won|VERB/VBD|ccomp|2"
    )
    assert [(q.type, q.text) for q in quotations(said)] == [("indirect", "China won")]


def test_the_editorial_speaks_for_the_paper_that_printed_it() -> None:
    tree = article(
        f"Xinhua|PROPN|nsubj|1 {SAID} in|ADP|prep|1 an|DET|det|4 editorial|NOUN|pobj|2 "
        "that|SCONJ|mark|7 China|PROPN|nsubj|7 won|VERB/VBD|ccomp|1",
        "The|DET|det|1 editorial|NOUN|nsubj|2 said|VERB/VBD|ROOT|2|say China|PROPN|nsubj|4 lost|VERB/VBD|ccomp|2",
    )
    assert [(q.speaker, q.speaker_words) for q in quotations(tree)] == [
        ("Xinhua", "Xinhua"),
        ("Xinhua", "The editorial"),
    ]


def test_a_speaker_is_not_taken_for_a_name_inside_the_phrase() -> None:
    tree = article(
        "A|DET|det|1 leader|NOUN|nsubj|4 of|ADP|prep|1 Belarus|PROPN|pobj|2 said|VERB/VBD|ROOT|4|say "
        "China|PROPN|nsubj|6 won|VERB/VBD|ccomp|4"
    )
    names = {"e1": "Belarus", "e2": "Alexander Lukashenko"}
    belarus = Mention(12, 19, "Belarus", 0, 3, "e1", "name", "name")
    leader = Mention(0, 8, "A leader", 0, 1, "e2", "nominal", "description")
    (found,) = with_speakers(quotations(tree), [belarus], names)
    assert (found.speaker, found.speaker_entity) == ("a leader of Belarus", None)
    (found,) = with_speakers(quotations(tree), [belarus, leader], names)
    assert (found.speaker, found.speaker_entity) == ("Alexander Lukashenko", "e2")


def test_it_goes_on_from_the_body_that_spoke_last() -> None:
    said = "said|VERB/VBD|ROOT|2|say China|PROPN|nsubj|4 won|VERB/VBD|ccomp|2"
    tree = article(
        f"The|DET|det|1 ministry|NOUN|nsubj|2 {said}", f"It|PRON|nsubj|1 {SAID} China|PROPN|nsubj|3 won|VERB|ccomp|1"
    )
    ministry = Mention(0, 12, "The ministry", 0, 1, "e1", "nominal", "description")
    found = with_speakers(quotations(tree), [ministry], {"e1": "Foreign Ministry"})
    assert [q.speaker for q in found] == ["Foreign Ministry", "Foreign Ministry"]
    assert [q.speaker_words for q in found] == ["The ministry", "It"]


def test_a_people_speaks_under_its_own_name() -> None:
    tree = article("Democrats|PROPN|nsubj|1 said|VERB|ROOT|1|say China|PROPN|nsubj|3 won|VERB|ccomp|1")
    mention = Mention(0, 9, "Democrats", 0, 0, "e1", "name", "demonym")
    (found,) = with_speakers(quotations(tree), [mention], {"e1": "Democratic Party"})
    assert (found.speaker, found.speaker_entity) == ("Democrats", "e1")


def test_an_empty_article_has_none() -> None:
    parse = Parse("none", (), (), (), (), (), (), (), (), (), (), ())
    assert quotations(Tree(Article("a", "A", "", "", ()), parse)) == []


WORDS = st.sampled_from(
    [
        "“",
        "”",
        '"',
        "‘",
        "’",
        "'",
        ":",
        ",",
        ".",
        "Mao",
        "said",
        "he",
        "claim",
        "that",
        "so",
        "-",
        "called",
        "won",
        "deal",
        "\n",
    ]
)
POS = {"Mao": "PROPN", "said": "VERB", "he": "PRON", "claim": "NOUN", "won": "VERB", "deal": "NOUN", "called": "VERB"}
DEPS = st.sampled_from(
    ["nsubj", "ccomp", "dobj", "xcomp", "parataxis", "advcl", "prep", "pobj", "acl", "conj", "relcl"]
)


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    words = draw(st.lists(WORDS, min_size=1, max_size=40))
    text, starts, kept, parts, begin = "", [], [], [], 0
    for word in words:
        if word == "\n":
            parts.append(Part(PartKind.BODY, begin, len(text)))
            begin = len(text) + 1
            text += "\n"
            continue
        starts.append(len(text))
        kept.append(word)
        text += word + draw(st.sampled_from(["", " "]))
    parts.append(Part(PartKind.BODY, begin, len(text)))
    n = len(kept)
    heads = [draw(st.integers(0, i)) for i in range(n)]  # a token's head stands before it: no cycles
    parse = Parse(
        pipeline="drawn",
        starts=tuple(starts),
        ends=tuple(s + len(w) for s, w in zip(starts, kept, strict=True)),
        lemmas=tuple({"said": "say", "won": "win", "called": "call"}.get(w, w) for w in kept),
        pos=tuple(POS.get(w, "PUNCT") for w in kept),
        tags=("",) * n,
        deps=tuple("ROOT" if h == i else draw(DEPS) for i, h in enumerate(heads)),
        heads=tuple(heads),
        rows=(-1,) * n,
        sentences=((0, n),) if n else (),
        names=(),
        chunks=(),
    )
    return Tree(Article("a", "A", "", text, tuple(parts)), parse)


@given(trees())
def test_offsets_hold_whatever_the_text_and_the_parse(tree: Tree) -> None:
    found = quotations(tree)
    for q in found:
        assert tree.text[q.start : q.end] == q.text != ""
        assert (q.speaker is None) == (q.speaker_start is None)
        if q.speaker_start is not None:
            assert tree.text[q.speaker_start : q.speaker_end] == q.speaker
            assert q.speaker_words
        if q.cue_start is not None:
            assert tree.text[q.cue_start : q.cue_end] == q.cue
        assert all(q.start <= a < b <= q.end for a, b in q.parts)
    assert found == quotations(tree)


def test_a_person_between_office_and_place_is_the_speaker() -> None:
    tree = article(
        "Secretary|PROPN|compound|3 of|ADP|prep|0 State|PROPN|pobj|1 Tillerson|PROPN|nsubj|6 of|ADP|prep|3 "
        f"Texas|PROPN|pobj|4 {SAID.replace('|1|', '|6|')} China|PROPN|nsubj|8 won|VERB/VBD|ccomp|6"
    )
    mention = Mention(19, 28, "Tillerson", 0, 3, "e1", "name", "surname")
    (found,) = with_speakers(quotations(tree), [mention], {"e1": "Rex Tillerson"}, {"e1": "PERSON"})
    assert (found.speaker, found.speaker_entity, found.speaker_kind) == ("Rex Tillerson", "e1", "named")
    of_his = article(
        "A|DET|det|1 spokesman|NOUN|nsubj|4 for|ADP|prep|1 Tillerson|PROPN|pobj|2 "
        f"{SAID.replace('|1|', '|4|')} China|PROPN|nsubj|6 won|VERB/VBD|ccomp|4"
    )
    mention = Mention(16, 25, "Tillerson", 0, 3, "e1", "name", "surname")
    (found,) = with_speakers(quotations(of_his), [mention], {"e1": "Rex Tillerson"}, {"e1": "PERSON"})
    assert (found.speaker, found.speaker_entity) == ("Rex Tillerson’s office", None)
