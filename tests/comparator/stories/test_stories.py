"""Which articles tell of the same event."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Struct
from msgspec.structs import replace

from framing.comparator.sentences import similarity
from framing.comparator.sentences.similarity import SAME_STORY, likeness
from framing.comparator.sentences.terms import content_words
from framing.comparator.stories.candidates import similar_pairs
from framing.comparator.stories.stories import add, order, stories


class Told(Struct, frozen=True):
    id: str
    title: str
    text: str
    date: str | None = None
    source: str = ""


QUAKE_A = Told(
    "a1",
    "Earthquake shakes Qeshm island",
    "A magnitude 6.1 earthquake shook Qeshm island in southern Iran, killing seven villagers.",
)
QUAKE_B = Told(
    "a2",
    "Seven dead in Qeshm earthquake",
    "Seven villagers died on Qeshm island when a magnitude 6.1 earthquake struck southern Iran.",
)
OTHER_A = Told(
    "b1",
    "Earthquake rattles Aceh",
    "A magnitude 6.1 earthquake rattled Aceh province, Indonesia, where mosques collapsed on worshippers.",
)
OTHER_B = Told(
    "b2",
    "Mosques collapse in Aceh earthquake",
    "Worshippers were buried as mosques collapsed in Aceh province, Indonesia, in a strong earthquake.",
)
VOTE = Told(
    "c1", "Senate passes farm bill", "The Senate approved subsidies for sugar growers in a late session on Thursday."
)
ALL = (QUAKE_A, QUAKE_B, OTHER_A, OTHER_B, VOTE)


def partition(found: object) -> set[frozenset[str]]:
    return {frozenset(s.article_ids) for s in found}  # type: ignore[attr-defined]


def test_look_alike_events_stay_apart() -> None:
    assert partition(stories(ALL)) == {frozenset({"a1", "a2"}), frozenset({"b1", "b2"}), frozenset({"c1"})}


@given(st.permutations(ALL))
@settings(max_examples=20, deadline=None)
def test_the_order_of_the_input_changes_nothing(articles: list[Told]) -> None:
    assert stories(articles) == stories(ALL)


def test_the_same_words_months_later_are_another_story() -> None:
    early = [replace(a, date="2023-01-03") for a in (QUAKE_A, QUAKE_B)]
    late = [replace(QUAKE_A, id="z1", date="2023-06-01"), replace(QUAKE_B, id="z2", date="2023-06-02")]
    assert partition(stories([*early, *late])) == {frozenset({"a1", "a2"}), frozenset({"z1", "z2"})}
    assert len(stories([replace(a, date=None) for a in (*early, *late)])) == 1


def test_a_date_that_cannot_be_read_counts_as_none() -> None:
    assert partition(stories([QUAKE_A, replace(QUAKE_B, date="last spring")])) == {frozenset({"a1", "a2"})}


def test_the_weekday_keeps_two_sessions_of_one_saga_apart() -> None:
    text = "The Senate put off its vote on the farm bill on {} as sugar growers and their senators quarrelled."
    told = [Told(f"{day}{n}", "", text.format(day)) for n in (1, 2) for day in ("Tuesday", "Friday")]
    rain = "It rained in {} and the river rose over the meadows of the valley."
    other = [Told(town, "", rain.format(town)) for town in ("Linz", "Krems", "Melk")]
    (one, two) = (similar_pairs([told[0], told[k], *other]) for k in (2, 1))
    assert next(one)[2] > next(two)[2] + 0.2


def test_an_outlet_that_never_tells_a_story_twice_does_not_here() -> None:
    """Forty stories of two outlets: a third article somewhat like one joins it, but not from one of the two."""
    words = "harvest bridge court tax school clinic"
    stories_of_two = [
        Told(f"{n}{outlet}", "", f"{words} place{n} name{n} deed{n} sum{n}", source=outlet)
        for n in range(40)
        for outlet in ("Herald", "Post")
    ]
    third = Told("x", "", f"{words} place0 goat cheese barn pond hay fence", source="Post")
    alone = partition(stories([*stories_of_two, third]))
    assert frozenset({"x"}) in alone
    assert frozenset({"0Herald", "0Post", "x"}) in partition(stories([*stories_of_two, replace(third, source="Sun")]))


def test_new_articles_join_a_known_story_which_keeps_its_id() -> None:
    known = stories([QUAKE_B, VOTE])
    found = add(known, [QUAKE_A, QUAKE_B, OTHER_A, OTHER_B, VOTE])
    ids = {s.id: set(s.article_ids) for s in found}
    assert {s.id for s in known} <= set(ids)
    assert ids[next(s.id for s in known if "a2" in s.article_ids)] == {"a1", "a2"}


def test_known_stories_are_never_joined_with_each_other() -> None:
    known = (*stories([QUAKE_A]), *stories([QUAKE_B]))
    assert partition(add(known, [QUAKE_A, QUAKE_B])) == {frozenset({"a1"}), frozenset({"a2"})}


def test_a_label_is_a_title_or_the_opening_words() -> None:
    (story,) = stories([QUAKE_A, QUAKE_B])
    assert story.label in (QUAKE_A.title, QUAKE_B.title)
    (untitled,) = stories([replace(VOTE, title="")])
    assert VOTE.text.startswith(untitled.label.removesuffix(" …"))


@pytest.mark.parametrize("articles", [[], [Told("x", "", "")], [Told("x", "", ""), Told("y", "", "the of and")]])
def test_nothing_to_read_is_no_error(articles: list[Told]) -> None:
    assert len(stories(articles)) == len(articles)


def test_the_window_loses_no_pair_that_all_pairs_would_find() -> None:
    """Against the brute force over dated articles, beyond the size of one block."""
    dated = [replace(a, id=f"{a.id}-{n}", date=f"2023-01-{1 + n % 28:02d}") for n in range(110) for a in ALL]
    ordered = sorted(dated, key=order)
    found = {(ordered[i].id, ordered[j].id) for i, j, _ in similar_pairs(ordered)}
    near = {
        (a.id, b.id)
        for i, a in enumerate(ordered[:60])
        for b in ordered[i + 1 :]
        if a.text == b.text and a.date and b.date and int(b.date[-2:]) - int(a.date[-2:]) <= 7
    }
    assert near
    assert near <= found


def test_likeness_needs_no_collection() -> None:
    assert likeness([QUAKE_A, QUAKE_B]).least >= SAME_STORY > likeness([QUAKE_A, VOTE]).least
    assert likeness([QUAKE_A, QUAKE_B, VOTE]) == likeness([QUAKE_B, QUAKE_A, VOTE])
    assert not likeness([QUAKE_A, QUAKE_B, VOTE]).is_one_story
    assert likeness([QUAKE_A]) == (1.0, True)


@pytest.mark.parametrize(
    ("scores", "is_one_story"),
    [
        ({(0, 1): 0.19}, False),
        ({(0, 1): 0.21, (0, 2): 0.22, (1, 2): 0.2}, True),
        ({(0, 1): 0.19, (0, 2): 0.27, (1, 2): 0.38}, True),  # the third joins the two
        ({(0, 1): 0.1, (0, 2): 0.27, (1, 2): 0.38}, False),  # nothing in common
        ({(0, 1): 0.19, (0, 2): 0.19, (1, 2): 0.6}, False),  # the first is alone
        ({(0, 1): 0.5, (0, 2): 0.18, (0, 3): 0.18, (1, 2): 0.18, (1, 3): 0.18, (2, 3): 0.5}, False),  # two stories
    ],
)
def test_articles_tell_one_story_where_others_link_them(
    scores: dict[tuple[int, int], float], is_one_story: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    articles = [replace(VOTE, id=str(n), title=f"t{n}") for n in range(1 + max(j for _, j in scores))]
    monkeypatch.setattr(similarity, "weighted_terms", lambda a: {a.id: 1.0})
    monkeypatch.setattr(similarity, "_cosine", lambda a, b: scores[int(*a), int(*b)])
    assert likeness(articles).is_one_story is is_one_story


def test_content_words_lose_plural_endings_and_function_words() -> None:
    assert content_words("The allies’ two buses, of $1.5 billion") == ["ally", "bus", "1.5", "billion"]


def test_too_many_articles_alike_are_refused_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    from framing.comparator.stories import candidates
    from framing.errors import UsageError
    from framing.model import Article

    alike = [
        Article(id=str(n), source=f"S{n}", title="Ferries stop", text="The ferry line stopped all trips.", parts=())
        for n in range(30)
    ]
    assert len(stories(alike)) == 1
    monkeypatch.setattr(candidates, "MOST_PAIRS", 100)
    monkeypatch.setattr(candidates, "PAIRS_EACH", 3)
    with pytest.raises(UsageError, match="too many to find the stories"):
        stories(alike)
