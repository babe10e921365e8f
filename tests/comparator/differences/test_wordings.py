"""Competing names for one referent."""

from __future__ import annotations

from msgspec.structs import replace
from story_notation import article

from framing.comparator.differences.concept_members import ConceptIndex, concept_index
from framing.comparator.differences.wordings import wordings
from framing.comparator.entities.entities import compared_entities
from framing.comparator.passages.passages import passages
from framing.comparator.sentences.profiles import profiles
from framing.lexicon.entry import Entry, Lexicon
from framing.model import Analysis, LexiconInfo, Polarity, WordingSet

NAMES = {"Russia": "GPE", "Ukraine": "GPE", "Lukashenko": "PERSON", "Hong Kong": "GPE"}
CONCEPTS = Lexicon(
    LexiconInfo("concepts", "1", "0", 4),
    (
        Entry("protest", "wording", concept="protest", weight=0.0),
        Entry("riot", "wording", Polarity.NEGATIVE, 0.8, concept="protest", unless=("riot of colour",)),
        Entry("colour revolution", "wording", Polarity.NEGATIVE, 0.6, concept="protest"),
        Entry("flu", "wording", concept="flu", weight=0.0),
        Entry("H5N1", "wording", concept="flu", weight=0.0),
        Entry("pro-life", "wording", Polarity.POSITIVE, 0.6, concept="abortion"),
    ),
)
PROTESTS = "Lukashenko/PROPN crushed/VERB/crush protests/NOUN/protest in Minsk"
REVOLUTION = "A/DET violent/ADJ colour/NOUN revolution/NOUN targeted/VERB/target Lukashenko/PROPN"


def found_in(*analyses: Analysis) -> tuple[WordingSet, ...]:
    entities = compared_entities(analyses, {})
    told = profiles(analyses, entities)
    return wordings(analyses, told, entities, passages(analyses, told, entities), CONCEPTS)


def of(origin: str, found: tuple[WordingSet, ...]) -> list[tuple[str, list[tuple[str, str]]]]:
    return [(s.referent, [(w.source, w.text) for w in s.wordings]) for s in found if s.origin == origin]


def plain(source: str, *sentences: str) -> Analysis:
    return article(source, sentences, NAMES).done()


def test_a_set_of_the_lexicon_with_evidence_from_each_side() -> None:
    draft = article("A", [REVOLUTION], NAMES)
    draft.chunks.append((0, 4))
    a, b = draft.done(), plain("B", PROTESTS)
    found = found_in(a, b)
    assert of("concept", found) == [("protest", [("A", "violent colour revolution"), ("B", "protests")])]
    for analysis, wording in zip((a, b), found[0].wordings, strict=True):
        for e in wording.evidence:
            assert analysis.article.text[e.start : e.end] == e.text


def test_a_proper_name_is_a_wording_though_nothing_is_loaded() -> None:
    a = plain("A", "The/DET flu/NOUN hit/VERB/hit Lukashenko/PROPN in Minsk")
    b = plain("B", "H5N1/PROPN hit/VERB/hit Lukashenko/PROPN in Minsk")
    assert of("concept", found_in(a, b)) == [("flu", [("A", "flu"), ("B", "H5N1")])]
    c = plain("C", "A/DET protest/NOUN hit/VERB/hit Lukashenko/PROPN in Minsk")
    assert of("concept", found_in(c, plain("D", PROTESTS))) == []


def test_no_set_where_all_say_the_same_or_speak_of_something_else() -> None:
    assert of("concept", found_in(plain("A", PROTESTS), plain("B", PROTESTS))) == []
    elsewhere = plain("B", "Hong Kong/PROPN saw/VERB/see riots/NOUN/riot all over")
    assert of("concept", found_in(plain("A", PROTESTS), elsewhere)) == []


def test_a_context_of_another_meaning_and_a_hyphen() -> None:
    index = ConceptIndex(CONCEPTS)
    assert [
        m.entry.term
        for m in index.members(plain("A", "a riot/NOUN of colour/NOUN filled the old town before riots/NOUN/riot"))
    ] == ["riot"]
    assert [m.entry.term for m in index.members(plain("A", "the pro/ADJ -/PUNCT life/NOUN camp/NOUN"))] == ["pro-life"]


