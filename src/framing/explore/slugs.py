"""Names as parts of an address."""

from __future__ import annotations

import re
import unicodedata

_NUMBERED = re.compile(r"[\w-]+~\d+")


def slug(name: str) -> str:
    """A name as part of an address: "Côte d'Ivoire" -> "cote-d-ivoire"."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"[^\w]+", "-", letters).strip("-") or "unnamed"


def named(given: str) -> str:
    """The slug that a reader means who gives a name or a slug, perhaps the numbered one of a second thing of a name."""
    return given if _NUMBERED.fullmatch(given) else slug(given)
