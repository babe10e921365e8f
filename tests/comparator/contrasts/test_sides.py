"""Who attacks whom, with the parts exchanged."""

from __future__ import annotations

from msgspec.structs import replace
from story_notation import article

from framing.comparator.contrasts.formed import Formed
from framing.comparator.contrasts.sides import exchanged
from framing.comparator.sentences.evidence import Places
from framing.model import Analysis, ContrastKind

CAMBODIA = "Cambodian/ADJ soldiers/NOUN/soldier attacked/VERB/attack a Thai/ADJ patrol/NOUN"
THAILAND = "Thai/ADJ forces/NOUN/force shelled/VERB/shell a Cambodian/ADJ post/NOUN"


def told(source: str, *sentences: tuple[str, str], negated: bool = False) -> Analysis:
    """An article of such sentences, each with the words for who attacks."""
    draft = article(source, [s for s, _ in sentences], {who: "GROUP" for _, who in sentences})
    for n, (_, who) in enumerate(sentences):
        draft.event(n, "attacked" if "attacked" in sentences[n][0] else "shelled", "attack", who)
        draft.events[-1] = replace(draft.events[-1], agent_text=who, negated=negated)
    return draft.done()


def found(*analyses: Analysis) -> list[Formed]:
    return list(exchanged([Places(a) for a in analyses]))


BY_CAMBODIA, BY_THAILAND = (CAMBODIA, "Cambodian soldiers"), (THAILAND, "Thai forces")


def test_each_source_has_the_other_side_attack() -> None:
    (one,) = found(told("A", BY_CAMBODIA), told("B", BY_THAILAND))
    assert one.kind is ContrastKind.ROLE
    assert one.about == "who attacks: Cambodia or Thailand"
    assert [e.text for (e,) in one.sides.values()] == [
        "Cambodian soldiers attacked a Thai patrol",
        "Thai forces shelled a Cambodian post",
    ]


def test_no_contrast_where_a_source_tells_of_both_or_both_of_the_same() -> None:
    assert not found(told("A", BY_CAMBODIA, BY_THAILAND), told("B", BY_THAILAND))
    assert not found(told("A", BY_THAILAND), told("B", BY_THAILAND))
    assert not found(told("A", BY_CAMBODIA, negated=True), told("B", BY_THAILAND))