def test_event_nouns_of_one_type_with_a_common_participant() -> None:
    one = article("A", ["Russia/PROPN began/VERB its military/ADJ operation/NOUN"], NAMES)
    one.event(0, "operation", "military operation", "Russia")
    two = article("B", ["The invasion/NOUN by Russia/PROPN of Ukraine/PROPN"], NAMES)
    two.event(0, "invasion", "invasion", "Russia", "Ukraine")
    ((referent, names),) = of("event", found_in(one.done(), two.done()))
    assert referent == "invade (Russia)"
    assert [source for source, _ in names] == ["A", "B"]


def test_the_same_trigger_on_both_sides_is_no_contrast() -> None:
    drafts = [article(s, ["The invasion/NOUN by Russia/PROPN"], NAMES) for s in "AB"]
    for draft in drafts:
        draft.event(0, "invasion", "invasion", "Russia")
    assert of("event", found_in(*(d.done() for d in drafts))) == []


def test_what_each_source_calls_an_entity_and_mere_forms_of_its_name_are_one() -> None:
    names = {"Ukraine": "GPE", "Ukrainian": "GPE", "Kyiv": "GPE", "Kiev": "GPE"}

    def called(source: str, *words: str) -> Analysis:
        analysis = article(source, [f"{w}/PROPN said/VERB/say nothing/NOUN" for w in words], names).done()
        entity = replace(analysis.entities[0], id="e0", name="Ukraine", key="Q:Ukraine")
        mentions = tuple(replace(m, entity="e0") for m in analysis.mentions if m.text in words)
        return replace(analysis, entities=(entity,), mentions=mentions)

    assert of("entity", found_in(called("A", "Ukraine", "Ukrainian"), called("B", "Ukraine"))) == []
    assert of("entity", found_in(called("A", "Ukraine", "Kyiv"), called("B", "Ukraine"))) == []
    ((_, found),) = of("entity", found_in(called("A", "Ukraine", "Kyiv"), called("B", "Ukraine", "Kiev")))
    assert found == [("A", "Kyiv"), ("B", "Kiev")]


def test_a_description_stands_beside_the_bare_name_of_the_other_source() -> None:
    one, two = (article(s, ["Lukashenko/PROPN spoke/VERB/speak"], NAMES).done() for s in "AB")
    three = article("C", ["Lukashenko/PROPN , the/DET brutal/ADJ dictator/NOUN , spoke/VERB/speak"], NAMES).done()
    start = three.article.text.index("the brutal dictator")
    label = replace(three.mentions[0], start=start, end=start + 19, text="the brutal dictator", kind="nominal")
    found = of("entity", found_in(one, replace(three, mentions=(*three.mentions, label))))
    assert found == [("Lukashenko", [("A", "Lukashenko"), ("C", "the brutal dictator")])]
    assert of("entity", found_in(one, two)) == []


def test_an_event_set_needs_a_name_on_each_side_that_the_other_has_not() -> None:
    one = article("A", ["The invasion/NOUN by Russia/PROPN and the raid/NOUN"], NAMES)
    one.event(0, "invasion", "invasion", "Russia")
    one.event(0, "raid", "incursion", "Russia")
    two = article("B", ["The invasion/NOUN by Russia/PROPN"], NAMES)
    two.event(0, "invasion", "invasion", "Russia")
    assert of("event", found_in(one.done(), two.done())) == []


def test_a_middle_name_is_no_other_wording() -> None:
    one = article("A", ["Susan/PROPN E./PROPN Rice/PROPN spoke/VERB/speak"], {"Susan E. Rice": "PERSON"}).done()
    two = article("B", ["Susan/PROPN Rice/PROPN spoke/VERB/speak"], {"Susan Rice": "PERSON"}).done()
    assert of("entity", found_in(one, two)) == []


def test_the_members_of_a_set_are_found_by_every_way_of_writing_them() -> None:
    entries = (
        Entry("white house", concept="seat", match="exact"),
        Entry("white", concept="colour", match="exact"),
        Entry("house arrest", concept="custody", match="lemma"),
        Entry("house of card*", concept="series", match="glob"),
    )
    index = concept_index(Lexicon(CONCEPTS.info, entries))
    text = "the white/ADJ house/NOUN built houses/NOUN/house of cards/NOUN/card by the white/ADJ wall/NOUN"
    assert [m.entry.term for m in index.members(plain("A", text))] == ["white house", "white"]
    arrests = "a house/NOUN arrests/NOUN/arrest then house/NOUN of cards/NOUN/card"
    assert [m.entry.term for m in index.members(plain("A", arrests))] == ["house arrest", "house of card*"]


