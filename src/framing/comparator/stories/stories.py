"""Groups articles that tell the same event.

Similarities come from `candidates`, groups from `grouping`, in two passes. The second uses what the first shows about
this collection: the sizes of stories, repeats by one outlet, and the company of each article (`habits`). Nothing
depends on the order of the input: articles are sorted by date and id first, and a story is named after its earliest
article.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256

from framing.comparator.sentences.terms import Text
from framing.comparator.stories.candidates import FLOOR, Pairs, day
from framing.comparator.stories.grouping import Rule, groups
from framing.comparator.stories.habits import Sizes, company, repeats
from framing.model import Story

LABEL = 90  # characters of a label

FIRST_RULE = Rule(least=0.14)
"""The first grouping is the stricter one: what it finds is what the collection is judged by."""

Edge = tuple[int, int, float]  # two articles and their similarity


def stories(articles: Iterable[Text]) -> tuple[Story, ...]:
    """All articles, grouped by event and in order of date. An article alone is a story of one.

    Args:
        articles: anything with `id`, `title`, `text`, `date` and `source`; ids are unique.
    """
    return _stories(articles, ())


def add(known: Sequence[Story], articles: Iterable[Text]) -> tuple[Story, ...]:
    """The stories after new articles are added. Known stories keep their ids and their articles.

    Args:
        known: what `stories` or `add` found before.
        articles: the articles of the known stories and the new ones.
    """
    return _stories(articles, known)


def _stories(articles: Iterable[Text], known: Sequence[Story]) -> tuple[Story, ...]:
    ordered = sorted(articles, key=order)
    if not ordered:
        return ()
    edges = Pairs(ordered)
    fixed, names = _fixed(ordered, known)
    found: dict[int, list[int]] = {}
    first = groups(len(ordered), edges, FIRST_RULE, fixed)
    levelled = _levelled(edges, [a.source for a in ordered], first)
    for item, group in enumerate(groups(len(ordered), levelled, Rule(), fixed, Sizes(first))):
        found.setdefault(group, []).append(item)
    inside, nearness = _inside(found, edges)
    return tuple(
        _story([ordered[i] for i in items], [nearness.get(i, 0.0) for i in items], inside.get(group, 0.0), names)
        for group, items in found.items()
    )


def _levelled(edges: Iterable[Edge], sources: Sequence[str], grouping: Sequence[int]) -> Iterator[Edge]:
    """The similarities after a first grouping.

    They are lower for two articles of one outlet, as far as this collection supports it, and for articles that are
    similar to many.
    """
    scale = company(len(sources), _less_for_repeats(edges, sources, grouping), grouping)
    for i, j, s in _less_for_repeats(edges, sources, grouping):
        level = round(s * scale[i] * scale[j], 9)
        if level >= FLOOR:
            yield i, j, level


def _less_for_repeats(edges: Iterable[Edge], sources: Sequence[str], grouping: Sequence[int]) -> Iterable[Edge]:
    factor = repeats(sources, grouping)
    if factor == 1.0:
        return edges
    return ((i, j, s * factor if sources[i] == sources[j] else s) for i, j, s in edges)


def order(article: Text) -> tuple[str, str]:
    """The order in which articles are processed: those without a date first, then by date, then by id."""
    return ((article.date or "")[:10] if day(article) is not None else "", article.id)


def _fixed(ordered: Sequence[Text], known: Sequence[Story]) -> tuple[list[int], dict[str, str]]:
    """For each article the first article of its known story or -1, and the names of the known stories."""
    story_of = {article: story.id for story in known for article in story.article_ids}
    first: dict[str, int] = {}
    fixed = []
    for i, article in enumerate(ordered):
        story = story_of.get(article.id)
        fixed.append(-1 if story is None else first.setdefault(story, i))
    return fixed, story_of


def _inside(
    found: dict[int, list[int]], edges: Iterable[tuple[int, int, float]]
) -> tuple[dict[int, float], dict[int, float]]:
    """Per group the sum of similarities inside it, per article the sum of its similarities to its group."""
    group_of = {i: g for g, items in found.items() for i in items}
    inside: dict[int, float] = {}
    nearness: dict[int, float] = {}
    for i, j, s in edges:
        if group_of[i] == group_of[j]:
            inside[group_of[i]] = inside.get(group_of[i], 0.0) + s
            nearness[i] = nearness.get(i, 0.0) + s
            nearness[j] = nearness.get(j, 0.0) + s
    return inside, nearness


def _story(articles: Sequence[Text], nearness: Sequence[float], inside: float, names: dict[str, str]) -> Story:
    pairs = len(articles) * (len(articles) - 1) / 2
    known = next((names[a.id] for a in articles if a.id in names), None)
    central = max(range(len(articles)), key=lambda i: (nearness[i], -i))
    return Story(
        id=known or "story-" + sha256(articles[0].id.encode()).hexdigest()[:10],
        label=_label(articles[central]),
        article_ids=tuple(a.id for a in articles),
        cohesion=round(min(1.0, inside / pairs), 4) if pairs else 1.0,
    )


def _label(article: Text) -> str:
    """The title of the most central article, or the opening words of its text."""
    words = (article.title or article.text[: 4 * LABEL]).split()
    label = ""
    for word in words:
        if len(label) + len(word) > LABEL:
            return label + " …"
        label = f"{label} {word}".strip()
    return label
