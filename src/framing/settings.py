"""All that an analysis depends on besides the article."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from framing.lexicon.entry import Lexicon


@dataclass(frozen=True, slots=True)
class Settings:
    lexicons: tuple[Lexicon, ...]
    aliases: Mapping[str, str] = field(default_factory=dict)  # alias -> name
    pipeline: str = "en_core_web_md"