def test_the_index_of_a_lexicon_is_made_once_and_not_taken_for_that_of_another() -> None:
    other = Lexicon(CONCEPTS.info, CONCEPTS.entries[:1])
    assert concept_index(CONCEPTS) is concept_index(CONCEPTS)
    assert concept_index(other) is not concept_index(CONCEPTS)


def test_whose_a_territory_is_in_the_words_before_its_name_is_a_contrast() -> None:
    def called(source: str, word: str) -> Analysis:
        return article(source, [f"Troops/NOUN entered/VERB/enter {word}/ADJ Zarovia/PROPN"], {"Zarovia": "GPE"}).done()

    ((_, found),) = of("entity", found_in(called("A", "Occupied"), called("B", "Kelish-administered")))
    assert found == [("A", "Occupied Zarovia"), ("B", "Kelish-administered Zarovia")]
    assert of("entity", found_in(called("A", "northern"), called("B", "coastal"))) == []


def test_an_office_beside_a_bare_name_is_no_contrast_nor_is_the_same_office_twice() -> None:
    def called(source: str, words: str) -> Analysis:
        analysis = article(source, ["Ada/PROPN Quill/PROPN spoke/VERB/speak"], {"Ada Quill": "PERSON"})
        analysis.add(f"{words} left/VERB/leave")
        made = analysis.done()
        plain = " ".join(w.split("/")[0] for w in words.split())
        start = made.article.text.index(plain)
        mention = replace(made.mentions[0], start=start, end=start + len(plain), text=plain, sentence=1, kind="nominal")
        return replace(made, mentions=(*made.mentions, mention))

    def entities(one: str, two: str) -> list[object]:
        return list(of("entity", found_in(called("A", one), called("B", two))))

    assert entities("the/DET former/ADJ governor/NOUN", "the/DET governor/NOUN") == []
    assert entities("a/DET disgraced/ADJ banker/NOUN", "the/DET former/ADJ governor/NOUN") != []


# ------------------------------------------------------------------------------------- the camps and the deed
CAMPS = Lexicon(
    LexiconInfo("concepts", "1", "0", 6),
    (
        Entry("protester", concept="protester", weight=0.0),
        Entry("villager", polarity=Polarity.POSITIVE, concept="protester", weight=0.3),
        Entry("mob", polarity=Polarity.NEGATIVE, concept="protester", weight=0.8),
        Entry("clear", pos="VERB", concept="breaking-up-a-protest", weight=0.0),
        Entry("storm", pos="VERB", polarity=Polarity.NEGATIVE, concept="breaking-up-a-protest", weight=0.6),
        Entry("marcher", concept="protester", weight=0.1),
    ),
)
FILLER = "The/DET weather/NOUN stayed/VERB/stay mild/ADJ"


def camps(*analyses: Analysis) -> list[tuple[str, list[tuple[str, str]]]]:
    entities = compared_entities(analyses, {})
    told = profiles(analyses, entities)
    return of("concept", wordings(analyses, told, entities, passages(analyses, told, entities), CAMPS))


def test_the_openings_of_two_articles_need_less_in_common() -> None:
    villagers = "Villagers/NOUN/villager camped/VERB/camp beside/ADP the/DET road/NOUN"
    mob = "A/DET mob/NOUN blocked/VERB/block the/DET road/NOUN"
    opening = camps(plain("A", villagers), plain("B", mob))
    assert opening == [("protester", [("A", "Villagers"), ("B", "mob")])]
    late = [FILLER, FILLER, FILLER]
    assert camps(plain("A", *late, villagers), plain("B", *late, mob)) == []


def test_names_that_do_not_judge_differently_are_no_contest() -> None:
    marchers = "Marchers/NOUN/marcher blocked/VERB/block the/DET road/NOUN"
    assert (
        camps(plain("A", marchers), plain("B", "Protesters/NOUN/protester blocked/VERB/block the/DET road/NOUN")) == []
    )


