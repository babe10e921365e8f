"""What can be said of a verb: its subject, voice, denial and modality, and the names of the modalities."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from framing.language.tree import Node
from framing.model import Modality

ASSERTED: Final = "asserted"
FUTURE: Final = "future"
POSSIBLE: Final = "possible"
CONDITIONAL: Final = "conditional"
ALLEGED: Final = "alleged"


class Clause(Struct, frozen=True):
    """A verb with its subject, voice, denial and modality."""

    verb: Node
    subject: Node | None  # the surface subject, wherever it is
    passive: bool
    negated: bool
    modality: Modality


def weaker(one: Modality, other: Modality) -> Modality:
    """The weaker of the two modalities: a wish inside a clause that is itself not done keeps the clause's modality."""
    return other if one == ASSERTED else one
