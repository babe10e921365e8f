"""What a file says of itself, beside its articles."""

from __future__ import annotations

from msgspec import Struct


class Note(Struct, frozen=True):
    """What a file says of itself: `framing read` shows it.

    Attributes:
        path: the file.
        format: the format as which it was read.
        announced: how many articles the file says it has; None where it does not say.
        left_out: what is no article and was left out: a kind and how often.
    """

    path: str
    format: str
    announced: int | None = None
    left_out: tuple[tuple[str, int], ...] = ()
