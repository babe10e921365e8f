"""Unnamed people and groups joined by several weak hints, and what keeps them apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.comparator.entities.deeds import Deeds
from framing.comparator.entities.members import Cluster, Local
from framing.comparator.entities.record_linkage import ENOUGH, GROUPS, PEOPLE, join_alike
from framing.model import Entity, Evaluation, Mention

NONE = Evaluation(None, None, None, None, None, 0)


def one(
    text: str,
    article: int = 0,
    *,
    start: int = 0,
    sentence: int = 0,
    label: str = "PERSON",
    roles: str = "",
    verbs: str = "",
    **told: object,
) -> Cluster:
    """Somebody of one article: an unnamed one is called `text`, a name has capitals; verbs as "shoot:agent"."""
    words = text.split()
    named = text.istitle()
    kind = "name" if named else "nominal"
    small = {"the", "a", "an", "his"}
    deeds = Deeds(
        nouns=frozenset() if named else frozenset({words[-1].removesuffix("s")}),
        words=frozenset() if named else frozenset(words[:-1]) - small,
        verbs=frozenset((v.split(":")[0], v.split(":")[1]) for v in verbs.split()),
        **told,  # type: ignore[arg-type]
    )
    mention = Mention(start, start + len(text), text, sentence, 0, "e", kind, "first")
    local = Local(article, Entity("e", text, label, 0.5, 1, NONE, ""), [mention], deeds=deeds)
    if named:
        local.names, local.roles = [text], frozenset(roles.split())
    return Cluster(local)


def joined(*clusters: Cluster, label: str = "PERSON") -> list[list[str]]:
    join_alike(clusters, label)
    return [[m.entity.name for m in c.members] for c in clusters if c.members]


def others(article: int = 0) -> list[Cluster]:
    """Named people whom the story is more about."""
    return [one(name, article, start=1) for name in ("Ann Moss", "Ben Ray", "Cleo Diaz")]


def test_who_is_called_the_same_and_does_the_same_is_one() -> None:
    named = one("Dan Hill", roles="deputy", verbs="chase:agent")
    assert ["Dan Hill", "the deputy"] in joined(named, one("the deputy", 1, verbs="chase:agent"), *others())


def test_one_weak_hint_is_not_enough() -> None:
    named = one("Dan Hill", verbs="chase:agent", start=9)
    assert ["the deputy"] in joined(*others(), named, one("the deputy", 1, verbs="chase:agent", start=9))


def test_two_names_are_never_joined() -> None:
    assert len(joined(one("Dan Hill", roles="deputy"), one("Eva Lund", 1, roles="deputy"))) == 2


def test_the_leader_of_the_other_party_is_somebody_else() -> None:
    named = one("Dan Hill", roles="leader republican")
    assert ["the senate democratic leader"] in joined(named, one("the senate democratic leader", 1), *others())


def test_a_woman_is_not_a_man() -> None:
    named = one("Dan Hill", roles="deputy", gender="m")
    assert ["the deputy"] in joined(named, one("the deputy", 1, gender="f"), *others())


def test_who_is_introduced_in_the_midst_of_an_article_is_somebody_new() -> None:
    named = one("Dan Hill", roles="deputy")
    assert ["a deputy"] in joined(named, one("a deputy", start=900, sentence=9), *others())


def test_the_lead_tells_the_headline_once_more() -> None:
    deeds = "chase:agent stop:agent wound:patient"
    named, again = one("Dan Hill", roles="deputy", verbs=deeds), one("a deputy", start=40, sentence=1, verbs=deeds)
    assert ["Dan Hill", "a deputy"] in joined(named, again, *others())


def test_two_rivals_for_one_part_leave_it_open() -> None:
    named = one("Dan Hill", parts={"doer": 2})
    two = [one("a man", 1, parts={"doer": 1}), one("a teen", 1, start=9, parts={"doer": 1})]
    assert ["Dan Hill"] in joined(named, *two)


def test_a_sister_in_the_same_article_is_somebody_else_s() -> None:
    named = one("Dana Hill", roles="sister")
    assert ["older sister"] in joined(named, one("older sister", start=30, sentence=1), *others())


def test_a_teacher_who_was_arrested_is_not_the_gunman() -> None:
    gunman, teacher = one("the gunman", parts={"doer": 1}), one("the teacher", 1, parts={"doer": 1})
    assert len(joined(gunman, teacher)) == 2


def test_groups_of_one_noun_and_number_are_one() -> None:
    two = one("two male bandits", label="GROUP", count=2, verbs="arrest:patient")
    both = one("two masked bandits", 1, label="GROUP", count=2, verbs="arrest:patient")
    assert len(joined(two, both, label="GROUP")) == 1


def test_groups_called_more_closely_by_other_words_stay_apart() -> None:
    foreign = one("foreign workers", label="GROUP", verbs="hire:patient")
    assert len(joined(foreign, one("american workers", 1, label="GROUP", verbs="hire:patient"), label="GROUP")) == 2


def test_groups_of_one_article_stay_apart() -> None:
    police = one("police", label="GROUP", verbs="say:agent")
    assert len(joined(police, one("city police", label="GROUP", start=9, verbs="say:agent"), label="GROUP")) == 2


@given(st.permutations(range(6)))
def test_the_order_of_clusters_does_not_matter(order: list[int]) -> None:
    made = [
        one("Dan Hill", roles="deputy", verbs="chase:agent"),
        one("the deputy", 1, verbs="chase:agent"),
        one("a deputy", 2, verbs="chase:agent"),
        *others(),
    ]
    found = sorted(sorted(names) for names in joined(*[made[i] for i in order]))
    assert found == [["Ann Moss"], ["Ben Ray"], ["Cleo Diaz"], ["Dan Hill", "a deputy", "the deputy"]]


@pytest.mark.parametrize("weights", [PEOPLE, GROUPS])
def test_nobody_is_joined_without_a_hint(weights: dict[str, float]) -> None:
    assert weights["bias"] < min(ENOUGH.values())


def test_who_has_another_rank_is_somebody_else() -> None:
    named = one("Dan Hill", roles="minister", verbs="resign:agent quit:agent")
    unnamed = one("the prime minister", 1, verbs="resign:agent quit:agent")
    assert ["the prime minister"] in joined(named, unnamed, *others())
    unnamed = one("the new minister", 1, verbs="resign:agent quit:agent")
    assert ["Dan Hill", "the new minister"] in joined(named, unnamed, *others())