def test_two_verbs_tell_of_one_deed_only_if_it_befalls_the_same() -> None:
    def did(verb: str, lemma: str, what: str) -> str:
        return f"Police/NOUN//nsubj/2 {verb}/VERB/{lemma}/ROOT/2 the/DET//det/4 {what}/NOUN//dobj/2 in/ADP Minsk/PROPN"

    stormed, cleared = did("stormed", "storm", "camp"), did("cleared", "clear", "camp")
    assert [names for _, names in camps(plain("A", stormed), plain("B", cleared))] == [
        [("A", "stormed the camp"), ("B", "cleared the camp")]
    ]
    assert camps(plain("A", stormed), plain("B", did("cleared", "clear", "bridge"))) == []


def test_an_event_named_by_words_that_judge_alike_is_silent() -> None:
    one = article("A", ["The/DET visit/NOUN of/ADP Lukashenko/PROPN to/ADP Minsk"], NAMES)
    one.event(0, "visit", "visit", "Lukashenko")
    two = article("B", ["The/DET trip/NOUN of/ADP Lukashenko/PROPN to/ADP Minsk"], NAMES)
    two.event(0, "trip", "visit", "Lukashenko")
    assert of("event", found_in(one.done(), two.done())) == []


def test_a_judging_word_of_two_sets_makes_one_row() -> None:
    more = (
        Entry("mob", polarity=Polarity.NEGATIVE, concept="crowd", weight=0.8),
        Entry("crowd", concept="crowd", weight=0.0),
    )
    both = Lexicon(CAMPS.info, (*CAMPS.entries, *more))
    analyses = [
        plain("A", "Villagers/NOUN/villager and a/DET crowd/NOUN held/VERB/hold the/DET road/NOUN"),
        plain("B", "A/DET mob/NOUN blocked/VERB/block the/DET road/NOUN"),
    ]
    entities = compared_entities(analyses, {})
    told = profiles(analyses, entities)
    found = wordings(analyses, told, entities, passages(analyses, told, entities), both)
    assert [s.referent for s in found if s.origin == "concept"] == ["protester"]


def of_one(here: str, there: str) -> bool:
    """Whether "shooting" here and "massacre" there make a row; both sentences name one person."""
    pair = (
        Entry("shooting", concept="shooting", weight=0.0),
        Entry("massacre", polarity=Polarity.NEGATIVE, concept="shooting", weight=0.9),
    )
    analyses = [plain("A", here), plain("B", there)]
    entities = compared_entities(analyses, {})
    told = profiles(analyses, entities)
    given = Lexicon(CAMPS.info, pair)
    return bool(wordings(analyses, told, entities, passages(analyses, told, entities), given))


def test_words_for_a_deed_are_of_one_deed_only_if_it_befalls_the_same() -> None:
    shooting = "Lukashenko/PROPN//nsubj/2 saw/VERB/see/ROOT/2 the/DET//det/4 shooting/NOUN//dobj/2"
    massacre = "Lukashenko/PROPN//nsubj/2 saw/VERB/see/ROOT/2 the/DET//det/4 massacre/NOUN//dobj/2"
    of = " of/ADP//prep/4 {}/NOUN//pobj/5"
    assert of_one(shooting, massacre)
    assert of_one(shooting + of.format("miners"), massacre + of.format("miners"))
    assert not of_one(shooting + of.format("miners"), massacre + of.format("goats"))
    assert not of_one(shooting, massacre + of.format("goats"))  # A knows of no goats
    named = (
        "Lukashenko/PROPN//nsubj/2 saw/VERB/see/ROOT/2 the/DET//det/5 Orwick/PROPN//compound/5 massacre/NOUN//dobj/2"
    )
    assert not of_one(shooting, named)


def test_one_thing_is_hardly_several() -> None:
    one = "Lukashenko/PROPN//nsubj/2 saw/VERB/see/ROOT/2 a/DET//det/4 shooting/NOUN//dobj/2"
    several = "Lukashenko/PROPN//nsubj/2 saw/VERB/see/ROOT/2 massacres/NOUN/massacre/dobj/2"
    assert not of_one(one, several)


def test_one_who_is_named_is_no_crowd() -> None:
    one = "Lukashenko/PROPN//nsubj/2 met/VERB/meet/ROOT/2 a/DET//det/5 villager/NOUN//compound/5 Orlov/PROPN//dobj/2"
    crowd = "Lukashenko/PROPN//nsubj/2 met/VERB/meet/ROOT/2 mobs/NOUN/mob/dobj/2"
    assert camps(plain("A", one), plain("B", crowd)) == []
