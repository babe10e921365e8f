"""What an entity is, in a reader's words: data files have the label, pages and the terminal the word."""

from __future__ import annotations

_KINDS = {
    "PERSON": "person", "ORG": "organisation", "GPE": "country or place", "NORP": "people", "LOC": "place",
    "FAC": "building", "GROUP": "group", "EVENT": "event", "LAW": "law", "PRODUCT": "product", "WORK_OF_ART": "work",
}  # fmt: skip


def kind_of(label: str) -> str:
    """ "ORG" -> "organisation"; what is no label stays, in lower case."""
    return _KINDS.get(label, label.lower())
