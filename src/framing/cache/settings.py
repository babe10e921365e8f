"""All that an analysis depends on besides the article."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from framing.lexicon.entry import Lexicon


class Settings(Struct, frozen=True):
    lexicons: tuple[Lexicon, ...]
    aliases: Mapping[str, str] = field(default_factory=dict)  # alias -> name
    pipeline: str = "en_core_web_md"
